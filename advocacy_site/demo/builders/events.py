"""The calendar, on days around today."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from advocacy_site.core import clock
from advocacy_site.core.times import from_wall
from advocacy_site.pages.models import HomePage
from events import services
from events.listening import pack
from events.models import EventDocument, EventIndexPage, EventPage, EventSpeaker, Speaker
from members.models import MemberPage

from ..content import events as content
from ..content import programmes
from ..content.speakers import SPEAKERS
from .bodies import body, campaign
from .library import paper, picture
from .tree import child, english

SATURDAY = 5
WORDS = ("slug", "title", "kind", "our_part", "parallel_to", "summary", "entry_conditions")
AFTERWARDS = ("access_information", "recording_url", "transcript", "report", "audience")
LONG = [programmes.SYMPOSIUM, programmes.CONGRESS, programmes.TOUR, programmes.COHORTS]
ALL = [content.SIDE_EVENT, *content.SHORT_EVENTS, *LONG]


def build(home: HomePage) -> None:
    """Make the calendar with its events and speakers."""
    index = child(home, EventIndexPage, slug="events", show_in_menus=True, **content.EVENT_INDEX)
    for event in ALL:
        # What a member holds itself stands below its page.
        parent = MemberPage.objects.get(slug=event["member"]) if "member" in event else index
        if not EventPage.objects.child_of(parent).filter(slug=event["slug"]).exists():
            build_event(parent, event)


def build_event(parent: EventIndexPage | MemberPage, event: dict[str, Any]) -> None:
    """Make one event with its words, its time and place, and the times of its programme."""
    parts = event.get("programme", [])
    words = {name: event[name] for name in (*WORDS, *AFTERWARDS) if name in event}
    page = child(
        parent,
        EventPage,
        **words,
        body=body(event.get("body", [])),
        programme=body([_part(*part) for part in parts]),
        partners=body([("partner", _partner(*partner)) for partner in event.get("partners", [])]),
        speaker_lines=[_line(n, *line, event.get("seat", "")) for n, line in enumerate(event["lines"])],
        documents=[
            EventDocument(locale=english(), document=paper(name), label=label, sort_order=number)
            for number, (name, label) in enumerate(event.get("documents", []))
        ],
        related_campaign=campaign(event.get("campaign", "")),
        first_published_at=clock.now() - timedelta(days=event["ago"]),
    )
    set_times(page, event)


def set_times(page: EventPage, event: dict[str, Any]) -> None:
    """Write what happens to the record of `page`."""
    when = event["when"]
    zone = ZoneInfo(when["zone"])
    first = first_day(when, zone)
    settings = event["settings"] | {
        "time_zone": when["zone"],
        "starts_at": at(first, when["from"], zone),
        "ends_at": at(first + timedelta(days=when.get("days", 0)), when["until"], zone),
        "languages": pack(event["languages"]),
    }
    services.change_settings(page.event, settings)
    timetable = {}
    for block, ((days, start, end), place, *_words) in zip(
        page.programme, event.get("programme", []), strict=True
    ):
        day = first + timedelta(days=days)
        values = place if isinstance(place, dict) else {}
        times = {"starts_at": at(day, start, zone), "ends_at": at(day, end, zone)}
        timetable[block.id] = values | times
    services.change_timetable(page.event, timetable)


def first_day(when: dict[str, Any], zone: ZoneInfo) -> date:
    """Return the day on which an event begins: the Monday after, where it would fall on a weekend."""
    day = clock.now().astimezone(zone).date() + timedelta(days=when["day"])
    if when.get("exact") or day.weekday() < SATURDAY:
        return day
    return day + timedelta(days=7 - day.weekday())


def at(day: date, hour: str, zone: ZoneInfo) -> datetime:
    """Return the instant at which clocks in `zone` show `hour` on `day`."""
    return from_wall(datetime.combine(day, time.fromisoformat(hour)), zone).astimezone(UTC)


def speaker(key: str) -> Speaker:
    """Return the speaker `key` of the demo, made where there is none."""
    words = dict(SPEAKERS[key])
    name, portrait = words.pop("name"), words.pop("portrait", "")
    found = Speaker.objects.filter(locale=english(), name=name).first()
    if found:
        return found
    shown = picture(portrait) if portrait else None
    return Speaker.objects.create(locale=english(), name=name, portrait=shown, **words)


def _line(number: int, *line: str) -> EventSpeaker:
    key, role, organisation, country, label, talk, state, seat = line
    return EventSpeaker(
        locale=english(),
        sort_order=number,
        speaker=speaker(key) if key else None,
        seat="" if key else seat,
        role=role,
        organisation=organisation,
        country=country,
        own_label=label,
        talk_title=talk,
        state=state,
    )


def _partner(name: str, role: str) -> dict[str, str]:
    return {"name": name, "role": role}


def _part(
    _times: tuple[int, str, str], label: Any, title: str, text: str, people: list[tuple[str, str, str]]
) -> tuple[str, dict[str, Any]]:
    """Return a session or, where instead of a label it has a place, a stop."""
    if isinstance(label, dict):
        return "stop", {"title": title, "text": text, "link": ""}
    listed = [{"type": "item", "value": _person(*person)} for person in people]
    return "session", {"label": label, "title": title, "text": text, "people": listed}


def _person(who: str, part: str, talk: str) -> dict[str, Any]:
    known = speaker(who).pk if who in SPEAKERS else None
    return {"speaker": known, "seat": "" if known else who, "part": part, "talk_title": talk}
