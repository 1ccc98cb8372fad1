"""What every test may ask for."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from modelsearch import signal_handlers as search_signals
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from xdist.scheduler import LoadScopeScheduling

from advocacy_site.core import clock as clock_module
from advocacy_site.core import countries
from campaigns.services import screening

from . import databases, emptying, factories, one_sheet

# A busy machine is no error of the code.
hypothesis_settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("shared")

# Looking for garbage in all of Wagtail after every 700 objects took a fifth of the tests' time.
gc.set_threshold(100_000, 50, 100)

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


class DemoTogether(LoadScopeScheduling):
    """Deals tests out one by one, but those of the demo to one process, which then builds it once."""

    def _split_scope(self, nodeid: str) -> str:
        return "demo" if nodeid.startswith("tests/demo/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Deal out our way. xdist's own groups are passed over by pytest 9.2."""
    return DemoTogether(config, log)


@pytest.fixture(autouse=True, scope="session")
def _style_sheet() -> None:
    """The sheet that pages link."""
    one_sheet.write_sheet()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> None:
    """Begin with a copy of a database that was migrated earlier."""
    with django_db_blocker.unblock():
        databases.copy_next()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Keep what was migrated for the next run, and put up what nearly every test stands on."""
    with django_db_blocker.unblock():
        databases.keep()
        for page in Page.objects.filter(depth=2):
            page.delete()  # the page that Wagtail gives a new site
        factories.stand()
        factories.consent_wordings()
    TransactionTestCase._fixture_teardown = lambda _test: emptying.empty()
    gc.freeze()  # what is loaded by now stays: no need to look through it again and again


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FrozenClock:
    """A clock that stands at NOON until it is moved."""
    frozen = FrozenClock(NOON)
    monkeypatch.setattr(clock_module, "_source", frozen)
    return frozen


class _Never:
    """Takes the place of a task that is not to run."""

    @staticmethod
    def enqueue(*_arguments: Any) -> None:
        """Do nothing."""


@contextmanager
def no_indexes() -> Iterator[None]:
    """Keep Wagtail's indexes of words and of references as they are: a third of what saving a page costs."""
    with pytest.MonkeyPatch.context() as patch, disable_reference_index_auto_update():
        patch.setattr(search_signals, "insert_or_update_object_task", _Never)
        yield


@pytest.fixture(autouse=True)
def _no_indexes(request: pytest.FixtureRequest) -> Iterator[None]:
    """Do without indexes, but in a test that reads them, which bears the mark `indexed`."""
    with nullcontext() if request.node.get_closest_marker("indexed") else no_indexes():
        yield


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
