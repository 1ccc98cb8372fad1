"""Signatures for screens and answers that must go on, though no key opens one row of them."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from advocacy_site.core import readable
from advocacy_site.core.readable import in_words_of, unread

from .models.signatures import SEALED, Signature


def each_readable(rows: QuerySet[Signature]) -> Iterator[Signature]:
    """Yield `rows` in their order, those that no key opens without what is sealed (core/readable.py)."""
    return readable.each_readable(rows, _without_what_is_sealed)


def one_readable(rows: QuerySet[Signature], key: UUID) -> Signature | None:
    """Return the one of `rows` with that key, as `each_readable` does; None: there is none."""
    return next(each_readable(rows.filter(pk=key)), None)


def answer_while_held(row: Signature) -> str:
    """Return what the signer said about a hold of `row`; "" for nothing."""
    return in_words_of(lambda: row.hold_case.answer if hasattr(row, "hold_case") else "")


def _without_what_is_sealed(rows: QuerySet[Signature]) -> list[Any]:
    found = list(rows.select_related(None).defer(None).defer(*SEALED))  # a hold's answer is sealed, too
    for row in found:
        row.is_unread, row.name, row.email, row.answers = True, unread(), "", None
    return found


readable_part = partial(readable.readable_part, bare=_without_what_is_sealed)
