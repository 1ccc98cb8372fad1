"""The stream under the filters that an address asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from advocacy_site.core.alphabet import sort_key
from advocacy_site.core.filters import Filter, is_canonical
from advocacy_site.core.registry import stream

from .models.stream import StreamEntry, StreamEntryQuerySet, StreamOption

Facet = StreamOption.Facet
OFFERED = (Facet.KIND, Facet.TOPIC, Facet.COUNTRY, Facet.MEMBER, Facet.YEAR)
LINKED = (Facet.CAMPAIGN, Facet.HASHTAG)  # too many to offer: chosen by a link, offered while chosen
SECONDS = 60  # as long as the pages that show the options are kept themselves
PARAMETERS = [*OFFERED, *LINKED, "page"]


@dataclass(frozen=True)
class Listing:
    """The entries of one language under the `chosen` options, of those `on_offer`.

    `is_canonical` is False where the address asks for more than that: a value that isn't on offer (it is
    passed over), a parameter twice, or one we do not know.
    """

    on_offer: list[StreamOption]
    chosen: dict[str, StreamOption]
    entries: StreamEntryQuerySet
    is_canonical: bool

    @property
    def query(self) -> str:
        """The chosen filters as the query of an address, each set of them in one way only."""
        return urlencode({facet: option.address for facet, option in self.chosen.items()})

    @property
    def words(self) -> str:
        """The chosen filters in words."""
        return ", ".join(option.label for option in self.chosen.values())

    def filters(self) -> Iterator[Filter]:
        """Yield the fields of the form; none for what has nothing to choose."""
        for facet in (*OFFERED, *LINKED):
            options = [option for option in self.on_offer if option.facet == facet]
            if options:
                yield Filter(facet.value, str(facet.label), self._choices(facet, options))

    def _choices(self, facet: Facet, options: list[StreamOption]) -> list[tuple[str, str, bool]]:
        chosen = self.chosen.get(facet)
        rows = [(option.address, option.label, option == chosen) for option in _sorted(facet, options)]
        return [("", _("All"), chosen is None), *rows]


def listing_for(locale: int, request: HttpRequest) -> Listing:
    """Return the public stream of the language `locale` as the query of `request` wants it.

    At most two queries. What is on offer is the dearest of a list of 10,000, so it is kept for a minute;
    `services.keep_stream` forgets it when a page changes.
    """
    wanted = {facet: request.GET.get(facet, "") for facet in (*OFFERED, *LINKED)}
    key = options_key(locale)
    on_offer = cache.get(key)
    if on_offer is None:
        on_offer = list(StreamOption.objects.on_offer(locale).filter(facet__in=OFFERED))
        cache.set(key, on_offer, SECONDS)
    if wanted[Facet.HASHTAG] or wanted[Facet.CAMPAIGN]:
        on_offer = [*on_offer, *StreamOption.objects.on_offer(locale).filter(_linked(wanted))]
    chosen = {}
    for facet, address in wanted.items():
        for option in on_offer:
            if option.facet == facet and option.address == address:
                chosen[facet.value] = option
    entries = StreamEntry.objects.in_language(locale).live().public()
    for option in chosen.values():
        entries = entries.under(option)
    return Listing(on_offer, chosen, entries, is_canonical(request, PARAMETERS, chosen))


def options_key(locale: int) -> str:
    """Return under which key the cache keeps what is on offer in a language."""
    return f"news-options-{locale}"


def _linked(wanted: dict[Facet, str]) -> Q:
    hashtag = Q(facet=Facet.HASHTAG, value=wanted[Facet.HASHTAG])
    return hashtag | Q(facet=Facet.CAMPAIGN, page__slug=wanted[Facet.CAMPAIGN])


def _sorted(facet: Facet, options: list[StreamOption]) -> list[StreamOption]:
    """Kinds in the order of the rooms, years from the latest, all else by name."""
    if facet == Facet.KIND:
        kinds = [kind for _name, source in stream for kind in source.kinds]
        return sorted(options, key=lambda option: kinds.index(option.value) if option.value in kinds else 99)
    if facet == Facet.YEAR:
        return sorted(options, key=lambda option: option.value, reverse=True)
    return sorted(options, key=lambda option: sort_key(option.label))
