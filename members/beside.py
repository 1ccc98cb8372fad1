"""What stands in tables beside a member's page: services, languages, helplines."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from .models.lines import MemberHelpline, MemberLanguage, MemberService
from .models.words import Service

if TYPE_CHECKING:
    from .models import MemberPage


@dataclass(frozen=True)
class Beside:
    """The lines of a page, in the editor's order.

    `services`: names. `languages`: codes. `helplines`: primary keys.
    """

    services: list[str]
    languages: list[str]
    helplines: list[int]


def stored(page: "MemberPage") -> Beside:
    """Return what the tables hold. One query: a page may cost twelve in all, and other rooms add theirs."""
    services = MemberService.objects.filter(page=page).in_words()
    first = _part("service", services, "name", F("sort_order"))
    parts = [
        _part("language", MemberLanguage.objects.filter(page=page), "language", F("sort_order")),
        _part("helpline", MemberHelpline.objects.filter(page=page), "helpline_id", F("sort_order")),
    ]
    found: dict[str, list[str]] = {"service": [], "language": [], "helpline": []}
    for name, value, _place in sorted(first.union(*parts, all=True), key=lambda row: row[2] or 0):
        found[name].append(value)
    return Beside(
        found["service"],
        found["language"],
        [int(pk) for pk in found["helpline"]],
    )


def drafted(page: "MemberPage") -> Beside:
    """Return what an editor has not saved yet, for previews."""
    return Beside(
        _names([line.service for line in page.service_lines.all()], page.locale_id),
        [line.language for line in page.language_lines.all()],
        [line.helpline_id for line in page.helpline_lines.all()],
    )


def _names(services: list[Service], locale_id: int) -> list[str]:
    """Return the names of `services` in one language, or their own where there is none."""
    keys = [service.translation_key for service in services]
    rows = Service.objects.filter(locale=locale_id, translation_key__in=keys)
    names = dict(rows.values_list("translation_key", "name"))
    return [names.get(service.translation_key, service.name) for service in services]


def _part(name: str, rows: QuerySet[Any], value: str, place: Any) -> QuerySet[Any]:
    return (
        rows.order_by()
        .annotate(part=Value(name, output_field=CharField()), value=Cast(value, CharField()), place=place)
        .values_list("part", "value", "place")
    )
