"""From a country and a language to the numbers that answer now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from advocacy_site.core import countries, languages
from advocacy_site.core.alphabet import sort_key
from advocacy_site.core.languages import Language

from .models import Helpline
from .models.helplines import HelplineQuerySet
from .shown_line import ShownLine, as_line
from .spoken import unpack
from .strip import help_url

PARAMETERS = ("country", "language")


@dataclass(frozen=True)
class Wish:
    """What the address asks for, and how to ask for something else. Empty: all."""

    audience: str
    country: str = ""
    language: str = ""

    @property
    def url(self) -> str:
        """The address that asks for this."""
        asked = {"country": self.country, "language": self.language}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{help_url(self.audience)}{'?' * bool(query)}{query}"


@dataclass(frozen=True)
class CountryLink:
    """A country that has lines."""

    name: str
    url: str


@dataclass(frozen=True)
class LanguageLink:
    """A language that is spoken, by its own name, as its speakers look for it."""

    language: Language
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Found:
    """What the help page shows to one audience.

    `country` and `language` are names, empty where none is chosen. `countries` are there until one is chosen,
    `lines` from then on. Where no line of the country speaks the language, `lines` are all of that country
    and `speaks_it` is False.
    """

    country: str
    language: str
    countries: list[CountryLink]
    languages: list[LanguageLink]
    lines: list[ShownLine]
    speaks_it: bool
    any_country_url: str  # the same language in every country; "" where there is one country only
    any_language_url: str  # the same country in every language


def find(locale: str, audience: str, country: str = "", language: str = "") -> Found:
    """Return what `audience`, one of Helpline.Audience, finds, in words of `locale` where there are some.

    A `country` or `language` that no line has counts as none. The only country need not be chosen. Two
    queries, whatever the number of lines.
    """
    lines = _in_words_of(locale, Helpline.objects.shown().for_audience(audience))
    wish = Wish(
        audience,
        country if country in _codes_of_countries(lines) else "",
        language if language in _codes_of_languages(lines) else "",
    )
    here = _codes_of_countries(_speaking(wish.language, lines))
    is_only_one = len(here) == 1 and not wish.country
    if is_only_one:
        wish = replace(wish, country=here[0])
    there = [line for line in lines if line.country.code == wish.country]
    speaking = _speaking(wish.language, there)
    return Found(
        country=countries.name(wish.country) if wish.country else "",
        language=languages.name(wish.language),
        countries=[] if wish.country else _country_links(here, wish),
        languages=_language_links(_codes_of_languages(there or lines), wish),
        lines=_open_first(speaking or there),
        speaks_it=bool(speaking) or not there,
        any_country_url="" if is_only_one else replace(wish, country="").url,
        any_language_url=replace(wish, language="").url,
    )


def _in_words_of(locale: str, found: HelplineQuerySet) -> list[Helpline]:
    """Return each line once: in `locale`, else in the language that it was written in first."""
    lines: dict[object, Helpline] = {}
    for line in found.select_related("locale").with_hours().order_by("pk"):
        if line.translation_key not in lines or line.locale.language_code == locale:
            lines[line.translation_key] = line
    return list(lines.values())


def _codes_of_countries(lines: Iterable[Helpline]) -> list[str]:
    codes = {line.country.code for line in lines}
    return sorted(codes, key=lambda code: sort_key(countries.name(code)))


def _codes_of_languages(lines: Iterable[Helpline]) -> list[str]:
    codes = {code for line in lines for code in unpack(line.languages)}
    return sorted(codes, key=lambda code: sort_key(languages.by_its_own_name(code).name))


def _speaking(language: str, lines: list[Helpline]) -> list[Helpline]:
    return [line for line in lines if not language or language in unpack(line.languages)]


def _country_links(codes: list[str], wish: Wish) -> list[CountryLink]:
    return [CountryLink(countries.name(code), replace(wish, country=code).url) for code in codes]


def _language_links(codes: list[str], wish: Wish) -> list[LanguageLink]:
    return [
        LanguageLink(languages.by_its_own_name(code), replace(wish, language=code).url, code == wish.language)
        for code in codes
    ]


def _open_first(lines: Iterable[Helpline]) -> list[ShownLine]:
    """Return the lines that answer now, then those that open soonest, then those whose hours nobody knows."""
    shown = [
        replace(as_line(line), written_in=languages.foreign(line.locale.language_code)) for line in lines
    ]
    return sorted(shown, key=lambda line: (not line.is_open, line.changes_at, sort_key(line.name)))
