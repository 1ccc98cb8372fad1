"""Who comes through the door: noted once, however many press, and taken back as pressed.

Everything about one party happens with its registration locked. Nothing else is locked, so that doors do not
wait for each other.
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from advocacy_site.core import access, clock

from ..door import is_open_at
from ..models import Arrival, Event, Registration
from .errors import DoorClosed, NotInState, PartyChanged
from .locks import lockable


@dataclass(frozen=True)
class CheckedIn:
    """What became of a tap: who came now, and who had been noted `before`."""

    registration: Registration
    now: tuple[Arrival, ...]
    before: tuple[Arrival, ...]


@transaction.atomic
def check_in(event: Event, registration_id: uuid.UUID, people: Collection[uuid.UUID], by: Any) -> CheckedIn:
    """Note that `people` came: keys of the registration itself and of its guests. Idempotent.

    Raises Registration.DoesNotExist, DoorClosed, NotInState, PartyChanged.
    """
    registration = _locked(event, registration_id)
    if registration.state != Registration.State.REGISTERED:
        raise NotInState
    guests = dict(registration.guests.values_list("pk", "position"))
    places = {registration.pk: 0} | guests
    if not places.keys() >= set(people):
        raise PartyChanged
    wanted = {places[key] for key in people}
    before = tuple(registration.arrivals.filter(position__in=wanted))
    missing = sorted(wanted - {arrival.position for arrival in before})
    new = [Arrival(registration=registration, position=position, by=by) for position in missing]
    if new:
        Arrival.objects.bulk_create(new)
        _count(registration, registration.arrived + len(new))
        access.record(by, "change", _subject(registration), rows=len(new), reason="arrived")
    return CheckedIn(registration, tuple(new), before)


@transaction.atomic
def undo_check_in(event: Event, arrival_id: uuid.UUID, by: Any) -> bool:
    """Take one arrival back; return whether it still stood. A later one of the same person stays.

    That it was noted, and that it was taken back, stay in the access log. Raises DoorClosed.
    """
    rows = Arrival.objects.filter(pk=arrival_id, registration__event=event)
    try:
        registration = _locked(event, rows.values_list("registration", flat=True).get())
        arrival = rows.get()  # nobody else can take it back now
    except (Arrival.DoesNotExist, Registration.DoesNotExist):
        return False
    arrival.delete()
    _count(registration, registration.arrived - 1)
    reason = f"arrival of {arrival.at.isoformat(timespec='seconds')} taken back"
    access.record(by, "change", _subject(registration), rows=1, reason=reason)
    return True


def forget_arrivals(registration: Registration) -> None:
    """Let nobody of a locked registration have come. Saving it is left to the caller."""
    if registration.arrived:
        registration.arrivals.all().delete()
        registration.arrived = 0


def keep_arrivals(registration: Registration, names: Sequence[str]) -> None:
    """Keep only the arrivals of guests whose names stand at the same place among `names`.

    Call it before the guests of a locked registration are written anew; saving it is left to the caller.
    """
    if not registration.arrived:
        return
    kept = [0]
    for guest in registration.guests.all():
        if guest.position <= len(names) and names[guest.position - 1] == guest.name:
            kept.append(guest.position)
    registration.arrivals.exclude(position__in=kept).delete()
    registration.arrived = registration.arrivals.count()


def _locked(event: Event, registration_id: uuid.UUID) -> Registration:
    if not is_open_at(event, clock.now()):
        raise DoorClosed
    return lockable().get(pk=registration_id, event=event)


def _count(registration: Registration, arrived: int) -> None:
    registration.arrived = arrived
    registration.save(update_fields=["arrived"])


def _subject(registration: Registration) -> str:
    return f"registration:{registration.pk}"
