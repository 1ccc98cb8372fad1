"""A helpline's hours in words, composed from what is stored, so that they are right in every language."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from .opening import Period

MIDNIGHT = time(0)
WHOLE_WEEK = range(1, 8)


def day_and_night() -> str:
    """Return the hours of a line that never closes."""
    return _("Day and night")


def week_in_words(week: Iterable[Period], zone: str) -> str:
    """Return all hours, days of the same hours together: "Monday to Friday 09:00–17:00 (Europe/London)"."""
    days: dict[tuple[time, time], set[int]] = {}
    for period in week:
        days.setdefault((period.opens, period.closes), set()).update(period.days)
    if days.get((MIDNIGHT, MIDNIGHT)) == set(WHOLE_WEEK):
        return day_and_night()
    rows = sorted(days.items(), key=lambda row: (min(row[1]), row[0]))
    parts = [
        _("%(days)s %(hours)s") % {"days": _days(sorted(found)), "hours": _hours(*hours)}
        for hours, found in rows
    ]
    return f"{'; '.join(parts)} ({zone_in_words(zone)})" if parts else ""


def opens_in_words(moment: datetime) -> str:
    """Return when a line opens again. `moment`: in the line's zone, at most a week ahead."""
    words = {"day": WEEKDAYS[moment.weekday()], "hour": _hour(moment.time())}
    return _("opens %(day)s at %(hour)s") % words


def closes_in_words(moment: datetime) -> str:
    """Return when a line closes. `moment`: in the line's zone."""
    return _("closes at %(hour)s") % {"hour": _hour(moment.time())}


def zone_in_words(zone: str) -> str:
    """Return the name of an IANA zone as people read it: America/New York."""
    return zone.replace("_", " ")


def _hour(hour: time) -> str:
    return time_format(hour)


def _hours(opens: time, closes: time) -> str:
    return _("all day") if opens == closes == MIDNIGHT else f"{_hour(opens)}–{_hour(closes)}"


def _days(days: Sequence[int]) -> str:
    """Return sorted ISO days in words; three and more in a row as the first and the last of them."""
    if len(days) == len(WHOLE_WEEK):
        return _("Every day")
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    words: list[str] = []
    for run in runs:
        names = [str(WEEKDAYS[day - 1]) for day in run]
        in_a_row = _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
        words += [in_a_row] if len(run) > 2 else names
    return get_text_list(words, _("and"))
