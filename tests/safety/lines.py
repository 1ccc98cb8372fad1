"""Helplines with hours, for the tests of this room."""

from datetime import time
from typing import Any

from advocacy_site.safety.models import Helpline, OpeningPeriod

from .. import factories


def open_between(
    opens: str, closes: str, *, first_day: int = 1, last_day: int = 7, **fields: Any
) -> Helpline:
    """Return a line that is open in one period each week, in London unless `fields` name another zone."""
    line = factories.helpline(**({"hours": "weekly", "time_zone": "Europe/London"} | fields))
    OpeningPeriod.objects.create(
        helpline=line,
        first_day=first_day,
        last_day=last_day,
        opens=time.fromisoformat(opens),
        closes=time.fromisoformat(closes),
    )
    return line
