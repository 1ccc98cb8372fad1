"""The members that an address asks for: filters, order, map."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.apps import apps
from django.core.cache import cache as kept
from django.db import transaction
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy_site.core import countries, languages
from advocacy_site.core.alphabet import by_words, sort_key
from advocacy_site.core.filters import Filter, choice
from advocacy_site.core.kept import KEPT_SECONDS
from advocacy_site.core.kept_order import KeptRows, kept_order, numbers, those_of_a_part
from advocacy_site.core.statements import Prepared, PreparedModels, Slot

from .models.lines import MemberLanguage, MemberService
from .regions import REGION_OF, Region
from .worldmap import WorldMap, world_map

PARAMETERS = ("country", "region", "service", "language")
PER_PAGE = 40
PATH = Slot("path", CharField())
Option = tuple[str, str]  # value, words
Offer = dict[
    str, dict[str, str]
]  # by the name of a filter, each value that occurs: of services with its words
# Statements are composed once for each set of filters: composing them took longer than running them. A set is
# the names of its filters, and of a region also which, as it stands for many countries.
Shape = tuple[tuple[str, str], ...]


@dataclass
class Listing:
    """The members of one directory under the filters that are `chosen` (name → value).

    `options`: what each filter offers, only values that occur. `ordered`: who fits, by region, then by
    country as readers call it, then by name. `in_countries`: how many of them are in each (ISO code).
    """

    options: dict[str, list[Option]]
    chosen: dict[str, str]
    ordered: KeptRows
    in_countries: Counter[str]

    @property
    def total(self) -> int:
        """How many members fit."""
        return len(self.ordered)

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

    def map(self) -> WorldMap:
        """Return the picture of where the members that fit are."""
        return world_map({code: self._in_words(code) for code in sorted(self.in_countries)})

    def _in_words(self, code: str) -> str:
        number = self.in_countries[code]
        words = ngettext("%(country)s: %(number)s member", "%(country)s: %(number)s members", number)
        return words % {"country": countries.name(code), "number": number}


def listing_for(path: str, request: HttpRequest) -> Listing:
    """Return the public members of the directory at the tree path `path` that `request` asks for.

    An unknown value means all. Two queries at most, and one for each part of the list that is taken.
    """
    made, offer = _kept_offer(path)
    options = _options(offer)
    wanted = {name: request.GET.get(name, "") for name in PARAMETERS}
    chosen = {name: value for name, value in wanted.items() if value and value in dict(options[name])}
    # Countries go by their names in the directory's language; each language has a directory of its own.
    order = partial(_order, path, chosen)
    ids, in_countries = kept_order("members", f"{path} {made} {urlencode(chosen)}", order)
    return Listing(options, chosen, KeptRows(ids, CARDS, {"path": path}, PER_PAGE), Counter(in_countries))


def _order(path: str, chosen: dict[str, str]) -> tuple[Any, dict[str, int]]:
    """Return the members that fit, in their order, and how many are in each country. One query.

    Countries are put in order here: no database knows readers' alphabets.
    """
    by_name = _by_name(_shape(chosen)).rows(path=path, **chosen)
    in_countries = Counter(country for _pk, country in by_name)
    places = {country: _place_of_country(country) for country in in_countries}
    by_place = sorted(by_name, key=lambda row: places[row[1]])
    return numbers(pk for pk, _country in by_place), dict(in_countries)


def _shape(chosen: dict[str, str]) -> Shape:
    return tuple((name, value if name == "region" else "") for name, value in sorted(chosen.items()))


def _members(path: Any) -> Any:
    model: Any = apps.get_model("members", "MemberPage")
    return model.objects.shown_below(path)


def _fitting(shape: Shape) -> Any:
    chosen = {name: value or Slot(name, CharField()) for name, value in shape}
    return _members(PATH).filter(*_conditions(chosen))


@cache
def _by_name(shape: Shape) -> Prepared:
    """Return the question for the members that fit, by name, each with its country (ISO code)."""
    rows = _fitting(shape).order_by("title", "pk").values_list("pk", "country")
    return Prepared(lambda: rows)


CARDS = PreparedModels(lambda: those_of_a_part(_members(PATH), PER_PAGE).for_cards())


def offer_key(path: str) -> str:
    """Return under which key the cache keeps what the directory at `path` in the tree has on offer."""
    return f"members-on-offer-{path}"


def forget_offer(page: Any) -> None:
    """Let the filters of the directory be made anew when `page`, if a member's, has been saved."""
    if page._meta.label == "members.MemberPage":
        transaction.on_commit(partial(kept.delete, offer_key(page.path[: -page.steplen])))


def _kept_offer(path: str) -> tuple[str, Offer]:
    """Return a name for the state of the directory, and what is on offer.

    One query, whose answer is kept for as long as the pages that show it: it looks at every member.
    """
    key = offer_key(path)
    found: tuple[str, Offer] | None = kept.get(key)
    if found is None:
        found = uuid4().hex, _offer(_members(path))
        kept.set(key, found, KEPT_SECONDS)
    return found


def _offer(members: QuerySet[Any]) -> Offer:
    services = MemberService.objects.filter(page__in=members).in_words().order_by()
    spoken = MemberLanguage.objects.filter(page__in=members).order_by()
    parts = [_part("service", services, "slug", "name"), _part("language", spoken, "language", "")]
    offer: Offer = {name: {} for name in PARAMETERS}
    for name, value, words in _part("country", members, "country", "").union(*parts):
        offer[name][value] = words
    return offer


def _part(name: str, rows: QuerySet[Any], value: str, words: str) -> QuerySet[Any]:
    """Return (name, value, words) for each of `rows`."""
    return (
        rows.order_by()
        .annotate(
            part=Value(name, output_field=CharField()),
            value=Cast(value, CharField()),
            words=Cast(words, CharField()) if words else Value("", output_field=CharField()),
        )
        .values_list("part", "value", "words")
    )


def _options(offer: Offer) -> dict[str, list[Option]]:
    regions = {REGION_OF[code] for code in offer["country"]}
    return {
        "region": [(region.value, str(region.label)) for region in Region if region in regions],
        "country": by_words((code, countries.name(code)) for code in offer["country"]),
        "service": by_words(offer["service"].items()),
        "language": by_words((code, languages.name(code)) for code in offer["language"]),
    }


def _conditions(chosen: dict[str, Any]) -> list[Q]:
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
