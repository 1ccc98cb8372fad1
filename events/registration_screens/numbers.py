"""The admin's numbers of one event: how many come, wait and asked, from where, and what they listen in."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from advocacy_site.core import countries
from advocacy_site.core.bars import Bar, bars
from advocacy_site.core.questions import Asks

from .. import door
from ..by_organisation import people_by_organisation
from ..listening import name
from ..models import Event, Registration
from ..offer_screens import part_words, places_in_words
from ..programme import drafted
from ..screens import SEE_REGISTRANT, registrations_of, way_to

TITLE = gettext_lazy("Numbers")
MOST_SHOWN = 50
State = Registration.State


@require_safe
def numbers_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the numbers of an event to whoever may read its registrations."""
    event = registrations_of(request, pk)
    coming = event.registrations.filter(state=State.REGISTERED).order_by()
    asks_country, asks_organisation = event.asks_country != Asks.NO, event.asks_organisation != Asks.NO
    by_country = coming.values_list("country").annotate(Sum("party")) if asks_country else []
    sees_organisations = asks_organisation and request.user.has_perm(SEE_REGISTRANT)
    context = {
        "event": event,
        "places": places_in_words(event),
        "states": _states(event),
        "countries": _largest_first((_country(code), n) for code, n in by_country),
        "asks_country": asks_country,
        "organisations": _organisations(people_by_organisation(coming, "party"))
        if sees_organisations
        else [],
        "sees_organisations": sees_organisations,
        "came": _came(event, by_country=asks_country, by_organisation=sees_organisations),
        "listening": _listening(event, coming),
        "header_title": TITLE,
        "header_icon": "decimal",
        "breadcrumbs_items": way_to(event, ("", TITLE)),
    }
    return TemplateResponse(request, "events/admin/registration_numbers.html", context)


def _states(event: Event) -> list[tuple[str, int, int]]:
    """Return each state in words, its registrations, and how many people these are."""
    rows = event.registrations.order_by().values_list("state").annotate(Count("pk"), Sum("party"))
    found = {state: (number, people) for state, number, people in rows}
    return [(str(words), *found.get(state, (0, 0))) for state, words in State.choices]


def _came(event: Event, *, by_country: bool, by_organisation: bool) -> dict[str, Any] | None:
    """Return how many of how many came, and from where; None until the first is checked in."""
    number, expected = door.came(event)
    if not number:
        return None
    countries_of = door.came_by_country(event) if by_country else {}
    return {
        "number": number,
        "expected": expected,
        "countries": _largest_first((_country(code), people) for code, people in countries_of.items()),
        "organisations": _organisations(door.came_by_organisation(event)) if by_organisation else [],
    }


def _country(code: str) -> str:
    return countries.name(code) or _("not given")


def _largest_first(numbers: Iterable[tuple[str, int]]) -> list[Bar]:
    """Return the numbers in order, and all beyond MOST_SHOWN together as “other” at the end."""
    ordered = sorted(numbers, key=lambda cell: (-cell[1], cell[0]))
    shown, rest = ordered[:MOST_SHOWN], sum(number for _label, number in ordered[MOST_SHOWN:])
    return bars([*shown, (_("other"), rest)] if rest else shown)


def _organisations(found: dict[str, int]) -> list[Bar]:
    return _largest_first((words or _("not given"), number) for words, number in found.items())


def _listening(event: Event, coming: Any) -> list[tuple[str, list[Bar]]]:
    """Return what those who come listen in: at the whole event, and at each day or session apart."""
    if not event.languages.strip():
        return []
    whole = coming.values_list("listening").annotate(Sum("party"))
    found = [(_("The whole event"), _heard(whole))]
    by_part: dict[Any, list[tuple[str, int]]] = {}
    for part, code, number in coming.values_list("parts", "listening").annotate(Sum("party")):
        by_part.setdefault(part, []).append((code, number))
    parts = list(event.parts.select_related("session", "event"))
    titles = {key: title for key, (title, _is_stop) in drafted(event).items()} if parts else {}
    return found + [(part_words(part, titles), _heard(by_part.get(part.pk, []))) for part in parts]


def _heard(numbers: Iterable[tuple[str, int]]) -> list[Bar]:
    return _largest_first((name(code) if code else _("did not say"), number) for code, number in numbers)
