"""The parts of a programme with their times: words from the page's blocks, times from the record."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.apps import apps as registry

from advocacy_site.core.dates import with_weekday
from advocacy_site.core.languages import Language

from .blocks import Person
from .listening import heard
from .presentation import When, place_line, when

if TYPE_CHECKING:
    from .models.events import Event
    from .models.lines import EventSpeaker
    from .models.sessions import Session


@dataclass(frozen=True)
class Part:
    """A session or a stop, as its template shows it. `when` is None while nobody has set its time.

    `zone`: that of its hours, where it is another than the one named before it in the programme.
    """

    key: str
    is_stop: bool
    label: str
    title: str
    text: Any
    link: str
    chairs: list[Person]
    speakers: list[Person]
    when: When | None = None
    zone: str = ""
    starts_at: datetime | None = None
    day: str = ""
    place: str = ""
    address: str = ""
    map_url: str = ""
    access: str = ""
    languages: tuple[Language, ...] = ()
    parallel: bool = False


Known = dict[Any, tuple[Any, Any]]  # speaker and line, or None, by primary key of the speaker


def _raw_people(value: Any) -> list[dict[str, Any]]:
    return [item["value"] for item in value.get("people", [])]


def _known(raw: list[Any], lines: list["EventSpeaker"]) -> Known:
    """Return the speakers of the programme by primary key, with their line on the page, if there is one.

    A query is asked only for speakers that the page has no line for.
    """
    known: Known = {line.speaker_id: (line.speaker, line) for line in lines if line.speaker}
    wanted = {person.get("speaker") for block in raw for person in _raw_people(block["value"])} - {None}
    if missing := wanted - known.keys():
        speakers = registry.get_model("events", "Speaker").objects.in_bulk(list(missing))
        known |= {key: (speaker, None) for key, speaker in speakers.items()}
    return known


def _people(value: Any, known: Known, wanted: str) -> list[Person]:
    """Return who chairs or speaks; role and state are those of the page's line of the same speaker."""
    people = []
    for person in _raw_people(value):
        if person["part"] != wanted:
            continue
        speaker, line = known.get(person.get("speaker"), (None, None))
        name = speaker.name if speaker else person.get("seat", "")
        if not name:
            continue  # deleted since: nobody to show
        role = ", ".join(part for part in (line.role, line.organisation) if part) if line else ""
        state = line.get_state_display() if line and line.state != line.State.CONFIRMED else ""
        people.append(Person(name, person.get("talk_title", ""), role, state))
    return people


def _timed(part: Part, session: "Session", event: "Event") -> Part:
    zone = session.zone_of(event)
    return replace(
        part,
        when=when(session.starts_at, session.ends_at, zone),
        starts_at=session.starts_at,
        day=with_weekday(session.starts_at.astimezone(zone)),
        place=place_line(session),
        address=session.address,
        map_url=session.map_url,
        access=session.get_access_display() if session.access not in ("", event.access) else "",
        languages=tuple(heard(session.languages)),
    )


def _in_order(parts: list[Part]) -> list[Part]:
    """Return `parts` by their times; one without a time stays behind the one it was written after."""
    known: datetime | None = None
    keyed = []
    for number, part in enumerate(parts):
        known = part.starts_at or known
        keyed.append((known is not None, known or number, number, part))
    return [part for *_key, part in sorted(keyed, key=lambda row: row[:3])]


def parts_of(
    stream: Any, event: "Event", sessions: list["Session"], lines: list["EventSpeaker"]
) -> list[Part]:
    """Return the parts of the programme `stream` in order, each with its time among `sessions`.

    Reads the stream as it is stored: Wagtail would ask for all its speakers again.
    """
    raw = list(stream.raw_data)
    known = _known(raw, lines)
    times = {session.key: session for session in sessions}
    parts = []
    for block in raw:
        value = block["value"]
        part = Part(
            key=block["id"],
            is_stop=block["type"] == "stop",
            label=value.get("label", ""),
            title=value["title"],
            text=value.get("text", ""),
            link=value.get("link", ""),
            chairs=_people(value, known, "chair"),
            speakers=_people(value, known, "speaker"),
        )
        parts.append(_timed(part, times[part.key], event) if part.key in times else part)
    ordered = _in_order(parts)
    starts = [part.starts_at for part in ordered]
    return [
        replace(part, parallel=True) if part.starts_at and part.starts_at in starts[:number] else part
        for number, part in enumerate(ordered)
    ]


@dataclass(frozen=True)
class Day:
    """One day of the programme. `name` is empty where all is on one day, `zone` where hours are still told
    in the zone that was named before."""

    name: str
    parts: list[Part]
    zone: str = ""


def days_of(parts: list[Part]) -> list[Day]:
    """Return sessions by day; one without a time stands on the day of the one before it."""
    names: list[str] = []
    for part in parts:
        names.append(part.day or (names[-1] if names else ""))
    grouped = [
        Day(name, [part for _name, part in pairs])
        for name, pairs in groupby(zip(names, parts, strict=True), key=lambda pair: pair[0])
    ]
    return _with_zones([Day("", day.parts) for day in grouped] if len(grouped) == 1 else grouped)


def _with_zones(days: list[Day]) -> list[Day]:
    """Return `days` with the zone named wherever it changes: clocks do, and so does the place."""
    named = []
    told = ""
    for day in days:
        zones = [part.when.zone for part in day.parts if part.when]
        before, told = told, zones[0] if zones else told
        first, parts = told, []
        for part in day.parts:
            own = part.when.zone if part.when and part.when.zone != told else ""
            told = own or told
            parts.append(replace(part, zone=own))
        named.append(Day(day.name, parts, first if first != before else ""))
    return named


def drafted(event: "Event") -> dict[str, tuple[str, bool]]:
    """Return title, after the words above it, and whether it is a stop of each part of the pages, by key: in
    their latest drafts, and what is published still."""
    found: dict[str, tuple[str, bool]] = {}
    for page in event.pages.filter(alias_of=None).order_by("pk"):
        published = page.programme.raw_data if page.live else []
        for block in [*page.get_latest_revision_as_object().programme.raw_data, *published]:
            words = [block["value"].get("label"), block["value"]["title"]]
            found.setdefault(block["id"], (": ".join(filter(None, words)), block["type"] == "stop"))
    return found
