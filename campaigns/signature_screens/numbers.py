"""The admin's numbers of one action: those as published, and what waits. Nothing is counted over all rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from advocacy_site.core import clock, countries
from advocacy_site.mailing.models import Outbox

from ..models import Action, Signature, Tally
from ..numbers import SMALL_CELL
from ..privacy import RETAIN_UNCONFIRMED
from ..screens import way_to
from ..services.counting import INTERNATIONAL, UNKNOWN
from .who import VIEW, action_for

TITLE = gettext_lazy("Numbers")
MOST = 10_000  # a number that grows with signatures is counted up to here
DAYS = 90
SAMPLE = 1_000
PATIENCE = timedelta(days=1)  # whoever has not confirmed by then is unlikely to


@dataclass(frozen=True)
class Bar:
    """One number beside others; `share` is its part of the largest, in per cent."""

    label: Any
    count: int
    share: int


@dataclass(frozen=True)
class Bounded:
    """A number that is counted up to MOST."""

    label: Any
    count: int

    @property
    def is_more(self) -> bool:
        """Whether there may be more than that."""
        return self.count >= MOST


def bars(numbers: Iterable[tuple[Any, int]]) -> list[Bar]:
    """Return a bar for each label and number, in their order."""
    numbers = list(numbers)
    largest = max((count for _label, count in numbers), default=0) or 1
    return [Bar(label, count, round(100 * count / largest)) for label, count in numbers]


@require_safe
def numbers_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the numbers of an action to whoever may edit its pages.

    Small numbers of one country or source could point to a person: only those see them who may see rows.
    """
    action = action_for(request, pk)
    cells, as_of = _cells(action)
    dimension = Tally.Dimension
    least = 1 if request.user.has_perm(VIEW) else SMALL_CELL
    context = {
        "action": action,
        "as_of": as_of,
        "total": cells[dimension.TOTAL].get("", 0),
        "kinds": bars((label, cells[dimension.KIND].get(key, 0)) for key, label in Signature.Kind.choices),
        "countries": _largest_first(cells[dimension.COUNTRY], _country, least),
        "sources": _largest_first(cells[dimension.SOURCE], _source, least),
        "days": bars(_last_days(cells[dimension.DAY])),
        "waiting": _waiting(action),
        "sample": _sample(action, clock.now()),
        "header_title": TITLE,
        "header_icon": "decimal",
        "breadcrumbs_items": way_to(action, ("", TITLE)),
    }
    return TemplateResponse(request, "campaigns/admin/action_numbers.html", context)


def _cells(action: Action) -> tuple[dict[str, dict[str, int]], datetime | None]:
    """Return the published numbers by dimension and key, and since when they are right. One query."""
    cells: dict[str, dict[str, int]] = {name: {} for name in Tally.Dimension.values}
    as_of = None
    for tally in Tally.objects.filter(action=action):
        cells.setdefault(tally.dimension, {})[tally.key] = tally.count
        as_of = tally.as_of if tally.dimension == Tally.Dimension.TOTAL else as_of
    return cells, as_of


def _country(key: str) -> str:
    without_code = {INTERNATIONAL: _("International"), UNKNOWN: _("not asked")}
    return without_code.get(key) or countries.name(key) or key


def _source(key: str) -> str:
    return key or _("without a source")


def _largest_first(cells: dict[str, int], name: Any, least: int) -> list[Bar]:
    """Return the cells in order, those below `least` together as “other” at the end."""
    shown = sorted(((name(key), n) for key, n in cells.items() if n >= least), key=lambda cell: -cell[1])
    other = sum(n for n in cells.values() if n < least)
    return bars([*shown, (_("other"), other)] if other else shown)


def _last_days(cells: dict[str, int]) -> list[tuple[date, int]]:
    """Return each day from the first signature, of DAYS days at most, to today or the last signature."""
    if not cells:
        return []
    days = {date.fromisoformat(key): count for key, count in cells.items() if count}
    last = max([*days, clock.today()])
    first = max(min([*days, last]), last - timedelta(days=DAYS - 1))
    return [(day, days.get(day, 0)) for day in (first + timedelta(n) for n in range((last - first).days + 1))]


def _bounded(label: Any, rows: QuerySet[Any]) -> Bounded:
    return Bounded(label, rows.order_by()[:MOST].count())


def _waiting(action: Action) -> list[Bounded]:
    """Return what is not counted, and mails that did not go; each by an index of its own."""
    rows, state = action.signatures, Signature.State
    mails = Outbox.objects.filter(scope=action.subject)
    return [
        _bounded(_("waiting for confirmation"), rows.filter(state=state.PENDING)),
        _bounded(_("held"), rows.filter(held_at__isnull=False)),
        _bounded(_("removed"), rows.filter(removed_at__isnull=False)),
        _bounded(_("withdrawn"), rows.filter(state=state.WITHDRAWN)),
        _bounded(_("mails waiting to be sent"), mails.filter(state=Outbox.State.QUEUED)),
        _bounded(_("mails that failed"), mails.filter(state=Outbox.State.FAILED)),
    ]


def _sample(action: Action, now: datetime) -> dict[str, int] | None:
    """Return how many of the latest people who were asked to confirm did so; None where nobody was asked.

    Only of days of which nothing was deleted yet, and not of the last: its mails are still being read.
    """
    asked = action.signatures.filter(
        kind=Signature.Kind.PERSON,
        created_at__gte=now - RETAIN_UNCONFIRMED + PATIENCE,
        created_at__lt=now - PATIENCE,
    )
    states = list(asked.order_by("-created_at", "-pk").values_list("state", flat=True)[:SAMPLE])
    if not states:
        return None
    confirmed = sum(state != Signature.State.PENDING for state in states)
    return {"asked": len(states), "confirmed": confirmed, "share": round(100 * confirmed / len(states))}
