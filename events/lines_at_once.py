"""The lines of several tables that the page of an event shows, read with one statement."""

from dataclasses import dataclass

from advocacy_site.core.rows import Rows, rows_at_once

from .models.events import Event
from .models.places import EventPart, TicketType
from .models.sessions import Session

# All but the sealed code: no page shows it.
TOLD_OF_TICKETS = (
    *("id", "event", "kind", "names", "price", "currency", "pay_url", "bank_details"),
    *("position", "is_offered", "capacity", "taken", "excess"),
)


@dataclass(frozen=True)
class Lines:
    """What stands line by line on the record of an event, in order. `parts`: each with its session."""

    sessions: list[Session]
    tickets: list[TicketType]
    parts: list[EventPart]


def lines_of(event: Event) -> Lines:
    """Return the lines of `event`; none while it is not saved, as in the preview of a new page. One query."""
    if event._state.adding:
        return Lines([], [], [])
    sessions, tickets, parts = rows_at_once(
        Event.objects.filter(pk=event.pk),
        Rows(Session.objects.filter(event=event.pk)),
        Rows(TicketType.objects.filter(event=event.pk), *TOLD_OF_TICKETS),
        Rows(EventPart.objects.filter(event=event.pk)),
    )
    by_key = {session.pk: session for session in sessions}
    for part in parts:
        part.session = by_key.get(part.session_id)
    return Lines(sessions, tickets, parts)
