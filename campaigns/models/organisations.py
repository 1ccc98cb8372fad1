"""Organisations that sign by themselves: what they sent, and whom we know there."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from advocacy_site.core import clock, countries
from advocacy_site.core.sealed import SealedTextField
from advocacy_site.supporters.models import ConsentWording

from .actions import Action, TextVersion
from .signatures import Signature

Q = models.Q
KEY_LENGTH = 120


class KnownContact(models.Model):
    """Somebody at an organisation whom staff know: asked, or told, when the organisation signs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_key = models.CharField(
        max_length=KEY_LENGTH, unique=True, help_text="The member, or the normalised name and country."
    )
    member: Any = models.ForeignKey(
        "members.Member",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    organisation_name = models.CharField(_("organisation"), max_length=200)
    country: Any = CountryField(_("country"), blank=True, help_text=_("Empty: international."))
    name = SealedTextField(_("person"), blank=True)
    email = SealedTextField(_("email"))
    email_hash = models.CharField(max_length=64, help_text="Keyed hash of the normalised address.")
    language = models.CharField(_("language of mails"), max_length=10, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("contact of an organisation")
        verbose_name_plural = _("contacts of organisations")
        ordering = ["organisation_name"]
        indexes = [models.Index(fields=["email_hash"], name="known_contact_by_person")]
        constraints = [
            models.CheckConstraint(
                name="a_known_contact_can_be_written_to", condition=~Q(email_hash="") & ~Q(email="")
            ),
        ]

    def __str__(self) -> str:
        return self.organisation_name


class OrganisationRequest(models.Model):
    """Somebody's wish that an organisation signs an action. It makes a signature once it counts.

    Apart from the signature, because two people may send the same organisation's name: neither may take
    the place of the other, and only one that was found right takes the organisation's.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waiting for confirmation")
        ASKED = "asked", _("its contact was asked")
        WAITING = "waiting", _("waiting for us")
        ACCEPTED = "accepted", _("accepted")
        KNOWN = "known", _("had signed before")
        OBJECTED = "objected", _("its contact objected")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    UNDECIDED = (State.ASKED, State.WAITING, State.OBJECTED)

    is_unread = False  # see core/readable.py

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, related_name="organisation_requests", db_index=False
    )
    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PENDING)

    organisation_name = models.CharField(_("organisation"), max_length=200)
    country: Any = CountryField(_("country"), blank=True, help_text="Empty: international.")
    name_key = models.CharField(max_length=KEY_LENGTH, help_text="The normalised name and country.")
    category = models.CharField(_("category"), max_length=120, blank=True)
    website = models.URLField(_("website"), blank=True)
    source = models.SlugField(max_length=50, blank=True, db_index=False, help_text="Whose link it was.")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    email_hash = models.CharField(max_length=64, help_text="Keyed hash of the normalised address.")
    email = SealedTextField()
    contact_name = SealedTextField()
    contact_role = SealedTextField()

    updates_wording = models.ForeignKey(
        ConsentWording,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="What whoever sent it agreed to, for themselves; null: we do not write.",
    )

    member: Any = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    contact = models.ForeignKey(KnownContact, null=True, on_delete=models.SET_NULL, related_name="+")
    signature = models.ForeignKey(
        Signature, null=True, on_delete=models.SET_NULL, related_name="organisation_requests"
    )
    reason = models.CharField(
        _("reason"), max_length=200, blank=True, help_text="Staff’s, for what they decided."
    )

    created_at = models.DateTimeField(default=clock.now)
    requested_at = models.DateTimeField(
        _("sent"), default=clock.now, help_text="When the form was last sent."
    )
    confirmed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    mails = models.PositiveSmallIntegerField(default=0, help_text="Mails with its link ever, three at most.")
    last_mail_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("organisation to check")
        verbose_name_plural = _("organisations to check")
        ordering = ["-requested_at"]
        indexes = [
            models.Index(fields=["email_hash"], name="org_request_by_person"),
            models.Index(fields=["state", "requested_at"], name="org_request_by_state"),
            models.Index(fields=["action", "requested_at"], name="org_request_by_action"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "email_hash", "name_key"], name="one_request_a_person_and_organisation"
            ),
            models.CheckConstraint(
                name="org_request_state",
                condition=Q(
                    state__in=[
                        "pending",
                        "asked",
                        "waiting",
                        "accepted",
                        "known",
                        "objected",
                        "refused",
                        "withdrawn",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="nothing_is_decided_before_it_is_confirmed",
                condition=Q(state="pending") | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="who_refuses_an_organisation_says_why", condition=~Q(state="refused") | ~Q(reason="")
            ),
            models.CheckConstraint(name="org_request_mails_at_most_three", condition=Q(mails__lte=3)),
        ]

    def __str__(self) -> str:
        return self.organisation_name

    @property
    def waits_since(self) -> datetime:
        """When its form was last sent, or its mail let go by staff, whichever was later."""
        return max(filter(None, (self.requested_at, self.last_mail_at)))

    @property
    def country_words(self) -> str:
        """The country's name in the active language; "" for an international organisation."""
        return countries.name(self.country.code)

    @property
    def subject(self) -> str:
        """How the access log names it."""
        return f"organisation-request:{self.pk}"
