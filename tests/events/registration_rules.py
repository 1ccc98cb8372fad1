"""What holds for registrations after whatever has happened to them."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant

from advocacy_site.mailing.models import Outbox
from events.models import Event, EventPart, Payment, Registration, TicketType
from events.services.turns import STATE_MAILS


class RulesOfRegistering(RuleBasedStateMachine):
    """The rules. A test makes the event, and lets things happen to it."""

    now: datetime
    event: Event
    tickets: list[TicketType]
    parts: list[EventPart]
    turns: dict[tuple[Any, int], str]
    erased: set[Any]
    offered: set[Any]

    @invariant()
    def every_place_is_given_once(self) -> None:
        holding = Registration.objects.holding().select_related("ticket").prefetch_related("parts")
        given: Counter[Any] = Counter()
        for registration in holding:
            for row in registration.all_places():
                given[row.pk] += registration.party
        for row in (self.event, *self.tickets, *self.parts):
            row.refresh_from_db()
            assert row.taken == given[row.pk]
            if row.capacity is not None:
                assert row.taken <= row.capacity + row.excess
                assert row.excess == 0 or row.taken == row.capacity + row.excess

    @invariant()
    def a_party_is_as_many_as_come(self) -> None:
        for registration in Registration.objects.exclude(state="pending").prefetch_related("guests"):
            assert registration.party == 1 + len(registration.guests.all())

    def line(self) -> Any:
        return Registration.objects.filter(event=self.event, state="waiting").order_by("line_number")

    def lacking(self, registration: Registration) -> set[Any]:
        """Of what `registration` needs, that of which there is not enough."""
        return {
            row.pk
            for row in self.fresh(registration)
            if row.free is not None and row.free < registration.party
        }

    def fresh(self, registration: Registration) -> list[Any]:
        rows = registration.all_places()
        for row in rows:
            row.refresh_from_db()
        return rows

    @invariant()
    def nobody_waits_for_what_is_free(self) -> None:
        """By its own walk, from the database: a place lies free only where none can be offered."""
        event = Event.objects.get(pk=self.event.pk)
        assert event.starts_at is not None
        if event.is_off or self.now >= event.starts_at - timedelta(hours=2):
            return
        closed: set[Any] = set()
        for registration in self.line():
            lacks = self.lacking(registration)
            needs = {row.pk for row in registration.all_places()}
            assert lacks or closed & needs, "somebody waits for nothing"
            closed |= lacks

    @invariant()
    def the_first_in_line_is_offered_first(self) -> None:
        """Whoever still waits in front of a new offer lacks something that was not in it."""
        offers = {row.pk: row for row in Registration.objects.filter(state="offered")}
        for pk in offers.keys() - self.offered:
            got = {row.pk for row in offers[pk].all_places()}
            closed: set[Any] = set()
            for ahead in self.line().filter(line_number__lt=offers[pk].line_number):
                closed |= self.lacking(ahead)
                needs = {row.pk for row in ahead.all_places()}
                assert (closed & needs) - got, "somebody was passed by an offer of the same places"
        self.offered = set(offers)

    @invariant()
    def each_turn_is_mailed_once(self) -> None:
        for pk, turn, state in Registration.objects.filter(turn__gt=0).values_list("pk", "turn", "state"):
            assert self.turns.setdefault((pk, turn), state) == state
        for (pk, turn), state in self.turns.items():
            if pk in self.erased or state == "pending":
                continue
            mails = Outbox.objects.filter(dedupe_key__endswith=f":{pk}:{turn}", kind__in=STATE_MAILS.values())
            kinds = list(mails.values_list("kind", flat=True))
            # Whose offer was taken back waits again without a mail.
            assert kinds == [STATE_MAILS[state]] or (state == "waiting" and not kinds)

    @invariant()
    def only_who_has_a_paid_place_owes(self) -> None:
        for payment in Payment.objects.filter(state="due").select_related("registration__ticket"):
            assert payment.registration is not None
            assert payment.registration.state == "registered"
            assert payment.registration.ticket is not None
            assert payment.registration.ticket.is_paid

    @invariant()
    def what_is_due_is_what_the_price_exceeds_what_was_paid(self) -> None:
        for registration in Registration.objects.filter(state="registered").select_related("ticket"):
            ticket, sums = registration.ticket, Counter[str]()
            for payment in registration.payments.all():
                sums[payment.state] += payment.amount
            total = ticket.price * registration.party if ticket else 0
            assert sums["due"] == max(0, total - sums["paid"])
