"""Who brought a signature: the link that a member shares, `?via=` and its name in links.

The name stands in the address of the page and of its form, nowhere else: no cookie, no field. Unknown,
given twice, or of a member without a public page is all the same as none.
"""

import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from advocacy_site.core.visibility import visible
from members.models import MemberPage

PARAMETER = "via"


@dataclass(frozen=True)
class Sharer:
    """The member whose link was followed, with its name as the public reads it in one language."""

    key: uuid.UUID
    name: str


def via_of(request: HttpRequest) -> str:
    """Return what the address of `request` says of a member's link, known or not; "" for nothing."""
    names = request.GET.getlist(PARAMETER)
    return names[0] if len(names) == 1 else ""


def shared_by(via: Any) -> Any:
    """Return the public pages of the member with the name `via`, a string or a `Slot`."""
    return visible(MemberPage.objects.filter(member__via=via))


def sharer_column(via: Any, language: Any) -> models.Subquery:
    """Return who shared the link `via`, as a column of another query, for `sharer_from`."""
    is_own = models.Case(models.When(locale__language_code=language, then=0), default=1)
    pages = shared_by(via).order_by(is_own, "pk")
    return models.Subquery(pages.values(fields=JSONObject(key="member_id", name="title"))[:1])


def sharer_from(column: dict[str, str] | None) -> Sharer | None:
    """Return what a `sharer_column` held; None where it is no member's link."""
    return Sharer(uuid.UUID(column["key"]), column["name"]) if column else None


def source_of(request: HttpRequest) -> str:
    """Return the name in links of the member whose link was followed, or "". At most one query."""
    via = via_of(request)
    return via if via and shared_by(via).exists() else ""


def with_source(address: str, source: str) -> str:
    """Return `address`, which has no query, with the name of the member that leads to it, if there is one."""
    return f"{address}?{urlencode({PARAMETER: source})}" if source else address


def named_sources() -> set[str]:
    """Return the members that numbers may name in public: those with a public page. One query."""
    return set(visible(MemberPage.objects.all()).values_list("member__via", flat=True))
