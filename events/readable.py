"""Registrations for screens that must open on the day, though no key opens one row of them."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from advocacy_site.core import readable
from advocacy_site.core.readable import BATCH, in_words_of, unread
from advocacy_site.core.sealed import SealedJSONField, sealed_fields

from .models import AccessNeeds, Guest, LegalName, Registration
from .wishes import Needs

__all__ = ["each_readable", "in_words_of", "name_of", "one_readable", "readable_part"]

WITHOUT = {
    field.name: None if isinstance(field, SealedJSONField) else "" for field in sealed_fields(Registration)
}


def each_readable(rows: QuerySet[Registration], size: int = BATCH) -> Iterator[Registration]:
    """Yield `rows` in their order, those that no key opens without what is sealed (core/readable.py)."""
    return readable.each_readable(rows, _without_what_is_sealed, size)


def one_readable(rows: QuerySet[Registration], key: UUID) -> Registration | None:
    """Return the one of `rows` with that key, as `each_readable` does; None: there is none."""
    return next(each_readable(rows.filter(pk=key)), None)


def name_of(row: Registration) -> str:
    """Return the name of `row`, read now where it was deferred, or that no key opens it."""
    return in_words_of(lambda: row.name)


def _without_what_is_sealed(rows: QuerySet[Registration]) -> list[Registration]:
    words = unread()
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


readable_part = partial(readable.readable_part, bare=_without_what_is_sealed)
