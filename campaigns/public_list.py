"""Who signed, as everybody may read it: organisations under their headings, and the latest people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from advocacy_site.core import clock, countries
from advocacy_site.core.alphabet import sort_key
from advocacy_site.core.sealed import readable
from members.profiles import profile_urls

from .asked import Answers
from .models.actions import Action
from .models.signatures import Signature, SignatureQuerySet

if TYPE_CHECKING:
    from .models.action_pages import ActionPage

RECENT = 6
COMMENTS = 4
COLUMNS = (
    *("action", "kind", "display", "name", "organisation_name"),
    *("country", "category", "position", "member", "confirmed_at", "comment_state", "answers"),
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
class PublicComment:
    """Why somebody signed. `name` is empty for who chose not to be named."""

    text: str
    name: str
    day: date | None


@dataclass(frozen=True)
class PublicList:
    """What an action's page tells of its signatories."""

    groups: list[SignatoryGroup]
    recent: list[RecentSigner]
    comments: list[PublicComment]
    signed_days: list[date]  # of the organisations


def public_list(page: "ActionPage", frequent: set[str] | None, request: HttpRequest | None) -> PublicList:
    """Return who signed the action of `page`, members with a link to their page in its language.

    One query, however many they are, and one more where members are among them; none while nothing is
    counted. `frequent`: the countries that may be told of a person; None while nothing is counted.
    """
    if frequent is None:
        return PublicList([], [], [], [])
    action: Action = page.action
    rows = action.signatures.shown().filter(kind=Signature.Kind.ORGANISATION).only(*COLUMNS)
    people = _people_before_today(action)
    commented = people.filter(comment_state=Signature.CommentState.SHOWN)
    rows = rows.union(_latest(commented, COMMENTS), all=True)
    if action.public_list:
        named = people.exclude(display=Signature.Display.HIDDEN)
        rows = rows.union(_latest(named, RECENT), all=True)
    found = readable(rows)
    by_key = {row.pk: row for row in found if row.kind == Signature.Kind.PERSON}
    newest_first = sorted(by_key.values(), key=lambda row: row.confirmed_at or clock.now(), reverse=True)
    organisations = [row for row in found if row.kind == Signature.Kind.ORGANISATION]
    names = {row.member_id: row.public_name for row in organisations if row.member_id}
    urls = profile_urls(names, page.locale_id, request)
    return PublicList(
        _groups(organisations, urls, action.list_order),
        _recent(newest_first, frequent) if action.public_list else [],
        _comments(newest_first),
        [row.confirmed_at.date() for row in organisations if row.confirmed_at],
    )


def _people_before_today(action: Action) -> SignatureQuerySet:
    """Return the counted people of whom anything may be shown yet: not before a full day has passed.

    The delay and the missing hour keep a watcher from telling who signed just now.
    """
    before = clock.start_of(clock.today()) - timedelta(days=1)
    return action.signatures.counted().filter(kind=Signature.Kind.PERSON, confirmed_at__lt=before)


def _latest(people: SignatureQuerySet, number: int) -> SignatureQuerySet:
    latest = people.order_by("-confirmed_at").values("pk")[:number]
    return Signature.objects.filter(pk__in=latest).only(*COLUMNS)


def _comments(people: Iterable[Signature]) -> list[PublicComment]:
    """A comment is shown without a name where its giver chose not to be shown."""
    shown = (row for row in people if row.comment_state == Signature.CommentState.SHOWN)
    return [
        PublicComment(
            text=Answers.read(row.answers).comment,
            name=row.public_name,
            day=row.confirmed_at.date() if row.confirmed_at else None,
        )
        for row in islice(shown, COMMENTS)
    ]


def _recent(people: Iterable[Signature], frequent: set[str]) -> list[RecentSigner]:
    """A country with few signatures is left out, since it could point to one person."""
    return [
        RecentSigner(
            name=row.public_name,
            country_name=countries.name(row.country.code) if row.country.code in frequent else "",
            day=row.confirmed_at.date() if row.confirmed_at else None,
        )
        for row in islice((row for row in people if row.public_name), RECENT)
    ]


def _groups(organisations: Iterable[Signature], urls: dict[Any, str], order: str) -> list[SignatoryGroup]:
    """Return the headings in the order of their first organisations, below each the action's own order."""
    groups: dict[str, SignatoryGroup] = {}
    for row in sorted(organisations, key=lambda row: row.position):
        group = groups.setdefault(row.category, SignatoryGroup(row.category))
        country = countries.name(row.country.code)
        url = urls.get(row.member_id, "")
        group.signatories.append(Signatory(row.public_name, country, url))
    if order != Action.ListOrder.EDITOR:
        by_country = order == Action.ListOrder.COUNTRY
        for group in groups.values():
            group.signatories.sort(
                key=lambda one: (sort_key(one.country_name) if by_country else "", sort_key(one.name))
            )
    return list(groups.values())
