"""The order in which readers look words up."""

import unicodedata
from collections.abc import Iterable


def sort_key(words: str) -> str:
    """Return what to sort `words` by: accents and capitals count for nothing, so that É stands with E.

    The letters of other scripts keep the order of Unicode, which is that of their alphabet for most. (To
    collate each language by its own rules would take ICU.)
    """
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def by_words(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return `rows` of a value and its words, sorted by words."""
    return sorted(rows, key=lambda row: sort_key(row[1]))
