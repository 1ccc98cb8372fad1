"""The door of an event: when it is open, who is expected, and who came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Sum
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from advocacy_site.core import clock
from advocacy_site.core.alphabet import sort_key
from advocacy_site.core.sealed import readable

from .by_organisation import people_by_organisation
from .listening import language
from .models import AccessNeeds, Arrival, Guest, LegalName, Payment, Registration
from .names import hold, sought
from .readable import each_readable
from .wishes import Needs

if TYPE_CHECKING:
    from .models import Event

OPENS_BEFORE = timedelta(hours=6)  # badges are laid out and people come early
CLOSES_AFTER = timedelta(hours=6)  # who was forgotten is noted in the evening
MOST_SHOWN = 50
UNREAD = ("answers", "wish", "email", "role", "outlet")  # sealed, and of no use here


@dataclass(frozen=True)
class Person:
    """A registrant or a guest as the door sees them. `arrived`: when, in words, or ""."""

    key: UUID
    name: str
    no_photo: bool
    legal_name: str = ""
    arrival: Arrival | None = None
    arrived: str = ""


@dataclass(frozen=True)
class Party:
    """People of one registration. `due`: the payment that has not come; `needs`: in words, or none."""

    registration: Registration
    people: tuple[Person, ...]
    ticket: str
    listens_in: str
    due: Payment | None
    needs: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[Person, ...]:
        """Those who have not come yet."""
        return tuple(person for person in self.people if person.arrival is None)


def has_door(event: "Event") -> bool:
    """Return whether people are checked in at all: applications that one role reads stay out of it."""
    return event.registers_here and event.readers_id is None


def is_open_at(event: "Event", moment: datetime) -> bool:
    """Return whether people are checked in at `moment`."""
    times = open_between(event)
    return times is not None and has_door(event) and not event.is_off and times[0] <= moment < times[1]


def open_between(event: "Event") -> tuple[datetime, datetime] | None:
    """Return from when until when people are checked in; None while the event has no date."""
    if event.starts_at is None or event.over_at is None:
        return None
    return event.starts_at - OPENS_BEFORE, event.over_at + CLOSES_AFTER


def expected(event: "Event") -> QuerySet[Registration]:
    """Return the registrations that have their places for sure: not those that are only offered some."""
    return all_expected(event).defer(*UNREAD)


def all_expected(event: "Event") -> QuerySet[Registration]:
    """Return the same with all that they hold."""
    return event.registrations.filter(state=Registration.State.REGISTERED).order_by()


def parties(
    event: "Event", wanted: str = "", *, needs: bool = False, legal_names: bool = False
) -> tuple[list[Party], int]:
    """Return the first MOST_SHOWN parties with all words of `wanted`, by name, and how many there are.

    `needs`, `legal_names`: whether to read them. Names are sealed, so each of the event is opened.
    """
    words = sought(wanted)
    rows = [
        row
        for row in _rows(event, legal_names=legal_names)
        if not words or _is_sought(row, words, legal_names=legal_names)
    ]
    rows.sort(key=lambda row: (sort_key(row.name), row.pk))
    shown = rows[:MOST_SHOWN]
    needed = _needs(shown) if needs else {}
    return [_party(row, needed.get(row.pk, ()), legal_names=legal_names) for row in shown], len(rows)


def came(event: "Event") -> tuple[int, int]:
    """Return how many people came, and how many are expected, those who came included."""
    sums = expected(event).aggregate(came=Sum("arrived"), all=Sum("party"))
    return sums["came"] or 0, sums["all"] or 0


def came_by_country(event: "Event") -> dict[str, int]:
    """Return how many people came, by the code of the country that was given, "" where none was."""
    rows = expected(event).filter(arrived__gt=0).values_list("country").annotate(Sum("arrived"))
    return dict(rows)


def came_by_organisation(event: "Event") -> dict[str, int]:
    """Return how many people came, by organisation in the words of one of them, "" where none was given."""
    return people_by_organisation(expected(event).filter(arrived__gt=0), "arrived")


def at_in_words(moment: datetime, event: "Event") -> str:
    """Return the hour of `moment` where the event is, with its day if that is not today."""
    there = moment.astimezone(event.zone)
    is_today = there.date() == clock.now().astimezone(event.zone).date()
    return date_format(there, "TIME_FORMAT" if is_today else "SHORT_DATETIME_FORMAT")


def arrivals_in_words(row: Registration) -> str:
    """Return when the people of `row` came, or "". Without a query where nobody has."""
    arrivals = row.arrivals.all() if row.arrived else ()
    return ", ".join(at_in_words(arrival.at, row.event) for arrival in arrivals)


def _rows(event: "Event", *, legal_names: bool) -> Iterator[Registration]:
    rows = expected(event).select_related("ticket").prefetch_related("guests", "arrivals", "payments")
    if legal_names:
        rows = rows.prefetch_related(Prefetch("legal_names", LegalName.objects.order_by()))
    for row in each_readable(rows):
        row.event = event
        yield row


def _is_sought(row: Registration, wanted: str, *, legal_names: bool) -> bool:
    names = [row.name, row.organisation, *(guest.name for guest in row.guests.all())]
    if legal_names:
        names += [legal.name for legal in row.legal_names.all()]
    return hold(names, wanted)


def _needs(rows: list[Registration]) -> dict[UUID, tuple[str, ...]]:
    kept = AccessNeeds.objects.filter(registration__in=rows)
    # Who needs something must not stand there as somebody who needs nothing.
    unread = dict.fromkeys(kept.values_list("pk", flat=True), (_("(can’t be read)"),))
    return unread | {row.pk: tuple(Needs.read(row.needs).in_words) for row in readable(kept)}


def _party(row: Registration, needs: tuple[str, ...], *, legal_names: bool) -> Party:
    arrivals = {arrival.position: arrival for arrival in row.arrivals.all()}
    papers = {legal.guest_id: legal.name for legal in row.legal_names.all()} if legal_names else {}

    def person(who: Registration | Guest, position: int, paper: Any) -> Person:
        arrival = arrivals.get(position)
        arrived = at_in_words(arrival.at, row.event) if arrival else ""
        return Person(who.pk, who.name, who.no_photo, papers.get(paper, ""), arrival, arrived)

    return Party(
        registration=row,
        people=(
            person(row, 0, None),
            *(person(guest, guest.position, guest.pk) for guest in row.guests.all()),
        ),
        ticket=row.ticket.name_in(get_language()) if row.ticket else "",
        listens_in=language(row.listening).name if row.listening else "",
        due=next((payment for payment in row.payments.all() if payment.state == Payment.State.DUE), None),
        needs=needs,
    )
