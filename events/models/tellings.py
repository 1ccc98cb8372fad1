"""What all who registered for an event are told at once, and how far that has come. No address is kept."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock

from .events import Event


class Telling(models.Model):
    """One round of mail, begun by staff. What it says is rendered from the event when each mail is sent."""

    class Kind(models.TextChoices):
        CHANGE = "change", _("something has changed")
        OFF = "off", _("it does not take place on its date")
        RECORDING = "recording", _("thanks, with the recording")

    class State(models.TextChoices):
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        STOPPED = "stopped", _("stopped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="tellings", db_index=False)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    notes: Any = models.JSONField(default=dict, help_text="By language code, what staff want to add.")
    state = models.CharField(max_length=7, choices=State.choices, default=State.SENDING)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=clock.now, help_text="Who registers later is not told.")
    total = models.PositiveIntegerField(help_text="How many it was to go to.")
    queued = models.PositiveIntegerField(default=0, help_text="How many went into the outbox.")
    cursor = models.UUIDField(null=True, help_text="The last registration that was looked at, by its key.")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("message to registrants")
        verbose_name_plural = _("messages to registrants")
        ordering = ["-started_at", "-pk"]
        default_permissions = ()
        permissions = [("tell_registrants", _("Can write to all who registered for an event"))]
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=Q(state="sending"), name="an_event_tells_one_thing_at_a_time"
            ),
            models.CheckConstraint(name="telling_kind", condition=Q(kind__in=["change", "off", "recording"])),
            models.CheckConstraint(name="telling_goes_to_somebody", condition=Q(total__gte=1)),
            models.CheckConstraint(
                name="telling_ends_when_it_is_over",
                condition=Q(state="sending", finished_at=None)
                | Q(state__in=["sent", "stopped"], finished_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["event", "-started_at"], name="telling_listed")]

    def __str__(self) -> str:
        return f"Telling {self.pk}"

    @property
    def series(self) -> str:
        """How the dedupe keys of its mails begin."""
        return f"event-told:{self.pk}"
