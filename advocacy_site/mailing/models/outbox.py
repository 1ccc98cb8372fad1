"""Mail that must be sent, written in the transaction that caused it."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedJSONField


class State(models.TextChoices):
    """What has become of a mail. Only `queued` can still change, by the worker or by `services.cancel`."""

    QUEUED = "queued", _("queued")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")
    SUPPRESSED = "suppressed", _("suppressed")


class OutboxQuerySet(models.QuerySet["Outbox"]):
    """Questions one asks of the outbox."""

    def queued(self) -> Self:
        """Return mails that are still to be sent, those that a worker has in hand included."""
        return self.filter(state=State.QUEUED)

    def due(self, now: datetime) -> Self:
        """Return queued mails that a worker may take at `now`, the longest waiting first, bulk mail last.

        A claim moves `not_before` to the end of its lease: a dead worker's mail becomes due by itself.
        """
        return self.queued().filter(not_before__lte=now).order_by("bulk", "not_before")

    def of_series(self, series: str) -> Self:
        """Return the mails whose dedupe key begins with `series` and a colon."""
        return self.filter(dedupe_key__startswith=f"{series}:")

    def not_in_flight(self, now: datetime) -> Self:
        """Leave out mails that a live worker is sending at `now`."""
        return self.exclude(lease__isnull=False, not_before__gt=now)

    def over_since(self, moment: datetime) -> Self:
        """Return mails that left the queue before `moment`."""
        return (
            self.exclude(state=State.QUEUED)
            .alias(over_at=Coalesce("sent_at", "not_before"))
            .filter(over_at__lt=moment)
        )


class Outbox(models.Model):
    """One mail to one person. What it says is rendered when it is sent, from the record it is about."""

    State = State

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(max_length=60, db_index=False, help_text="A name in kinds.mail_kinds.")
    dedupe_key = models.CharField(
        max_length=200, help_text="One mail per key, such as sign-confirm:<uuid>:2 for the second ever."
    )
    object_id = models.UUIDField(null=True, blank=True, db_index=True, help_text="The record it is about.")
    language = models.CharField(max_length=10)
    payload: "models.Field[Any, Any]" = SealedJSONField(
        null=True, blank=True, help_text="{to, …}; blanked a week after sending."
    )
    recipient_hash = models.CharField(max_length=64, help_text="Keyed hash of the normalised address.")
    scope = models.CharField(
        max_length=60, blank=True, help_text="As in Suppression, checked again at sending."
    )
    nonce = models.CharField(
        max_length=64, blank=True, help_text="Each attempt renders the same link from it."
    )
    # Also by the database, for a release that does not know the column yet.
    bulk = models.BooleanField(
        default=False, db_default=False, help_text="As its kind: goes when nothing else is due."
    )
    message_id = models.CharField(max_length=255, help_text="The same for every attempt.")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=clock.now, help_text="By the database's clock.")
    lease = models.UUIDField(null=True, blank=True, help_text="Of the worker that is sending it.")
    created_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(
        max_length=100, blank=True, help_text="Class and SMTP code: never the text."
    )

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        constraints = [
            models.UniqueConstraint(name="outbox_one_mail_per_dedupe_key", fields=["dedupe_key"]),
            models.CheckConstraint(name="outbox_state_known", condition=models.Q(state__in=State.values)),
            models.CheckConstraint(
                name="outbox_sent_has_its_time",
                condition=models.Q(state=State.SENT, sent_at__isnull=False)
                | (~models.Q(state=State.SENT) & models.Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="outbox_queued_has_a_payload",
                condition=~models.Q(state=State.QUEUED) | models.Q(payload__isnull=False),
            ),
            models.CheckConstraint(name="outbox_attempts_not_negative", condition=models.Q(attempts__gte=0)),
        ]
        indexes = [
            models.Index(
                name="outbox_due", fields=["bulk", "not_before"], condition=models.Q(state=State.QUEUED)
            ),
            models.Index(name="outbox_recipient", fields=["recipient_hash"]),
            models.Index(name="outbox_failed", fields=["scope"], condition=models.Q(state=State.FAILED)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
