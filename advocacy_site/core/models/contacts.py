"""Whom a reader may write to or call about a page.

A snippet rather than fields of the page: a page's revisions would keep a person after she was erased.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet

from .people import Person, PersonQuerySet, Reachable


class ContactPerson(Person, Reachable):
    """Somebody of the staff who agreed to stand in public, or a desk."""

    name = models.CharField(_("name"), max_length=120, help_text=_("A person or a desk."))
    role = models.CharField(_("role"), max_length=120, blank=True)
    agreed = models.BooleanField(
        _("agreed to stand in public"),
        default=False,
        help_text=_("Without agreement nothing about a person is kept here. A desk agrees."),
    )

    objects = PersonQuerySet.as_manager()
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("role")], _("Who")),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone")], _("How to reach them")),
        FieldPanel("agreed"),
    ]

    class Meta(Person.Meta, Reachable.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["name"]
        constraints = [
            *Reachable.Meta.constraints,
            models.CheckConstraint(
                name="contact_person_agreed",
                condition=models.Q(agreed=True),
                violation_error_message=_("Ask this person first: nobody stands in public without agreeing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name

    def clean(self) -> None:
        """Say beside the tick that it is missing; the database refuses it too."""
        super().clean()
        if not self.agreed:
            raise ValidationError(
                {"agreed": _("Ask this person first: nobody stands in public without agreeing.")}
            )


class HasContact(models.Model):
    """A page that may name a contact person."""

    contact: Any = models.ForeignKey(
        ContactPerson,
        verbose_name=_("contact person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Changes to a person hold on every page that names them, within minutes."),
    )

    contact_panel = FieldPanel("contact")

    class Meta:
        abstract = True


register_snippet(ContactPerson)
