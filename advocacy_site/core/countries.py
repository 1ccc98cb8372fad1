"""What countries are called: in our words where staff wrote some (`CountryLabel`), else in ISO 3166-1's.

Kosovo, which has no code of ISO's, is among them as XK (`COUNTRIES_OVERRIDE` in the settings).
"""

from time import monotonic

from django.apps import apps
from django.conf import settings
from django.utils.translation import get_language
from django_countries import countries

from .alphabet import by_words

SECONDS = 60  # after which another process has read staff's words anew: as long as pages may be kept
CODES = frozenset(countries.countries)


class CountryNames:
    """What each country is called in one language, the active one when this is made.

    `ours`: our words by code. `choices`: each code with its name, sorted by name.
    """

    def __init__(self, ours: dict[str, str]) -> None:
        self.ours = ours
        self._names = {code: ours.get(code) or str(countries.name(code)) for code in CODES}
        self.choices = tuple(by_words(self._names.items()))

    def __getitem__(self, code: str) -> str:
        return self._names.get(code, "")


_kept: dict[str, tuple[float, CountryNames]] = {}  # language → until when (seconds), names


def names() -> CountryNames:
    """Return what countries are called in the active language: the same object until staff change a word.

    One query now and then: a page names countries up to a hundred times.
    """
    language = get_language() or settings.LANGUAGE_CODE
    until, known = _kept.get(language, (0.0, None))
    if known is None or until <= monotonic():
        labels = apps.get_model("core", "CountryLabel").objects.in_language(language)
        known = known if known is not None and known.ours == labels else CountryNames(labels)
        _kept[language] = (monotonic() + SECONDS, known)
    return known


def forget() -> None:
    """Read staff's words anew from now on; where they are the same, so are the names."""
    _kept.update({language: (0.0, known) for language, (_until, known) in _kept.items()})


def name(code: str | None) -> str:
    """Return the name of a country in the active language; "" for none or an unknown one."""
    return names()[code] if code else ""


def choices() -> list[tuple[str, str]]:
    """Return each code with its name in the active language, sorted by name.

    A function, so that migrations name it and not its 250 rows.
    """
    return list(names().choices)
