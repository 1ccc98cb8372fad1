"""Updates to signers: what is told to which of them, and how far that has come. No address is kept here."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock

from .actions import Action

Q = models.Q
BEGUN = ("started_at", "started_by", "until", "words", "total")


def _all(names: Iterable[str], *, null: bool) -> Q:
    """Return the condition that all columns `names` are null, or that none is."""
    return Q(**{f"{name}__isnull": null for name in names})


class SignerMailingQuerySet(models.QuerySet["SignerMailing"]):
    """Which mailings have work left."""

    def under_way(self) -> "SignerMailingQuerySet":
        """Those that are being sent, the longest waiting first."""
        return self.filter(state=SignerMailing.State.SENDING).order_by("started_at", "pk")


class SignerMailing(models.Model):
    """One line of an action's timeline, mailed to signers who agreed, in the words that it had at the start.

    An empty list of the segment means all; in `countries` and `sources` an empty text stands for none.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SENDING = "sending", _("being sent")
        PAUSED = "paused", _("paused")
        SENT = "sent", _("sent")
        STOPPED = "stopped", _("stopped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="mailings")
    tells = models.CharField(max_length=60, help_text="A key of `tellable.things_to_tell`.")
    languages: Any = models.JSONField(default=list, help_text="That people signed in.")
    countries: Any = models.JSONField(default=list)
    sources: Any = models.JSONField(default=list)
    kinds: Any = models.JSONField(default=list, help_text="Of Signature.Kind.")
    fallback = models.CharField(
        max_length=10,
        blank=True,
        choices=settings.LANGUAGES,
        help_text="What those are written in for whose language there are no words; empty: they get none.",
    )
    state = models.CharField(max_length=7, choices=State.choices, default=State.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(null=True)
    until = models.DateTimeField(
        null=True, help_text="When staff saw the number: who confirms later is not written to."
    )
    words: Any = models.JSONField(null=True, help_text="By language, as `tellable.Words` keeps them.")
    total = models.PositiveIntegerField(null=True, help_text="How many it was to go to when it started.")
    queued = models.PositiveIntegerField(default=0, help_text="How many went into the outbox.")
    told_elsewhere = models.PositiveIntegerField(
        default=0, db_default=0, help_text="How many had the same line of the campaign from another action."
    )
    # The place of the last signer who was looked at, in the order of their confirming.
    cursor_at = models.DateTimeField(null=True)
    cursor_key = models.UUIDField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = SignerMailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("update to signers")
        verbose_name_plural = _("updates to signers")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        permissions = [("send_updates", _("Can write to signers who agreed to it"))]
        constraints = [
            models.CheckConstraint(
                name="mailing_state", condition=Q(state__in=["draft", "sending", "paused", "sent", "stopped"])
            ),
            models.CheckConstraint(name="mailing_tells_something", condition=~Q(tells="")),
            models.CheckConstraint(
                name="mailing_is_begun_whole_or_not",
                condition=Q(state="draft", queued=0) & _all(BEGUN, null=True)
                | ~Q(state="draft") & _all(BEGUN, null=False),
            ),
            models.CheckConstraint(
                name="mailing_ends_when_it_is_over",
                condition=Q(state__in=["sent", "stopped"], finished_at__isnull=False)
                | Q(state__in=["draft", "sending", "paused"], finished_at__isnull=True),
            ),
            models.CheckConstraint(
                name="mailing_has_a_place_while_it_lasts",
                condition=_all(["cursor_at", "cursor_key"], null=True)
                | Q(state__in=["sending", "paused"]) & _all(["cursor_at", "cursor_key"], null=False),
            ),
            models.CheckConstraint(
                name="mailing_goes_to_who_was_counted",
                condition=Q(until__isnull=True) | Q(until__lte=models.F("started_at"), total__gte=1),
            ),
        ]
        indexes = [
            models.Index(fields=["started_at"], condition=Q(state="sending"), name="mailing_under_way"),
        ]

    def __str__(self) -> str:
        return f"Mailing {self.pk}"

    @property
    def series(self) -> str:
        """How the dedupe keys of its mails begin."""
        return f"signer-update:{self.pk}"

    @property
    def last_at(self) -> datetime:
        """When it ended, began or was drafted, whichever was last."""
        return self.finished_at or self.started_at or self.created_at

    @property
    def is_draft(self) -> bool:
        """Whether nothing of it was sent, so that it may be changed."""
        return self.state == self.State.DRAFT

    @property
    def is_over(self) -> bool:
        """Whether nothing of it will be sent any more."""
        return self.state in (self.State.SENT, self.State.STOPPED)
