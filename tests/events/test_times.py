"""Hours on a wall are told right in every zone, across every change of clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from advocacy_site.core.times import (
    NoSuchHour,
    UnknownZone,
    days_between,
    from_wall,
    offered_zones,
    to_wall,
    validate_zone,
    zone_label,
    zone_named,
)
from events.listening import CODES, LENGTH, pack, unpack
from events.presentation import how_soon, when

PARIS = ZoneInfo("Europe/Paris")
zones = st.sampled_from([name for name, _label in offered_zones()]).map(ZoneInfo)
walls = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2037, 12, 31))  # noqa: DTZ001 - a wall
moments = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2037, 12, 31),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.just(UTC),
)


def wall(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type,misc] # noqa: DTZ001 - what a clock shows


@given(walls, zones)
def test_an_hour_on_a_wall_is_kept_or_refused_never_moved(shown: datetime, zone: ZoneInfo) -> None:
    try:
        moment = from_wall(shown, zone)
    except NoSuchHour:
        return
    assert to_wall(moment, zone) == shown
    assert moment.tzinfo is UTC


@given(moments, zones)
def test_an_instant_is_found_again_or_is_the_second_of_two_equal_hours(
    moment: datetime, zone: ZoneInfo
) -> None:
    again = from_wall(to_wall(moment, zone), zone)
    assert again <= moment
    assert to_wall(again, zone) == to_wall(moment, zone)


@given(moments, st.timedeltas(timedelta(minutes=1), timedelta(days=20)), zones)
def test_each_time_in_words_holds_the_hours_that_clocks_of_the_place_show(
    start: datetime, length: timedelta, zone: ZoneInfo
) -> None:
    words = when(start, start + length, zone)
    assert words is not None
    for moment in (start, start + length):
        assert to_wall(moment, zone).strftime("%H:%M") in words.hours
    assert str(to_wall(start, zone).day) in words.day
    assert words.zone
    if start.astimezone(zone).utcoffset() != (start + length).astimezone(zone).utcoffset():
        assert words.hours.count("UTC") == 2


@given(moments, st.timedeltas(timedelta(0), timedelta(days=400)), zones)
def test_how_soon_counts_midnights_of_the_place(now: datetime, ahead: timedelta, zone: ZoneInfo) -> None:
    start = now + ahead
    days = days_between(now, start, zone)
    words = how_soon(start, zone, now)
    assert (words == "today") == (days == 0)
    assert (words == "tomorrow") == (days == 1)


@given(st.sets(st.sampled_from(CODES)))
def test_languages_are_kept(codes: set[str]) -> None:
    stored = pack(codes)
    assert set(unpack(stored)) == codes
    assert all(f" {code} " in stored for code in codes)
    assert len(pack(CODES)) <= LENGTH


def test_the_hour_that_clocks_skip_is_refused() -> None:
    with pytest.raises(NoSuchHour):
        from_wall(wall(2027, 3, 28, 2, 30), PARIS)


def test_of_two_equal_hours_it_is_the_first() -> None:
    assert from_wall(wall(2027, 10, 31, 2, 30), PARIS) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_the_zone_is_named_as_it_is_on_that_day() -> None:
    summer, winter = datetime(2027, 7, 1, 12, tzinfo=UTC), datetime(2027, 1, 1, 12, tzinfo=UTC)
    assert zone_label(summer, PARIS) == "CEST (Paris, UTC+2)"
    assert zone_label(winter, PARIS) == "CET (Paris, UTC+1)"
    assert zone_label(winter, ZoneInfo("Asia/Kolkata")) == "IST (Kolkata, UTC+5:30)"
    assert zone_label(winter, ZoneInfo("America/Sao_Paulo")) == "UTC−3 (Sao Paulo)"
    assert zone_label(winter, ZoneInfo("UTC")) == "UTC"


def test_a_night_across_the_change_of_clocks_says_both_offsets() -> None:
    words = when(from_wall(wall(2027, 3, 27, 22), PARIS), from_wall(wall(2027, 3, 28, 4), PARIS), PARIS)
    assert words is not None
    assert words.hours == "22:00 UTC+1–04:00 UTC+2"
    assert words.day == "Saturday 27 March 2027"


def test_days_are_told_once_or_from_first_to_last() -> None:
    start, end = from_wall(wall(2027, 7, 4), PARIS), from_wall(wall(2027, 7, 7), PARIS)
    words = when(start, end, PARIS, days_only=True)
    assert words is not None
    assert (words.day, words.hours) == ("Sunday 4 July to Tuesday 6 July 2027", "")
    assert when(None, None, PARIS) is None
    one = when(start, None, PARIS)
    assert one is not None
    assert (one.day, one.hours, one.zone) == ("Sunday 4 July 2027", "00:00", "CEST (Paris, UTC+2)")


@pytest.mark.parametrize("name", ["", "Paris", "Europe/Atlantis", "../etc/passwd", "CEST+2", "localtime"])
def test_a_wrong_zone_is_refused_with_a_clear_error(name: str) -> None:
    with pytest.raises(UnknownZone):
        zone_named(name)
    with pytest.raises(ValidationError, match="Europe/Paris"):
        validate_zone(name)
