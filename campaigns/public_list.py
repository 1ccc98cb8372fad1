"""Who signed, as everybody may read it: organisations under their headings, and the latest people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from advocacy_site.core import clock, countries

from .models.actions import Action
from .models.signatures import Signature, SignatureQuerySet

RECENT = 6
COLUMNS = (
    *("action", "kind", "display", "name", "organisation_name"),
    *("country", "category", "position", "confirmed_at"),
)


@dataclass(frozen=True)
class Signatory:
    """An organisation as the list shows it. `country_name` is empty where it is international."""

    name: str
    country_name: str


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


def public_list(action: Action, frequent: set[str] | None) -> PublicList:
    """Return who signed `action`. One query, however many they are; none while nothing is counted.

    `frequent`: the countries that may be told of a person; None while nothing is counted.
    """
    if frequent is None:
        return PublicList([], [])
    rows = action.signatures.shown().filter(kind=Signature.Kind.ORGANISATION).only(*COLUMNS)
    if action.public_list:
        rows = rows.union(_latest_people(action), all=True)
    found = list(rows)
    people = [row for row in found if row.kind == Signature.Kind.PERSON]
    organisations = [row for row in found if row.kind == Signature.Kind.ORGANISATION]
    return PublicList(_groups(organisations), _recent(people, frequent))


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


def _groups(organisations: Iterable[Signature]) -> list[SignatoryGroup]:
    """Return the headings in the order of their first organisations."""
    groups: dict[str, SignatoryGroup] = {}
    for row in sorted(organisations, key=lambda row: row.position):
        group = groups.setdefault(row.category, SignatoryGroup(row.category))
        country = countries.name(row.country.code)
        group.signatories.append(Signatory(row.public_name, country))
    return list(groups.values())
