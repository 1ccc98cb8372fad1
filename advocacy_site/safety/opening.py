"""When a helpline is open: pure functions over weekly periods, no database, no request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
# A period reaches into the next day at most; the next one begins within a week.
DAYS_BACK, DAYS_AHEAD = 1, 9
A_WEEK_OR_SO = timedelta(days=7, hours=12)  # longer than any week, whatever its clocks do


@dataclass(frozen=True)
class Period:
    """Each day from `first_day` to `last_day` (ISO: Monday is 1), from `opens` to `closes`.

    Where `closes` is not later than `opens`, it is an hour of the next day.
    """

    first_day: int
    last_day: int
    opens: time
    closes: time

    @property
    def days(self) -> range:
        """The days on which it begins."""
        return range(self.first_day, self.last_day + 1)


@dataclass(frozen=True)
class Opening:
    """Whether a line is open at a moment, and `until` when: in its own zone; None: for a week at least."""

    is_open: bool
    until: datetime | None

    def lasts(self, moment: datetime, length: timedelta) -> bool:
        """Tell whether it is still so when `length` has passed since `moment`."""
        return self.until is None or moment + length < self.until


def opening_at(moment: datetime, week: Iterable[Period], zone: ZoneInfo) -> Opening:
    """Return whether a line with the hours `week`, told in `zone`, is open at `moment` (aware)."""
    spans = spans_around(moment, week, zone)
    for start, end in spans:
        if start <= moment < end:
            return Opening(True, end.astimezone(zone) if end - moment < A_WEEK_OR_SO else None)
        if moment < start:
            return Opening(False, start.astimezone(zone))
    return Opening(False, None)


def spans_around(moment: datetime, week: Iterable[Period], zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """Return when the line is open in the days around `moment`: pairs in UTC, sorted, that do not touch.

    An hour that clocks skip in spring is the one that they show then; of an hour that they show twice in
    autumn it is the first (PEP 495).
    """
    today = moment.astimezone(zone).date()
    found = []
    for offset in range(-DAYS_BACK, DAYS_AHEAD):
        day = today + offset * DAY
        for period in week:
            if day.isoweekday() in period.days:
                closing = day if period.closes > period.opens else day + DAY
                start = datetime.combine(day, period.opens, zone).astimezone(UTC)
                end = datetime.combine(closing, period.closes, zone).astimezone(UTC)
                found.append((start, end))
    return _joined(sorted(span for span in found if span[0] < span[1]))


def _joined(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
