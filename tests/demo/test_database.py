"""`make run` on the database of another version says so, before it changes anything."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from advocacy_site.demo.management import database, port

pytestmark = pytest.mark.django_db


def test_a_database_of_this_version_is_no_problem() -> None:
    assert database.problem() is None


def test_the_site_does_not_start_on_a_database_of_another_version(
    settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port, "problem", lambda _port: None)
    settings.DEBUG = settings.DEV_PAGES = True
    MigrationRecorder(connection).record_applied("campaigns", "0099_of_another_day")
    with pytest.raises(CommandError, match="make clean-data"):
        call_command("run_site")
