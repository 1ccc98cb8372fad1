"""The calendar's rows, by month."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from advocacy_site.core.dates import month
from advocacy_site.core.languages import Language
from advocacy_site.core.page_addresses import PageAddresses
from advocacy_site.core.pagination import paginate
from advocacy_site.core.stand_ins import foreign_words

from .calendar_lists import PER_PAGE, upcoming_and_past
from .listening import heard
from .listing import listing_for
from .models.events import Event
from .presentation import flag, when, where

if TYPE_CHECKING:
    from .models.pages import EventPage, EventPageQuerySet


@dataclass(frozen=True)
class Row:
    """An event in a list. `number` and `weekday` are empty where it has no date, `days` where
    it is over in one; `foreign` is the language of its title, where that is another."""

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
    foreign: Language | None


def rows(pages: Iterable["EventPage"], request: HttpRequest | None) -> list[Row]:
    """Return `pages`, which come `for_rows()`, as rows. One query where one stands in for a translation."""
    addresses, pages = PageAddresses(request), list(pages)
    foreign = foreign_words(pages)
    return [_row(page, addresses.of(page.url_path), foreign.get(page.pk)) for page in pages]


def _row(page: "EventPage", url: str, foreign: Language | None) -> Row:
    event: Event = page.event
    told = when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only)
    extras = [_("recording") if page.recording_url else "", _("transcript") if page.has_transcript else ""]
    extras.append(_("report") if page.has_report else "")
    return Row(
        title=page.card_title,
        url=url,
        kind=str(page.Kind(page.kind).label),
        number=str(told.first.day) if told else "",
        weekday=str(WEEKDAYS[told.first.weekday()]) if told else "",
        iso=told.first_day if told else "",
        days=told.day if told and not told.is_one_day else "",
        hours=f"{told.hours} {told.zone}".strip() if told else "",
        place=where(event),
        languages=heard(event.languages),
        flag=flag(event),
        extras=", ".join(part for part in extras if part),
        foreign=foreign,
    )


def _first_of_month(page: "EventPage") -> date | None:
    event: Event = page.event
    return event.starts_at.astimezone(event.zone).date().replace(day=1) if event.starts_at else None


def _months(pages: list["EventPage"], request: HttpRequest) -> list[tuple[str, list[Row]]]:
    """Return the rows of `pages`, which come by date, below the names of their months."""
    told = iter(rows(pages, request))
    return [
        (month(first) if first else _("Date to be announced"), list(islice(told, len(list(same)))))
        for first, same in groupby(pages, key=_first_of_month)
    ]


def calendar_context(
    events: Callable[[], "EventPageQuerySet"], locale: int, request: HttpRequest
) -> dict[str, Any]:
    """Return the chosen part of what `events` returns, all of the language `locale`, by month.

    Two queries, or three.
    """
    listing = listing_for(events, locale, request)
    upcoming, past = upcoming_and_past(listing, locale)
    page = paginate(past if listing.is_past else upcoming, request, PER_PAGE)
    return {
        "filters": listing.filters(),
        "listing": listing,
        "is_filtered": bool(listing.query),
        "is_past": listing.is_past,
        "upcoming_number": len(upcoming),
        "past_number": len(past),
        "upcoming_query": listing.query,
        "past_query": listing.past_query,
        "months": _months(list(page.object_list), request),
        "page_obj": page,
        "is_canonical": listing.is_canonical,
    }
