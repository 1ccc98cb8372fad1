"""People who speak."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from advocacy_site.core.models import Person, PersonQuerySet
from advocacy_site.core.translation_memory import forget_fields

PSEUDONYM = _(
    "Keeps a portrait from being added. Write the real name nowhere, and check that the biography, "
    "the file name of a document and the words of the event do not give it away. In her other languages "
    "the pseudonym replaces the name, and portrait and biography are taken away."
)


class Speaker(Person):
    """Somebody who speaks at events, as she wants to be shown.

    There is no field for the real name of a person who appears under a pseudonym: what is not stored can't
    be shown, searched, listed, translated or revised. What she wants in one language holds in all.
    """

    name = models.CharField(
        _("name"), max_length=120, help_text=_("As it is shown to everybody. For a pseudonym, only that.")
    )
    is_pseudonym = models.BooleanField(
        _("this is a pseudonym"),
        default=False,
        help_text=PSEUDONYM,
    )
    portrait: Any = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = models.TextField(_("short biography"), max_length=600, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("is_pseudonym"),
        FieldPanel("portrait"),
        FieldPanel("biography"),
    ]

    objects = PersonQuerySet.as_manager()

    class Meta(Person.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="a_pseudonym_has_no_portrait",
                condition=models.Q(is_pseudonym=False) | models.Q(portrait__isnull=True),
                violation_error_message=_("Somebody who appears under a pseudonym has no portrait."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let a pseudonym hold in every language: nothing written before it may give her away."""
        named = type(self)._base_manager.filter(translation_key=self.translation_key, is_pseudonym=False)
        was_named = self.is_pseudonym and named.exists()
        super().save(*args, **kwargs)
        if was_named:
            for other in self.get_translations().filter(is_pseudonym=False):
                other.is_pseudonym, other.name = True, self.name
                other.portrait, other.biography = None, ""
                other.save()
            forget_fields(self, ["name", "portrait", "biography"])
            self.forget_labels()
