"""Browser tests: Debian's Chromium on a live server, our CSP in force, no other host within reach.

    def test_home_page_reads_well(site, page, axe):
        page.goto(f"{site.url}/en/")
        axe(page)

`site`: the live server; the database holds what the migrations put there, and what the test adds.
`demo`: the same with the rows of the demo, built once for all tests.
`editor`: a browser in which a member of staff has signed in.
`page`, `page_without_js`: 1280 px wide; `open_page(width=320, js=False, dark=True)` for any other.
`screenshot(page, name)`: var/screenshots/<name>-<width>.png, the whole page.
`foreign_requests`: what pages asked from other hosts, which give no answer; to be emptied by the test.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page, Request, sync_playwright

from advocacy_site.demo import builders

from .. import databases, factories
from ..conftest import no_indexes
from .chromium import find_chromium

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENSHOTS = Path(__file__).parents[2] / "var" / "screenshots"
AXE_RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
LOCAL_SCHEMES = {"about", "blob", "data"}
TIMEOUT_MS = 10_000
# No sandbox: tests run as root in containers. No name but this machine's leads anywhere. The rest keeps
# Chromium from talking to its maker.
ARGUMENTS = [
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests. Playwright's event loop runs in this thread, which Django must forgive."""
    executable = find_chromium()
    assert executable, 'No Chromium: set CHROMIUM, or leave these tests out with -m "not browser"'
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(browser: Browser, live_server, settings):
    """The site on a free port of this machine, with the rows of the migrations.

    Chromium first: with its event loop Django opens another connection, which must know the same rows.
    """
    databases.restore_sqlite()
    settings.SITE_URL = live_server.url  # so that links in mails lead here
    return live_server


@pytest.fixture(scope="session")
def demo_rows(
    browser: Browser, django_db_setup: None, django_db_blocker: Any
) -> Iterator[sqlite3.Connection]:
    """The whole database with the demo in it, in memory: built in half a minute, copied in a moment."""
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as rows:
        with django_db_blocker.unblock():
            databases.restore_sqlite()
            with no_indexes():
                builders.build()
            connection.connection.backup(rows)
            databases.restore_sqlite()
        yield rows


@pytest.fixture
def demo(site, demo_rows: sqlite3.Connection):
    demo_rows.backup(connection.connection)
    return site


@pytest.fixture
def foreign_requests() -> Iterator[list[str]]:
    """Addresses on other hosts that pages asked for; a test that wants one asserts it and clears the list."""
    asked: list[str] = []
    yield asked
    assert not asked, "The page asked other hosts for: " + ", ".join(asked)


def is_way_out(request: Request) -> bool:
    """Return whether the browser leaves for `request`, as by the quick exit: no page asks for it."""
    return request.is_navigation_request() and request.frame.parent_frame is None


@pytest.fixture
def open_page(browser: Browser, site, foreign_requests: list[str]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page in a fresh context, which knows nothing of the others."""
    contexts = []

    # Watched, not routed: a browser whose requests are routed keeps no style sheet from page to page.
    def watch(request: Request) -> None:
        address = urlsplit(request.url)
        local = address.scheme in LOCAL_SCHEMES or address.netloc == urlsplit(site.url).netloc
        if not local and not is_way_out(request):
            foreign_requests.append(request.url)

    def open_(*, width: int = 1280, height: int = 900, js: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=js,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            service_workers="block",
        )
        context.set_default_timeout(TIMEOUT_MS)
        context.on("request", watch)
        contexts.append(context)
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


@pytest.fixture
def page_without_js(open_page: Callable[..., Page]) -> Page:
    return open_page(js=False)


@pytest.fixture
def editor(site, page: Page) -> Iterator[Page]:
    """A browser of a member of staff, with no complaint of the admin's CSP."""
    client = Client()
    client.force_login(factories.staff())
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}]
    )
    refused: list[str] = []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    page.on("pageerror", lambda error: refused.append(str(error)))
    yield page
    assert not refused


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """Return a check that fails when axe finds anything on the page (WCAG 2.2 AA and best practice).

    With `only_colours`, only what depends on them: for a page that was looked at in other ones just before.
    """

    def check(page: Page, *, only_colours: bool = False) -> None:
        without_js = page.evaluate("matchMedia('(scripting: none)').matches")
        assert not without_js, "axe needs JavaScript and would wait for ever: check the page opened with it"
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE + "; 0")
        rules = (
            {"type": "rule", "values": AXE_RULES_OF_COLOUR}
            if only_colours
            else {"type": "tag", "values": AXE_TAGS}
        )
        violations = page.evaluate(
            "options => axe.run(document, options).then(results => results.violations)",
            {"runOnly": rules, "resultTypes": ["violations"]},
        )
        lines = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}\n    {node['html'][:200]}"
            for violation in violations
            for node in violation["nodes"]
        ]
        assert not lines, f"axe on {page.url} at {page.viewport_size}:\n" + "\n".join(lines)

    return check


@pytest.fixture(scope="session")
def screenshot() -> Callable[[Page, str], Path]:
    """Return a function that keeps a picture of the whole page for people to look at."""

    def take(page: Page, name: str) -> Path:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        width = page.viewport_size["width"] if page.viewport_size else 0
        path = SCREENSHOTS / f"{name}-{width}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take
