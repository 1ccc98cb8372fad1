"""Signatures: what a person or an organisation signed, and in what state that is."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedJSONField, SealedTextField, unopened
from advocacy_site.supporters.models import ConsentWording
from members.models.records import VIA_LENGTH

from .actions import Action, TextVersion

Q = models.Q
WORDINGS = ("sign_wording", "hand_over_wording", "updates_wording", "writer_wording")  # as the form asks
COUNTED = Q(state="confirmed", held_at__isnull=True, removed_at__isnull=True)


class SignatureQuerySet(models.QuerySet["Signature"]):
    """Which signatures count, and which may be shown."""

    def counted(self) -> "SignatureQuerySet":
        """Confirmed, not held, not removed: the only ones that any number includes."""
        return self.filter(COUNTED)

    def unread(self) -> "SignatureQuerySet":
        """Leave what is sealed for when it is asked for (core/sealed.py)."""
        return unopened(self)

    def locked(self) -> "SignatureQuerySet":
        """Lock signatures with their action at hand, but not the action: that would stop all who sign it."""
        return self.unread().select_for_update(of=("self",)).select_related("action")

    def shown(self) -> "SignatureQuerySet":
        """Counted ones whose giver chose to be seen."""
        return self.counted().exclude(display=Signature.Display.HIDDEN)


class Signature(models.Model):
    """One signing of one action. `state` is the giver's; hold and removal are staff's and stand apart."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    class State(models.TextChoices):
        PENDING = "pending", _("waiting for confirmation")
        CONFIRMED = "confirmed", _("confirmed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class CommentState(models.TextChoices):
        """What became of a comment whose giver lets it be shown. Blank: there is none."""

        WAITING = "waiting", _("waiting to be read")
        SHOWN = "shown", _("shown")
        REFUSED = "refused", _("not shown")

    class Display(models.TextChoices):
        FULL = "full", _("Full name and country")
        INITIAL = "initial", _("First name and initial, and country")
        HIDDEN = "hidden", _("Not at all")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Found by signature_listed, which begins with it.
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="signatures", db_index=False)
    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="signatures")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.PERSON)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PENDING)

    email_hash = models.CharField(
        max_length=64, blank=True, help_text="Keyed hash of the normalised address."
    )
    # Clear and public, unlike what people give: an organisation signs in order to be seen.
    organisation_name = models.CharField(max_length=200, blank=True)
    organisation_key = models.CharField(
        max_length=120, blank=True, help_text="The member, or the normalised name and country."
    )
    category = models.CharField(max_length=120, blank=True, help_text="Heading above it in the public list.")
    position = models.PositiveIntegerField(default=0, help_text="Editors’ order in the public list.")
    member: Any = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="signatures", db_index=False
    )
    email = SealedTextField(blank=True)
    name = SealedTextField()
    country: Any = CountryField(_("country"), blank=True, help_text="Empty: international, or not asked.")
    display = models.CharField(max_length=7, choices=Display.choices, default=Display.HIDDEN)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    source = models.SlugField(
        max_length=VIA_LENGTH, blank=True, db_index=False, help_text="Which member or channel brought it."
    )

    # Without an index: wordings are never deleted, and each index is paid for by each signer.
    sign_wording: Any = models.ForeignKey(  # null for organisations only
        ConsentWording, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    hand_over_wording = models.ForeignKey(
        ConsentWording, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    updates_wording = models.ForeignKey(
        ConsentWording, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # The member that may write, too: whose link was followed, and whom the words of the consent named.
    writer_wording = models.ForeignKey(
        ConsentWording, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    writer: Any = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    writer_named = models.CharField(max_length=255, blank=True, default="", db_default="")
    handed_over = models.CharField(
        max_length=120,
        blank=True,
        help_text="What its giver lets recipients have: names of `asked.HANDED_OVER`.",
    )
    recipients = models.CharField(
        max_length=200, blank=True, help_text="To whom, as the form named them when it was agreed to."
    )
    answers: Any = SealedJSONField(null=True, help_text="As `asked.Answers` keeps them.")
    comment_state = models.CharField(max_length=7, choices=CommentState.choices, blank=True)

    created_at = models.DateTimeField(default=clock.now)
    requested_at = models.DateTimeField(default=clock.now, help_text="When the form was last sent.")
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    mails = models.PositiveSmallIntegerField(
        default=0, help_text="Confirmations sent since the row was made or withdrawn, three at most."
    )
    generation = models.PositiveIntegerField(default=0, help_text="Confirmations sent ever.")
    last_mail_at = models.DateTimeField(null=True)

    held_at = models.DateTimeField(null=True)
    hold_reason = models.CharField(max_length=200, blank=True)
    removed_at = models.DateTimeField(null=True)
    removal_reason = models.CharField(max_length=200, blank=True)

    objects = SignatureQuerySet.as_manager()
    is_unread = False  # see core/readable.py

    class Meta:
        permissions = [
            ("see_signer", _("Can see names and addresses of signers")),
            ("moderate_signature", _("Can hold, release and remove signatures")),
            ("export_signature", _("Can export signatures")),
            ("export_for_member", _("Can export to whom a member may write")),
        ]
        indexes = [
            models.Index(fields=["action", "created_at", "id"], name="signature_listed"),
            # Of the few that do not count, so that staff find and count them among any number of others.
            models.Index(
                fields=["action", "created_at", "id"],
                condition=Q(held_at__isnull=False),
                name="signature_held",
            ),
            models.Index(
                fields=["action", "created_at", "id"],
                condition=Q(removed_at__isnull=False),
                name="signature_removed",
            ),
            models.Index(
                fields=["action", "created_at", "id"],
                condition=Q(state="withdrawn"),
                name="signature_withdrawn",
            ),
            models.Index(fields=["action", "confirmed_at"], condition=COUNTED, name="signature_counted"),
            models.Index(fields=["email_hash"], name="signature_by_person"),
            models.Index(fields=["requested_at"], condition=Q(state="pending"), name="signature_pending"),
            # Without people in them, so that those who sign do not pay for it.
            models.Index(
                fields=["action", "position"], condition=Q(kind="organisation"), name="signature_in_its_list"
            ),
            models.Index(
                fields=["action", "comment_state"],
                condition=~Q(comment_state=""),
                name="signature_with_comment",
            ),
            models.Index(fields=["member"], condition=Q(member__isnull=False), name="signature_by_member"),
            models.Index(
                fields=["writer", "action", "created_at", "id"],
                condition=Q(writer__isnull=False),
                name="signature_by_writer",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "email_hash"], condition=Q(kind="person"), name="a_person_signs_once"
            ),
            models.UniqueConstraint(
                fields=["action", "organisation_key"],
                condition=Q(kind="organisation"),
                name="an_organisation_signs_once",
            ),
            models.CheckConstraint(
                name="signature_has_its_giver",
                condition=(Q(kind="person") & ~Q(email_hash="") & Q(organisation_key=""))
                | (Q(kind="organisation") & ~Q(organisation_key="")),
            ),
            models.CheckConstraint(
                name="an_organisation_has_a_public_name",
                condition=Q(kind="person") | ~Q(organisation_name=""),
            ),
            models.CheckConstraint(
                name="a_person_stands_in_no_list",
                condition=Q(kind="organisation")
                | Q(organisation_name="", category="", position=0, member__isnull=True),
            ),
            models.CheckConstraint(
                name="a_person_has_consented",
                condition=Q(kind="organisation") | Q(sign_wording__isnull=False),
            ),
            models.CheckConstraint(
                name="what_is_handed_over_was_agreed_to",
                condition=Q(hand_over_wording__isnull=False) | Q(handed_over=""),
            ),
            models.CheckConstraint(
                name="a_member_that_may_write_was_named",
                condition=Q(writer_wording__isnull=True, writer__isnull=True, writer_named="")
                | Q(writer_wording__isnull=False, kind="person") & ~Q(writer_named=""),
            ),
            models.CheckConstraint(
                name="a_comment_to_show_was_written",
                condition=Q(comment_state="")
                | Q(comment_state__in=["waiting", "shown", "refused"], answers__isnull=False),
            ),
            models.CheckConstraint(
                name="signature_state_has_its_dates",
                condition=Q(state="pending", confirmed_at__isnull=True, withdrawn_at__isnull=True)
                | Q(state="confirmed", confirmed_at__isnull=False, withdrawn_at__isnull=True)
                | Q(state="withdrawn", withdrawn_at__isnull=False),
            ),
            models.CheckConstraint(
                name="signature_hold_has_a_reason", condition=Q(held_at__isnull=True) | ~Q(hold_reason="")
            ),
            models.CheckConstraint(
                name="signature_removal_has_a_reason",
                condition=Q(removed_at__isnull=True) | ~Q(removal_reason=""),
            ),
            models.CheckConstraint(
                name="signature_display", condition=Q(display__in=["full", "initial", "hidden"])
            ),
            models.CheckConstraint(name="signature_mails_at_most_three", condition=Q(mails__lte=3)),
        ]

    def __str__(self) -> str:
        return f"Signature {self.pk}"

    @property
    def is_counted(self) -> bool:
        """Whether the numbers include it."""
        return self.state == self.State.CONFIRMED and self.held_at is None and self.removed_at is None

    @property
    def lets_member_write(self) -> bool:
        """Whether the member that its giver let write is there, and staff still let members write."""
        return self.writer_id is not None and self.action.members_may_write

    @property
    def agreed_to(self) -> list[str]:
        """The words of each consent, as the form said them. Read it with WORDINGS."""
        given = [wording for wording in (getattr(self, name) for name in WORDINGS) if wording]
        return [wording.read_with(self.writer_named) for wording in given]

    @property
    def public_name(self) -> str:
        """The name as its giver chose to be seen; empty when not at all."""
        if self.kind == self.Kind.ORGANISATION:
            return "" if self.display == self.Display.HIDDEN else self.organisation_name
        if self.is_unread:
            return ""
        if self.display == self.Display.FULL:
            return self.name
        if self.display == self.Display.INITIAL:
            words = self.name.split()
            return words[0] if len(words) == 1 else f"{words[0]} {words[-1][0]}."
        return ""


class ErasedSigner(models.Model):
    """That somebody's signature was erased: only a keyed hash, kept until the action closes.

    Without it a person who stays in the count as a number could sign again and be counted twice.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="erased_signers")
    email_hash = models.CharField(max_length=64)
    kept_as_number = models.BooleanField()
    erased_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "email_hash"], name="a_signer_is_erased_once"),
        ]

    def __str__(self) -> str:
        return f"Erased {self.pk}"
