"""The languages that one can listen in: stored as codes between spaces, so that one can be looked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

SIGNED = "ils"
FURTHER = (
    *("bg", "bn", "cs", "da", "de", "el", "et", "fa", "fi", "ga", "he", "hi", "hr", "hu", "hy", "id", "it"),
    *("ja", "ka", "ko", "lt", "lv", "mk", "mn", "nb", "ne", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq"),
    *("sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi"),
)
CODES = [*(code for code, _name in settings.LANGUAGES), *FURTHER, SIGNED]


@dataclass(frozen=True)
class Language:
    """A language by its own name, as its speakers look for it."""

    code: str
    name: str
    direction: str


def language(code: str) -> Language:
    """Return the language of `code`, one of CODES."""
    if code == SIGNED:
        return Language(code, str(_("International Sign")), "ltr")
    info = LANG_INFO[code]
    name = info["name_local"]
    return Language(code, name[0].upper() + name[1:], "rtl" if info["bidi"] else "ltr")


def pack(codes: Iterable[str]) -> str:
    """Return what is stored for `codes`: " en fr ", or "" for none."""
    known = [code for code in CODES if code in set(codes)]
    return f" {' '.join(known)} " if known else ""


def unpack(stored: str) -> list[str]:
    """Return the codes in `stored`."""
    return [code for code in stored.split() if code in CODES]


def languages(stored: str) -> list[Language]:
    """Return the languages in `stored`."""
    return [language(code) for code in unpack(stored)]


def choices() -> list[tuple[str, str]]:
    """Return all languages for a form, those of the site first."""
    return [(code, language(code).name) for code in CODES]
