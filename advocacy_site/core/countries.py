"""The countries of ISO 3166-1."""

from functools import lru_cache

from django.utils.translation import get_language
from django_countries import countries

from .alphabet import by_words


def name(code: str | None) -> str:
    """Return the name of a country in the active language; "" for none or an unknown one."""
    return str(countries.name(code)) if code else ""


def choices() -> list[tuple[str, str]]:
    """Return each code with its name in the active language, sorted by name.

    A function, so that migrations name it and not its 249 rows.
    """
    return list(_choices_in(get_language()))


@lru_cache(maxsize=32)
def _choices_in(_language: str | None) -> tuple[tuple[str, str], ...]:
    """Sorting costs 10 ms. The active language only tells the cache's entries apart."""
    return tuple(by_words((code, name(code)) for code in countries.countries))
