"""The calendar for machines: iCalendar and Atom of any list, and the file of one event.

What they say is what the pages say to everybody. The online link is in them only where everybody may have
it; a page with a discreet title is in none of the lists, and is told by that title in its own file.
"""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models.functions import Coalesce, Greatest
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import quote_etag

from advocacy_site.core import clock, ics
from advocacy_site.core.caching import PRIVATE
from advocacy_site.core.chrome import chrome_for

from .entries import Entry, file_of
from .listing import Listing, listing_for
from .models.events import not_over
from .presentation import state_line, when, where

if TYPE_CHECKING:
    from .models.index import EventIndexPage
    from .models.pages import EventPage, EventPageQuerySet

MOST_ENTRIES = 300  # in a calendar
MOST_NEWS = 30  # in a feed
KEPT = timedelta(days=90)  # what is over does not vanish at once from the calendars of those who follow
ASK_AGAIN = "PT6H"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Follow:
    """Where a list can be followed; `webcal` lets a calendar program ask again by itself."""

    ics: str
    webcal: str
    atom: str
    words: str


def links(page: "EventIndexPage", request: HttpRequest, listing: Listing) -> Follow:
    """Return where the `listing` of `page` can be followed."""
    file, feed = (page.reverse_subpage(name) for name in ("ics", "feed"))
    url, full = page.get_url(request) or "", (page.full_url or "").partition("://")[2]
    return Follow(
        ics=f"{url}{file}{listing.address}",
        webcal=f"webcal://{full}{file}{listing.address}",
        atom=f"{url}{feed}{listing.address}",
        words=listing.words,
    )


def one(page: "EventPage") -> HttpResponse:
    """Return the file of one event. Raises Http404 where it has no date."""
    if page.event.starts_at is None:
        raise Http404
    return _file(file_of([_entry(page)], method="PUBLISH"), f"event-{page.event.key}.ics")


def calendar_file(page: "EventIndexPage", request: HttpRequest) -> HttpResponse:
    """Return the list that the address asks for as a calendar; 304 to a reader who has it already."""
    listing = listing_for(page.listed, page.locale_id, request)
    pages = {item.event_id: item for item in _dated(listing)[:MOST_ENTRIES]}  # some stand in two places
    name = _title(page, request, listing)
    extra = [f"REFRESH-INTERVAL;VALUE=DURATION:{ASK_AGAIN}", f"X-PUBLISHED-TTL:{ASK_AGAIN}"]
    body = file_of(map(_entry, pages.values()), method="PUBLISH", name=name, extra=extra)
    return _conditional(request, listing, _file(body, "events.ics"))


def atom(page: "EventIndexPage", request: HttpRequest) -> HttpResponse:
    """Return the list that the address asks for as Atom, what changed last first."""
    listing = listing_for(page.listed, page.locale_id, request)
    shown = listing.fitting.past() if listing.is_past else listing.fitting.upcoming()
    changed = Greatest(Coalesce("last_published_at", "event__changed_at"), "event__changed_at")
    pages = list(shown.to_follow().order_by(changed.desc(), "pk")[:MOST_NEWS])
    language = page.locale.language_code
    feed = _Feed(
        title=_title(page, request, listing),
        link=f"{page.full_url}{listing.address}",
        description=None,
        subtitle=page.search_description or page.intro or None,
        language=language,
        author_name=chrome_for(language, request).site_name,
        feed_url=f"{page.full_url}{page.reverse_subpage('feed')}{listing.address}",
        updated=max(map(_changed_at, pages), default=page.first_published_at or LONG_AGO),
    )
    for event_page in pages:
        feed.add_item(
            title=event_page.card_title,
            link=event_page.get_full_url(request),
            description=escape(_told(event_page)),
            pubdate=event_page.first_published_at or event_page.event.created_at,
            updateddate=_changed_at(event_page),
            # Stays when the page moves or is renamed, and differs between the languages of a page.
            unique_id=uuid.uuid5(event_page.translation_key, language).urn,
            categories=[event_page.get_kind_display()],
            language=event_page.language,
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type=_Feed.content_type)
    return _conditional(request, listing, response)


class _Feed(Atom1Feed):
    """Django's Atom, with the language of each entry and a date that does not move while nothing is new."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]


def _dated(listing: Listing) -> "EventPageQuerySet":
    """Return what has a date, the nearest first; upcoming ones together with what has just been."""
    dated = listing.fitting.filter(event__starts_at__isnull=False).to_follow()
    if listing.is_past:
        return dated.past()
    return dated.filter(not_over(clock.now() - KEPT, "event__")).order_by("event__starts_at", "pk")


def _entry(page: "EventPage") -> Entry:
    event = page.event
    parts = (page.listing_summary or page.summary, page.full_url or "")
    return Entry(
        event,
        page.discreet_title or page.title,
        page.full_url or "",
        stamp=_changed_at(page),
        sequence=event.sequence,
        description="" if page.discreet_title else "\n\n".join(part for part in parts if part),
        online_url=event.public_online_url,
    )


def _changed_at(page: "EventPage") -> datetime:
    changed: datetime = page.event.changed_at
    return max(changed, page.last_published_at or changed)


def _told(page: "EventPage") -> str:
    """Return the state, time and place of an event, and what it is about."""
    event = page.event
    date = when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only)
    day = ", ".join(part for part in (date.day, f"{date.hours} {date.zone}".strip()) if part) if date else ""
    state = state_line(event) if event.is_off or date is None else ""
    summary = page.listing_summary or page.summary
    return ". ".join(part.rstrip(".") for part in (state, day, where(event), summary) if part)


def _title(page: "EventIndexPage", request: HttpRequest, listing: Listing) -> str:
    name = f"{chrome_for(page.locale.language_code, request).site_name}: {page.title}"
    return f"{name} ({listing.words})" if listing.words else name


def _file(body: bytes, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=f"{ics.MIMETYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _conditional(request: HttpRequest, listing: Listing, response: HttpResponse) -> HttpResponse:
    """Return 304 to a reader who has it already. An invented filter is answered, but not kept."""
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = etag
    answer: Any = get_conditional_response(request, etag, None, response)
    if not listing.is_canonical or "page" in request.GET:  # they have no pages
        answer["Cache-Control"] = PRIVATE
    return answer
