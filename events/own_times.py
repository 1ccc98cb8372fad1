"""When an event is for one of its registrants: by the days and sessions they chose, where there are some."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from .models.events import ASSUMED_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .models import Event, EventPart, Registration, Session

Span = tuple[datetime, datetime | None]


def times_of(registration: "Registration") -> tuple[datetime | None, datetime | None]:
    """Return when the first chosen part begins and the last one ends, else the event's own times.

    The end is None where nobody wrote one.
    """
    event = registration.event
    spans = list(spans_of(registration.parts.all(), event).values())
    if not spans:
        return event.starts_at, event.ends_at
    start = min(span[0] for span in spans)
    _last, end = max(spans, key=lambda span: span[1] or span[0])
    return start, end


def spans_of(parts: "Iterable[EventPart]", event: "Event") -> dict[UUID, Span]:
    """Return when each of `parts` is, by its key. What lies outside the event's own time, perhaps because
    the event was moved, is left out."""
    if event.starts_at is None:
        return {}
    chosen = list(parts)
    programme = list(event.sessions.all()) if any(part.day for part in chosen) else []
    found = {}
    for part in chosen:
        span = _span(part, event, event.starts_at, programme)
        latest = event.ends_at or event.starts_at + ASSUMED_LENGTH
        if span is not None and event.starts_at <= span[0] < latest:
            found[part.pk] = span
    return found


def _span(part: "EventPart", event: "Event", starts: datetime, programme: "list[Session]") -> Span | None:
    if part.session is not None:
        return part.session.starts_at, part.session.ends_at
    return _of_day(part.day, event, starts, programme) if part.day else None


def _of_day(day: date, event: "Event", starts: datetime, programme: "list[Session]") -> Span:
    """Return when the event is on `day`: as its programme says, else at the hours of its first and last."""
    there = [row for row in programme if row.starts_at.astimezone(event.zone).date() == day]
    start = starts if _is_on(day, starts, event) else min((row.starts_at for row in there), default=None)
    ends = [row.ends_at for row in there if row.ends_at]
    end = event.ends_at if event.ends_at and _is_on(day, event.ends_at, event) else max(ends, default=None)
    start = start or _at_the_hour_of(starts, day, event)
    if end is None and event.ends_at is not None:
        end = _at_the_hour_of(event.ends_at, day, event)
    return start, end if end is not None and end > start else None


def _is_on(day: date, moment: datetime, event: "Event") -> bool:
    return moment.astimezone(event.zone).date() == day


def _at_the_hour_of(moment: datetime, day: date, event: "Event") -> datetime:
    hour = moment.astimezone(event.zone).time()
    return datetime.combine(day, hour, event.zone).astimezone(UTC)
