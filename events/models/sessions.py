"""The times of an event's programme, and the stops of a tour."""

import uuid
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.times import validate_zone, zone_named

from .. import listening
from .events import Access, Event, Place, ends_later


class Session(Place):
    """When a part of the programme is, and where a tour stops. Its words are a block of the event's pages.

    `key` is that block's id, the same in every language, draft and revision.
    """

    SETTINGS = ("starts_at", "ends_at", "time_zone", "access", "languages", *Event.PLACE)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    key = models.CharField(max_length=36)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[validate_zone])
    access = models.CharField(
        _("who is let in"),
        max_length=10,
        choices=Access.choices,
        blank=True,
        help_text="Empty: as the event.",
    )
    languages = models.CharField(_("languages"), max_length=listening.LENGTH, blank=True)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "key"], name="one_time_for_a_session"),
            models.CheckConstraint(name="session_has_a_key", condition=~Q(key="")),
            ends_later("session_ends_after_it_starts"),
            models.CheckConstraint(
                name="session_access", condition=Q(access__in=["", "open", "registered", "approved"])
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def zone_of(self, event: Event) -> ZoneInfo:
        """Return the zone of its hours: its own, or that of `event`."""
        return zone_named(self.time_zone) if self.time_zone else event.zone
