"""Rows for screens and answers that must go on, though no key opens one row of them."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from .keyset import Part, part_of
from .sealed import SealedJSONField, Unreadable, sealed_fields, unopened

log = logging.getLogger(__name__)

BATCH = 500
Bare = Callable[[QuerySet[Any]], list[Any]]  # returns rows without what is sealed of them


def bare(rows: QuerySet[Any]) -> list[Any]:
    """Return `rows` with words that say so in place of what is sealed, no address, and `is_unread`."""
    found = list(unopened(rows.select_related(None).defer(None)))  # what is beside them may be lost, too
    for row in found:
        row.is_unread = True
        for field in sealed_fields(rows.model):
            empty = None if isinstance(field, SealedJSONField) else ""
            setattr(row, field.name, empty if empty is None or field.name == "email" else unread())
    return found


def each_readable(rows: QuerySet[Any], bare: Bare = bare, size: int = BATCH) -> Iterator[Any]:
    """Yield `rows` in their order, `size` at once; not to be filtered by a part of a list.

    What no key opens comes as `bare` returns it. It must not be saved. Logs how many these are, and nothing
    of them. One query for the keys, and those of `rows` for each `size`.
    """
    all_keys = list(rows.values_list("pk", flat=True))
    for first in range(0, len(all_keys), size):
        keys = all_keys[first : first + size]
        these = rows.filter(pk__in=keys)
        try:
            found = {row.pk: row for row in these}
        except Unreadable:
            found = _one_by_one(these, keys, bare)
        yield from (found[key] for key in keys if key in found)  # others were erased since


def one_readable(rows: QuerySet[Any], key: Any) -> Any:
    """Return the one of `rows` with that key, as `each_readable` does; None: there is none."""
    return next(each_readable(rows.filter(pk=key)), None)


def readable_part(
    rows: QuerySet[Any], size: int, bare: Bare = bare, *, older_than: str = "", newer_than: str = ""
) -> Part:
    """Return what `part_of` does, though no key opens some of `rows`."""
    places = {"older_than": older_than, "newer_than": newer_than}
    try:
        return part_of(rows, size, **places)
    except Unreadable:
        keys_only: Any = rows.select_related(None).prefetch_related(None).defer(None).only("created_at")
        keys = part_of(keys_only, size, **places)
        shown = rows.filter(pk__in=[row.pk for row in keys.rows]).order_by("-created_at", "-pk")
        return replace(keys, rows=list(each_readable(shown, bare)))


def in_words_of(read: Callable[[], str]) -> str:
    """Return what `read` returns, or that no key opens it."""
    try:
        return read()
    except Unreadable:
        return unread()


def unread() -> str:
    """Return what stands in place of words that no key opens."""
    return _("(can’t be read)")


def _one_by_one(rows: QuerySet[Any], keys: list[Any], bare: Bare) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    unreadable = 0
    for key in keys:
        try:
            these = list(rows.filter(pk=key))
        except Unreadable:
            these, unreadable = bare(rows.filter(pk=key)), unreadable + 1
        found |= {row.pk: row for row in these}
    log.error("%s: %d of %d rows can't be unsealed", rows.model.__name__, unreadable, len(keys))
    return found
