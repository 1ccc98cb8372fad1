"""Sign-on rounds: a letter that is not public yet goes to chosen organisations, each by a link of its own."""

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedTextField

from .actions import Action, TextVersion
from .organisations import KEY_LENGTH
from .signatures import Signature

Q = models.Q


class SignOnRound(models.Model):
    """One letter sent to chosen organisations, until a deadline. Frozen, its list takes nobody more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="rounds")
    text_version = models.ForeignKey(
        TextVersion,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The words that are shown and signed.",
    )
    message = models.TextField(_("message"), max_length=1500, blank=True)
    deadline = models.DateTimeField(_("deadline"))
    reminder_days = models.CharField(
        _("reminders"), max_length=40, blank=True, help_text="Days before the deadline, as in “7, 2”."
    )
    first_position = models.PositiveIntegerField(
        default=0, help_text="Place in the public list after which its organisations stand."
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sign-on round")
        verbose_name_plural = _("sign-on rounds")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="a_round_ends_after_it_begins", condition=Q(deadline__gt=models.F("created_at"))
            ),
        ]

    def __str__(self) -> str:
        return str(_("Sign-on round of %(day)s")) % {"day": self.created_at.date().isoformat()}

    @property
    def subject(self) -> str:
        """How consents, suppressions and the access log name it."""
        return f"round:{self.pk}"

    @property
    def days(self) -> list[int]:
        """How many days before the deadline reminders go out, the most first."""
        return sorted({int(part) for part in self.reminder_days.replace(",", " ").split()}, reverse=True)

    def is_open_at(self, moment: datetime) -> bool:
        """Whether organisations can answer at `moment`: never once signing has ended."""
        is_closed = self.action.state_at(moment) == Action.State.CLOSED
        return self.frozen_at is None and moment < self.deadline and not is_closed

    @property
    def is_open(self) -> bool:
        """Whether organisations can answer now."""
        return self.is_open_at(clock.now())


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Which invitations are where."""

    def not_sent(self) -> "InvitationQuerySet":
        """Those that nobody was mailed yet."""
        return self.filter(asked_at__isnull=True)

    def unanswered(self) -> "InvitationQuerySet":
        """Those that were mailed and have not been answered."""
        return self.filter(
            state__in=[Invitation.State.ASKED, Invitation.State.OPENED], asked_at__isnull=False
        )


class Invitation(models.Model):
    """One organisation in a round, and what it answered."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        OPENED = "opened", _("opened")
        PROPOSES = "proposes", _("proposes a change")
        SIGNS = "signs", _("signs")
        DECLINES = "declines", _("declines")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(SignOnRound, on_delete=models.CASCADE, related_name="invitations")
    position = models.PositiveIntegerField(help_text="Editors’ order in the round, from 1.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)

    organisation_key = models.CharField(max_length=KEY_LENGTH)
    organisation_name = models.CharField(max_length=200)
    country: Any = CountryField(blank=True, help_text="Empty: international.")
    category = models.CharField(max_length=120, blank=True)
    member: Any = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    contact_name = SealedTextField(blank=True)
    email = SealedTextField()
    email_hash = models.CharField(max_length=64, help_text="Keyed hash of the normalised address.")
    signer_role = SealedTextField(blank=True)
    answer = SealedTextField(blank=True, help_text="The proposed change, or why it declines.")
    signature = models.ForeignKey(Signature, null=True, on_delete=models.SET_NULL, related_name="invitations")

    asked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reminded_days = models.PositiveSmallIntegerField(
        null=True, help_text="The last reminder was that of so many days before the deadline."
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["email_hash"], name="invitation_by_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation_key"], name="an_organisation_is_invited_once_a_round"
            ),
            models.UniqueConstraint(fields=["round", "position"], name="one_place_an_invitation"),
            models.CheckConstraint(
                name="invitation_state",
                condition=Q(state__in=["asked", "opened", "proposes", "signs", "declines"]),
            ),
            models.CheckConstraint(
                name="an_answered_invitation_has_its_day",
                condition=Q(state__in=["asked", "opened"]) | Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.organisation_name

    @property
    def state_words(self) -> str:
        """Its state, for staff."""
        return str(_("not asked yet")) if self.asked_at is None else str(self.get_state_display())

    @property
    def language(self) -> str:
        """The language of its letter and mails."""
        return self.round.text_version.language
