"""Random sequences of everything that can happen to registrations keep every rule of registering.

`make test` tries a few sequences, `make test-long` a thousand.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import rule

from advocacy_site.core import clock as clock_module
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services as mailing
from events import services
from events.models import Payment, Refusal, Registration
from events.services.line import offers_end, promote
from events.services.places import locked, resize

from .. import factories
from ..sequences import try_sequences
from .registration_rules import RulesOfRegistering, changed, empty_tables

PEOPLE = [f"{name}@example.org" for name in ("ana", "ben", "cleo", "dana", "edo")]


class Registering(RulesOfRegistering):
    """A small event with two tickets and two days, five people, staff, and a clock."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2027, 3, 1, 12, tzinfo=UTC)
        self.real = clock_module._source
        clock_module._source = self.tick
        empty_tables()
        self.event = factories.joinable(places=3, most_guests=2).event
        day = self.now.date() + timedelta(days=14)
        self.tickets = [
            factories.ticket(self.event, capacity=2),
            factories.paid_ticket(self.event, capacity=2),
        ]
        self.parts = [
            factories.part(self.event, day=day, capacity=2),
            factories.part(self.event, day=day + timedelta(days=1)),
        ]
        # Three have a place and two wait when the sequence begins.
        for number, person in enumerate(PEOPLE):
            self.register(person, guests=0, ticket=number % 2, parts={number % 2}, and_confirm=True)
        self.turns, self.erased, self.offered, self.sent = {}, set(), set(), []
        self.own_changes = set()

    def tick(self) -> datetime:
        """No two things happen at the same instant."""
        self.now += timedelta(microseconds=1)
        return self.now

    def teardown(self) -> None:
        clock_module._source = self.real
        super().teardown()

    def row(self, person: str) -> Registration | None:
        return Registration.objects.filter(event=self.event, email_hash=address_hash(person)).first()

    def is_denied(self, person: str) -> bool:
        return mailing.is_suppressed(address_hash(person), self.event.subject)

    def is_refused(self, person: str) -> bool:
        return Refusal.objects.filter(event=self.event, email_hash=address_hash(person)).exists()

    def wish(self, guests: int, ticket: int, parts: set[int]) -> dict[str, Any]:
        chosen = tuple(self.parts[n].pk for n in sorted(parts))
        return {"guests": guests, "ticket": self.tickets[ticket].pk, "parts": chosen}

    # --- what people do ---------------------------------------------------------------------------

    @rule(
        person=st.sampled_from(PEOPLE),
        guests=st.integers(0, 2),
        ticket=st.integers(0, 1),
        parts=st.sets(st.integers(0, 1), min_size=1),
        and_confirm=st.sampled_from([True, True, False]),
    )
    def register(self, person: str, guests: int, ticket: int, parts: set[int], and_confirm: bool) -> None:
        before = self.row(person)
        self.now += timedelta(seconds=1)
        try:
            factories.register(self.event, email=person, **self.wish(guests, ticket, parts))
        except (services.RegistrationClosed, services.WishOutdated):
            return
        after = self.row(person)
        assert after is not None
        if before is not None:
            assert after.state == before.state
            takes = before.state in ("pending", "cancelled") and not self.is_denied(person)
            assert after.wish is not None if takes else after.wish == before.wish
        if and_confirm:
            self.confirm(person)

    @rule(person=st.sampled_from(PEOPLE))
    def confirm(self, person: str) -> None:
        row = self.row(person)
        if row is None or row.wish is None:
            return
        is_refused = self.is_refused(person)
        try:
            after = factories.confirm_registration(row)
        except (services.LinkTooLate, services.WishOutdated):
            return
        assert after.state in (["refused"] if is_refused else ["requested", "registered", "waiting"])

    @rule(person=st.sampled_from(PEOPLE))
    def deny(self, person: str) -> None:
        """“It was not me.”"""
        row = self.row(person)
        if row is None:
            return
        assert services.deny_registration(row.pk) == (row.wish is not None)
        after = self.row(person)
        assert (after is None) == (row.state == "pending")
        assert after is None or (after.wish, after.state) == (None, row.state)

    @rule(person=st.sampled_from(PEOPLE), again=st.booleans())
    def cancel_and_perhaps_come_back(self, person: str, again: bool) -> None:
        self.cancel(person)
        self.now += timedelta(days=1)  # so that another mail may ask
        if again:
            self.register(person, guests=0, ticket=0, parts={0}, and_confirm=True)

    @rule(person=st.sampled_from(PEOPLE))
    def cancel(self, person: str) -> None:
        row = self.row(person)
        if row is None:
            return
        try:
            after = services.cancel_registration(row.pk)
        except services.EventOver:
            return
        assert after.state in ("cancelled", "pending", "refused")

    @rule(person=st.sampled_from(PEOPLE))
    def accept(self, person: str) -> None:
        row = self.row(person)
        if row is None:
            return
        try:
            services.accept_offer(row.pk)
        except services.OfferOver:
            assert row.state != "registered"

    @rule(
        person=st.sampled_from(PEOPLE),
        guests=st.integers(0, 2),
        ticket=st.integers(0, 1),
        parts=st.sets(st.integers(0, 1), min_size=1),
        by_staff=st.booleans(),
    )
    def change(self, person: str, guests: int, ticket: int, parts: set[int], by_staff: bool) -> None:
        row = self.row(person)
        if row is None:
            return
        wish = factories.wish(**self.wish(guests, ticket, parts))
        try:
            after = changed(row, wish, by_staff=by_staff)
        except services.NotJoinable:
            same = self.row(person)
            assert same is not None
            assert (same.party, same.ticket_id, same.state) == (row.party, row.ticket_id, row.state)
            return
        assert after.party == (row.party if by_staff else 1 + guests)
        if after.turn > row.turn:  # its days are others now, and its owner knows that
            self.own_changes.add((row.pk, after.turn))

    @rule(person=st.sampled_from(PEOPLE))
    def erase(self, person: str) -> None:
        row = self.row(person)
        if row:
            services.erase_registration(row.pk)
            self.erased.add(row.pk)
            assert self.row(person) is None

    @rule(person=st.sampled_from(PEOPLE))
    def ask_for_the_number(self, person: str) -> None:
        """Number one is offered what it lacks as soon as that is free, whoever else waits."""
        row = self.row(person)
        if row is None or row.state != "waiting" or services.position_of(row) > 1:
            return
        with transaction.atomic():
            event = locked(self.event.pk)
            for place in row.all_places():
                place.refresh_from_db()
                if place.free is not None and place.free < row.party:
                    resize(place, place.taken + row.party)
            promote(event)
            after = factories.state_of(row)
            transaction.set_rollback(True)
        assert after == "offered" or offers_end(event, self.now) is None

    # --- what staff do ----------------------------------------------------------------------------

    @rule(person=st.sampled_from(PEOPLE), comes_back=st.booleans())
    def refuse_and_erase(self, person: str, comes_back: bool) -> None:
        self.decide(person, "refuse")
        self.erase(person)
        if comes_back:
            self.register(person, guests=0, ticket=0, parts={0}, and_confirm=True)

    @rule(person=st.sampled_from(PEOPLE))
    def add_by_hand(self, person: str) -> None:
        wish = factories.wish(**self.wish(0, 0, {0}))
        try:
            after = services.add_registration(self.event.pk, person, "en", wish)
        except services.NotJoinable:
            return
        assert after.is_living
        assert not self.is_refused(person) or after.state == "requested"

    @rule(person=st.sampled_from(PEOPLE), what=st.sampled_from(["approve", "refuse", "give", "paid"]))
    def decide(self, person: str, what: str) -> None:
        row = self.row(person)
        if row is None:
            return
        if what == "paid":
            for payment in Payment.objects.filter(registration=row, state="due"):
                services.mark_paid(payment.pk)
            return
        verbs: dict[str, Any] = {
            "approve": services.approve_registration,
            "refuse": services.refuse_registration,
            "give": services.give_place,
        }
        try:
            verbs[what](row.pk)
        except services.NotJoinable:
            assert factories.state_of(row) == row.state

    @rule(which=st.integers(0, 4), capacity=st.one_of(st.none(), st.integers(1, 5)))
    def set_capacity(self, which: int, capacity: int | None) -> None:
        services.set_capacity([self.event, *self.tickets, *self.parts][which], capacity)

    @rule(status=st.sampled_from(["postponed", "cancelled", "moved_online"]), person=st.sampled_from(PEOPLE))
    def change_status_and_back(self, status: str, person: str) -> None:
        services.change_settings(self.event, {"status": status})
        self.cancel(person)
        self.every_rule_holds()
        assert status == "moved_online" or not Registration.objects.filter(state="offered").exists()
        services.change_settings(self.event, {"status": "scheduled"})

    @rule(hours=st.sampled_from([1, 3, 30, 300]))
    def move_the_date(self, hours: int) -> None:
        start = self.now + timedelta(hours=hours)
        services.change_settings(self.event, {"starts_at": start, "ends_at": start + timedelta(hours=2)})

    @rule()
    def take_the_date_away(self) -> None:
        services.change_settings(self.event, {"starts_at": None, "ends_at": None})

    @rule(hours=st.sampled_from([None, 0, 30]))
    def close_registration(self, hours: int | None) -> None:
        closes = None if hours is None else self.now + timedelta(hours=hours)
        services.change_settings(self.event, {"registration_closes_at": closes})

    @rule(is_full=st.booleans())
    def mark_full(self, is_full: bool) -> None:
        services.change_settings(self.event, {"marked_full": is_full})

    @rule(number=st.integers(0, 2))
    def allow_guests(self, number: int) -> None:
        services.change_settings(self.event, {"most_guests": number})

    @rule(which=st.integers(0, 1), is_offered=st.sampled_from([True, True, False]))
    def offer_ticket(self, which: int, is_offered: bool) -> None:
        services.change_ticket(self.tickets[which], {"is_offered": is_offered})

    @rule(mode=st.sampled_from(["open", "approval"]))
    def change_mode(self, mode: str) -> None:
        services.change_settings(self.event, {"registration": mode})

    @rule(hours=st.sampled_from([1, 12, 25]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        services.expire_offers()
        services.remind()

    @rule()
    def send_mails(self) -> None:
        self.send_all()


@pytest.mark.django_db
def test_any_sequence_keeps_the_rules_of_registering() -> None:
    try_sequences(Registering, 8, anew=False)


@pytest.mark.long
@pytest.mark.django_db
def test_a_thousand_sequences_keep_the_rules_of_registering() -> None:
    try_sequences(Registering, 1000, anew=True)
