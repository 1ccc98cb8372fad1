"""A line is open in the hours of its own wall, across midnight, weekends and every change of clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_site.core.times import to_wall
from advocacy_site.safety.opening import DAY, Opening, Period, opening_at

LONDON, SYDNEY, NEW_YORK = (
    ZoneInfo(name) for name in ("Europe/London", "Australia/Sydney", "America/New_York")
)
OFFICE = Period(1, 5, time(9), time(17))
NIGHTS = Period(5, 6, time(22), time(6))  # from Friday and from Saturday
SUNDAY_NIGHT = Period(7, 7, time(22), time(6))
WHOLE_WEEK = Period(1, 7, time(0), time(0))
SMALL_HOURS = Period(7, 7, time(1), time(3))
SKIPPED_HOUR = Period(7, 7, time(1), time(2))  # of one night in London's spring

# 2026: clocks in London go forward on Sunday 29 March at 01:00, and back on Sunday 25 October at 02:00.
TABLE = [
    ("a second before it opens", OFFICE, LONDON, "2026-03-02 08:59:59", False, "2026-03-02 09:00"),
    ("the second when it opens", OFFICE, LONDON, "2026-03-02 09:00", True, "2026-03-02 17:00"),
    ("the second when it closes", OFFICE, LONDON, "2026-03-02 17:00", False, "2026-03-03 09:00"),
    ("Friday evening waits for Monday", OFFICE, LONDON, "2026-03-06 17:00", False, "2026-03-09 09:00"),
    ("Sunday", OFFICE, LONDON, "2026-03-08 12:00", False, "2026-03-09 09:00"),
    ("before midnight", NIGHTS, LONDON, "2026-03-06 23:59", True, "2026-03-07 06:00"),
    ("after midnight", NIGHTS, LONDON, "2026-03-07 00:00", True, "2026-03-07 06:00"),
    ("after midnight of its last day", NIGHTS, LONDON, "2026-03-08 05:59", True, "2026-03-08 06:00"),
    ("not on the night before its first day", NIGHTS, LONDON, "2026-03-06 05:00", False, "2026-03-06 22:00"),
    ("Sunday's night is Monday's", SUNDAY_NIGHT, LONDON, "2026-03-09 05:00", True, "2026-03-09 06:00"),
    ("never closes", WHOLE_WEEK, LONDON, "2026-03-09 05:00", True, None),
    ("never closes when clocks change", WHOLE_WEEK, LONDON, "2026-03-28 23:00", True, None),
    ("the night of spring has an hour less", NIGHTS, LONDON, "2026-03-29 05:30", True, "2026-03-29 06:00"),
    ("the night of autumn has one more", NIGHTS, LONDON, "2026-10-25 01:30", True, "2026-10-25 06:00"),
    ("an hour is skipped while open", SMALL_HOURS, LONDON, "2026-03-29 00:59", False, "2026-03-29 02:00"),
    ("what is left after it", SMALL_HOURS, LONDON, "2026-03-29 02:30", True, "2026-03-29 03:00"),
    ("the other half of the world", OFFICE, SYDNEY, "2026-03-02 09:00", True, "2026-03-02 17:00"),
    ("half the world away", OFFICE, NEW_YORK, "2026-03-02 08:00", False, "2026-03-02 09:00"),
]  # fmt: skip


def on_the_wall(words: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("period", "zone", "now", "is_open", "until"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_open_or_not_and_until_when(
    period: Period, zone: ZoneInfo, now: str, is_open: bool, until: str | None
) -> None:
    found = opening_at(on_the_wall(now, zone).astimezone(UTC), [period], zone)
    assert found == Opening(is_open, on_the_wall(until, zone) if until else None)


def test_the_hour_that_comes_twice_is_open_twice() -> None:
    for hour in (0, 1):
        moment = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        assert to_wall(moment, LONDON).hour == 1
        assert opening_at(moment, [SMALL_HOURS], LONDON).is_open


def test_a_line_that_opens_in_the_skipped_hour_only_stays_closed_that_day() -> None:
    assert not opening_at(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), [SKIPPED_HOUR], LONDON).is_open


def test_periods_that_touch_or_overlap_are_one() -> None:
    week = [OFFICE, Period(1, 1, time(16), time(20)), Period(1, 1, time(20), time(22))]
    found = opening_at(on_the_wall("2026-03-02 10:00", LONDON), week, LONDON)
    assert found.until == on_the_wall("2026-03-02 22:00", LONDON)


def test_a_line_without_hours_is_not_called_open() -> None:
    assert opening_at(datetime(2026, 3, 2, tzinfo=UTC), [], LONDON) == Opening(False, None)


hours = st.times().map(lambda hour: hour.replace(second=0, microsecond=0))
periods = st.builds(
    lambda days, opens, closes: Period(min(days), max(days), opens, closes),
    st.tuples(st.integers(1, 7), st.integers(1, 7)),
    hours,
    hours,
)
weeks = st.lists(periods, min_size=1, max_size=4)
zones = st.sampled_from(
    [LONDON, SYDNEY, NEW_YORK, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Australia/Lord_Howe")]
)
moments = st.datetimes(
    min_value=datetime(2024, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2030, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.just(UTC),
)


def wall_says_open(wall: datetime, week: list[Period]) -> bool:
    """The rule as people apply it who look at the clock on the wall."""
    for period in week:
        if period.closes > period.opens:
            if wall.isoweekday() in period.days and period.opens <= wall.time() < period.closes:
                return True
            continue
        yesterday = (wall - DAY).isoweekday()
        if wall.isoweekday() in period.days and wall.time() >= period.opens:
            return True
        if yesterday in period.days and wall.time() < period.closes:
            return True
    return False


def clocks_change_near(moment: datetime, zone: ZoneInfo) -> bool:
    before, after = ((moment + offset * 2 * DAY).astimezone(zone).utcoffset() for offset in (-1, 1))
    return before != after


@given(moments, weeks, zones)
def test_the_clock_on_the_wall_agrees_on_every_day_without_a_change_of_clocks(
    moment: datetime, week: list[Period], zone: ZoneInfo
) -> None:
    if not clocks_change_near(moment, zone):
        assert opening_at(moment, week, zone).is_open == wall_says_open(to_wall(moment, zone), week)


@given(moments, weeks, zones)
def test_it_is_so_until_the_moment_given_and_no_longer(
    moment: datetime, week: list[Period], zone: ZoneInfo
) -> None:
    found = opening_at(moment, week, zone)
    if found.until is None:
        return
    assert moment < found.until
    last = found.until - timedelta(microseconds=1)
    assert opening_at(last.astimezone(UTC), week, zone).is_open == found.is_open
    assert opening_at(found.until.astimezone(UTC), week, zone).is_open != found.is_open


def test_it_lasts_only_if_it_does_not_change_in_between() -> None:
    now = on_the_wall("2026-03-02 16:55", LONDON)
    found = opening_at(now, [OFFICE], LONDON)
    assert found.lasts(now, timedelta(minutes=4))
    assert not found.lasts(now, timedelta(minutes=5))
    assert Opening(is_open=True, until=None).lasts(now, DAY)
