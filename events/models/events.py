"""What happens at an event: its record, once for all languages, and the times of its sessions."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from advocacy_site.core import clock
from advocacy_site.core.keys import new_key
from advocacy_site.core.models.records import PageRecordQuerySet
from advocacy_site.core.times import validate_zone, zone_named

from .. import listening
from .asking import MOST_KEPT_DAYS, AsksRegistrants, asking_is_known
from .places import Places, never_given_twice

ASSUMED_LENGTH = timedelta(hours=2)  # of an event whose end nobody has written


class Access(models.TextChoices):
    """Who is let in."""

    OPEN = "open", _("Open to everyone")
    REGISTERED = "registered", _("Registered participants only")
    APPROVED = "approved", _("Participants whom we approved only")


def undated(at: str = "") -> Q:
    """Return the condition that an event waits for a date: it has none, or was postponed from it."""
    return Q(**{f"{at}starts_at__isnull": True}) | Q(**{f"{at}status": "postponed"})


def not_over(moment: Any, at: str = "") -> Q:
    """Return the condition that an event is not over at `moment`, a datetime or the slot of one.

    `at`: how to reach the event, as "event__".
    """
    return (
        undated(at)
        | Q(**{f"{at}ends_at__gt": moment})
        | Q(**{f"{at}ends_at__isnull": True, f"{at}starts_at__gt": moment - ASSUMED_LENGTH})
    )


def ends_later(name: str, first: str = "starts_at", last: str = "ends_at") -> models.CheckConstraint:
    """Return the constraint that `last` is later than `first` and not there without it."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{last}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{first}__lt": models.F(last)}),
        violation_error_message=_("The end must be later than the start."),
    )


