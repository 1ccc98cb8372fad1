"""The order of a long list, kept for a minute: with it a page of the list costs the same anywhere in it, and
nobody looks at every row to show twenty."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import BigAutoField, ExpressionWrapper, F

from .kept import KEPT_SECONDS
from .statements import PreparedModels, Slot

Order = TypeVar("Order")


def numbers(ids: Iterable[int]) -> Sequence[int]:
    """Return `ids` as what a cache keeps in eight bytes each."""
    return array("q", ids)


def kept_order(list_name: str, chosen: str, read: Callable[[], Order]) -> Order:
    """Return the order that `read` asks for: once a minute for each list and what is `chosen` of it."""
    digest = sha256(chosen.encode()).hexdigest()  # as long as any address, and with any character
    key = f"order:{list_name}:{digest}"
    return cache.get_or_set(key, read, KEPT_SECONDS)  # type: ignore[return-value]  # what `read` returned


def those_of_a_part(rows: Any, most: int) -> Any:
    """Return those of `rows`, a QuerySet, whose keys stand in the slots of a part of at most `most`."""
    # Pages have another page for a key, and Django takes no slots for those.
    key = ExpressionWrapper(F("pk"), BigAutoField())
    return rows.alias(key=key).filter(key__in=[Slot(f"row_{n}", BigAutoField()) for n in range(most)])


@dataclass(frozen=True)
class KeptRows:
    """The models of `ids`, in their order, for a paginator that takes parts of at most `most`.

    `statement` finds `those_of_a_part` that may still be shown, by its other `values`. What may not is
    missing from its part at once, though counted until the order is read again.
    """

    ids: Sequence[int]
    statement: PreparedModels
    values: dict[str, Any]
    most: int

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> list[Any]:
        wanted = self.ids[part]
        padded = [*wanted, *[0] * (self.most - len(wanted))]
        places = {f"row_{place}": pk for place, pk in enumerate(padded)}
        found = {row.pk: row for row in self.statement.all(**places, **self.values)}
        return [found[pk] for pk in wanted if pk in found]
