"""Lists to choose from, as functions: migrations name the function and not its hundreds of lines."""

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info
from django_countries import countries as all_countries


def countries() -> list[tuple[str, str]]:
    """Return the countries of ISO 3166-1: code and name in the active language, sorted by name."""
    return [(code, str(name)) for code, name in all_countries]


def languages() -> list[tuple[str, str]]:
    """Return languages, without their regional kinds: code and name in the active language, by name."""
    codes = [code for code, info in LANG_INFO.items() if "name_local" in info and "-" not in code]
    return sorted(
        ((code, get_language_info(code)["name_translated"]) for code in codes), key=lambda row: row[1]
    )


def country_name(code: str | None) -> str:
    """Return the name of a country in the active language; "" for none or an unknown one."""
    return str(all_countries.name(code)) if code else ""


def language_name(code: str | None) -> str:
    """Return the name of a language in the active language; "" for none or an unknown one."""
    return str(get_language_info(code)["name_translated"]) if code in LANG_INFO else ""


def direction(code: str | None) -> str:
    """Return "rtl" or "ltr" for a language, "auto" where it is unknown."""
    if code not in LANG_INFO:
        return "auto"
    return "rtl" if get_language_info(code)["bidi"] else "ltr"
