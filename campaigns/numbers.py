"""The numbers of an action as everybody may read them: from one moment, adding up, and telling of nobody.

What is hidden and why is said in docs/decisions.md, "Small numbers".
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import FilteredRelation, Q

from .models.actions import Action
from .models.signatures import Signature
from .models.tallies import Tally

SMALL_CELL = 5  # numbers below are published only within "other"
Dimension = Tally.Dimension
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Published:
    """The numbers of one kind that may be told, and how many signatures are in none of them."""

    shown: dict[str, int]
    other: int


@dataclass(frozen=True)
class Offline:
    """How many signed without email, right at `as_of`: never within any other number.

    `paper` and `code` are 0 where they may not be told; then they are within `other`.
    """

    paper: int = 0
    code: int = 0
    other: int = 0
    as_of: datetime | None = None

    @classmethod
    def of(cls, on_paper: int, by_code: int, as_of: datetime | None) -> "Offline":
        """Return what may be told of these two numbers."""
        counts = {"paper": on_paper, "code": by_code}
        told = publish({key: count for key, count in counts.items() if count})
        return cls(**told.shown, other=told.other, as_of=as_of)

    @property
    def total(self) -> int:
        """How many in all."""
        return self.paper + self.code + self.other


@dataclass(frozen=True)
class Numbers:
    """All public numbers of an action, right at `as_of`; None while nobody has signed.

    `total` is the sum of each: `kinds`; `countries`, `sources`, `days`, with their `other`. `offline` stands
    apart, with a moment of its own.
    """

    as_of: datetime | None
    total: int
    kinds: dict[str, int]
    countries: Published
    sources: Published
    days: Published
    offline: Offline = Offline()

    @property
    def by_day(self) -> dict[date, int]:
        """`days` with dates, the newest first."""
        return {date.fromisoformat(day): n for day, n in sorted(self.days.shown.items(), reverse=True)}


class Tallies:
    """The tallies of one action that one query found, and so from one moment."""

    def __init__(self, rows: Iterable[tuple[str, str, int, datetime]]) -> None:
        self.as_of: datetime | None = None
        self._counts: dict[str, dict[str, int]] = {}
        for dimension, key, count, as_of in rows:
            if dimension == Dimension.TOTAL:
                self.as_of = as_of
            if count:
                self._counts.setdefault(dimension, {})[key] = count

    @classmethod
    def of(cls, condition: Q, dimensions: Iterable[str]) -> "Tallies":
        """Read `dimensions` of the action that `condition` names. One query."""
        rows = Tally.objects.filter(condition, dimension__in=list(dimensions))
        return cls(rows.values_list("dimension", "key", "count", "as_of"))

    def counts(self, dimension: str) -> dict[str, int]:
        """Return the numbers of `dimension` that are not zero, by their keys."""
        return self._counts.get(dimension, {})

    @property
    def total(self) -> int:
        """How many signatures count."""
        return self.counts(Dimension.TOTAL).get("", 0)

    @property
    def kinds(self) -> dict[str, int]:
        """How many of them are people's and organisations'."""
        return {kind: self.counts(Dimension.KIND).get(kind, 0) for kind in Signature.Kind.values}

    @property
    def countries(self) -> Published:
        """Countries; organisations stand there beside people and are named in public, people are not."""
        return publish(self.counts(Dimension.COUNTRY), people=self.counts(Dimension.PEOPLE))


SHOWN_ON_PAGE = (Dimension.TOTAL, Dimension.KIND, Dimension.COUNTRY, Dimension.PEOPLE)
PUBLIC = (*SHOWN_ON_PAGE, Dimension.SOURCE, Dimension.DAY)


def numbers_of(action_key: str, *, named_sources: Container[str]) -> Numbers:
    """Return what may be told of the action with `action_key`. One query, and so one moment.

    `named_sources`: the members that may be named; what others brought is within "other".
    """
    rows = list(_rows_of(action_key))
    tallies = Tallies(row[3:] for row in rows if row[3])
    sources = tallies.counts(Dimension.SOURCE)
    return Numbers(
        as_of=tallies.as_of,
        total=tallies.total,
        kinds=tallies.kinds,
        countries=tallies.countries,
        sources=publish(sources, hidden={key for key in sources if key not in named_sources}),
        days=publish(tallies.counts(Dimension.DAY)),
        offline=Offline.of(*rows[0][:3]) if rows else Offline(),
    )


def _rows_of(action_key: str) -> Iterable[Any]:
    """Return the offline numbers of an action beside each of its tallies, or alone where it has none."""
    told = FilteredRelation("tallies", condition=Q(tallies__dimension__in=PUBLIC))
    actions = Action.objects.filter(key=action_key).annotate(told=told).order_by()
    offline = ("on_paper", "by_code", "offline_as_of")
    return actions.values_list(
        *offline, *(f"told__{name}" for name in ("dimension", "key", "count", "as_of"))
    )


def publish(counts: Counts, *, people: Counts | None = None, hidden: Iterable[str] = ()) -> Published:
    """Return which of `counts` may be told.

    None below SMALL_CELL, none of those in `hidden`, and none with fewer people than SMALL_CELL in it, save
    with none: organisations are listed in public, and taking them off would leave those few. The rest is
    "other", for which the same holds: the smallest numbers join it until it is large enough, or is all.
    """
    alone = counts if people is None else people
    other = {key for key in counts if key in set(hidden) or _is_small(counts, alone, {key})}
    while other and len(other) < len(counts) and _is_small(counts, alone, other):
        other.add(_next_to_hide(counts, alone, other))
    shown = {key: counts[key] for key in sorted(counts) if key not in other}
    return Published(shown, sum(counts[key] for key in other))


def _is_small(counts: Counts, people: Counts, keys: Iterable[str]) -> bool:
    number, persons = _sums(counts, people, keys)
    return 0 < number < SMALL_CELL or 0 < persons < SMALL_CELL


def _next_to_hide(counts: Counts, people: Counts, other: set[str]) -> str:
    """Return the smallest number still shown; one with people in it where it is they who are too few."""
    _number, persons = _sums(counts, people, other)
    shown = [key for key in counts if key not in other]
    with_people = [key for key in shown if people.get(key, 0)]
    wanted = with_people if 0 < persons < SMALL_CELL and with_people else shown
    return min(wanted, key=lambda key: (counts[key], key))


def _sums(counts: Counts, people: Counts, keys: Iterable[str]) -> tuple[int, int]:
    keys = list(keys)
    return sum(counts[key] for key in keys), sum(people.get(key, 0) for key in keys)


def as_json(numbers: Numbers, address: str) -> dict[str, Any]:
    """Return `numbers` as `count.json` has them; `address`: where they can be read and cited."""
    offline = numbers.offline
    return {
        "as_of": _moment(numbers.as_of),
        "total": numbers.total,
        "kinds": numbers.kinds,
        "countries": numbers.countries.shown,
        "other": numbers.countries.other,
        "sources": numbers.sources.shown,
        "sources_other": numbers.sources.other,
        "days": numbers.days.shown,
        "days_other": numbers.days.other,
        "offline": {key: n for key, n in (("paper", offline.paper), ("code", offline.code)) if n},
        "offline_other": offline.other,
        "offline_as_of": _moment(offline.as_of),
        "numbers": address,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
