"""What lower rooms offer and upper rooms fill: the arrows of imports go one way (docs/decisions.md).

An app registers in its `AppConfig.ready()`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar

Entry = TypeVar("Entry")


class Registry(Generic[Entry]):
    """Named entries in the order of their registration."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def register(self, name: str, entry: Entry) -> Entry:
        """Add `entry`. Raises ValueError when another one has that name."""
        if self._entries.get(name, entry) != entry:
            raise ValueError(f"{name!r} is registered already")
        self._entries[name] = entry
        return entry

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        return iter(self._entries.items())


@dataclass(frozen=True)
class PeriodicJob:
    """Work that one worker at a time does every so often. `run` is idempotent and takes nothing."""

    run: Callable[[], Any]
    every: timedelta


@dataclass(frozen=True)
class RetentionRule:
    """One row of the table of periods. Sentences that promise a period are generated from it.

    `expire(dry_run)` deletes or blanks what is older, and returns how many rows that was or would be.
    """

    what: str
    period: timedelta
    expire: Callable[[bool], int]


@dataclass(frozen=True)
class PersonalData:
    """How an app answers for one person, known by the keyed hash of the address."""

    export: Callable[[str], list[dict[str, Any]]]
    erase: Callable[[str], int]


jobs: Registry[PeriodicJob] = Registry()
retention: Registry[RetentionRule] = Registry()
personal_data: Registry[PersonalData] = Registry()
health_checks: Registry[Callable[[], bool]] = Registry()
# `panel(request)` returns a Wagtail component for the admin's home page.
dashboard: Registry[Callable[[Any], Any]] = Registry()
# `open(request, link)` answers a mailed link of one purpose.
link_handlers: Registry[Callable[[Any, Any], Any]] = Registry()
# `guard(pages)` takes a QuerySet of pages about to be deleted and returns the ones that must stay.
page_guards: Registry[Callable[[Any], list[Any]]] = Registry()
