"""What the templates of news show."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from wagtail.models import Page

from advocacy_site.core.alphabet import sort_key
from advocacy_site.core.languages import Language, foreign
from advocacy_site.core.page_addresses import PageAddresses
from advocacy_site.core.visibility import visible

from .facts import facts_of
from .listing import listing_for
from .models.stream import StreamEntry, StreamOption, kind_label

if TYPE_CHECKING:
    from .models.pages import NewsIndexPage, NewsPage

PER_PAGE = 20
NEXT = 3
Facet = StreamOption.Facet


@dataclass(frozen=True)
class StreamCard:
    """A page of the stream as a row in a list; `foreign` is the language of its words, if another."""

    title: str
    url: str
    kind_label: str
    date: date
    summary: str
    detail: str
    foreign: Language | None


def stream_cards(entries: Iterable[StreamEntry], request: HttpRequest) -> list[StreamCard]:
    """Return a card for each of `entries`, which come with their pages. No query."""
    addresses = PageAddresses(request)
    return [
        StreamCard(
            title=entry.title,
            url=addresses.of(entry.page.url_path),
            kind_label=kind_label(entry.kind),
            date=entry.date,
            summary=entry.summary,
            detail=entry.detail,
            foreign=foreign(entry.language),
        )
        for entry in entries
    ]


def index_context(page: "NewsIndexPage", request: HttpRequest) -> dict[str, Any]:
    """Return the list that the address asks for. Three queries.

    A page that is no number shows the first, a number too high the last: old links to a list that has
    become shorter still lead to it.
    """
    listing = listing_for(page.locale_id, request)
    wanted = request.GET.get("page", "1")
    page_obj = Paginator(listing.entries.for_cards(), PER_PAGE).get_page(wanted)
    feed_url = f"{page.get_url(request)}{page.reverse_subpage('feed')}"
    return {
        "listing": listing,
        "page_obj": page_obj,
        "cards": stream_cards(page_obj.object_list, request),
        "filters": list(listing.filters()),
        "feed_url": f"{feed_url}?{listing.query}" if listing.query else feed_url,
        "is_canonical": listing.is_canonical and wanted == str(page_obj.number),
    }


@dataclass(frozen=True)
class FactLink:
    """Something a post is about, and where more of it is found."""

    label: str
    url: str


def post_context(page: "NewsPage", request: HttpRequest, index_url: str) -> dict[str, Any]:
    """Return what a post is about, with links, and what to read next. Two queries."""
    options = _options_of(page, request)
    facts: dict[str, list[FactLink]] = defaultdict(list)
    for option in options:
        where = urlencode({option.facet: option.address})
        # The list speaks for everything; a member and a campaign have a page that speaks for itself.
        url = (option.page.get_url(request) or "") if option.page else f"{index_url}?{where}"
        facts[option.facet].append(FactLink(option.label, url))
    return {
        "facts": {facet.value: facts[facet] for facet in Facet},
        "read_next": stream_cards(_read_next(page, options), request),
    }


def _options_of(page: "NewsPage", request: HttpRequest) -> list[StreamOption]:
    """Return what `page` is about: as its entry says, or, where a draft is shown, as the draft says."""
    if getattr(request, "is_preview", False):
        return _drafted_options_of(page)
    # A second place of a page has no entry; it is about what the page is about.
    entries = [page.pk, page.alias_of_id]
    options = StreamOption.objects.filter(entries__in=entries, locale=page.locale_id).nameable().distinct()
    return sorted(options, key=lambda option: sort_key(option.label))


def _drafted_options_of(page: "NewsPage") -> list[StreamOption]:
    """Return what the draft says. It may be shared, so that it names no page that the public may not see."""
    facts = list(facts_of(page.stream_item()))
    named = [fact.page.pk for fact in facts if fact.page]
    nameable = set(visible(Page.objects.filter(pk__in=named)).values_list("pk", flat=True))
    return [
        StreamOption(facet=fact.facet, value=fact.value, page=fact.page, topic=fact.topic)
        for fact in facts
        if fact.page is None or fact.page.pk in nameable
    ]


def _read_next(page: Page, options: list[StreamOption]) -> Iterable[StreamEntry]:
    """Return the newest others of the same campaign or else the same topic, or simply the newest."""
    entries = StreamEntry.objects.in_language(page.locale_id).live().public().exclude(pk=page.pk)
    for facet in (Facet.CAMPAIGN, Facet.TOPIC):
        for option in options:
            if option.facet == facet and option.pk:
                return entries.under(option)[:NEXT]
    return entries[:NEXT]
