"""The desk at which people register: what its form asks at this moment, in one language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advocacy_site.core import clock
from advocacy_site.core.dates import with_weekday
from advocacy_site.core.questions import Question, questions_in
from advocacy_site.supporters.models import ConsentWording, Purpose, wording_for

from .lines_at_once import Lines, lines_of
from .presentation import when

if TYPE_CHECKING:
    from .models import Event, EventPage, EventPart, Session, TicketType


@dataclass(frozen=True)
class Desk:
    """An event that takes registrations. `parts`: each with its words."""

    event: "Event"
    language: str
    tickets: tuple["TicketType", ...]
    parts: tuple[tuple["EventPart", str], ...]
    questions: tuple[Question, ...]
    access_wording: ConsentWording | None
    most_guests: int


def desk_of(page: "EventPage", lines: Lines | None = None) -> Desk | None:
    """Return the desk of the event of `page`, or None where one does not register here now.

    `lines`: those of the event, where they were read. Two queries without, one with them.
    """
    return desk_with(page, lines) if page.event.takes_registrations_at(clock.now()) else None


def desk_with(page: "EventPage", lines: Lines | None = None) -> Desk:
    """Return the same, whether or not somebody new can register."""
    event, language = page.event, page.locale.language_code
    lines = lines or lines_of(event)
    titles = {block["id"]: block["value"]["title"] for block in page.programme.raw_data}
    return Desk(
        event=event,
        language=language,
        tickets=tuple(ticket for ticket in lines.tickets if ticket.is_offered),
        parts=tuple((part, _worded(event, part, titles)) for part in lines.parts),
        questions=questions_in(event.questions, language),
        access_wording=wording_for(Purpose.ACCESS, language) if event.asks_access else None,
        most_guests=event.most_guests,
    )


def _worded(event: "Event", part: "EventPart", titles: dict[str, str]) -> str:
    if part.session is None:
        return with_weekday(part.day) if part.day else ""
    return session_in_words(part.session, event, titles)


def session_in_words(session: "Session", event: "Event", titles: dict[str, str]) -> str:
    """Return when `session` is, and its title, which stands in `titles` by its key."""
    date = when(session.starts_at, session.ends_at, session.zone_of(event))
    hours = f"{date.day}, {date.hours}" if date else ""
    return ": ".join(words for words in (hours, titles.get(session.key, "")) if words)
