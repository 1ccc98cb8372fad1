"""The calendar's filters and rows."""

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advocacy_site.core import clock, countries
from advocacy_site.core.alphabet import by_words
from advocacy_site.core.dates import month
from advocacy_site.core.filters import Filter, choice, is_canonical
from advocacy_site.core.languages import Language
from advocacy_site.core.pagination import Counted, paginate

from .listening import heard, language, unpack
from .models.events import Event, not_over
from .presentation import flag, place_line, when

if TYPE_CHECKING:
    from .models.pages import EventPage, EventPageQuerySet

PER_PAGE = 20
SECONDS = 60


@dataclass(frozen=True)
class Row:
    """An event in a list. `number` and `weekday` are empty where it has no date, `days` where
    it is over in one."""

    title: str
    url: str
    kind: str
    number: str
    weekday: str
    iso: str
    days: str
    hours: str
    place: str
    languages: list[Language]
    flag: str
    extras: str


def _online() -> Q:
    return Q(event__mode__in=["online", "both"]) | Q(event__status="moved_online")


def _on_site() -> Q:
    return Q(event__mode__in=["on_site", "both"]) & ~Q(event__status="moved_online")


def _in_country(code: str) -> Q:
    return Q(event__country=code) | Q(event__stop_countries__contains=f" {code} ")


def _conditions(chosen: dict[str, str]) -> Q:
    condition = Q()
    if chosen["type"]:
        condition &= Q(kind=chosen["type"])
    if chosen["language"]:
        condition &= Q(event__languages__contains=f" {chosen['language']} ")
    if chosen["country"]:
        condition &= _in_country(chosen["country"])
    if chosen["mode"]:
        condition &= _online() if chosen["mode"] == "online" else _on_site()
    return condition


def options_key(locale: int) -> str:
    """Return under which key the cache keeps what the events of a language have to choose from."""
    return f"events-options-{locale}"


def forget_options(page: Any) -> None:
    """Let the filters of the calendar be made anew when `page`, if an event, has been saved."""
    if page._meta.label == "events.EventPage":
        transaction.on_commit(partial(cache.delete, options_key(page.locale_id)))


def _features(events: "EventPageQuerySet", locale: int) -> list[tuple[Any, ...]]:
    """Return each combination that `events` have of what can be chosen. One query, whose answer is kept for
    as long as the pages that show it: it looks at every event."""
    key = options_key(locale)
    found = cache.get(key)
    if found is None:
        columns = ("kind", "event__languages", "event__country", "event__stop_countries")
        found = list(events.order_by().values_list(*columns).distinct())
        cache.set(key, found, SECONDS)
    return found


def _options(events: "EventPageQuerySet", locale: int) -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen: only what some event has."""
    kinds, codes, lands = set(), set(), set()
    for kind, stored, country, stops in _features(events, locale):
        kinds.add(kind)
        codes.update(unpack(stored))
        lands.update({country, *stops.split()} - {""})
    return {
        "type": [(value, str(label)) for value, label in events.model.Kind.choices if value in kinds],
        "language": [(code, language(code).name) for code in sorted(codes)],
        "country": by_words((code, countries.name(code)) for code in lands),
        "mode": [("online", _("Online")), ("on_site", _("On site"))],
    }


def _chosen(options: dict[str, list[tuple[str, str]]], request: HttpRequest) -> dict[str, str]:
    """What is not offered counts as all, so that an old link still shows a list."""
    wanted = {name: request.GET.get(name, "") for name in options}
    return {name: value if value in dict(options[name]) else "" for name, value in wanted.items()}


def _filters(options: dict[str, list[tuple[str, str]]], chosen: dict[str, str]) -> list[Filter]:
    """Return a select for each filter that has something to choose between."""
    words = {
        "type": (_("Type"), _("Every type")),
        "language": (_("Language"), _("Any language")),
        "country": (_("Country"), _("Every country")),
        "mode": (_("Where"), _("Anywhere")),
    }
    return [
        choice(name, *words[name], options[name], chosen[name]) for name in words if len(options[name]) > 1
    ]


def row(page: "EventPage", request: HttpRequest) -> Row:
    """Return `page`, one of `for_rows()`, as a row."""
    event: Event = page.event
    date = when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only)
    start = event.starts_at.astimezone(event.zone) if event.starts_at else None
    extras = [_("recording") if page.recording_url else "", _("transcript") if page.has_transcript else ""]
    extras.append(_("report") if page.has_report else "")
    return Row(
        title=page.card_title,
        url=page.get_url(request) or "",
        kind=page.get_kind_display(),
        number=date_format(start, "j") if start else "",
        weekday=date_format(start, "l") if start else "",
        iso=date.first_day if date else "",
        days=date.day if date and not date.is_one_day else "",
        hours=f"{date.hours} {date.zone}".strip() if date else "",
        place=_where(event),
        languages=heard(event.languages),
        flag=flag(event),
        extras=", ".join(part for part in extras if part),
    )


def _where(event: Event) -> str:
    if event.effective_mode == event.Mode.ONLINE:
        return _("Online")
    place = event.towns or place_line(event)
    if event.effective_mode == event.Mode.ON_SITE:
        return place
    return _("%(place)s and online") % {"place": place} if place else _("Online")


def _month(page: "EventPage") -> str:
    event: Event = page.event
    if event.starts_at is None:
        return _("Date to be announced")
    return month(event.starts_at.astimezone(event.zone))


def calendar_context(events: "EventPageQuerySet", locale: int, request: HttpRequest) -> dict[str, Any]:
    """Return the chosen part of `events`, all of the language `locale`, by month.

    Two queries beside the one for restrictions, or three.
    """
    options = _options(events, locale)
    chosen = _chosen(options, request)
    past = request.GET.get("when") == "past"
    fitting = events.filter(_conditions(chosen))
    numbers = fitting.order_by().aggregate(
        all=Count("pk"), upcoming=Count("pk", filter=not_over(clock.now(), "event__"))
    )
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value})
    listed = fitting.past() if past else fitting.upcoming()
    number = numbers["all"] - numbers["upcoming"] if past else numbers["upcoming"]
    page = paginate(Counted(listed.for_rows(), number), request, PER_PAGE)
    months = [
        (name, [row(item, request) for item in items])
        for name, items in groupby(page.object_list, key=_month)
    ]
    upcoming_query = query.urlencode()
    past_query = "&".join(part for part in ("when=past", upcoming_query) if part)
    return {
        "filters": _filters(options, chosen),
        "is_filtered": bool(query),
        "is_past": past,
        "upcoming_number": numbers["upcoming"],
        "past_number": numbers["all"] - numbers["upcoming"],
        "upcoming_query": upcoming_query,
        "past_query": past_query,
        "months": months,
        "page_obj": page,
        "is_canonical": is_canonical(request, {"when", *options}, {*query, *(["when"] if past else [])}),
    }
