"""Counting people by organisation: the names are sealed, so each row is opened."""

from collections import Counter
from typing import Any

from .readable import each_readable


def people_by_organisation(rows: Any, number: str) -> dict[str, int]:
    """Return the sums of the field `number` of registrations by organisation, in the words of one of them.

    "" where none was given. Spaces and capitals make no other organisation.
    """
    words: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for row in each_readable(rows.only("organisation", number)):
        key = " ".join(row.organisation.split()).casefold()
        words.setdefault(key, row.organisation)
        counts[key] += getattr(row, number)
    return {words[key]: people for key, people in counts.items()}
