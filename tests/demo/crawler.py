"""Follows every link of the site, in this process, and says which of them lead nowhere."""

from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.db import connection
from django.http.response import ResponseHeaders
from django.test import Client
from django.test.utils import CaptureQueriesContext

HOST = "testserver"
FILES = {"img": ("src", "srcset"), "script": ("src",), "source": ("src", "srcset"), "link": ("href",)}
IS_NO_FILE = {"canonical", "alternate", "prev", "next"}


class Links(HTMLParser):
    """What a page leads to, what it loads, and the ids it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.files: set[str] = set()
        self.ids: set[str] = set()
        self.headings = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.headings += tag == "h1"
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "href" in values:
            self.links.add(values["href"])
        if tag == "form" and values.get("method", "get").lower() == "get" and values.get("action"):
            self.links.add(values["action"])
        if tag == "link" and IS_NO_FILE & set(values.get("rel", "").split()):
            self.links.add(values.get("href", ""))
            return
        for name in FILES.get(tag, ()):
            if value := values.get(name):
                self.files |= {part.split()[0] for part in value.split(",")} if name == "srcset" else {value}


@dataclass
class Crawl:
    """Every page that was reached, as it was answered, and what is wrong with the links between them.

    `html`: the pages; `machines`: feeds, calendars, JSON, whatever else is text.
    `headers` and `queries` (how many a second visit needs) are of the addresses that the crawl began with.
    """

    headers: dict[str, ResponseHeaders] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    pages: dict[str, Links] = field(default_factory=dict)
    html: dict[str, str] = field(default_factory=dict)
    machines: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def crawl(starts: list[str]) -> Crawl:
    """Follow all links from the addresses `starts`. Links with a query are opened, but not followed on."""
    found, client = Crawl(), Client()
    waiting = deque((address, "the start") for address in starts)
    known = set(starts)
    wanted: list[tuple[str, str, str]] = []  # from, address, fragment
    while waiting:
        address, origin = waiting.popleft()
        page = _open(client, address, origin, found)
        if address in starts:
            _open_again(client, address, found)
        if page is None:
            continue
        found.faults += [f"{address} loads {name}" for name in sorted(page.files) if not _is_file(name)]
        for link in sorted(page.links):
            target, fragment = urldefrag(urljoin(f"http://{HOST}{address}", link))
            parts = urlsplit(target)
            if parts.scheme not in ("http", "https") or parts.hostname != HOST:
                continue
            there = parts.path + (f"?{parts.query}" if parts.query else "")
            if fragment:
                wanted.append((address, there, fragment))
            if there not in known and not (parts.query and "?" in address):
                known.add(there)
                waiting.append((there, address))
    for origin, there, fragment in wanted:
        if there in found.pages and unquote(fragment) not in found.pages[there].ids:
            found.faults.append(f"{origin} leads to {there}#{fragment}, which is not there")
    return found


def _open(client: Client, address: str, origin: str, found: Crawl) -> Links | None:
    if address.startswith(settings.MEDIA_URL):  # the web server's, not ours
        if not _is_file(address):
            found.faults.append(f"{origin} leads to {address}, which is no file")
        return None
    response = client.get(address, headers={"host": HOST})
    if response.status_code != 200:
        found.faults.append(f"{origin} leads to {address}, which answers {response.status_code}")
        return None
    if response.cookies:
        found.faults.append(f"{address} sets cookies: {', '.join(response.cookies)}")
    if not response["Content-Type"].startswith("text/html"):
        body = b"".join(response)  # a file is closed when it is read to its end
        if any(word in response["Content-Type"] for word in ("text/", "xml", "json")):
            found.machines[address] = body.decode()
        return None
    html = response.content.decode()
    found.html[address], found.pages[address] = html, Links(html)
    return found.pages[address]


def _open_again(client: Client, address: str, found: Crawl) -> None:
    """Note what does not show on the page. The first visit asked what a process asks once."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, headers={"host": HOST})
    found.headers[address] = response.headers
    found.queries[address] = len(queries)


def _is_file(address: str) -> bool:
    """Whether a style sheet, script or picture of ours is there; those of other hosts never are."""
    path = unquote(urlsplit(address).path)
    if urlsplit(address).netloc not in ("", HOST):
        return False
    if path.startswith(settings.STATIC_URL):
        return finders.find(path.removeprefix(settings.STATIC_URL)) is not None
    if path.startswith(settings.MEDIA_URL):
        return default_storage.exists(path.removeprefix(settings.MEDIA_URL))
    return address.startswith("data:")
