"""What members brought by their links, for staff and the member itself: every number, small ones too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from advocacy_site.core.visibility import visible
from members.models import Member, MemberPage

from .models import Action, ActionPage, Tally
from .numbers import Tallies
from .services.counting import source_day
from .sources import with_source

Dimension = Tally.Dimension


@dataclass(frozen=True)
class Brought:
    """What the link of one member brought to one action. `link` is empty where either has no public page."""

    name: str
    via: str
    link: str
    count: int


@dataclass(frozen=True)
class Sources:
    """All of an action's signatures by their source; `total` is the sum of the rest, right at `as_of`."""

    members: list[Brought]
    others: list[Brought]
    without_link: int
    total: int
    as_of: datetime | None


def members_of(user: Any) -> QuerySet[Member]:
    """Return the members of which `user` may edit a page: a member's own editors, and staff."""
    pages = PagePermissionPolicy(MemberPage).instances_user_has_permission_for(user, "change")
    return Member.objects.filter(pk__in=pages.order_by().values("member"))


def public_pages(action: Action) -> list[ActionPage]:
    """Return the public pages of `action`, one a language."""
    pages = visible(action.pages.filter(alias_of__isnull=True))
    return list(pages.select_related("locale").order_by("locale__language_code"))


def sources_of(action: Action, page: ActionPage | None) -> Sources:
    """Return what each member's link to `page` brought to `action`. Two queries.

    Members that have no public page any more stand among the others.
    """
    tallies = Tallies.of(Q(action=action), (Dimension.TOTAL, Dimension.SOURCE))
    counts = dict(tallies.counts(Dimension.SOURCE))
    address = page.full_url if page else ""
    names = names_of_sources()
    members = [
        Brought(name, via, with_source(address, via) if address else "", counts.pop(via, 0))
        for via, name in names.items()
    ]
    without_link = counts.pop("", 0)
    others = [Brought(via, via, "", count) for via, count in sorted(counts.items())]
    return Sources(members, others, without_link, tallies.total, tallies.as_of)


def names_of_sources() -> dict[str, str]:
    """Return the members that have a public page, by their names in links, sorted by title."""
    pages = visible(MemberPage.objects.all()).order_by("title", "pk")
    names: dict[str, str] = {}
    for via, title in pages.values_list("member__via", "title"):
        names.setdefault(via, title)
    return names


def actions_for(member: Member) -> list[tuple[Action, Brought]]:
    """Return the actions that `member` may share or brought signatures to, the newest first. Five queries."""
    rows = Tally.objects.filter(dimension=Dimension.SOURCE, key=member.via, count__gt=0)
    counts = dict(rows.values_list("action", "count"))
    shares = visible(member.pages.all()).exists()
    pages = visible(ActionPage.objects.filter(alias_of__isnull=True)).order_by("locale__language_code")
    found: list[tuple[Action, Brought]] = []
    actions = (
        Action.objects.filter(Q(pk__in=list(counts)) | Q(pages__in=pages)).distinct().order_by("-created_at")
    )
    by_action = _first_of_each(pages.filter(action__in=actions).select_related("locale"))
    for action in actions.prefetch_related("pages"):
        page, count = by_action.get(action.pk), counts.get(action.pk, 0)
        link = with_source(page.full_url or "", member.via) if page and shares and _is_signed(action) else ""
        if link or count:
            found.append((action, Brought(str(action), member.via, link, count)))
    return found


def _is_signed(action: Action) -> bool:
    return action.state != Action.State.CLOSED


def _first_of_each(pages: Iterable[ActionPage]) -> dict[Any, ActionPage]:
    first: dict[Any, ActionPage] = {}
    for page in pages:
        first.setdefault(page.action_id, page)
    return first


def by_day(action: Action, via: str) -> tuple[int, list[tuple[date, int]], datetime | None]:
    """Return what the link of `via` brought to `action`: in all, by day from the newest on, and as of when.

    One query, so that the days add up.
    """
    begin = source_day(via, "")
    mine = Q(dimension=Dimension.SOURCE, key=via) | Q(dimension=Dimension.SOURCE_DAY, key__startswith=begin)
    tallies = Tallies.of(
        Q(action=action) & (mine | Q(dimension=Dimension.TOTAL)),
        (Dimension.TOTAL, Dimension.SOURCE, Dimension.SOURCE_DAY),
    )
    days = tallies.counts(Dimension.SOURCE_DAY)
    found = [(date.fromisoformat(key.removeprefix(begin)), count) for key, count in days.items()]
    return tallies.counts(Dimension.SOURCE).get(via, 0), sorted(found, reverse=True), tallies.as_of
