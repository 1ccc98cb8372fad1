"""The one clock: every "now" of our own code comes from here, so that a test can hold it still.

Call it through the module (`clock.now()`), never by importing the function.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from django.db import connection
from django.utils import timezone

_source: Callable[[], datetime] = timezone.now


def now() -> datetime:
    """Return this host's time, aware, in UTC."""
    return _source()


def today() -> date:
    """Return today's date in UTC, the day by which signatures are counted."""
    return now().astimezone(UTC).date()


def start_of(day: date) -> datetime:
    """Return the first instant of `day` in UTC."""
    return datetime.combine(day, time.min, tzinfo=UTC)


def database_now() -> datetime:
    """Return the database server's time, aware: leases of several hosts must agree on one clock.

    SQLite has no server, so there it is this host's time.
    """
    if connection.vendor == "postgresql" and _source is timezone.now:
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            return cursor.fetchone()[0]
    return now()
