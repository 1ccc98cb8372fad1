"""Who signed, as everybody may read it: organisations under their headings, and the latest people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from advocacy_site.core import clock, countries
from members.profiles import profile_urls

from .models.actions import Action
from .models.signatures import Signature, SignatureQuerySet

if TYPE_CHECKING:
    from .models.action_pages import ActionPage

RECENT = 6
COLUMNS = (
    *("action", "kind", "display", "name", "organisation_name"),
    *("country", "category", "position", "member", "confirmed_at"),
)


@dataclass(frozen=True)
class Signatory:
    """An organisation as the list shows it. `country_name` is empty where it is international.

    `url`: of its page, where it is a member.
    """

    name: str
    country_name: str
    url: str = ""


@dataclass(frozen=True)
class SignatoryGroup:
    """Organisations under one heading, in the editors' order. `heading` may be empty."""

    heading: str
    signatories: list[Signatory] = field(default_factory=list)

    @property
    def countries(self) -> int:
        """How many countries they are in."""
        return len({signatory.country_name for signatory in self.signatories} - {""})


@dataclass(frozen=True)
class RecentSigner:
    """A person as the list of recent ones shows them."""

    name: str
    country_name: str
    day: date | None


@dataclass(frozen=True)
class PublicList:
    """What an action's page tells of its signatories."""

    groups: list[SignatoryGroup]
    recent: list[RecentSigner]


def public_list(page: "ActionPage", frequent: set[str] | None, request: HttpRequest | None) -> PublicList:
    """Return who signed the action of `page`, members with a link to their page in its language.

    One query, however many they are, and one more where members are among them; none while nothing is
    counted. `frequent`: the countries that may be told of a person; None while nothing is counted.
    """
    if frequent is None:
        return PublicList([], [])
    action: Action = page.action
    rows = action.signatures.shown().filter(kind=Signature.Kind.ORGANISATION).only(*COLUMNS)
    if action.public_list:
        rows = rows.union(_latest_people(action), all=True)
    found = list(rows)
    people = [row for row in found if row.kind == Signature.Kind.PERSON]
    organisations = [row for row in found if row.kind == Signature.Kind.ORGANISATION]
    names = {row.member_id: row.public_name for row in organisations if row.member_id}
    urls = profile_urls(names, page.locale_id, request)
    return PublicList(_groups(organisations, urls), _recent(people, frequent))


def _latest_people(action: Action) -> SignatureQuerySet:
    """Return the latest people who chose to be shown: by day, not before a full day has passed.

    The delay and the missing hour keep a watcher from telling who signed just now.
    """
    before = clock.start_of(clock.today()) - timedelta(days=1)
    people = action.signatures.shown().filter(kind=Signature.Kind.PERSON, confirmed_at__lt=before)
    latest = people.order_by("-confirmed_at").values("pk")[:RECENT]
    return Signature.objects.filter(pk__in=latest).only(*COLUMNS)


def _recent(people: Iterable[Signature], frequent: set[str]) -> list[RecentSigner]:
    """A country with few signatures is left out, since it could point to one person."""
    return [
        RecentSigner(
            name=row.public_name,
            country_name=countries.name(row.country.code) if row.country.code in frequent else "",
            day=row.confirmed_at.date() if row.confirmed_at else None,
        )
        for row in sorted(people, key=lambda row: row.confirmed_at or clock.now(), reverse=True)
    ]


def _groups(organisations: Iterable[Signature], urls: dict[Any, str]) -> list[SignatoryGroup]:
    """Return the headings in the order of their first organisations."""
    groups: dict[str, SignatoryGroup] = {}
    for row in sorted(organisations, key=lambda row: row.position):
        group = groups.setdefault(row.category, SignatoryGroup(row.category))
        country = countries.name(row.country.code)
        url = urls.get(row.member_id, "")
        group.signatories.append(Signatory(row.public_name, country, url))
    return list(groups.values())
