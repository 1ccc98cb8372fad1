"""Parts of a list that is too long to count and grows while one reads it.

A part begins where the one before ended, at a row's time and key, and not after so many rows: the last
part costs what the first does, and a new row moves none.
"""

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLACE = re.compile(r"([0-9]{1,17})-([0-9a-f]{32})")  # microseconds since 1970, until the year 5138; key


@dataclass(frozen=True)
class Part:
    """Some rows, newest first. `newer` and `older` are the places beside them, "" where nothing follows."""

    rows: list[Any]
    newer: str = ""
    older: str = ""


def place_of(row: Any) -> str:
    """Return where `row` stands, for an address: its time and its key, nothing of what it holds."""
    return f"{(row.created_at - EPOCH) // timedelta(microseconds=1)}-{row.pk.hex}"


def _moment_and_key(place: str) -> tuple[datetime, uuid.UUID]:
    """Raise Http404 for anything that `place_of` does not write."""
    found = PLACE.fullmatch(place)
    if not found:
        raise Http404("No such place")
    return EPOCH + timedelta(microseconds=int(found[1])), uuid.UUID(found[2])


def _older(rows: QuerySet[Any], place: str) -> QuerySet[Any]:
    moment, key = _moment_and_key(place)
    # The first condition is what an index is searched by; the second settles rows of the same instant.
    return rows.filter(Q(created_at__lt=moment) | Q(pk__lt=key), created_at__lte=moment)


def _newer(rows: QuerySet[Any], place: str) -> QuerySet[Any]:
    moment, key = _moment_and_key(place)
    return rows.filter(Q(created_at__gt=moment) | Q(pk__gt=key), created_at__gte=moment)


def part_of(rows: QuerySet[Any], size: int, *, older_than: str = "", newer_than: str = "") -> Part:
    """Return `size` of `rows` (with `created_at` and a UUID as key), the newest or those beside a place.

    One query, or two, each bounded by `size`. Raises Http404 for a place that cannot be.
    """
    if newer_than:
        found = list(_newer(rows, newer_than).order_by("created_at", "pk")[: size + 1])
        shown = found[:size][::-1]
        if len(found) <= size:
            return part_of(rows, size)  # the newest after all, filled up from below
        return Part(shown, newer=place_of(shown[0]), older=place_of(shown[-1]))
    beside = _older(rows, older_than) if older_than else rows
    found = list(beside.order_by("-created_at", "-pk")[: size + 1])
    shown = found[:size]
    return Part(
        shown,
        newer=place_of(shown[0]) if older_than and shown else "",
        older=place_of(shown[-1]) if len(found) > size else "",
    )


def all_of(rows: QuerySet[Any], size: int, read: Callable[..., Part] = part_of) -> Iterator[Any]:
    """Yield all `rows`, newest first, never holding more than `size` of them in memory.

    `read`: what reads a part, where `part_of` does not do.
    """
    part: Part | None = read(rows, size)
    while part:
        yield from part.rows
        place, part = part.older, None  # let go of before the next is read
        part = read(rows, size, older_than=place) if place else None
