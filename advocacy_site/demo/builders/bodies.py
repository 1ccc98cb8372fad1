"""Bodies of pages, whose words name pictures, papers, days and countries instead of holding them."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from advocacy_site.core import clock
from campaigns.models import CampaignPage
from members.models import MemberPage

from .library import paper, picture
from .tree import english


def body(blocks: list[tuple[str, Any]]) -> str:
    """Return `blocks` as a StreamField stores them, with what their words name put in."""
    return json.dumps([{"type": kind, "value": filled(value)} for kind, value in blocks])


def filled(value: Any) -> Any:
    """Return `value` with the keys of NAMED, however deep, turned into what they name."""
    if isinstance(value, list):
        return [filled(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "text" in value and "country" in value:
        value = _of_member(value)
    return {key: NAMED[key](item) if key in NAMED else filled(item) for key, item in value.items()}


def campaign(slug: str) -> CampaignPage | None:
    """Return the campaign with `slug`, if the demo has it."""
    return CampaignPage.objects.filter(slug=slug, locale=english()).first() if slug else None


def member(country: str, name: str = "") -> MemberPage | None:
    """Return the member called `name`, or else the first of `country` that is not discreet, if any."""
    fitting = MemberPage.objects.live().filter(locale=english(), country=country, member__discreet=False)
    return fitting.filter(title=name).first() or fitting.order_by("path").first()


def _of_member(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of a round-up with the member's page; its name stays where it is another one's."""
    found = member(row["country"], row["name"])
    if found is None:
        return row
    return row | {"member": found.pk, "name": found.title, "own_name": "", "own_language": ""} | _own(found)


def _own(found: MemberPage) -> dict[str, str]:
    if not (found.own_name and found.own_language):
        return {}
    return {"own_name": found.own_name, "own_language": found.own_language}


def _day(ago: int) -> str:
    return (clock.today() - timedelta(days=ago)).isoformat()


NAMED: dict[str, Callable[[Any], Any]] = {
    "image": lambda name: picture(name).pk,
    "poster": lambda name: picture(name).pk,
    "document": lambda name: paper(name).pk,
    "date": _day,
}