class Place(models.Model):
    """Where people meet. The same words in every language, as they stand on the door."""

    venue = models.CharField(_("venue"), max_length=160, blank=True, help_text=_("The house and the room."))
    address = models.CharField(_("address"), max_length=250, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    country: Any = CountryField(_("country"), blank=True)
    map_url = models.URLField(_("link to a map"), blank=True)

    class Meta:
        abstract = True


class Event(Place, Places, AsksRegistrants):
    """Something people come to. Holds what happens; its pages hold the words."""

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("takes place as planned")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")
        MOVED_ONLINE = "moved_online", _("moved online")

    class Mode(models.TextChoices):
        ONLINE = "online", _("Online")
        ON_SITE = "on_site", _("On site")
        BOTH = "both", _("On site and online")

    class Registration(models.TextChoices):
        NONE = "none", _("None needed")
        EXTERNAL = "external", _("On another website")
        OPEN = "open", _("Here, confirmed at once")
        APPROVAL = "approval", _("Here, and we approve each one")

    class Phase(models.TextChoices):
        UNDATED = "undated", _("date to be announced")
        UPCOMING = "upcoming", _("upcoming")
        NOW = "now", _("now on")
        PAST = "past", _("past")

    PLACE = ("venue", "address", "city", "country", "map_url")
    COPIED_SETTINGS = (
        *("time_zone", "days_only", "mode", "access", "languages", "capacity", *PLACE),
        *AsksRegistrants.REGISTERING,
    )
    TIMES = ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at")
    SETTINGS = (
        *("status", "time_zone", *TIMES, "days_only", "mode", "online_url", "access", "languages", *PLACE),
        *("registration", "external_url", "capacity", "marked_full", *AsksRegistrants.REGISTERING),
        "stewards",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(_("key"), max_length=10, unique=True, default=new_key, editable=False)
    translation_key = models.UUIDField(unique=True, editable=False, help_text="That of its pages.")
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.SCHEDULED)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_zone], help_text=_("Of the place.")
    )
    towns = models.CharField(
        max_length=600,
        blank=True,
        editable=False,
        help_text="Where a tour stops, in order.",
    )
    stop_countries = models.CharField(
        max_length=800,  # all countries there are
        default="",
        db_default="",
        blank=True,
        editable=False,
        help_text="Codes of the countries where a tour stops, between spaces.",
    )
    days_only = models.BooleanField(_("show the days without hours"), default=False)
    mode = models.CharField(_("where"), max_length=7, choices=Mode.choices, default=Mode.ON_SITE)
    online_url = models.URLField(
        _("online link"),
        blank=True,
        help_text=_("Shown to the public only where the event is open to everyone."),
    )
    access = models.CharField(_("who is let in"), max_length=10, choices=Access.choices, default=Access.OPEN)
    languages = models.CharField(_("languages one can listen in"), max_length=listening.LENGTH, blank=True)
    registration = models.CharField(
        _("registration"), max_length=8, choices=Registration.choices, default=Registration.NONE
    )
    external_url = models.URLField(
        _("address of the registration"),
        blank=True,
        help_text=_("On another website. Its name is shown before anybody presses."),
    )
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    marked_full = models.BooleanField(
        _("no place left"), default=False, help_text=_("For places that are given elsewhere.")
    )
    stewards: Any = models.ForeignKey(
        "auth.Group",
        verbose_name=_("this role keeps the door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(
        default=clock.now, db_default=Now(), editable=False, help_text="What calendars tell of it."
    )

    objects = PageRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_at", "-created_at"]
        indexes = [models.Index(fields=["starts_at"], name="event_starts")]
        constraints = [
            ends_later("event_ends_after_it_starts"),
            models.CheckConstraint(
                name="event_registration_closes_after_it_opens",
                condition=Q(registration_opens_at__isnull=True)
                | Q(registration_closes_at__isnull=True)
                | Q(registration_opens_at__lt=models.F("registration_closes_at")),
                violation_error_message=_("Registration closes after it opens."),
            ),
            models.CheckConstraint(
                name="only_approved_are_let_in_by_approval",
                condition=~Q(access="approved") | ~Q(registration="open"),
            ),
            models.CheckConstraint(
                name="event_registrations_are_kept_a_year_at_most",
                condition=Q(kept_days__isnull=True) | Q(kept_days__gte=1, kept_days__lte=MOST_KEPT_DAYS),
            ),
            models.CheckConstraint(
                name="event_status",
                condition=Q(status__in=["scheduled", "postponed", "cancelled", "moved_online"]),
            ),
            models.CheckConstraint(name="event_mode", condition=Q(mode__in=["online", "on_site", "both"])),
            models.CheckConstraint(
                name="event_access", condition=Q(access__in=["open", "registered", "approved"])
            ),
            models.CheckConstraint(
                name="event_registration",
                condition=Q(registration__in=["none", "open", "approval"])
                | (Q(registration="external") & ~Q(external_url="")),
                violation_error_message=_("Registration elsewhere needs its address."),
            ),
            *never_given_twice("event"),
            *asking_is_known("event"),
            models.CheckConstraint(name="event_has_a_zone", condition=~Q(time_zone="")),
        ]

    def __str__(self) -> str:
        titles = [page.title for page in self.pages.all()]  # prefetched by lists
        return titles[0] if titles else self.key

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that the event's hours are told in."""
        return zone_named(self.time_zone)

    @property
    def over_at(self) -> datetime | None:
        """When it is past: its end, or some time after its start where nobody wrote an end.

        None while it waits for a date: what was postponed does not become past on its old one.
        """
        if self.status == self.Status.POSTPONED:
            return None
        return self.ends_at or (self.starts_at + ASSUMED_LENGTH if self.starts_at else None)

    def phase_at(self, moment: datetime) -> str:
        """Return the Phase at `moment`: of what was postponed, UNDATED."""
        if self.starts_at is None or self.over_at is None:
            return self.Phase.UNDATED
        if moment < self.starts_at:
            return self.Phase.UPCOMING
        return self.Phase.NOW if moment < self.over_at else self.Phase.PAST

    @property
    def phase(self) -> str:
        """The Phase now."""
        return self.phase_at(clock.now())

    @property
    def effective_mode(self) -> str:
        """Where it takes place after all."""
        return self.Mode.ONLINE if self.status == self.Status.MOVED_ONLINE else self.Mode(self.mode)

    @property
    def is_off(self) -> bool:
        """Whether it does not take place on its date."""
        return self.status in (self.Status.CANCELLED, self.Status.POSTPONED)

    @property
    def is_full(self) -> bool:
        """Whether no place is left."""
        return self.marked_full or (self.registers_here and self.free == 0)

    @property
    def registers_here(self) -> bool:
        """Whether one registers on this website."""
        return self.registration in (self.Registration.OPEN, self.Registration.APPROVAL)

    def can_be_joined_at(self, moment: datetime) -> bool:
        """Whether somebody can still come: it is neither off nor over at `moment`."""
        return not self.is_off and self.phase_at(moment) != self.Phase.PAST

    def takes_registrations_at(self, moment: datetime) -> bool:
        """Whether one can register here at `moment`, if only for the waiting list."""
        opens, closes = self.registration_opens_at, self.registration_closes_at
        is_open = (opens is None or opens <= moment) and (closes is None or moment < closes)
        return self.registers_here and is_open and self.can_be_joined_at(moment) and not self.marked_full

    @property
    def public_online_url(self) -> str:
        """The online link where everybody may have it, else "": templates use this one only."""
        if self.access != Access.OPEN or self.is_off or self.phase == self.Phase.PAST:
            return ""
        return "" if self.effective_mode == self.Mode.ON_SITE else self.online_url

    @property
    def subject(self) -> str:
        """How other rooms name this event, e.g. in the access log."""
        return f"event:{self.pk}"
