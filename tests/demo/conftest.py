"""The demo, built once for all tests of this folder: one process runs them (tests/conftest.py)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Page

from advocacy_site.core import clock as clock_module
from advocacy_site.demo import builders
from advocacy_site.demo.content.site import FEATURED
from advocacy_site.pages.models import HomePage
from campaigns.models import ActionPage

from ..conftest import NOON, no_indexes
from .crawler import Crawl, crawl


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo as it is made at NOON, taken away after the last test: each works inside a savepoint."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock_module, "_source", lambda: NOON)
        with no_indexes():
            builders.build()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(built: None, clock: Any, db: None) -> HomePage:
    """The demo's home page. It is NOON."""
    return HomePage.objects.get()


@pytest.fixture(scope="package")
def addresses(built: None) -> list[str]:
    """The address of every public page of the demo, and of the views beside the pages."""
    pages = Page.objects.live().public().filter(depth__gt=1)
    key = ActionPage.objects.get(slug=FEATURED).action.key
    beside = ["/en/help/", *(f"/en/sign/{key}/{last}" for last in ("thanks/", "numbers/", "count.json"))]
    return sorted({url for page in pages if (url := page.get_url())}) + beside


@pytest.fixture(scope="package")
def crawled(addresses: list[str]) -> Crawl:
    """All of the demo, opened once."""
    return crawl(addresses)
