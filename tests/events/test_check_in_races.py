"""Several at one door press at once, on real connections: every tap stays, nobody arrives twice."""

from typing import Any

import pytest

from advocacy_site.core.models import AccessLog
from events import door, services
from events.models import Arrival

from .. import factories
from ..conftest import FrozenClock
from .test_registration_races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]


def test_taps_and_undos_of_three_at_once_lose_none_and_count_none_twice(clock: FrozenClock) -> None:
    event = factories.joinable(most_guests=2).event
    clock.at = event.starts_at
    rows = [factories.registered(event, guests=2) for _n in range(6)]
    people = {row.pk: [row.pk, *row.guests.values_list("pk", flat=True)] for row in rows}
    stewards = [factories.staff() for _n in range(3)]

    def tap(row: Any, who: list[Any], by: Any) -> int:
        return len(services.check_in(event, row.pk, who, by).now)

    # All three press for everybody: one by one, from the end, and as a party.
    work = []
    for row, keys in ((row, people[row.pk]) for row in rows):
        ways = ([[key] for key in keys], [[key] for key in reversed(keys)], [keys])
        for by, way in zip(stewards, ways, strict=True):
            work += [lambda row=row, who=who, by=by: tap(row, who, by) for who in way]
    assert sum(at_once(work, threads=3)) == 18
    assert door.came(event) == (18, 18)
    assert Arrival.objects.count() == 18

    # All three take the same arrivals of the first three parties back, and check the guests in again.
    shown = list(Arrival.objects.filter(registration__in=rows[:3]))
    three = [(arrival.pk, by) for arrival in shown for by in stewards]
    undo = [lambda pk=pk, by=by: services.undo_check_in(event, pk, by) for pk, by in three]
    assert sum(at_once(undo, threads=3)) == 9
    again = [lambda row=row: tap(row, people[row.pk][1:], stewards[0]) for row in rows[:3]]
    stale = [lambda pk=arrival.pk: services.undo_check_in(event, pk, stewards[1]) for arrival in shown]
    at_once([*again, *stale], threads=3)
    assert door.came(event) == (15, 18)
    for row in rows:
        row.refresh_from_db(fields=["arrived"])
        assert row.arrived == row.arrivals.count()
    assert AccessLog.objects.filter(reason="arrived").count() >= 9


def test_checking_in_and_cancelling_at_once_leave_nobody_who_came_without_a_place(clock: FrozenClock) -> None:
    event = factories.joinable().event
    clock.at = event.starts_at
    rows, by = [factories.registered(event) for _n in range(5)], factories.staff()

    def tap(row: Any) -> None:
        try:
            services.check_in(event, row.pk, [row.pk], by)
        except services.NotInState:
            pass

    work = []
    for row in rows:
        work += [lambda row=row: tap(row), lambda row=row: services.cancel_registration(row.pk)]
    at_once(work, threads=4)
    assert set(event.registrations.values_list("state", "arrived")) == {("cancelled", 0)}
    assert not Arrival.objects.exists()
