"""Keys of records: short random ones for public addresses, and counted ones as forms bring them back."""

import re
import secrets

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"  # nothing that looks alike, no vowels: no words by chance


def new_key() -> str:
    """Return 10 random characters."""
    return "".join(secrets.choice(ALPHABET) for _i in range(10))


COUNTED = re.compile("[0-9]{1,19}")  # bounded, because int() fails on thousands of digits
LARGEST = 2**63 - 1


def counted_key(text: str) -> int | None:
    """Return the key that the database counted, of a hidden field or a button; None for any other text."""
    key = int(text) if COUNTED.fullmatch(text) else None
    return key if key is not None and key <= LARGEST else None
