"""Registrations: who wants to come to an event, with whom, and in what state that is."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedJSONField, SealedTextField

from .events import Event
from .places import EventPart, Places, TicketType


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Which registrations hold places, and which wait for some."""

    def holding(self) -> "RegistrationQuerySet":
        """Those that have places, offered ones included: nobody else can be given these."""
        return self.filter(state__in=Registration.HOLDING)

    def in_line(self) -> "RegistrationQuerySet":
        """Those that wait, the first one first."""
        return self.filter(state=Registration.State.WAITING).order_by("line_number")

    def common(self) -> "RegistrationQuerySet":
        """Without applications that only one role reads."""
        return self.filter(event__readers__isnull=True)


class Registration(models.Model):
    """One person's registration for one event, with any guests. Only services change its state."""

    class State(models.TextChoices):
        PENDING = "pending", _("waiting for confirmation")
        REQUESTED = "requested", _("waiting for our answer")
        REGISTERED = "registered", _("registered")
        WAITING = "waiting", _("on the waiting list")
        OFFERED = "offered", _("offered a place")
        CANCELLED = "cancelled", _("cancelled")
        REFUSED = "refused", _("refused")

    class EndedBy(models.TextChoices):
        """Who ended it. Blank: it has not ended."""

        SELF = "self", _("the person")
        STAFF = "staff", _("us")
        TIME = "time", _("an offer that nobody took in time")

    class Press(models.TextChoices):
        """What became of a wish to be accredited as a journalist. Blank: there was none."""

        ASKED = "asked", _("asked for")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    # Whether no key opens what is sealed of it: then it came without that (`events.readable`).
    unread = False

    HOLDING = (State.REGISTERED, State.OFFERED)
    LIVING = (State.REQUESTED, State.REGISTERED, State.WAITING, State.OFFERED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations", db_index=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PENDING)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    email = SealedTextField(blank=True)
    email_hash = models.CharField(
        max_length=64, blank=True, help_text="Keyed hash; blank: staff entered somebody without an address."
    )
    form_key = models.CharField(
        max_length=64,
        blank=True,
        default="",
        db_default="",
        help_text="Keyed hash of what staff sent to enter it: sent twice, it enters nobody twice.",
    )
    wish: "models.Field[Any, Any]" = SealedJSONField(
        null=True, help_text="What the form said, until its sender confirms it."
    )

    ticket = models.ForeignKey(
        TicketType, null=True, blank=True, on_delete=models.PROTECT, related_name="registrations"
    )
    parts: Any = models.ManyToManyField(EventPart, related_name="registrations", blank=True)
    party = models.PositiveSmallIntegerField(
        default=1, help_text="How many places it needs: this person and the guests."
    )
    arrived = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="How many of them came: as many as it has arrivals."
    )
    name = SealedTextField(blank=True, help_text="As on the badge.")
    organisation = SealedTextField(blank=True)
    role = SealedTextField(blank=True)
    country: Any = CountryField(_("country"), blank=True)
    listening = models.CharField(max_length=10, blank=True, help_text="The language one wants to hear.")
    no_photo = models.BooleanField(default=False)
    amount = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, help_text="What one chose to pay for solidarity."
    )
    press = models.CharField(max_length=7, choices=Press.choices, blank=True)
    outlet = SealedTextField(blank=True, help_text="For whom a journalist reports.")
    answers: Any = SealedJSONField(null=True, help_text="Each with its question, as it was read.")
    no_reminders = models.BooleanField(default=False)

    created_at = models.DateTimeField(default=clock.now)
    requested_at = models.DateTimeField(default=clock.now, help_text="When the form was last sent.")
    confirmed_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True, help_text="When staff said that this person may come.")
    placed_at = models.DateTimeField(null=True, help_text="When it last became registered.")
    line_number = models.PositiveIntegerField(null=True, help_text="Its turn in the waiting list.")
    offer_ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=5, choices=EndedBy.choices, blank=True)
    turn = models.PositiveIntegerField(default=0, help_text="Rises with each change of its state.")
    day_reminder_for = models.DateTimeField(null=True, help_text="The start that a reminder told of.")
    hour_reminder_for = models.DateTimeField(null=True)
    mails = models.PositiveSmallIntegerField(default=0, help_text="Asking to confirm, since it last ended.")
    generation = models.PositiveIntegerField(default=0, help_text="Mails that asked to confirm, ever.")
    last_mail_at = models.DateTimeField(null=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        permissions = [
            ("see_registrant", _("Can see names and addresses of registrants")),
            ("manage_registration", _("Can add, approve, move and cancel registrations")),
            ("export_registration", _("Can export registrations")),
        ]
        indexes = [
            models.Index(fields=["event", "state", "created_at", "id"], name="registration_listed"),
            models.Index(fields=["email_hash"], name="registration_by_person"),
            models.Index(fields=["offer_ends_at"], condition=Q(state="offered"), name="registration_offered"),
            models.Index(
                fields=["requested_at"], condition=Q(wish__isnull=False), name="registration_unconfirmed"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email_hash"],
                condition=~Q(email_hash=""),
                name="a_person_registers_once",
            ),
            models.UniqueConstraint(
                fields=["event", "form_key"],
                condition=~Q(form_key=""),
                name="a_form_of_staff_enters_one_person",
            ),
            models.UniqueConstraint(
                fields=["event", "line_number"],
                condition=Q(line_number__isnull=False),
                name="nobody_shares_a_place_in_the_line",
            ),
            models.CheckConstraint(
                name="registration_state_has_its_dates",
                condition=Q(state="pending", confirmed_at=None, ended_at=None)
                | Q(state="requested", confirmed_at__isnull=False, ended_at=None)
                | Q(state__in=["waiting", "offered"], confirmed_at__isnull=False, ended_at=None)
                | Q(state="registered", placed_at__isnull=False, ended_at=None)
                | Q(state__in=["cancelled", "refused"], ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="who_waits_has_a_number",
                condition=Q(state__in=["waiting", "offered"], line_number__isnull=False)
                | (~Q(state__in=["waiting", "offered"]) & Q(line_number=None)),
            ),
            models.CheckConstraint(
                name="an_offer_has_its_end",
                condition=Q(state="offered", offer_ends_at__isnull=False)
                | (~Q(state="offered") & Q(offer_ends_at=None)),
            ),
            models.CheckConstraint(
                name="registration_ended_by_somebody",
                condition=Q(ended_at=None, ended_by="")
                | Q(ended_at__isnull=False, ended_by__in=["self", "staff", "time"]),
            ),
            models.CheckConstraint(
                name="a_wish_waits_for_its_sender",
                condition=Q(state="pending", wish__isnull=False)
                | Q(state="cancelled")
                | (~Q(state__in=["pending", "cancelled"]) & Q(wish=None)),
            ),
            models.CheckConstraint(name="registration_has_a_party", condition=Q(party__gte=1)),
            models.CheckConstraint(
                name="only_who_is_registered_arrives",
                condition=Q(arrived=0) | Q(state="registered", arrived__lte=models.F("party")),
            ),
            models.CheckConstraint(
                name="registration_can_be_reached",
                condition=Q(email="", email_hash="") | (~Q(email="") & ~Q(email_hash="")),
            ),
            models.CheckConstraint(
                name="registration_press", condition=Q(press__in=["", "asked", "granted", "refused"])
            ),
            models.CheckConstraint(name="registration_mails_at_most_three", condition=Q(mails__lte=3)),
        ]

    def __str__(self) -> str:
        return f"Registration {self.pk}"

    @property
    def has_place(self) -> bool:
        """Whether places are kept for it."""
        return self.state in self.HOLDING

    @property
    def is_living(self) -> bool:
        """Whether it was confirmed and has not ended."""
        return self.state in self.LIVING

    def all_places(self) -> list[Places]:
        """Return all that it needs places of, always in the same order: event, ticket, parts."""
        tickets = [self.ticket] if self.ticket else []
        return [self.event, *tickets, *sorted(self.parts.all(), key=lambda part: part.pk)]


class Guest(models.Model):
    """Somebody whom a registered person brings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="guests")
    position = models.PositiveSmallIntegerField()
    name = SealedTextField(help_text="As on the badge.")
    no_photo = models.BooleanField(default=False)

    class Meta:
        ordering = ["registration", "position"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "position"], name="guests_stand_in_order"),
            models.CheckConstraint(name="guest_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"Guest {self.pk}"


class Refusal(models.Model):
    """That somebody was refused and erased their registration: a keyed hash, kept as long as registrations.

    Without it, erasing would undo what staff decided, perhaps for the safety of all others.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="refusals")
    email_hash = models.CharField(max_length=64)
    refused_at = models.DateTimeField(default=clock.now)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["event", "email_hash"], name="somebody_is_refused_once"),
            models.CheckConstraint(name="a_refusal_knows_whose_it_is", condition=~Q(email_hash="")),
        ]

    def __str__(self) -> str:
        return f"Refusal {self.pk}"
