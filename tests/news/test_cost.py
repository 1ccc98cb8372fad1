"""What the list of everything new costs when it is long."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.news.listing import options_key

from .. import factories, filling

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def queries(client: Client, address: str) -> int:
    client.get(address)
    cache.delete(options_key(factories.locale().pk))  # it alone: a visit without it is the dearest
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("query", ["", "?page=2", "?kind=report&country=FR", "feed/?kind=report"])
def test_two_thousand_entries_cost_the_same_queries_as_twenty(client: Client, query: str) -> None:
    factories.action_page()
    address = f"{factories.news_index().url}{query}"
    filling.posts(range(40))
    few = queries(client, address)
    filling.posts(range(40, 2000))
    assert queries(client, address) == few <= MOST_QUERIES
