"""How names are sought: by parts, in any script, as people type them on a phone."""

import unicodedata
from collections.abc import Iterable

# Letters that are written one way and sought another.
ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None, "ı": "i", "ł": "l", "ø": "o", "đ": "d"})


def sought(words: str) -> str:
    """Return `words` as they are compared: without capitals, accents, and what Arabic writes two ways."""
    letters = unicodedata.normalize("NFKD", words.casefold().translate(ALIKE))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def hold(names: Iterable[str], wanted: str) -> bool:
    """Return whether each word of `wanted`, which `sought` has made, stands somewhere in `names`."""
    held = sought(" ".join(names))
    return all(word in held for word in wanted.split())
