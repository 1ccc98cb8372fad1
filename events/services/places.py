"""Giving places and taking them back. The last one is never given twice.

Whoever gives or takes any place of an event locks the event first (`locked`), so that all of its waiting list
is decided in one order on every database. Each step is an update with its condition besides, and the database
refuses more places than there are (models/places.py).
"""

import uuid
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, When

from ..models import Event, Places, Registration
from .errors import NoPlaceLeft

Needed = Counter[uuid.UUID]  # by the key of what has places, how many


def locked(event_id: Any) -> Event:
    """Return the event, locked until the transaction ends: first of all. Raises Event.DoesNotExist."""
    return Event.objects.select_for_update(no_key=True).get(pk=event_id)


def needed(places: list[Places], number: int) -> Needed:
    """Return `number` of each of `places`."""
    return Counter({row.pk: number for row in places})


def needs_of(registration: Registration) -> Needed:
    """Return what `registration` needs a place of."""
    return needed(registration.all_places(), registration.party)


@transaction.atomic
def take(places: list[Places], wanted: Mapping[Any, int]) -> None:
    """Give as many as `wanted` of each of `places`, all or none. Raises NoPlaceLeft."""
    for row in places:
        number = wanted.get(row.pk, 0)
        if number <= 0:
            continue
        has_room = Q(capacity=None) | Q(capacity__gte=F("taken") + number)
        if not _rows(row).filter(has_room).update(taken=F("taken") + number):
            raise NoPlaceLeft


def give_back(places: list[Places], returned: Mapping[Any, int]) -> None:
    """Take as many as `returned` of each of `places` back. Of what is in excess, nobody gets them."""
    for row in places:
        number = returned.get(row.pk, 0)
        if number > 0:
            less = Case(When(excess__gt=number, then=F("excess") - number), default=0)
            _rows(row).update(taken=F("taken") - number, excess=less)


def resize(row: Places, capacity: int | None) -> None:
    """Let there be `capacity` places (None: any number) of a row whose event is locked."""
    given = _rows(row).values_list("taken", flat=True).get()
    excess = 0 if capacity is None else max(0, given - capacity)
    _rows(row).update(capacity=capacity, excess=excess)


def _rows(row: Places) -> Any:
    return type(row)._base_manager.filter(pk=row.pk)


class Room:
    """How many places are free at a locked event while its line is walked, the first one first.

    Whoever does not find all they need closes what they lack for everybody behind them: nobody gets a place
    past somebody who waits for the same one.
    """

    def __init__(self, event: Event) -> None:
        rows: list[Places] = [event, *event.tickets.all(), *event.parts.all()]
        event.refresh_from_db(fields=["capacity", "taken", "excess"])
        self.free: dict[Any, int | None] = {row.pk: row.free for row in rows}
        self.closed: set[Any] = set()
        self._event = event.pk

    @property
    def has_one_limit(self) -> bool:
        """Only the places of the event itself are limited, if any."""
        return all(free is None for key, free in self.free.items() if key != self._event)

    def is_over(self) -> bool:
        """Return whether nobody else can be served: everybody needs a place of the event."""
        return self.free[self._event] == 0 or self._event in self.closed

    def serve(self, wanted: Mapping[Any, int]) -> bool:
        """Set the places aside, if the next in line can have them all."""
        lacking = self.lacking(wanted)
        if lacking or self.closed & {key for key, number in wanted.items() if number > 0}:
            self.closed |= lacking
            return False
        for key, number in wanted.items():
            free = self.free[key]
            if free is not None:
                self.free[key] = free - max(0, number)
        return True

    def lacking(self, wanted: Mapping[Any, int]) -> set[Any]:
        """Return of what there is not enough."""
        return {key for key, number in wanted.items() if number > 0 and not self._has(key, number)}

    def _has(self, key: Any, number: int) -> bool:
        free = self.free[key]
        return free is None or free >= number
