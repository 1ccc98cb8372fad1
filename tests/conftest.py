"""What every test may ask for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import translation

from advocacy_site.core import clock as clock_module


class FrozenClock:
    """The one clock, held still; `advance` moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **by: float) -> datetime:
        self.at += timedelta(**by)
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FrozenClock:
    """A clock that stands at noon of 1 March 2027, UTC."""
    frozen = FrozenClock(datetime(2027, 3, 1, 12, tzinfo=UTC))
    monkeypatch.setattr(clock_module, "_source", frozen)
    return frozen


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo, built once for a file and taken away after it: each test works inside a savepoint."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _first_language() -> None:
    """No test speaks the language of the page that another one asked for."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _empty_caches() -> Iterator[None]:
    """No test sees what another one cached, be it Django's or Wagtail's."""
    cache.clear()
    yield
    cache.clear()
