"""The members that an address asks for: filters, order, map."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, Count, Exists, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy_site.core import countries, languages
from advocacy_site.core.alphabet import by_words, sort_key
from advocacy_site.core.filters import Filter, choice
from advocacy_site.core.pagination import Counted

from .models.lines import MemberLanguage, MemberService
from .regions import REGION_OF, Region
from .worldmap import WorldMap, world_map

PARAMETERS = ("country", "region", "service", "language")
Option = tuple[str, str]  # value, words


@dataclass
class Listing:
    """The members of one directory under the filters that are `chosen` (name → value).

    `options`: what each filter offers, only values that occur. `in_countries`: how many members that fit are
    in each country (ISO code).
    """

    found: Any
    options: dict[str, list[Option]]
    chosen: dict[str, str]
    in_countries: Counter[str]

    @property
    def total(self) -> int:
        """How many members fit."""
        return self.in_countries.total()

    @property
    def query(self) -> str:
        """The chosen filters as the query of an address."""
        return urlencode(self.chosen)

    @property
    def words(self) -> str:
        """The chosen filters in words."""
        return ", ".join(dict(self.options[name])[value] for name, value in self.chosen.items())

    @cached_property
    def regions(self) -> Counter[str]:
        """How many members that fit are in each region."""
        counts: Counter[str] = Counter()
        for code, number in self.in_countries.items():
            counts[REGION_OF[code].value] += number
        return counts

    def filters(self) -> Iterator[Filter]:
        """Yield the fields of the form; none where there is nothing to choose between."""
        labels = {
            "region": _("Region"),
            "country": _("Country"),
            "service": _("What they do"),
            "language": _("Language spoken"),
        }
        for name, label in labels.items():
            options, chosen = self.options[name], self.chosen.get(name, "")
            if len(options) > 1 or chosen:
                yield choice(name, label, _("All"), options, chosen)

    def ordered(self) -> "Counted":
        """Return the members that fit, by region, then by country as readers call it, then by name.

        The order of the few countries that occur is part of the query: no database knows readers' alphabets.
        """
        codes = sorted(self.in_countries, key=_place_of_country)
        places = [When(country=code, then=n) for n, code in enumerate(codes)]
        place = Case(*places, default=len(codes), output_field=IntegerField())
        return Counted(self.found.with_what_cards_show().order_by(place, "title", "pk"), self.total)

    def map(self) -> WorldMap:
        """Return the picture of where the members that fit are."""
        return world_map({code: self._in_words(code) for code in sorted(self.in_countries)})

    def _in_words(self, code: str) -> str:
        number = self.in_countries[code]
        words = ngettext("%(country)s: %(number)s member", "%(country)s: %(number)s members", number)
        return words % {"country": countries.name(code), "number": number}


def listing_for(members: QuerySet[Any], request: HttpRequest) -> Listing:
    """Return those of `members` (public, of one language) that `request` asks for. One query.

    An unknown value means all.
    """
    wanted = {name: request.GET[name] for name in PARAMETERS if request.GET.get(name)}
    conditions = [is_so | ~Exists(members.filter(is_so)) for is_so in _conditions(wanted)]
    offer = _offer(members, members.filter(*conditions))
    options = _options(offer)
    chosen = {name: value for name, value in wanted.items() if value in dict(options[name])}
    found = members.filter(*_conditions(chosen))
    return Listing(found, options, chosen, Counter(offer["found"]))


def _offer(members: QuerySet[Any], found: QuerySet[Any]) -> dict[str, dict[str, Any]]:
    """Return, by name of the part: how many members are in each country "everywhere" and among those "found",
    and each "service" and "language" that occurs.

    Parts of one query, because a page of a list may cost twelve in all.
    """
    services = MemberService.objects.filter(page__in=members).in_words().order_by()
    spoken = MemberLanguage.objects.filter(page__in=members).order_by()
    parts = [
        _part("found", found, "country", ""),
        _part("service", services, "slug", "name"),
        _part("language", spoken, "language", ""),
    ]
    offer: dict[str, dict[str, Any]] = {name: {} for name in ("everywhere", "found", *PARAMETERS)}
    for name, value, words, number in _part("everywhere", members, "country", "").union(*parts, all=True):
        offer[name][value] = words or number
    return offer


def _part(name: str, rows: QuerySet[Any], value: str, words: str) -> QuerySet[Any]:
    """Return (name, value, words, how many `rows`) for each value that occurs."""
    return (
        rows.order_by()
        .annotate(
            part=Value(name, output_field=CharField()),
            value=Cast(value, CharField()),
            words=Cast(words, CharField()) if words else Value("", output_field=CharField()),
        )
        .values("part", "value", "words")
        .annotate(number=Count("pk"))
        .values_list("part", "value", "words", "number")
    )


def _options(offer: dict[str, dict[str, Any]]) -> dict[str, list[Option]]:
    regions = {REGION_OF[code] for code in offer["everywhere"]}
    return {
        "region": [(region.value, str(region.label)) for region in Region if region in regions],
        "country": by_words((code, countries.name(code)) for code in offer["everywhere"]),
        "service": by_words(offer["service"].items()),
        "language": by_words((code, languages.name(code)) for code in offer["language"]),
    }


def _conditions(chosen: dict[str, str]) -> list[Q]:
    """Return what each of the `chosen` filters asks of a member."""
    conditions = []
    for name, value in chosen.items():
        if name == "country":
            conditions.append(Q(country=value))
        elif name == "region":
            codes = [code for code, region in REGION_OF.items() if region == value]
            conditions.append(Q(country__in=codes))
        elif name == "service":
            lines = MemberService.objects.in_words().filter(slug=value)
            conditions.append(Q(pk__in=lines.values("page")))
        else:
            spoken = MemberLanguage.objects.filter(language=value)
            conditions.append(Q(pk__in=spoken.values("page")))
    return conditions


def _place_of_country(code: str) -> tuple[int, str]:
    return list(Region).index(REGION_OF[code]), sort_key(countries.name(code))
