"""The online link of an event that is not open to everyone stands nowhere that the public can read."""

from html import unescape
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client

from advocacy_site.pages.models import HomePage
from events.models import Event

from .crawler import Crawl

pytestmark = pytest.mark.django_db
# No page leads to these. Sitemap and search answer 404 until they are built, and are read from then on.
ASKED = ("/robots.txt", "/sitemap.xml", "/en/search/?q=webinar", "/en/search/?q=room")


def leaks(answers: dict[str, str], links: set[str]) -> set[tuple[str, str]]:
    """Return which of `links` stands in which of `answers`, however it is written there."""
    plain = {
        address: unquote(unescape(text.replace("\\/", "/").replace("\r\n ", "")))
        for address, text in answers.items()
    }
    return {(address, link) for address, text in plain.items() for link in links if link in text}


def test_no_page_feed_calendar_or_json_tells_it(demo: HomePage, crawled: Crawl) -> None:
    events = Event.objects.exclude(online_url="")
    told: dict[bool, set[str]] = {event.access == "open": set() for event in events}
    for event in events:
        told[event.access == "open"].add(urlsplit(event.online_url).path)
    assert told.keys() == {True, False}, "the demo has both"
    answers = {**crawled.html, **crawled.machines}
    answers |= {address: Client().get(address).content.decode() for address in ASKED}
    kinds = ("/ics/", "/feed/", "count.json")
    assert all(any(kind in address for address in crawled.machines) for kind in kinds)
    assert any("BEGIN:VEVENT" in text for text in crawled.machines.values())
    assert not leaks(answers, told[False])
    assert leaks(answers, told[True])  # it would have been found
