"""The languages that one can listen in: stored as codes between spaces, so that one can be looked for."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from advocacy_site.core import languages
from advocacy_site.core.languages import Language

SIGNED = "ils"  # International Sign, spoken by interpreters at congresses and in no country
OF_THE_SITE = [code for code, _name in settings.LANGUAGES]
CODES = [*OF_THE_SITE, SIGNED, *(code for code in languages.CODES if code not in OF_THE_SITE)]
LENGTH = 500  # characters that all of them take when they are stored, and some to spare


def language(code: str) -> Language:
    """Return the language of `code`, one of CODES, by its own name, as its speakers look for it."""
    if code == SIGNED:
        return Language(code, _("International Sign"), "ltr")
    return languages.by_its_own_name(code)


def name(code: str) -> str:
    """Return the name of the language of `code`, one of CODES, in the active one, as staff read it."""
    return _("International Sign") if code == SIGNED else languages.name(code)


def pack(codes: Iterable[str]) -> str:
    """Return what is stored for `codes`: " en fr ", or "" for none."""
    wanted = set(codes)
    known = [code for code in CODES if code in wanted]
    return f" {' '.join(known)} " if known else ""


def unpack(stored: str) -> list[str]:
    """Return the codes in `stored`."""
    return [code for code in stored.split() if code in CODES]


def heard(stored: str) -> list[Language]:
    """Return the languages in `stored`."""
    return [language(code) for code in unpack(stored)]


def choices() -> list[tuple[str, str]]:
    """Return all languages for a form by their names in the active one, those of the site first."""
    first = [(code, languages.name(code)) for code in OF_THE_SITE]
    others = [row for row in languages.choices() if row[0] not in OF_THE_SITE]
    return [*first, (SIGNED, _("International Sign")), *others]
