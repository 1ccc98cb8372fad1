"""An event as an entry of a calendar: the lines of its VEVENT, whoever's calendar it goes into."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from advocacy_site.core import ics

from .presentation import place_line

if TYPE_CHECKING:
    from .models import Event, Registration

CANCELLED = "CANCELLED"
STATUSES = {"cancelled": CANCELLED, "postponed": "TENTATIVE"}


@dataclass(frozen=True)
class Entry:
    """`event`, which has a date, in the words of one language.

    `stamp`: when what it says last changed; `sequence`: more than in any earlier file with other times or
    another place; `status` only where it is not the event's own; `online_url` only where its reader may have
    it; `attendee`: the address of the one whose entry it is, "" for everybody's; `uid` where it is not the
    event's; `times` where it is at others than the event's own, the end None where nobody wrote one.
    """

    event: "Event"
    title: str
    url: str
    stamp: datetime
    sequence: int
    status: str = ""
    description: str = ""
    online_url: str = ""
    attendee: str = ""
    uid: str = ""
    times: "tuple[datetime | None, datetime | None] | None" = None

    @property
    def span(self) -> "tuple[datetime | None, datetime | None]":
        """When it begins and ends."""
        return self.times or (self.event.starts_at, self.event.ends_at)

    def lines(self) -> list[str]:
        """Return its component. Raises ValueError for an event without a date, unless it is taken back."""
        event, (start, end) = self.event, self.span
        if start is None and self.status != CANCELLED:
            raise ValueError("What has no date is in no calendar.")
        place = _place(event) or self.online_url
        lines = [
            f"UID:{self.uid or uid_of(event)}",
            f"DTSTAMP:{ics.stamp(self.stamp)}",
            f"SEQUENCE:{self.sequence}",
            *(_times(event, start, end) if start else []),
            f"SUMMARY:{ics.text(self.title)}",
            f"STATUS:{self.status or STATUSES.get(event.status, 'CONFIRMED')}",
            _organiser(),
            *([_attendee(self.attendee)] if self.attendee else []),
            *([f"LOCATION:{ics.text(place)}"] if place else []),
            *([f"DESCRIPTION:{ics.text(self.description)}"] if self.description else []),
            *([f"URL:{ics.uri(self.url)}"] if self.url else []),
        ]
        return ics.component("VEVENT", lines)


def file_of(entries: Iterable[Entry], *, method: str, name: str = "", extra: Iterable[str] = ()) -> bytes:
    """Return the calendar file with `entries`, and with the rules of each time zone that they are told in.

    `method` as in iTIP; `name` of the calendar; `extra`: lines of the calendar itself.
    """
    entries = list(entries)
    components = [*_zones(entries), *(entry.lines() for entry in entries)]
    return ics.calendar(method, name, components, extra)


def uid_of(record: "Event | Registration") -> str:
    """Return what calendars know it by, whatever changes."""
    return f"{record.pk}@{urlsplit(settings.SITE_URL).hostname}"


def _zones(entries: list[Entry]) -> list[list[str]]:
    dated = [entry for entry in entries if entry.span[0]]
    told = [entry for entry in dated if not entry.event.days_only and _zone(entry) != "UTC"]
    zones = []
    for _key, group in groupby(sorted(told, key=_zone), _zone):
        same = list(group)
        moments = [moment for entry in same for moment in entry.span if moment]
        zones.append(ics.time_zone(same[0].event.zone, min(moments), max(moments)))
    return zones


def _zone(entry: Entry) -> str:
    return entry.event.zone.key


def _times(event: "Event", start: datetime, end: datetime | None) -> list[str]:
    if not event.days_only:
        ends = [ics.moment("DTEND", end, event.zone)] if end else []
        return [ics.moment("DTSTART", start, event.zone), *ends]
    last = (end - timedelta(microseconds=1)) if end else start
    # A day ends where the next one begins.
    after = last.astimezone(event.zone).date() + timedelta(days=1)
    return [ics.day("DTSTART", start.astimezone(event.zone).date()), ics.day("DTEND", after)]


def _place(event: "Event") -> str:
    if event.effective_mode == event.Mode.ONLINE:
        return ""
    return event.towns or ", ".join(part for part in (place_line(event), event.address) if part)


def _attendee(address: str) -> str:
    """Nobody is asked to answer by their calendar: one changes or cancels on one's own page."""
    return f"ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{ics.uri(address)}"


def _organiser() -> str:
    from_address = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")
    return f"ORGANIZER;CN={ics.parameter(settings.WAGTAIL_SITE_NAME)}:mailto:{ics.uri(from_address)}"
