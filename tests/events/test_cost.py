"""What the calendar costs when it is long."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.listing import options_key

from .. import factories, filling
from .reading import MOST_QUERIES, text_of

pytestmark = pytest.mark.django_db
INDEX = "/en/events/"


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
