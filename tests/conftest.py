"""What every test may ask for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from wagtail.models import Page

from advocacy_site.core import clock as clock_module
from advocacy_site.core import countries
from campaigns.services import screening

from . import databases

# A busy machine is no error of the code.
hypothesis_settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("shared")

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


class FrozenClock:
    """The one clock, held still; `advance` moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **by: float) -> datetime:
        self.at += timedelta(**by)
        return self.at


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> None:
    """Begin with a copy of a database that was migrated earlier."""
    with django_db_blocker.unblock():
        databases.copy_next()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Keep what was migrated for the next run, and take out the page that Wagtail gives a new site."""
    with django_db_blocker.unblock():
        databases.keep()
        for page in Page.objects.filter(depth=2):
            page.delete()  # once here, or every test that makes a home page would


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FrozenClock:
    """A clock that stands at NOON until it is moved."""
    frozen = FrozenClock(NOON)
    monkeypatch.setattr(clock_module, "_source", frozen)
    return frozen


@pytest.fixture(autouse=True)
def _first_language() -> None:
    """No test speaks the language of the page that another one asked for."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _empty_caches() -> Iterator[None]:
    """No test sees what another one cached, be it Django's or Wagtail's."""
    cache.clear()
    countries.forget()
    screening.forget()
    yield
    cache.clear()
