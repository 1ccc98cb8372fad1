"""Several at one door press at once, on real connections: every tap stays, nobody arrives twice."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from events import door, services
from events.models import Arrival, Event, Registration

from .. import factories
from ..at_once import at_once
from ..conftest import FrozenClock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    """An event that starts now."""
    event = factories.joinable(most_guests=2).event
    clock.at = event.starts_at
    return event


def tap(row: Registration, keys: list[Any], by: Any) -> int:
    """Return how many came by it."""
    return len(services.check_in(row.event, row.pk, keys, by).now)


def keys_of(row: Registration) -> list[Any]:
    return [row.pk, *row.guests.values_list("pk", flat=True)]


def stand_as_counted(event: Event) -> bool:
    return all(row.arrived == row.arrivals.count() for row in event.registrations.all())


def test_taps_of_three_at_once_on_the_same_people_lose_none_and_count_none_twice(event: Event) -> None:
    rows = [factories.registered(event, guests=2) for _n in range(6)]
    stewards = [factories.staff() for _n in range(3)]
    work: list[Callable[[], Any]] = []
    for row in rows:  # one by one, from the end, and as a party
        keys = keys_of(row)
        ways = ([[key] for key in keys], [[key] for key in reversed(keys)], [keys])
        for by, way in zip(stewards, ways, strict=True):
            work += [lambda row=row, who=who, by=by: tap(row, who, by) for who in way]
    assert sum(at_once(work, threads=3)) == 18
    assert door.came(event) == (18, 18)
    assert Arrival.objects.count() == 18
    assert stand_as_counted(event)


def test_an_arrival_is_taken_back_once_and_stale_undos_leave_later_taps(event: Event) -> None:
    rows, by = [factories.registered(event, guests=2) for _n in range(3)], factories.staff()
    for row in rows:
        tap(row, keys_of(row), by)
    shown = list(Arrival.objects.values_list("pk", flat=True))
    undo = [lambda pk=pk: services.undo_check_in(event, pk, by) for pk in shown]
    assert sum(at_once(undo * 3, threads=3)) == 9
    again = [lambda row=row: tap(row, keys_of(row)[1:], by) for row in rows]
    at_once([*again, *undo], threads=3)
    assert door.came(event) == (6, 9)
    assert stand_as_counted(event)


def test_checking_in_and_cancelling_at_once_leave_nobody_who_came_without_a_place(event: Event) -> None:
    rows, by = [factories.registered(event) for _n in range(5)], factories.staff()

    def try_to(row: Registration) -> None:
        with suppress(services.NotInState):
            tap(row, [row.pk], by)

    work: list[Callable[[], Any]] = []
    for row in rows:
        work += [lambda row=row: try_to(row), lambda row=row: services.cancel_registration(row.pk)]
    at_once(work, threads=4)
    assert set(event.registrations.values_list("state", "arrived")) == {("cancelled", 0)}
    assert not Arrival.objects.exists()
