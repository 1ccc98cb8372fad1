"""What an Atom or RSS feed says, as plain words. Whoever wrote the feed is a stranger.

Read are Atom (RFC 4287) and RSS 2.0, the latter also with Dublin Core's dates. Entries without an https link,
a date or words are left out: nobody could tell what they are, whether they are stale, or where they lead.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

import nh3
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from advocacy_site.core.web import safe_url

Element = Any  # of the standard library's xml.etree, which only defusedxml is to import
ATOM = "{http://www.w3.org/2005/Atom}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
MOST_ENTRIES = 10
LONGEST_TEXT = 500
LONGEST_URL = 500
MOST_HTML = 20_000  # characters of one entry that are looked at
AHEAD = timedelta(days=1)  # clocks differ, and so do time zones that are left out
END_OF_LINE = re.compile(r"<(?:br|/p|/li|/div|/h[1-6])\b[^>]*>", re.IGNORECASE)


class NotAFeed(Exception):
    """It is no XML, XML with definitions of its own, or neither Atom nor RSS."""

    code = "format"


@dataclass(frozen=True)
class FeedEntry:
    """A post: plain words of at most LONGEST_TEXT characters, an https address, when it was posted."""

    text: str
    url: str
    posted_at: datetime


def read_feed(content: bytes, url: str, now: datetime) -> list[FeedEntry]:
    """Return the newest entries of the feed at `url`, the newest first, at most MOST_ENTRIES.

    Raises NotAFeed.
    """
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:  # the last two: of encodings
        raise NotAFeed from error
    if root.tag == ATOM + "feed":
        found = _atom(root, url)
    elif root.tag == "rss":
        found = _rss(root, url)
    else:
        raise NotAFeed
    dated = [
        (posted_at, link, words) for posted_at, link, words in found if posted_at <= now + AHEAD and link
    ]
    dated.sort(key=lambda entry: entry[0], reverse=True)
    return _newest(dated)


Found = tuple[datetime, str, list[Element]]


def _newest(dated: list[Found]) -> list[FeedEntry]:
    """Return the first of `dated` that have words, each address once."""
    entries: dict[str, FeedEntry] = {}
    for posted_at, link, candidates in dated:
        text = next((words for words in map(_plain, candidates) if words), "")
        if text:
            entries.setdefault(link, FeedEntry(text, link, posted_at))
        if len(entries) == MOST_ENTRIES:
            break
    return list(entries.values())


def _atom(root: Element, url: str) -> Iterator[Found]:
    for entry in root.iter(ATOM + "entry"):
        links = [link for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
        posted_at = _first_date(entry, ATOM + "published", ATOM + "updated")
        if links and posted_at:
            yield (
                posted_at,
                _address(url, links[0].get("href")),
                _present(entry, ATOM, "title", "summary", "content"),
            )


def _rss(root: Element, url: str) -> Iterator[Found]:
    for item in root.iter("item"):
        posted_at = _first_date(item, "pubDate", DUBLIN_CORE + "date")
        if posted_at:
            yield posted_at, _address(url, item.findtext("link")), _present(item, "", "title", "description")


def _present(parent: Element, namespace: str, *names: str) -> list[Element]:
    children = (parent.find(namespace + name) for name in names)
    return [child for child in children if child is not None]


def _address(url: str, href: str | None) -> str:
    """Return the https address that `href` means in the feed at `url`, or ""."""
    try:
        link = safe_url(urljoin(url, (href or "").strip()))
    except ValueError:
        return ""
    return link if href and link.startswith("https:") and len(link) <= LONGEST_URL else ""


def _first_date(parent: Element, *names: str) -> datetime | None:
    texts = (parent.findtext(name) for name in names)
    return next((found for text in texts if text and (found := _date(text.strip()))), None)


def _date(text: str) -> datetime | None:
    """Return a date as Atom or RSS write it, in UTC; without a zone it is taken for UTC."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, TypeError, OverflowError):
            continue
    return None


def _plain(element: Element) -> str:
    """Return the words of `element` on one line. RSS and Atom's "html" hold markup as text."""
    text = "".join(element.itertext())[:MOST_HTML]
    if element.get("type", "text" if element.tag.startswith(ATOM) else "html") == "html":
        cleaned = nh3.clean(END_OF_LINE.sub(" ", text), tags=set())
        text = html.unescape(cleaned)
    text = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1].rstrip() + "…"
