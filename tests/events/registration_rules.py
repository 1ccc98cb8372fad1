"""What holds for registrations after whatever has happened to them."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core import mail
from hypothesis.stateful import RuleBasedStateMachine, invariant

from advocacy_site.core.models import DailySalt, Link, RateLimit
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox, Suppression
from advocacy_site.mailing.worker import Worker
from events import services
from events.models import Event, EventPart, Payment, Refusal, Registration, TicketType
from events.services.turns import STATE_MAILS
from events.wishes import Wish

LINE_STATES = ("waiting", "offered")


def changed(row: Registration, wish: Wish, *, by_staff: bool) -> Registration:
    """Change it as its owner does; or as staff do, who give other tickets and days only."""
    if by_staff:
        return services.move_registration(row.pk, ticket=wish.ticket, parts=wish.parts)
    return services.change_registration(row.pk, wish)


class RulesOfRegistering(RuleBasedStateMachine):
    """The rules, looked up from the database once after each step. A test lets things happen to the event."""

    now: datetime
    event: Event
    tickets: list[TicketType]
    parts: list[EventPart]
    turns: dict[tuple[Any, int], str]
    erased: set[Any]
    offered: set[Any]
    sent: list[str]
    own_changes: set[tuple[Any, int]]  # turns of which nobody is mailed

    @invariant()
    def every_rule_holds(self) -> None:
        self.look()
        self.every_place_is_given_once()
        self.a_party_is_as_many_as_come()
        self.nobody_is_registered_and_waits()
        self.nobody_waits_for_what_is_free()
        self.the_first_in_line_is_offered_first()
        self.each_turn_is_mailed_once()
        self.what_is_due_is_what_the_price_exceeds_what_was_paid()

    def look(self) -> None:
        """Read all that the rules are about."""
        self.event.refresh_from_db()
        rows: list[Any] = [self.event, *self.event.tickets.all(), *self.event.parts.all()]
        self.places = {row.pk: row for row in rows}
        found = Registration.objects.filter(event=self.event).select_related("ticket")
        self.rows = list(found.prefetch_related("parts", "guests", "payments"))
        for row in self.rows:
            row.event = self.event
        self.line = sorted((row for row in self.rows if row.state == "waiting"), key=_number)

    def needs(self, row: Registration) -> set[Any]:
        return {each.pk for each in row.all_places()}

    def lacking(self, row: Registration) -> set[Any]:
        """Of what `row` needs, that of which there is not enough."""
        free = {key: self.places[key].free for key in self.needs(row)}
        return {key for key, number in free.items() if number is not None and number < row.party}

    def every_place_is_given_once(self) -> None:
        given: Counter[Any] = Counter()
        for row in self.rows:
            if row.has_place:
                given.update(dict.fromkeys(self.needs(row), row.party))
        for key, place in self.places.items():
            assert place.taken == given[key]
            if place.capacity is not None:
                assert place.taken <= place.capacity + place.excess
                assert place.excess == 0 or place.taken == place.capacity + place.excess

    def a_party_is_as_many_as_come(self) -> None:
        for row in self.rows:
            assert row.state == "pending" or row.party == 1 + len(row.guests.all())

    def nobody_is_registered_and_waits(self) -> None:
        people = [row.email_hash for row in self.rows]
        assert len(people) == len(set(people))
        for row in self.rows:
            assert (row.line_number is not None) == (row.state in LINE_STATES)

    def nobody_waits_for_what_is_free(self) -> None:
        """By its own walk, from the database: a place lies free only where none can be offered."""
        starts = self.event.starts_at
        if self.event.is_off or (starts and self.now >= starts - timedelta(hours=2)):
            return
        closed: set[Any] = set()
        for row in self.line:
            lacks = self.lacking(row)
            assert lacks or closed & self.needs(row), "somebody waits for nothing"
            closed |= lacks

    def the_first_in_line_is_offered_first(self) -> None:
        """Whoever still waits in front of a new offer lacks something that was not in it."""
        offers = {row.pk: row for row in self.rows if row.state == "offered"}
        for pk in offers.keys() - self.offered:
            got = self.needs(offers[pk])
            closed: set[Any] = set()
            for ahead in self.line:
                if _number(ahead) < _number(offers[pk]):
                    closed |= self.lacking(ahead)
                    assert (closed & self.needs(ahead)) - got, "passed by an offer of the same places"
        self.offered = set(offers)

    def each_turn_is_mailed_once(self) -> None:
        for row in self.rows:
            if row.turn and (row.pk, row.turn) not in self.own_changes:
                assert self.turns.setdefault((row.pk, row.turn), row.state) == row.state
        mails = Outbox.objects.filter(kind__in=STATE_MAILS.values()).values_list("dedupe_key", flat=True)
        written = Counter(key.partition(":")[::2] for key in mails)
        kinds_of: dict[str, list[str]] = {}
        for kind, turn in written.elements():
            kinds_of.setdefault(turn, []).append(kind)
        for (pk, turn), state in self.turns.items():
            if pk in self.erased or state == "pending":
                continue
            kinds = kinds_of.get(f"{pk}:{turn}", [])
            # Whose offer was taken back waits again without a mail.
            assert kinds == [STATE_MAILS[state]] or (state == "waiting" and not kinds)

    def what_is_due_is_what_the_price_exceeds_what_was_paid(self) -> None:
        for row in self.rows:
            sums: defaultdict[str, Decimal] = defaultdict(Decimal)
            for payment in row.payments.all():
                sums[payment.state] += payment.amount
            ticket = row.ticket if row.state == "registered" else None
            total = ticket.price * row.party if ticket else Decimal(0)
            assert sums["due"] == max(Decimal(0), total - sums["paid"])
        assert not Payment.objects.filter(registration=None, state="due").exists()

    def send_all(self) -> None:
        """Send what is in the outbox: each mail once, and of each registration the one of where it stands."""
        worker = Worker()
        worker._jobs_at = float("inf")
        mail.outbox.clear()
        worker.run_once()
        self.sent += [message.extra_headers["Message-ID"] for message in mail.outbox]
        assert len(self.sent) == len(set(self.sent))
        sent = Outbox.objects.filter(state="sent")
        assert sorted(self.sent) == sorted(sent.values_list("message_id", flat=True))
        assert not Outbox.objects.queued().exists()
        self.look()
        for row in self.rows:
            if row.turn and (row.pk, row.turn) not in self.own_changes:
                key = f"{STATE_MAILS[row.state]}:{row.pk}:{row.turn}"
                states = list(Outbox.objects.filter(dedupe_key=key).values_list("state", flat=True))
                denied = mailing.is_suppressed(row.email_hash, self.event.subject)
                assert states == ["sent"] or (row.state == "waiting" and not states) or denied


def empty_tables() -> None:
    """Leave nothing of the sequence before."""
    for model in (Payment, Registration, Refusal, EventPart, TicketType, Outbox, Suppression):
        model._base_manager.all().delete()
    for model in (Link, RateLimit, DailySalt):
        model._base_manager.all().delete()


def _number(row: Registration) -> int:
    assert row.line_number is not None
    return row.line_number
