"""What one can choose when registering: kinds of tickets, and days and sessions with places of their own."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from ..models import Event, EventPart, Session, TicketType
from .deciding import set_capacity
from .errors import InUse, OfferedAlready, PlacesChanged
from .places import locked

# What somebody agreed to who has such a ticket.
AGREED = ("kind", "price", "currency")


@transaction.atomic
def add_ticket(event_id: uuid.UUID, values: Mapping[str, Any]) -> TicketType:
    """Offer another kind of ticket. `values`: fields of TicketType.SETTINGS, and `capacity`.

    Raises Event.DoesNotExist, IntegrityError for values that contradict each other.
    """
    event = locked(event_id)
    return TicketType.objects.create(event=event, **values)


@transaction.atomic
def change_ticket(ticket: TicketType, changes: Mapping[str, Any]) -> int:
    """Write only `changes`, fields of TicketType.SETTINGS and `capacity`; return how many of those who wait
    were offered a place.

    Raises InUse where somebody has such a ticket and it would cost something else, TicketType.DoesNotExist.
    """
    locked(ticket.event_id)
    stored = TicketType.objects.get(pk=ticket.pk)
    costs_else = any(name in changes and changes[name] != getattr(stored, name) for name in AGREED)
    if costs_else and stored.registrations.exists():
        raise InUse
    columns = [name for name in changes if name != "capacity"]
    for name in columns:
        setattr(stored, name, changes[name])
    if columns:
        stored.save(update_fields=columns)
    return set_capacity(stored, changes["capacity"]) if "capacity" in changes else 0


@transaction.atomic
def remove_ticket(ticket: TicketType) -> None:
    """Delete a kind of ticket that nobody has. Raises InUse."""
    locked(ticket.event_id)
    if ticket.registrations.exists():
        raise InUse
    TicketType.objects.filter(pk=ticket.pk).delete()


@transaction.atomic
def add_part(
    event_id: uuid.UUID, *, day: date | None = None, session: Session | None = None, capacity: int | None
) -> EventPart:
    """Let people register for a day or a session apart.

    Raises Event.DoesNotExist, OfferedAlready, PlacesChanged where the session has lost its time since.
    """
    event: Event = locked(event_id)
    if session and not event.sessions.filter(pk=session.pk).exists():
        raise PlacesChanged
    same = event.parts.filter(session=session) if session else event.parts.filter(day=day)
    if same.exists():
        raise OfferedAlready
    return EventPart.objects.create(event=event, day=day, session=session, capacity=capacity)


@transaction.atomic
def change_part(part: EventPart, capacity: int | None, *, seen: int | None) -> int:
    """Give a day or a session `capacity` places; return how many of those who wait were offered one.

    Raises PlacesChanged where they are not as many as were `seen` any more, EventPart.DoesNotExist.
    """
    locked(part.event_id)
    stored = EventPart.objects.get(pk=part.pk)
    if stored.capacity != seen:
        raise PlacesChanged
    return set_capacity(stored, capacity)


@transaction.atomic
def remove_part(part: EventPart) -> None:
    """Let nobody register for it apart any more. Raises InUse where somebody has, whatever came of it."""
    locked(part.event_id)
    if part.registrations.exists():
        raise InUse
    EventPart.objects.filter(pk=part.pk).delete()
