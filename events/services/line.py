"""Who gets a place, who waits, and whose turn it is."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from advocacy_site.core import clock

from ..models import Event, Registration
from ..models.registrations import RegistrationQuerySet
from ..own_times import times_of
from .ending import finish
from .errors import RegistrationClosed
from .locks import SEALED
from .payments import settle_due
from .places import Needed, Room, give_back, locked, needs_of, take
from .turns import State, enter, wait_again

OFFER_LIFE = timedelta(hours=24)
LAST_OFFERS = timedelta(hours=2)  # before the start
AT_ONCE = 50  # of a long line


def offers_end(event: Event, now: datetime) -> datetime | None:
    """Return until when an offer made at `now` stands. None: none can be made, any more or just now."""
    if event.is_off or event.phase_at(now) in (event.Phase.NOW, event.Phase.PAST):
        return None
    latest = event.starts_at - LAST_OFFERS if event.starts_at else None
    if latest is None:
        return now + OFFER_LIFE
    return min(now + OFFER_LIFE, latest) if latest > now else None


def require_joinable(event: Event) -> None:
    """Raise RegistrationClosed where nobody can come any more: it is off or over."""
    if not event.can_be_joined_at(clock.now()):
        raise RegistrationClosed


def seat(event: Event, registration: Registration) -> None:
    """Give a confirmed registration its places, or a number in the waiting list. The event is locked."""
    wanted = needs_of(registration)
    # Where the event is full, nobody asks who stands in the line.
    if event.free != 0 and walk(event, wanted).serve(wanted):
        take(registration.all_places(), wanted)
        place(registration)
        return
    enter(registration, State.WAITING, line_number=next_number(event))


def next_number(event: Event) -> int:
    """Return a new number at the end of the line of a locked event."""
    event.line_end += 1
    Event.objects.filter(pk=event.pk).update(line_end=event.line_end)
    return event.line_end


def place(registration: Registration) -> None:
    """Register somebody who has been given the places."""
    now, (start, _end) = clock.now(), times_of(registration)
    # Whom this mail tells within the last day needs no other that says it is tomorrow.
    told = {"day_reminder_for": start} if start and start - now < timedelta(days=1) else {}
    enter(registration, State.REGISTERED, placed_at=now, **told)
    settle_due(registration)


def walk(event: Event, wanted: Needed) -> Room:
    """Return what is left of the free places of a locked event for somebody behind its whole line.

    `wanted`: what that is. Who has a place of the event may want another day only: then a full event ends
    nothing, as somebody further back may wait for that day.
    """
    room = Room(event)
    for registration in _line(event):
        if wanted[event.pk] > 0 and room.is_over():
            break
        room.serve(needs_of(registration))
    return room


def promote(event: Event) -> int:
    """Offer the free places of a locked event along its line; return how many registrations got an offer."""
    ends = offers_end(event, clock.now())
    room = Room(event)
    if ends is None or room.is_over():
        return 0
    offered = 0
    for registration in _line(event):
        if room.is_over():
            break
        wanted = needs_of(registration)
        if room.serve(wanted):
            take(registration.all_places(), wanted)
            enter(registration, State.OFFERED, offer_ends_at=ends)
            offered += 1
    return offered


def position_of(registration: Registration) -> int:
    """Return how far in front somebody waits who is in the line: 1 is next.

    By the walk that makes the offers: of those in front only who would go first if what this one needs became
    free, or who would hold it up because they need more of the same. Who lacks something else is passed.
    """
    event, mine = registration.event, needs_of(registration)
    in_front = _rows(event).filter(line_number__lt=registration.line_number)
    room, plenty, enough = Room(event), Room(event), Room(event)
    if room.has_one_limit:
        return in_front.count() + 1  # all wait for the same
    limited = {key for key in mine if room.free[key] is not None}
    for key in limited:
        plenty.free[key] = None
        enough.free[key] = max(room.free[key] or 0, mine[key])
    position = 1
    for other in _with_event(in_front, event):
        wanted = needs_of(other)
        goes_first = plenty.serve(wanted) and bool(limited & wanted.keys())
        position += goes_first or bool(limited & enough.lacking(wanted))
    return position


def _line(event: Event) -> Iterator[Registration]:
    """Yield who waits, the first one first, locked. All are read only where nobody takes what is free."""
    reached: int | None = 0
    rows = _rows(event).select_for_update(of=("self",))
    while part := _with_event(rows.filter(line_number__gt=reached)[:AT_ONCE], event):
        yield from part
        reached = part[-1].line_number


def _rows(event: Event) -> RegistrationQuerySet:
    # Deferred, so that what no key opens holds up nobody.
    return Registration.objects.in_line().filter(event=event).defer(*SEALED)


def _with_event(rows: RegistrationQuerySet, event: Event) -> list[Registration]:
    line = list(rows.select_related("ticket").prefetch_related("parts"))
    for registration in line:
        registration.event = event
    return line


@transaction.atomic
def promote_next(event_id: uuid.UUID) -> int:
    """Offer what is free along the line; return how many offers that was. Raises Event.DoesNotExist."""
    return promote(locked(event_id))


def expire_offers() -> int:
    """Take back the offers that nobody took in time and make them to the next in line; return how many."""
    over = Registration.objects.filter(state=State.OFFERED, offer_ends_at__lte=clock.now())
    events = list(over.order_by("event").values_list("event", flat=True).distinct())
    return sum(_expire(event_id) for event_id in events)


@transaction.atomic
def _expire(event_id: uuid.UUID) -> int:
    event = locked(event_id)
    over = event.registrations.filter(state=State.OFFERED, offer_ends_at__lte=clock.now())
    rows = list(over.defer(*SEALED).select_for_update(of=("self",)).order_by("line_number"))
    for registration in rows:
        registration.event = event
        finish(registration, State.CANCELLED, Registration.EndedBy.TIME)
    promote(event)
    return len(rows)


def settle(event: Event) -> None:
    """Bring offers in line with a locked event whose settings have changed.

    Where none can be made, whoever was offered places waits again, at the old number. Offers for an event
    that now begins sooner end sooner, and are mailed anew.
    """
    ends = offers_end(event, clock.now())
    offered = event.registrations.filter(state=State.OFFERED).order_by("line_number")
    if ends is not None:
        offered = offered.filter(offer_ends_at__gt=ends)
    for registration in offered.defer(*SEALED).select_for_update(of=("self",)):
        registration.event = event
        if ends is None:
            give_back(registration.all_places(), needs_of(registration))
            wait_again(registration)
        else:
            enter(registration, State.OFFERED, offer_ends_at=ends)
    promote(event)
