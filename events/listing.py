"""The calendar under the filters that an address asks for: for its page, its feed and its file alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from advocacy_site.core import countries
from advocacy_site.core.alphabet import by_words
from advocacy_site.core.filters import Filter, choice, is_canonical

from .listening import language, unpack
from .owners import Owner, owners_of

if TYPE_CHECKING:
    from .models.pages import EventPageQuerySet

SECONDS = 60
OWNERS = ("campaign", "member")  # not every event has one, so that even a single one is a choice


@dataclass(frozen=True)
class Listing:
    """The part of a language's events that an address asks for. `events` returns all.

    `owned`: what stands in the database for the campaign and the member that are chosen. `made`: names the
    state of the events from which `options` was made.
    """

    options: dict[str, list[tuple[str, str]]]
    chosen: dict[str, str]
    is_past: bool
    events: Callable[[], "EventPageQuerySet"]
    owned: dict[str, Any]
    made: str
    is_canonical: bool

    @property
    def values(self) -> dict[str, str]:
        """What stands for the chosen filters in the database."""
        chosen = {name: value for name, value in self.chosen.items() if value}
        stored = {"language": f" {chosen['language']} "} if "language" in chosen else {}
        return chosen | stored | self.owned

    @property
    def fitting(self) -> "EventPageQuerySet":
        """Past and upcoming events that fit."""
        return self.events().filter(conditions(self.values))

    @property
    def query(self) -> str:
        """The chosen filters as the query of an address, without whether they are past."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in self.chosen.items() if value})
        return query.urlencode()

    @property
    def past_query(self) -> str:
        """The same for those that are past."""
        return "&".join(part for part in ("when=past", self.query) if part)

    @property
    def address(self) -> str:
        """What stands behind the address of a list to ask for just this one."""
        query = self.past_query if self.is_past else self.query
        return f"?{query}" if query else ""

    @property
    def chosen_words(self) -> str:
        """The chosen filters in words, "" for none."""
        return ", ".join(dict(self.options[name])[value] for name, value in self.chosen.items() if value)

    @property
    def words(self) -> str:
        """The same, and whether they are past."""
        return ", ".join(part for part in (_("Past") if self.is_past else "", self.chosen_words) if part)

    def filters(self) -> list[Filter]:
        """Return a select for each filter that has something to choose between."""
        words = {
            "type": (_("Type"), _("Every type")),
            "language": (_("Language"), _("Any language")),
            "country": (_("Country"), _("Every country")),
            "mode": (_("Where"), _("Anywhere")),
            "campaign": (_("Campaign"), _("Every campaign")),
            "member": (_("Member"), _("Every member")),
        }
        return [
            choice(name, *words[name], self.options[name], self.chosen[name])
            for name in words
            if len(self.options[name]) > 1 or (name in OWNERS and self.options[name])
        ]


def _online() -> Q:
    return Q(event__mode__in=["online", "both"]) | Q(event__status="moved_online")


def _on_site() -> Q:
    return Q(event__mode__in=["on_site", "both"]) & ~Q(event__status="moved_online")


def _in_country(code: Any) -> Q:
    return Q(event__country=code) | Q(event__stop_countries__contains=code)


def conditions(chosen: Mapping[str, Any]) -> Q:
    """Return what the `chosen` filters ask of an event: for each a value of `Listing.values`, or its slot."""
    condition = Q()
    if "type" in chosen:
        condition &= Q(kind=chosen["type"])
    if "language" in chosen:
        condition &= Q(event__languages__contains=chosen["language"])
    if "country" in chosen:
        condition &= _in_country(chosen["country"])
    if "mode" in chosen:
        condition &= _online() if chosen["mode"] == "online" else _on_site()
    if "campaign" in chosen:
        condition &= Q(related_campaign__translation_key=chosen["campaign"])
    if "member" in chosen:
        condition &= Q(path__startswith=chosen["member"])
    return condition


def options_key(locale: int) -> str:
    """Return under which key the cache keeps what the events of a language have to choose from."""
    return f"events-on-offer-{locale}"


def forget_options(page: Any) -> None:
    """Let the filters and lists of the calendar be made anew when `page`, if an event, has been saved."""
    if page._meta.label == "events.EventPage":
        transaction.on_commit(partial(cache.delete, options_key(page.locale_id)))


def _features(
    events: Callable[[], "EventPageQuerySet"], locale: int
) -> tuple[list[tuple[Any, ...]], dict[str, list[Owner]], str]:
    """Return each combination that `events` have of what can be chosen, whose they are, and a name for both.

    Three queries, whose answers are kept for as long as the pages that show them: they look at every event.
    """
    key = options_key(locale)
    found = cache.get(key)
    if found is None:
        columns = ("kind", "event__languages", "event__country", "event__stop_countries")
        rows = list(events().order_by().values_list(*columns).distinct())
        found = rows, owners_of(events(), locale), uuid4().hex
        cache.set(key, found, SECONDS)
    return found


def _options(rows: list[tuple[Any, ...]], owners: dict[str, list[Owner]]) -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen: only what some event has."""
    kinds, codes, lands = set(), set(), set()
    for kind, stored, country, stops in rows:
        kinds.add(kind)
        codes.update(unpack(stored))
        lands.update({country, *stops.split()} - {""})
    model: Any = apps.get_model("events", "EventPage")
    return {
        "type": [(value, str(label)) for value, label in model.Kind.choices if value in kinds],
        "language": [(code, language(code).name) for code in sorted(codes)],
        "country": by_words((code, countries.name(code)) for code in lands),
        "mode": [("online", _("Online")), ("on_site", _("On site"))],
        **{facet: by_words((owner.slug, owner.title) for owner in owners[facet]) for facet in OWNERS},
    }


def _chosen(options: dict[str, list[tuple[str, str]]], request: HttpRequest) -> dict[str, str]:
    """What is not offered counts as all, so that an old link still shows a list."""
    wanted = {name: request.GET.get(name, "") for name in options}
    return {name: value if value in dict(options[name]) else "" for name, value in wanted.items()}


def listing_for(events: Callable[[], "EventPageQuerySet"], locale: int, request: HttpRequest) -> Listing:
    """Return the part of what `events` returns, all of one language, that `request` asks for.

    At most three queries.
    """
    rows, owners, made = _features(events, locale)
    options = _options(rows, owners)
    chosen = _chosen(options, request)
    past = request.GET.get("when") == "past"
    named = {name for name, value in chosen.items() if value} | ({"when"} if past else set())
    return Listing(
        options=options,
        chosen=chosen,
        is_past=past,
        events=events,
        owned={
            facet: owner.value for facet in OWNERS for owner in owners[facet] if owner.slug == chosen[facet]
        },
        made=made,
        is_canonical=is_canonical(request, {"when", *options}, named),
    )
