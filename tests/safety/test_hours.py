"""Hours are composed from what is stored, so that no language has to be typed."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from advocacy_site.safety import hours
from advocacy_site.safety.opening import Period

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ([Period(1, 5, time(9), time(17))], "Monday to Friday 09:00–17:00 (Europe/London)"),
        (
            [Period(4, 4, time(14), time(20)), Period(2, 2, time(14), time(20))],
            "Tuesday and Thursday 14:00–20:00 (Europe/London)",
        ),
        ([Period(6, 7, time(10), time(14))], "Saturday and Sunday 10:00–14:00 (Europe/London)"),
        ([Period(1, 7, time(22), time(6))], "Every day 22:00–06:00 (Europe/London)"),
        (
            [Period(1, 4, time(9), time(17)), Period(5, 5, time(9), time(12))],
            "Monday to Thursday 09:00–17:00; Friday 09:00–12:00 (Europe/London)",
        ),
        (
            [Period(1, 3, time(9), time(17)), Period(5, 5, time(9), time(17))],
            "Monday to Wednesday and Friday 09:00–17:00 (Europe/London)",
        ),
        ([Period(7, 7, time(0), time(0))], "Sunday all day (Europe/London)"),
        ([Period(1, 6, time(0), time(0)), Period(7, 7, time(0), time(0))], "Day and night"),
        ([], ""),
    ],
)
def test_a_week_in_words(week: list[Period], words: str) -> None:
    assert hours.week_in_words(week, LONDON) == words


def test_the_day_and_hour_of_the_next_change_are_those_of_the_line() -> None:
    monday = datetime(2026, 3, 9, 9, 0, tzinfo=ZoneInfo(LONDON))
    assert hours.opens_in_words(monday) == "opens Monday at 09:00"
    assert hours.closes_in_words(monday) == "closes at 09:00"


def test_the_days_are_in_the_readers_language() -> None:
    with translation.override("fr"):
        assert "lundi" in hours.opens_in_words(datetime(2026, 3, 9, 9, 0, tzinfo=ZoneInfo(LONDON)))


def test_a_zone_is_written_as_people_read_it() -> None:
    assert hours.zone_in_words("America/New_York") == "America/New York"
