"""The admin's numbers of one action: those as published, and what waits. Nothing is counted over all rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from advocacy_site.core import clock, countries
from advocacy_site.core.bars import Bar, bars
from advocacy_site.mailing.models import Outbox

from ..models import Action, Signature, Tally
from ..numbers import SHOWN_ON_PAGE, Published, Tallies, publish
from ..privacy import RETAIN_UNCONFIRMED
from ..screens import way_to
from ..services.counting import INTERNATIONAL, UNKNOWN
from .who import VIEW, action_for

TITLE = gettext_lazy("Numbers")
MOST = 10_000  # a number that grows with signatures is counted up to here
DAYS = 90
DIMENSIONS = (*SHOWN_ON_PAGE, Tally.Dimension.SOURCE, Tally.Dimension.DAY)
SAMPLE = 1_000
PATIENCE = timedelta(days=1)  # whoever has not confirmed by then is unlikely to


@dataclass(frozen=True)
class Bounded:
    """A number that is counted up to MOST."""

    label: Any
    count: int

    @property
    def is_more(self) -> bool:
        """Whether there may be more than that."""
        return self.count >= MOST


@require_safe
def numbers_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the numbers of an action to whoever may edit its pages.

    Small numbers of one country or source could point to a person: who may not see rows gets what is public.
    """
    action = action_for(request, pk)
    dimension = Tally.Dimension
    tallies = Tallies.of(Q(action=action), DIMENSIONS)
    sources = tallies.counts(dimension.SOURCE)
    if request.user.has_perm(VIEW):
        by_country, by_source = Published(tallies.counts(dimension.COUNTRY), 0), Published(sources, 0)
    else:
        by_country, by_source = tallies.countries, publish(sources)
    context = {
        "action": action,
        "as_of": tallies.as_of,
        "total": tallies.total,
        "kinds": bars((label, tallies.kinds[key]) for key, label in Signature.Kind.choices),
        "countries": _largest_first(by_country, _country),
        "sources": _largest_first(by_source, _source),
        "days": bars(_last_days(tallies.counts(dimension.DAY))),
        "waiting": _waiting(action),
        "sample": _sample(action, clock.now()),
        "header_title": TITLE,
        "header_icon": "decimal",
        "breadcrumbs_items": way_to(action, ("", TITLE)),
    }
    return TemplateResponse(request, "campaigns/admin/action_numbers.html", context)


def _country(key: str) -> str:
    without_code = {INTERNATIONAL: _("International"), UNKNOWN: _("not asked")}
    return without_code.get(key) or countries.name(key) or key


def _source(key: str) -> str:
    return key or _("without a source")


def _largest_first(numbers: Published, name: Callable[[str], str]) -> list[Bar]:
    """Return the numbers in order, and the rest of them together as “other” at the end."""
    shown = sorted(((name(key), n) for key, n in numbers.shown.items()), key=lambda cell: -cell[1])
    return bars([*shown, (_("other"), numbers.other)] if numbers.other else shown)


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
