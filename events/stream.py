"""Events among the news, on campaigns and in bodies: how they stand in the lists of other rooms."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.registry import Cards, StreamItem, StreamSource, cards, page_followers, stream
from members.models import MemberPage

from . import calendar
from .calendar import Row
from .listing import forget_options
from .presentation import when, where

if TYPE_CHECKING:
    from .models import EventPage


def stream_item(page: "EventPage") -> StreamItem:
    """Return what lists and feeds show of an event, dated by its first publication: its day is a detail."""
    event = page.event
    date = when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only)
    parts = [date.day if date else "", where(event)]
    return StreamItem(
        kind="event",
        date=(page.first_published_at or clock.now()).date(),
        title=page.card_title,
        summary=page.listing_summary or page.summary,
        detail=", ".join(part for part in parts if part),
        countries=(event.country.code,) if event.country else (),
        members=(own,) if (own := page.nearest_above(MemberPage)) else (),
        campaign=page.related_campaign,
    )


def rows(pages: Any, request: HttpRequest) -> dict[Any, Row]:
    """Return a row for each of `pages` by primary key. One query."""
    found = list(pages.for_rows())
    return {page.pk: row for page, row in zip(found, calendar.rows(found, request), strict=True)}


def register() -> None:
    """Put events into the stream, say how they stand in a body, and keep the calendar's filters fresh."""
    stream.register("events.EventPage", StreamSource({"event": _("Event")}, stream_item))
    cards.register("events.EventPage", Cards("components/event_row.html", "ledger dated", rows))
    page_followers.register("calendar", forget_options)
