"""Days and sessions that one registers for apart, in words."""

from django.utils.formats import date_format

from advocacy_site.core.dates import with_weekday

from .models import Event, EventPart


def part_in_words(part: EventPart, event: Event) -> str:
    """Return the day or the time of what one registered for apart at `event`."""
    if part.session is None:
        return with_weekday(part.day) if part.day else ""
    local = part.session.starts_at.astimezone(part.session.zone_of(event))
    return f"{with_weekday(local, year=False)}, {date_format(local, 'TIME_FORMAT')}"
