"""Random sequences of everything that can happen to signatures keep every rule of signing.

`make test` tries a few sequences, `make test-long` a thousand.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db.models import Count
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from advocacy_site.core import clock as clock_module
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.models import DailySalt, RateLimit
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters.models import Consent
from campaigns import services
from campaigns.models import (
    CodeSheet,
    CodeSignature,
    ErasedSigner,
    PaperBatch,
    ReaffirmRequest,
    Removal,
    Residue,
    Signature,
    Tally,
    TallyDelta,
    TextVersion,
)
from campaigns.services import signing
from campaigns.services.counting import tallies_of
from campaigns.services.reaffirming import signed_first

from .. import factories
from ..sequences import try_sequences
from .machine_rules import Removing, WithoutEmail

PEOPLE = ["ana@example.org", "ben@example.org"]  # few, so that a sequence comes back to the same person
COUNTRIES = ["SE", "KE"]
OFFLINE = (CodeSignature, CodeSheet, PaperBatch)
SHARED = (Outbox, RateLimit, DailySalt)


class Signing(Removing, WithoutEmail):
    """A small action, five people, staff, and a clock."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2027, 3, 1, 12, tzinfo=UTC)
        self.real = clock_module._source
        clock_module._source = lambda: self.now
        self._empty()
        self.page = factories.action_page()
        self.texts = 1
        self.chosen_display: dict[str, str] = {}

    def _empty(self) -> None:
        for model in (*OFFLINE, Removal, TallyDelta, Tally, Residue, Signature, ErasedSigner, *SHARED):
            model.objects.all().delete()

    def teardown(self) -> None:
        clock_module._source = self.real
        super().teardown()

    def row(self, person: str) -> Signature | None:
        return Signature.objects.filter(action=self.page.action, email_hash=address_hash(person)).first()

    # --- what givers do ---------------------------------------------------------------------------

    @rule(
        person=st.sampled_from(PEOPLE),
        country=st.sampled_from(COUNTRIES),
        display=st.sampled_from(Signature.Display.values),
        source=st.sampled_from(["", "member-a"]),
        and_confirm=st.booleans(),
    )
    def sign(self, person: str, country: str, display: str, source: str, and_confirm: bool) -> None:
        before = self.row(person)
        factories.sign(
            self.page,
            factories.submission(self.page, email=person, country=country, display=display, source=source),
        )
        after = self.row(person)
        if before is not None and before.state == "confirmed":
            assert after is not None
            assert (after.state, after.country, after.display) == (
                "confirmed",
                before.country,
                before.display,
            )
        elif before is not None and mailing.is_suppressed(before.email_hash, self.page.action.subject):
            assert after is not None  # whoever wants no mail is not asked again: all stays as it was
            assert (after.state, after.text_version) == (before.state, before.text_version)
        elif after is not None:
            assert after.state == "pending"
            assert after.text_version.superseded_at is None
            if and_confirm:
                self.confirm(person, country, display)

    @rule(
        person=st.sampled_from(PEOPLE),
        country=st.sampled_from(COUNTRIES),
        display=st.sampled_from(Signature.Display.values),
    )
    def confirm(self, person: str, country: str, display: str) -> None:
        before = self.row(person)
        if before is None:
            return
        try:
            after = factories.confirm(before, country=country, display=display)
        except services.LinkTooLate:
            assert before.state == "withdrawn" or signing.stays_as_number(before)
            return
        assert after.state == "confirmed"
        if before.state == "pending":
            self.chosen_display[after.email_hash] = display
        else:
            assert after.display == before.display

    @rule(person=st.sampled_from(PEOPLE))
    def confirm_a_text_that_the_row_no_longer_has(self, person: str) -> None:
        row = self.row(person)
        if row is None or row.state != "pending":
            return
        other = TextVersion.objects.filter(page=self.page).exclude(pk=row.text_version_id).first()
        if other is None:
            return
        with pytest.raises((services.WordsChanged, services.LinkTooLate)):
            factories.confirm(row, text_version=other.pk)

    @rule(person=st.sampled_from(PEOPLE), of_today=st.booleans())
    def reaffirm(self, person: str, of_today: bool) -> None:
        before = self.row(person)
        version = TextVersion.objects.filter(page=self.page, superseded_at__isnull=of_today).first()
        if before is None or version is None:
            return
        self.now += timedelta(seconds=1)
        try:
            after = services.reaffirm_signature(before.pk, text_version=version.pk)
        except services.LinkTooLate:
            assert before.state != "confirmed"
        except services.WordsChanged:
            assert not of_today
        else:
            assert after.text_version_id == version.pk
            assert after.confirmed_at == before.confirmed_at
            assert signed_first(after) == signed_first(before)

    @rule(person=st.sampled_from(PEOPLE))
    def withdraw(self, person: str) -> None:
        row = self.row(person)
        if row:
            services.withdraw_signature(row.pk)

    @rule(person=st.sampled_from(PEOPLE))
    def deny(self, person: str) -> None:
        row = self.row(person)
        if row and row.state == "pending":
            services.deny_signature(row.pk)
            assert self.row(person) is None

    @rule(person=st.sampled_from(PEOPLE), keep=st.booleans())
    def erase(self, person: str, keep: bool) -> None:
        row = self.row(person)
        if row:
            self.now += timedelta(seconds=1)
            before = sum(services.recount(row.action).values())
            services.erase_signature(row.pk, keep_as_number=keep)
            if keep and row.is_counted:
                assert sum(services.recount(row.action).values()) == before
            assert self.row(person) is None
            assert not Outbox.objects.filter(object_id=row.pk, state="queued").exists()

    # --- what staff do ----------------------------------------------------------------------------

    @rule(person=st.sampled_from(PEOPLE), what=st.sampled_from(["hold", "release", "remove", "undo"]))
    def moderate(self, person: str, what: str) -> None:
        row = self.row(person)
        if row is None:
            return
        verbs: dict[str, Any] = {
            "hold": lambda: services.hold_signature(row.pk, "burst"),
            "release": lambda: services.release_signature(row.pk),
            "remove": lambda: services.remove_signature(row.pk, "invented name"),
            "undo": lambda: services.undo_removal(row.pk),
        }
        after = verbs[what]()
        assert after.state == row.state

    @rule(new=st.booleans())
    def edit_text(self, new: bool) -> None:
        if new:
            self.texts += 1
        number = self.texts if new else 1
        self.page.text = f"<p>Promise number {number}.</p>"
        self.page.save_revision().publish()
        self.page.refresh_from_db()

    @rule()
    def mark_the_text_as_material_and_ask(self) -> None:
        version = TextVersion.objects.current().get(page=self.page)
        services.mark_material(version)
        asked = set(ReaffirmRequest.objects.values_list("pk", flat=True))
        services.ask_earlier_signers()
        for request in ReaffirmRequest.objects.exclude(pk__in=asked).select_related("signature"):
            assert request.signature.is_counted
            assert request.signature.text_version_id != version.pk

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def fold(self) -> None:
        services.fold_deltas()

    # --- what always holds ------------------------------------------------------------------------

    @invariant()
    def published_numbers_equal_a_recount(self) -> None:
        services.fold_deltas()
        published = tallies_of(self.page.action)
        assert published == services.recount(self.page.action)
        total = published.get(("total", ""), 0)
        for dimension in ("kind", "country", "source", "day", "version"):
            assert sum(n for (d, _key), n in published.items() if d == dimension) == total
        assert sum(n for (d, _key), n in published.items() if d == "people") == total
        linked = sum(n for (d, key), n in published.items() if d == "source" and key)
        assert sum(n for (d, _key), n in published.items() if d == "source_day") == linked

    @invariant()
    def nobody_stands_twice(self) -> None:
        twice = (
            Signature.objects.values("action", "email_hash")
            .annotate(n=Count("pk"))
            .filter(n__gt=1)
            .order_by()
        )
        assert not twice

    @invariant()
    def each_signature_has_a_text_of_its_own_action(self) -> None:
        for row in Signature.objects.select_related("text_version"):
            assert row.text_version.action_id == row.action_id

    @invariant()
    def one_current_text(self) -> None:
        assert TextVersion.objects.current().filter(page=self.page).count() == 1

    @invariant()
    def nothing_is_public_that_its_giver_did_not_choose(self) -> None:
        for row in Signature.objects.shown():
            assert row.display == self.chosen_display[row.email_hash]
            assert row.is_counted

    @invariant()
    def whoever_stays_as_a_number_is_not_counted_again(self) -> None:
        kept = ErasedSigner.objects.filter(kept_as_number=True).values_list("email_hash", flat=True)
        assert not Signature.objects.filter(email_hash__in=list(kept)).exclude(state="pending").exists()

    @invariant()
    def at_most_three_confirmation_mails(self) -> None:
        assert not Signature.objects.filter(mails__gt=3).exists()

    @invariant()
    def a_counted_person_has_consented(self) -> None:
        for row in Signature.objects.counted():
            newest = Consent.objects.filter(
                subject_hash=row.email_hash, purpose="sign", subject=row.action.subject
            ).latest("at", "pk")
            assert newest.decision == "granted"


@pytest.mark.django_db
def test_any_sequence_keeps_the_rules_of_signing() -> None:
    try_sequences(Signing, 15, anew=False)


@pytest.mark.long
@pytest.mark.django_db
def test_a_thousand_sequences_keep_the_rules_of_signing() -> None:
    try_sequences(Signing, 1000, anew=True)
