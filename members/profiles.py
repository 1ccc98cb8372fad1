"""Where other rooms find the page of a member that they name."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from advocacy_site.core.visibility import visible

from .discretion import may_be_tied_to
from .models import MemberPage


def profile_urls(names: Mapping[Any, str], locale_id: int, request: HttpRequest | None) -> dict[Any, str]:
    """Return the addresses of members' public pages in one language, by the members' primary keys.

    `names`: under what name each of them stands where the link would be. One who has no such page is left
    out, and so is a discreet one under another name than its page's. One query, or none for no `names`.
    """
    if not names:
        return {}
    pages = visible(MemberPage.objects.filter(member__in=names, locale=locale_id)).select_related("member")
    return {
        page.member_id: page.get_url(request) or ""
        for page in pages
        if may_be_tied_to(page, names[page.member_id])
    }
