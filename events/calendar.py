"""The calendar's rows, by month."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advocacy_site.core import clock
from advocacy_site.core.dates import month
from advocacy_site.core.languages import Language
from advocacy_site.core.pagination import Counted, paginate

from .listening import heard
from .listing import listing_for
from .models.events import Event, not_over
from .presentation import flag, when, where

if TYPE_CHECKING:
    from .models.pages import EventPage, EventPageQuerySet

PER_PAGE = 20


@dataclass(frozen=True)
class Row:
    """An event in a list. `number` and `weekday` are empty where it has no date, `days` where
    it is over in one."""

    title: str
    url: str
    kind: str
    number: str
    weekday: str
    iso: str
    days: str
    hours: str
    place: str
    languages: list[Language]
    flag: str
    extras: str


def row(page: "EventPage", request: HttpRequest) -> Row:
    """Return `page`, one of `for_rows()`, as a row."""
    event: Event = page.event
    date = when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only)
    start = event.starts_at.astimezone(event.zone) if event.starts_at else None
    extras = [_("recording") if page.recording_url else "", _("transcript") if page.has_transcript else ""]
    extras.append(_("report") if page.has_report else "")
    return Row(
        title=page.card_title,
        url=page.get_url(request) or "",
        kind=page.get_kind_display(),
        number=date_format(start, "j") if start else "",
        weekday=date_format(start, "l") if start else "",
        iso=date.first_day if date else "",
        days=date.day if date and not date.is_one_day else "",
        hours=f"{date.hours} {date.zone}".strip() if date else "",
        place=where(event),
        languages=heard(event.languages),
        flag=flag(event),
        extras=", ".join(part for part in extras if part),
    )


def _month(page: "EventPage") -> str:
    event: Event = page.event
    if event.starts_at is None:
        return _("Date to be announced")
    return month(event.starts_at.astimezone(event.zone))


def calendar_context(events: "EventPageQuerySet", locale: int, request: HttpRequest) -> dict[str, Any]:
    """Return the chosen part of `events`, all of the language `locale`, by month.

    Two queries beside the one for restrictions, or three.
    """
    listing = listing_for(events, locale, request)
    numbers = listing.fitting.order_by().aggregate(
        all=Count("pk"), upcoming=Count("pk", filter=not_over(clock.now(), "event__"))
    )
    past_number = numbers["all"] - numbers["upcoming"]
    listed = listing.fitting.past() if listing.is_past else listing.fitting.upcoming()
    number = past_number if listing.is_past else numbers["upcoming"]
    page = paginate(Counted(listed.for_rows(), number), request, PER_PAGE)
    months = [
        (name, [row(item, request) for item in items])
        for name, items in groupby(page.object_list, key=_month)
    ]
    return {
        "filters": listing.filters(),
        "listing": listing,
        "is_filtered": bool(listing.query),
        "is_past": listing.is_past,
        "upcoming_number": numbers["upcoming"],
        "past_number": past_number,
        "upcoming_query": listing.query,
        "past_query": listing.past_query,
        "months": months,
        "page_obj": page,
        "is_canonical": listing.is_canonical,
    }
