"""Where the answers of a contact page arrive: a record, once for all languages, that no draft can change."""

import uuid
from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.keys import new_key
from advocacy_site.core.models.records import PageRecordQuerySet


class Inbox(models.Model):
    """Who reads what a form brings, who is told, and how long it is kept."""

    class Kind(models.TextChoices):
        MESSAGE = "message", _("Messages")
        MEMBERSHIP = "membership", _("Applications of organisations")

    class Reader(models.TextChoices):
        """Who reads, in the words that stand on the page."""

        SECRETARIAT = "secretariat", _("the secretariat")
        PRESS = "press", _("the press office")
        MEMBERSHIP = "membership", _("the people who look after membership")
        PROGRAMMES = "programmes", _("the people who run our programmes")
        SAFEGUARDING = "safeguarding", _("the safeguarding officer")

    class Days(models.IntegerChoices):
        """How long answers are kept. Each is a row of the table of periods (privacy.py)."""

        MONTH = 30, _("30 days")
        QUARTER = 90, _("90 days")
        YEAR = 365, _("365 days")

    # Neither group nor address: somebody decides anew who reads a copied page.
    COPIED_SETTINGS = ("kind", "reader", "keep_days")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(_("key"), max_length=10, unique=True, default=new_key, editable=False)
    translation_key = models.UUIDField(unique=True, editable=False, help_text="That of its pages.")
    kind = models.CharField(
        _("takes"),
        max_length=10,
        choices=Kind.choices,
        default=Kind.MESSAGE,
        help_text=_("Applications ask for the organisation, its country, its website and a contact person."),
    )
    reader = models.CharField(
        _("read by"),
        max_length=12,
        choices=Reader.choices,
        default=Reader.SECRETARIAT,
        help_text=_("The words on the page."),
    )
    group: Any = models.ForeignKey(
        Group,
        verbose_name=_("role"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Only people with this role see the answers. Without a role the form is closed. "
            "A change holds for answers that arrive from now on: what was sent before stays with the role "
            "that the page promised."
        ),
    )
    address = models.EmailField(
        _("address of the role"),
        blank=True,
        help_text=_("Is told that something arrived, never what. Without an address the form is closed."),
    )
    keep_days = models.PositiveSmallIntegerField(
        _("kept for"),
        choices=Days.choices,
        default=Days.QUARTER,
        help_text=_("Then they are deleted. A change holds for answers that arrive from now on."),
    )
    paused = models.BooleanField(_("paused"), default=False, help_text=_("The page says so."))
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PageRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("inbox")
        verbose_name_plural = _("inboxes")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(name="inbox_kind", condition=models.Q(kind__in=["message", "membership"])),
            models.CheckConstraint(
                name="inbox_reader",
                condition=models.Q(
                    reader__in=["secretariat", "press", "membership", "programmes", "safeguarding"]
                ),
            ),
            models.CheckConstraint(name="inbox_period", condition=models.Q(keep_days__in=[30, 90, 365])),
        ]

    def __str__(self) -> str:
        titles = [page.title for page in self.pages.all()]  # prefetched by lists
        return titles[0] if titles else self.key

    @property
    def is_open(self) -> bool:
        """Whether somebody would read what is sent now."""
        return bool(self.group_id and self.address) and not self.paused

    @property
    def state_label(self) -> str:
        """Whether it is open, in words for staff."""
        if self.paused:
            return str(_("paused"))
        return str(_("open")) if self.is_open else str(_("closed: choose a role and its address"))

    @property
    def subject(self) -> str:
        """How logs and other rooms name this inbox."""
        return f"inbox:{self.pk}"
