"""Short random keys for public addresses of records."""

import secrets

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"  # nothing that looks alike, no vowels: no words by chance


def new_key() -> str:
    """Return 10 random characters."""
    return "".join(secrets.choice(ALPHABET) for _i in range(10))
