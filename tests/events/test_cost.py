"""What the calendar costs when it is long."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.core import clock
from events.listing import options_key
from events.services import change_settings

from .. import factories, filling
from .reading import MOST_QUERIES, text_of

pytestmark = pytest.mark.django_db
INDEX = "/en/events/"
DAY = timedelta(days=1)


def titles() -> list[str]:
    return re.findall(r'<h3> <a href="[^"]+">([^<]+)</a>', text_of(INDEX))


def queries(address: str) -> list[str]:
    """The statements of a visit that finds nothing kept."""
    Client().get(address)
    cache.delete(options_key(factories.locale().pk))
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(address).status_code == 200
    return [query["sql"] or "prepared" for query in captured]


def test_four_hundred_events_cost_the_same_queries_as_a_hundred_and_sixty() -> None:
    addresses = [f"{INDEX}{query}" for query in ("", "?when=past", "?language=fr&page=2")]
    factories.site_words()
    filling.events(range(160))
    few = [len(queries(address)) for address in addresses]
    filling.events(range(160, 400))
    assert [len(queries(address)) for address in addresses] == few
    assert max(few) <= MOST_QUERIES


def test_a_list_asks_for_no_long_words() -> None:
    filling.events(range(4))
    asked = [sql.split(" FROM ")[0] for sql in queries(INDEX)]
    assert not [sql for sql in asked if '"events_eventpage"."body"' in sql]


def test_a_list_still_says_what_remains_of_an_event() -> None:
    factories.event_page(
        settings={"starts_at": datetime(2020, 1, 1, tzinfo=UTC), "ends_at": None},
        transcript="<p>So.</p>",
    )
    assert "With transcript" in text_of(f"{INDEX}?when=past")


def test_a_new_event_can_be_filtered_by_at_once(django_capture_on_commit_callbacks: Any) -> None:
    factories.event_page(settings={"country": "FR"})
    assert "Kenya" not in text_of(INDEX)
    with django_capture_on_commit_callbacks(execute=True):
        factories.event_page(settings={"country": "KE"})
        factories.event_page(settings={"country": "FR"})
    assert '<option value="KE">Kenya</option>' in text_of(INDEX)


def test_an_event_that_is_moved_takes_its_new_place_at_once(django_capture_on_commit_callbacks: Any) -> None:
    now = clock.now()
    moved = factories.event_page(title="Moved", settings={"starts_at": now + DAY, "ends_at": None})
    factories.event_page(title="Stays", settings={"starts_at": now + 2 * DAY, "ends_at": None})
    assert titles() == ["Moved", "Stays"]
    with django_capture_on_commit_callbacks(execute=True):
        change_settings(moved.event, {"starts_at": now + 3 * DAY})
    assert titles() == ["Stays", "Moved"]


def test_within_a_minute_only_the_rows_that_are_shown_are_asked_for() -> None:
    """Their order is kept; to ask for it looks at every event."""
    filling.events(range(160))
    text_of(INDEX)
    sent: list[str] = []

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        text_of(f"{INDEX}?page=3")
    assert [sql.count("IN (") for sql in sent if "ORDER BY CASE" in sql or '"city"' in sql] == [1]
