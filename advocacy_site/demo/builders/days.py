"""Days of the demo, which count back from its first run."""

from datetime import date, datetime, timedelta

from advocacy_site.core import clock


def day(days_ago: int) -> date:
    """Return the day so many days ago, in UTC."""
    return clock.today() - timedelta(days=days_ago)


def moment(days_ago: int) -> datetime:
    """Return its beginning."""
    return clock.start_of(day(days_ago))
