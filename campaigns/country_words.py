"""Countries as people write them in lists: names in the site's languages, codes, and what is said instead."""

import unicodedata
from functools import cache

from django.conf import settings
from django.utils import translation
from django_countries import countries as iso

from advocacy_site.core import countries

INTERNATIONAL = {"international", "global", "worldwide", "internationale", "internacional", "دولية", "دولي"}
# What ISO's own lists don't say. Sources: English-language usage; the constituent countries of the UK.
ALIASES = {
    "GB": "UK; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; United Kingdom",
    "US": "USA; U.S.A.; U.S.; US; America; United States; United States of America; États-Unis; EE. UU.",
    "BO": "Bolivia",
    "BN": "Brunei",
    "CD": "DRC; DR Congo; RDC; Democratic Republic of the Congo; Congo-Kinshasa",
    "CG": "Republic of the Congo; Congo-Brazzaville",
    "CI": "Ivory Coast; Cote d'Ivoire",
    "CV": "Cape Verde",
    "CZ": "Czech Republic",
    "FM": "Micronesia",
    "IR": "Iran",
    "KP": "North Korea",
    "KR": "South Korea; Republic of Korea; Korea",
    "LA": "Laos",
    "MD": "Moldova",
    "MK": "Macedonia",
    "MM": "Burma",
    "NL": "Holland; The Netherlands",
    "PS": "Palestine",
    "RU": "Russia",
    "SY": "Syria",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Turkey; Türkiye",
    "TW": "Taiwan",
    "TZ": "Tanzania",
    "VA": "Vatican; Holy See",
    "VE": "Venezuela",
    "VN": "Vietnam; Viet Nam",
}


def country_code(words: str) -> str | None:
    """Return the country that `words` name: its ISO 3166-1 code, "" for "international", None for none."""
    wanted = _letters(words)
    if wanted in INTERNATIONAL:
        return ""
    ours = {_letters(name): code for code, name in countries.names().choices}
    return ours.get(wanted) or _table().get(wanted)


def country_at_the_end(name: str) -> str | None:
    """Return the code of the country whose name `name` ends with, as in "Maiti Nepal", or None."""
    words = name.split()
    for length in range(min(4, len(words) - 1), 0, -1):
        end = " ".join(words[-length:])
        # Codes are words of some language, too: "for us", "le do".
        if len(_letters(end)) > 3 and (code := country_code(end)):
            return code
    return None


def _letters(words: str) -> str:
    """Fold capitals, accents and punctuation, and leave out the article."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'")).casefold()
    kept = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(kept.split()).removeprefix("the ")


@cache
def _table() -> dict[str, str]:
    table = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            table.update({_letters(name): code for code, name in countries.CountryNames({}).choices})
    for code in countries.CODES:
        table |= {code.casefold(): code, iso.alpha3(code).casefold(): code}
    for code, names in ALIASES.items():
        table.update({_letters(name): code for name in names.split(";")})
    table.pop("", None)
    return table
