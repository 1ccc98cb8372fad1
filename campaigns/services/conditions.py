"""Conditions by which staff find signatures: what the database can ask first, then what is sealed.

Names and addresses are opened a batch at a time, never more than MOST_READ of them: a condition on them has
to be narrowed by day, country or source before that.
"""

import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from advocacy_site.core.addresses import mask
from advocacy_site.core.names import plain_name
from advocacy_site.core.readable import each_readable

from ..models import Action, Signature
from ..patterns import matches
from .errors import TooManyToRead

MOST_READ = 20_000
BATCH = 500
EXAMPLES = 10


@dataclass(frozen=True)
class Conditions:
    """All that are given must hold. Times are aware; `hold` is a code as in `hold_reason`."""

    domain: str = ""
    name_is: str = ""
    name_has: str = ""
    source: str | None = None
    country: str = ""
    since: datetime | None = None
    before: datetime | None = None
    hold: str = ""

    @property
    def asks_sealed(self) -> bool:
        """Whether names or addresses must be opened."""
        return bool(self.domain or self.name_is or self.name_has)

    @property
    def is_empty(self) -> bool:
        """Whether every signature would match."""
        return self == Conditions(before=self.before)

    def as_json(self) -> dict[str, Any]:
        """Return what was given, as JSON keeps it. To have no source is a condition, too."""
        unset = asdict(Conditions())
        given = {key: value for key, value in asdict(self).items() if value != unset[key]}
        return {key: v.isoformat() if isinstance(v, datetime) else v for key, v in given.items()}


@dataclass(frozen=True)
class Example:
    """A signature as the dry run shows it."""

    address: str
    country: str
    state: str
    requested_at: datetime


@dataclass(frozen=True)
class Found:
    """What matches: the signatures' keys, how many of them are confirmed, and the first few, masked."""

    ids: list[uuid.UUID]
    confirmed: int
    examples: list[Example]


def find_signatures(action: Action, conditions: Conditions) -> Found:
    """Return the people's signatures of `action` that could be removed and match. Changes nothing.

    Raises TooManyToRead where more than MOST_READ would have to be read or are found.
    """
    rows = _asked_of_the_database(action, conditions)
    if rows.count() > MOST_READ:
        raise TooManyToRead
    ids: list[uuid.UUID] = []
    confirmed = 0
    examples: list[Example] = []
    for row in _read(rows):
        if conditions.asks_sealed and not _matches_sealed(row, conditions):
            continue
        ids.append(row.pk)
        confirmed += row.state == Signature.State.CONFIRMED
        if len(examples) < EXAMPLES:
            state = str(row.get_state_display())
            examples.append(Example(mask(row.email), row.country.code, state, row.requested_at))
    return Found(ids, confirmed, examples)


def _asked_of_the_database(action: Action, conditions: Conditions) -> QuerySet[Signature]:
    wanted = Q(kind=Signature.Kind.PERSON, removed_at__isnull=True)
    if conditions.source is not None:
        wanted &= Q(source=conditions.source)
    if conditions.country:
        wanted &= Q(country=conditions.country)
    if conditions.since:
        wanted &= Q(requested_at__gte=conditions.since)
    if conditions.before:
        wanted &= Q(requested_at__lt=conditions.before)
    if conditions.hold:
        wanted &= Q(held_at__isnull=False, hold_reason=conditions.hold)
    rows: QuerySet[Signature] = action.signatures.filter(wanted)
    return rows.exclude(state=Signature.State.WITHDRAWN)


def _read(rows: QuerySet[Signature]) -> Iterator[Signature]:
    """Yield the rows in the order of their keys, a batch at a time: constant memory on both databases."""
    fields = rows.only("pk", "email", "name", "country", "state", "requested_at").order_by("pk")
    last: uuid.UUID | None = None
    while keys := list((fields.filter(pk__gt=last) if last else fields).values_list("pk", flat=True)[:BATCH]):
        yield from each_readable(fields.filter(pk__in=keys))
        last = keys[-1]


def _matches_sealed(row: Signature, conditions: Conditions) -> bool:
    if row.is_unread:
        return False  # nobody knows
    name = plain_name(row.name)
    return (
        (not conditions.domain or matches(conditions.domain, row.email.rpartition("@")[2]))
        and (not conditions.name_is or name == plain_name(conditions.name_is))
        and (not conditions.name_has or plain_name(conditions.name_has) in name)
    )
