"""Registrations for screens that must open on the day, though no key opens one row of them."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from advocacy_site.core.keyset import Part, part_of
from advocacy_site.core.sealed import SealedJSONField, Unreadable, sealed_fields

from .models import AccessNeeds, Guest, LegalName, Registration
from .wishes import Needs

log = logging.getLogger(__name__)

BATCH = 500
WITHOUT = {
    field.name: None if isinstance(field, SealedJSONField) else "" for field in sealed_fields(Registration)
}


def each_readable(rows: QuerySet[Registration], size: int = BATCH) -> Iterator[Registration]:
    """Yield `rows` in their order, `size` at once; not to be filtered by a part of a list.

    What no key opens comes without all that is sealed of it, and is called so. It must not be saved. Logs how
    many these are, and nothing of them. One query for the keys, and those of `rows` for each `size`.
    """
    all_keys = list(rows.values_list("pk", flat=True))
    for first in range(0, len(all_keys), size):
        keys = all_keys[first : first + size]
        these = rows.filter(pk__in=keys)
        try:
            found = {row.pk: row for row in these}
        except Unreadable:
            found = _one_by_one(these, keys)
        yield from (found[key] for key in keys if key in found)  # others were erased since


def readable_part(
    rows: QuerySet[Registration], size: int, *, older_than: str = "", newer_than: str = ""
) -> Part:
    """Return what `part_of` does, though no key opens some of `rows`."""
    places = {"older_than": older_than, "newer_than": newer_than}
    try:
        return part_of(rows, size, **places)
    except Unreadable:
        bare: Any = rows.select_related(None).prefetch_related(None).defer(None).only("created_at")
        keys = part_of(bare, size, **places)
        shown = rows.filter(pk__in=[row.pk for row in keys.rows]).order_by("-created_at", "-pk")
        return replace(keys, rows=list(each_readable(shown)))


def one_readable(rows: QuerySet[Registration], key: UUID) -> Registration | None:
    """Return the one of `rows` with that key, as `each_readable` does; None: there is none."""
    return next(each_readable(rows.filter(pk=key)), None)


def name_of(row: Registration) -> str:
    """Return the name of `row`, read now where it was deferred, or that no key opens it."""
    return in_words_of(lambda: row.name)


def in_words_of(read: Callable[[], str]) -> str:
    """Return what `read` returns, or that no key opens it."""
    try:
        return read()
    except Unreadable:
        return _("(can’t be read)")


def _one_by_one(rows: QuerySet[Registration], keys: list[UUID]) -> dict[UUID, Registration]:
    found: dict[UUID, Registration] = {}
    unreadable = 0
    for key in keys:
        try:
            these = list(rows.filter(pk=key))
        except Unreadable:
            these, unreadable = _without_what_is_sealed(rows.filter(pk=key)), unreadable + 1
        found |= {row.pk: row for row in these}
    log.error("%d of %d registrations can't be unsealed", unreadable, len(keys))
    return found


def _without_what_is_sealed(rows: QuerySet[Registration]) -> list[Registration]:
    words = _("(can’t be read)")
    guests = Prefetch("guests", Guest.objects.defer("name"))
    legal_names = Prefetch("legal_names", LegalName.objects.none())
    needs = Prefetch("access_needs", AccessNeeds.objects.defer("needs").select_related("wording"))
    bare: Any = rows.prefetch_related(None).select_related(None).defer(None).defer(*WITHOUT)
    found = list(bare.prefetch_related(guests, legal_names, needs, "invitation_letter"))
    for row in found:
        row.unread = True
        for name, empty in WITHOUT.items():
            setattr(row, name, empty)
        row.name = words
        if hasattr(row, "access_needs"):
            row.access_needs.needs = Needs(words=words).as_kept()
        for guest in row.guests.all():
            guest.name = words
    return found
