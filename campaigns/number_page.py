"""What the page of an action's numbers shows."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from advocacy_site.core import countries

from .numbers import SMALL_CELL, Numbers, numbers_of
from .presentation import progress
from .services.counting import INTERNATIONAL, UNKNOWN

if TYPE_CHECKING:
    from .models.action_pages import ActionPage

DAYS_AT_ONCE = 31


@dataclass(frozen=True)
class Row:
    """A number with its name. `anchor` is its own address within the page; `day` is set for days only."""

    anchor: str
    name: str
    count: int
    day: date | None = None


def number_page(page: "ActionPage") -> dict[str, Any]:
    """Return the numbers of the action of `page`, for its template. One query."""
    numbers = numbers_of(page.action.key, named_sources=())
    days = [Row(f"day-{day}", "", count, day) for day, count in numbers.by_day.items()]
    return {
        **vars(progress(page.action, numbers.total, numbers.as_of)),
        "about": page,
        "about_url": page.full_url,
        "numbers": numbers,
        "offline": numbers.offline,
        "countries": _countries(numbers),
        "days": days[:DAYS_AT_ONCE],
        "earlier_days": days[DAYS_AT_ONCE:],
        "most_a_day": max((row.count for row in days), default=0),
        "small": SMALL_CELL,
        "address": settings.SITE_URL + reverse("sign_numbers", args=[page.action.key]),
        "json_url": reverse("sign_count", args=[page.action.key]),
    }


def _countries(numbers: Numbers) -> list[Row]:
    """The most first; of equals by name."""
    rows = [Row(f"country-{code}", _country(code), count) for code, count in numbers.countries.shown.items()]
    return sorted(rows, key=lambda row: (-row.count, row.name))


def _country(code: str) -> str:
    without = {INTERNATIONAL: _("International organisations"), UNKNOWN: _("Country not asked")}
    return without.get(code) or countries.name(code)
