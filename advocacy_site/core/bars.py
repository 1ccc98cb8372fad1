"""Numbers beside each other, each with a bar (core/admin/number_table.html)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Bar:
    """One number beside others; `share` is its part of the largest, in per cent."""

    label: Any
    count: int
    share: int


def bars(numbers: Iterable[tuple[Any, int]]) -> list[Bar]:
    """Return a bar for each label and number, in their order."""
    numbers = list(numbers)
    largest = max((count for _label, count in numbers), default=0) or 1
    return [Bar(label, count, round(100 * count / largest)) for label, count in numbers]
