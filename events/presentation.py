"""An event in words: when, where, in what state. Hours are told in the event's zone, with its name."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy_site.core import clock, countries
from advocacy_site.core.dates import with_weekday
from advocacy_site.core.times import days_between, offset_label, zone_label

if TYPE_CHECKING:
    from .models.events import Event, Place
    from .models.sessions import Session

ONE_NIGHT = timedelta(hours=16)


@dataclass(frozen=True)
class When:
    """A time in words. `hours` and `zone` are empty where only days are shown.

    `first` and `last`: its first moment, and one on its last day, in the zone that it is told in.
    """

    first: datetime
    last: datetime
    hours: str
    zone: str

    @property
    def day(self) -> str:
        """The day, or the first and the last, each with its weekday."""
        return _days(self.first, self.last)

    @property
    def is_one_day(self) -> bool:
        """Whether it is over on the day on which it begins."""
        return self.first.date() == self.last.date()

    @property
    def start_iso(self) -> str:
        """When it begins, for machines."""
        return self.first.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")

    @property
    def first_day(self) -> str:
        """The day on which it begins, for machines."""
        return self.first.strftime("%Y-%m-%d")


def _days(first: datetime, last: datetime) -> str:
    """Return one day, or the first and the last; the year once where it is the same."""
    if first.date() == last.date():
        return with_weekday(first)
    return _("%(first)s to %(last)s") % {
        "first": with_weekday(first, year=first.year != last.year),
        "last": with_weekday(last),
    }


def _hours(first: datetime, last: datetime | None, zone: ZoneInfo) -> tuple[str, str]:
    """Return the hours and the name of the zone; with an offset at each hour where clocks change between."""
    start = date_format(first, "TIME_FORMAT")
    if last is None:
        return start, zone_label(first, zone)
    end = date_format(last, "TIME_FORMAT")
    name = zone_label(first, zone)
    if first.utcoffset() != last.utcoffset():
        start, end = f"{start} {offset_label(first, zone)}", f"{end} {offset_label(last, zone)}"
        name = zone.key.rsplit("/", 1)[-1].replace("_", " ")
    if last - first > ONE_NIGHT and first.date() != last.date():
        return _("begins %(start)s, ends %(end)s") % {"start": start, "end": end}, name
    return f"{start}–{end}", name


def when(
    start: datetime | None, end: datetime | None, zone: ZoneInfo, *, days_only: bool = False
) -> When | None:
    """Return the time from `start` to `end` (aware; the end may be unknown) as told in `zone`, or None."""
    if start is None:
        return None
    first, last = start.astimezone(zone), end.astimezone(zone) if end else None
    # Midnight ends the day before; what ends in the small hours belongs to the evening it began.
    last_day = first
    if last is not None and end is not None and (days_only or end - start > ONE_NIGHT):
        last_day = (end - timedelta(microseconds=1)).astimezone(zone)
    hours, name = ("", "") if days_only else _hours(first, last, zone)
    return When(first, last_day, hours, name)


def how_soon(start: datetime, zone: ZoneInfo, moment: datetime) -> str:
    """Return how far `start` is from `moment`, counted in midnights of `zone`: today, in 3 weeks."""
    days = days_between(moment, start, zone)
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 14:
        return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
    if days < 60:
        return ngettext("in %(n)s week", "in %(n)s weeks", days // 7) % {"n": days // 7}
    return ngettext("in %(n)s month", "in %(n)s months", days // 30) % {"n": days // 30}


def state_line(event: "Event") -> str:
    """Return the one thing to know first about `event` now. What is off stays off when the day has passed."""
    if event.status == event.Status.CANCELLED:
        return _("Cancelled")
    if event.status == event.Status.POSTPONED:
        return _("Postponed")
    match event.phase:
        case event.Phase.UNDATED:
            return _("Date to be announced")
        case event.Phase.PAST:
            return _("Past")
        case event.Phase.NOW:
            return _("Now on")
    soon = how_soon(event.starts_at, event.zone, clock.now()) if event.starts_at else ""
    if event.status == event.Status.MOVED_ONLINE:
        return _("Moved online, %(soon)s") % {"soon": soon}
    if event.is_full:
        return _("Full, %(soon)s") % {"soon": soon}
    return soon[:1].upper() + soon[1:]


def flag(event: "Event") -> str:
    """Return the words of the flag in a list, "" where all is as expected."""
    if event.is_off or event.phase == event.Phase.NOW:
        return state_line(event)
    if event.phase in (event.Phase.PAST, event.Phase.UNDATED):
        return ""
    if event.status == event.Status.MOVED_ONLINE:
        return _("Moved online")
    return _("Full") if event.is_full else ""


def place_line(place: "Place") -> str:
    """Return house, town and country in one line."""
    country: Any = place.country
    return ", ".join(part for part in (place.venue, place.city, countries.name(country.code)) if part)


def where(event: "Event") -> str:
    """Return where `event` takes place after all, in one line."""
    if event.effective_mode == event.Mode.ONLINE:
        return _("Online")
    place = event.towns or place_line(event)
    if event.effective_mode == event.Mode.ON_SITE:
        return place
    return _("%(place)s and online") % {"place": place} if place else _("Online")


def in_words(session: "Session", event: "Event") -> str:
    """Return when and where `session` is, for a list of some whose titles nobody knows any more."""
    date = when(session.starts_at, session.ends_at, session.zone_of(event))
    parts = [date.day, f"{date.hours} {date.zone}"] if date else []
    return ", ".join(part for part in (*parts, place_line(session)) if part)
