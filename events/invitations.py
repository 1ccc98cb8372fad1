"""An event as an entry of somebody's calendar. The online link is never in it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from advocacy_site.core import ics

from .presentation import place_line

if TYPE_CHECKING:
    from .models import Event

STATUSES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def invitation(
    event: "Event",
    *,
    title: str,
    url: str,
    at: datetime,
    sequence: int,
    method: str = PUBLISH,
) -> bytes | None:
    """Return the file for the calendar of somebody who comes, or comes no more (`method` CANCEL).

    `title`, `url`: of the page in their language; `at`: when the mail was written; `sequence`: more than in
    any file before. None while the event has no date.
    """
    if event.starts_at is None:
        return None
    status = "CANCELLED" if method == CANCEL else STATUSES.get(event.status, "CONFIRMED")
    lines = [
        f"UID:{uid(event)}",
        f"DTSTAMP:{ics.stamp(at)}",
        f"SEQUENCE:{sequence}",
        *_times(event, event.starts_at),
        f"SUMMARY:{ics.text(title)}",
        f"STATUS:{status}",
        _organiser(),
    ]
    if place := _place(event):
        lines.append(f"LOCATION:{ics.text(place)}")
    if url:
        lines.append(f"URL:{ics.uri(url)}")
    zones = []
    if not event.days_only and event.zone.key != "UTC":
        zones.append(ics.time_zone(event.zone, event.starts_at, event.ends_at or event.starts_at))
    return ics.calendar(method, "", [*zones, ics.component("VEVENT", lines)])


def uid(event: "Event") -> str:
    """Return what calendars know the event by, whatever changes."""
    return f"{event.pk}@{urlsplit(settings.SITE_URL).hostname}"


def _times(event: "Event", start: datetime) -> list[str]:
    if not event.days_only:
        ends = [ics.moment("DTEND", event.ends_at, event.zone)] if event.ends_at else []
        return [ics.moment("DTSTART", start, event.zone), *ends]
    last = (event.ends_at - timedelta(microseconds=1)) if event.ends_at else start
    # A day ends where the next one begins.
    after = last.astimezone(event.zone).date() + timedelta(days=1)
    return [ics.day("DTSTART", start.astimezone(event.zone).date()), ics.day("DTEND", after)]


def _place(event: "Event") -> str:
    if event.effective_mode == event.Mode.ONLINE:
        return ""
    return ", ".join(part for part in (place_line(event), event.address) if part)


def _organiser() -> str:
    from_address = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")
    return f"ORGANIZER;CN={ics.parameter(settings.WAGTAIL_SITE_NAME)}:mailto:{ics.uri(from_address)}"
