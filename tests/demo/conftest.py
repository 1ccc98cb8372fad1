"""The demo, built once for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from advocacy_site.core import clock as clock_module
from advocacy_site.demo import builders
from advocacy_site.pages.models import HomePage

from ..conftest import NOON


@pytest.hookimpl(tryfirst=True)  # before xdist deals them out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker runs the whole folder, so that the demo is built once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo as it is made at NOON, taken away after the last test: each works inside a savepoint."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock_module, "_source", lambda: NOON)
        builders.build()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(built: None, clock: Any, db: None) -> HomePage:
    """The demo's home page. It is NOON."""
    return HomePage.objects.get()
