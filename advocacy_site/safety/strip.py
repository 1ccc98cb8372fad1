"""The strip at the top of every page: help and the quick exit."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import CharField, F
from django.urls import reverse

from advocacy_site.core.statements import PreparedModels, Slot

from .audience import ForAudience
from .models import Helpline, SafetySettings
from .opening import Period
from .shown_line import ShownLine, as_line

SURVIVORS = Helpline.Audience.SURVIVORS
PERIOD = ("first_day", "last_day", "opens", "closes")


@dataclass(frozen=True)
class Strip:
    """What the strip shows in one language."""

    exit_url: str
    help_url: str
    helpline: ShownLine | None
    is_for_others: bool = False  # the line is not the survivors' one, and the help page lists other lines


def help_url(audience: str) -> str:
    """Return the address of the lines for `audience`, one of Helpline.Audience."""
    return reverse("help") if audience == SURVIVORS else reverse("help_for_others", args=[audience])


def strip_for(language: str, audience: str = "", page: Any = None) -> Strip:
    """Return the strip of `language`, from staff's settings or else from FALLBACK_STRIP. One query, and one
    for the hours of a page's own line.

    For readers who are no survivors, because `page` is for them or, where there is no page, because they are
    the `audience`, the page's own helpline or else the one that staff chose for them takes the place of the
    survivors' one; where there is none, the strip leads to their part of the help page and shows no number.
    """
    own = None
    if isinstance(page, ForAudience):
        audience, own = page.audience, page.shown_helpline if page.is_for_others else None
    readers = audience or SURVIVORS
    chosen = _settings_for(language, readers)
    if chosen is None:
        exit_url, line = settings.FALLBACK_STRIP["exit_url"], _fallback_line(readers)
    else:
        exit_url, line = chosen.exit_url, _as_line(chosen.line_for(readers))
    line = as_line(own) if own else line
    return Strip(exit_url, help_url(readers), line, is_for_others=readers != SURVIVORS)


def _settings_for(language: str, audience: str) -> SafetySettings | None:
    """Return the settings with the line for `audience` and its hours: one query, a row for each period."""
    name = SafetySettings.LINES[Helpline.Audience(audience)]
    rows = _settings_with(name).all(language=language)
    if not rows:
        return None
    line = getattr(rows[0], name)
    if line is not None and line.hours == Helpline.Hours.WEEKLY:
        periods = ([getattr(row, column) for column in PERIOD] for row in rows)
        line.week = [Period(*period) for period in periods if None not in period]
    return rows[0]


@cache
def _settings_with(name: str) -> PreparedModels:
    """Return the question for the settings of a language, with the line `name` beside each of its periods."""
    columns = {column: F(f"{name}__opening_periods__{column}") for column in PERIOD}
    found = SafetySettings.objects.filter(locale__language_code=Slot("language", CharField()))
    return PreparedModels(lambda: found.select_related(name).annotate(**columns))


def _fallback_line(audience: str) -> ShownLine | None:
    return ShownLine(**settings.FALLBACK_STRIP["helpline"]) if audience == SURVIVORS else None


def _as_line(line: Helpline | None) -> ShownLine | None:
    return as_line(line) if line else None
