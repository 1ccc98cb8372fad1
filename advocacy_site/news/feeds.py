"""Atom (RFC 4287) of the stream under any set of filters. Names no person: the author is the coalition."""

import hashlib
import uuid
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date, quote_etag

from advocacy_site.core.caching import PRIVATE
from advocacy_site.core.chrome import chrome_for

from .listing import Listing, listing_for
from .models.stream import StreamEntry, kind_label

if TYPE_CHECKING:
    from .models.pages import NewsIndexPage

ENTRIES = 30


class StreamFeed(Atom1Feed):
    """Django's Atom, with the language of each entry and a date that does not move while nothing is new."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]


def respond(page: "NewsIndexPage", request: HttpRequest) -> HttpResponse:
    """Return the feed that the address asks for, or 304 to a reader who has it already."""
    listing = listing_for(page.locale_id, request)
    entries = list(listing.entries[:ENTRIES])
    updated = max(map(_updated, entries), default=page.first_published_at or datetime(1970, 1, 1, tzinfo=UTC))
    body = _atom(page, request, listing, entries, updated)
    etag = quote_etag(hashlib.sha256(body.encode()).hexdigest()[:32])
    response: Any = HttpResponse(body, content_type=StreamFeed.content_type)
    response["Last-Modified"] = http_date(updated.timestamp())
    response["ETag"] = etag
    response = get_conditional_response(request, etag, int(updated.timestamp()), response)
    if not listing.is_canonical or "page" in request.GET:  # a feed has no pages
        response["Cache-Control"] = PRIVATE
    return response


def _atom(
    page: "NewsIndexPage",
    request: HttpRequest,
    listing: Listing,
    entries: list[StreamEntry],
    updated: datetime,
) -> str:
    language = page.locale.language_code
    site_name = chrome_for(language, request).site_name
    index_url = page.full_url
    query = f"?{listing.query}" if listing.query else ""
    name = ": ".join([site_name, page.title])
    feed = StreamFeed(
        title=f"{name} ({listing.words})" if listing.words else name,
        link=f"{index_url}{query}",
        description=None,
        subtitle=page.search_description or page.intro or None,
        language=language,
        author_name=site_name,
        feed_url=f"{index_url}{page.reverse_subpage('feed')}{query}",
        updated=updated,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.page.get_full_url(request),
            description=entry.summary,
            pubdate=datetime.combine(entry.date, time.min, tzinfo=UTC),
            updateddate=_updated(entry),
            # Stays when the page moves or is renamed, and differs between the languages of a page.
            unique_id=uuid.uuid5(entry.page.translation_key, language).urn,
            categories=[kind_label(entry.kind)],
            language=entry.language,
        )
    return str(feed.writeString("utf-8"))


def _updated(entry: StreamEntry) -> datetime:
    return entry.page.last_published_at or datetime.combine(entry.date, time.min, tzinfo=UTC)
