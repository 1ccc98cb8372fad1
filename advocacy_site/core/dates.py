"""Dates and moments as the active language writes them; the formats stand in `advocacy_site/formats`."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def with_weekday(day: date, *, year: bool = True) -> str:
    """Return `day` with the name of its weekday, as in "Monday 9 November 2026", or without its year."""
    words = date_format(day, "DATE_FORMAT" if year else "MONTH_DAY_FORMAT")
    return _("%(weekday)s %(day)s") % {"weekday": date_format(day, "l"), "day": words}


def month(day: date) -> str:
    """Return the month of `day` and its year, as in "November 2026"."""
    return date_format(day, "YEAR_MONTH_FORMAT")


def with_zone(moment: datetime) -> str:
    """Return `moment` with the short name of its own time zone, as in "9 November 2026, 14:05 CET"."""
    return f"{date_format(moment, 'DATETIME_FORMAT')} {date_format(moment, 'e')}"
