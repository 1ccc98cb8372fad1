"""Dates are written as each language writes them, everywhere."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import date_format

from advocacy_site.core import dates

ROOT = Path(__file__).parents[2]
MONDAY = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("code", "day", "weekday", "month"),
    [
        ("en", "9 November 2026", "Monday 9 November 2026", "November 2026"),
        ("fr", "9 novembre 2026", "lundi 9 novembre 2026", "novembre 2026"),
        ("es", "9 de noviembre de 2026", "lunes 9 de noviembre de 2026", "noviembre de 2026"),
        ("ar", "9 نوفمبر 2026", "الاثنين 9 نوفمبر 2026", "نوفمبر 2026"),
    ],
)
def test_each_language_writes_a_day_its_own_way(code: str, day: str, weekday: str, month: str) -> None:
    with translation.override(code):
        shown = Template('{{ day|date:"DATE_FORMAT" }}').render(Context({"day": MONDAY}))
        assert (shown, dates.with_weekday(MONDAY), dates.month(MONDAY)) == (day, weekday, month)


def test_a_moment_names_its_zone() -> None:
    assert dates.with_zone(datetime(2026, 11, 9, 14, 5, tzinfo=UTC)) == "9 November 2026, 14:05 UTC"


def test_no_date_is_written_in_the_order_of_one_language() -> None:
    order = re.compile(r"""["'](l )?j [FMN]( Y)?(, H:i)?( e)?["']""")
    rooms = ("advocacy_site", "campaigns", "events", "members", "templates")
    found = [
        path
        for room in rooms
        for path in (ROOT / room).rglob("*")
        if path.suffix in (".py", ".html", ".txt")
        and "formats" not in path.parts
        and order.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_short_moment_is_written_as_other_dates_are() -> None:
    with translation.override("en"):
        assert (
            date_format(datetime(2027, 3, 1, 3, tzinfo=UTC), "SHORT_DATETIME_FORMAT") == "1 Mar 2027, 03:00"
        )


def test_a_day_that_two_readers_would_read_as_two_is_refused() -> None:
    field = forms.DateField()
    assert field.clean("2027-04-03") == field.clean("3 April 2027") == date(2027, 4, 3)
    with pytest.raises(ValidationError):
        field.clean("04/03/2027")
