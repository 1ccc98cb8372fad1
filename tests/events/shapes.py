"""Events of the shapes that a coalition holds, written anew: what tests and eyes look at."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from advocacy_site.core import clock
from events import services
from events.listening import pack
from events.models import EventPage, EventSpeaker

from .. import factories

PANEL = [
    ("Adaeze Okafor", "Permanent delegate", "Mission of Norvania", "NO", ""),
    ("Tuya Ganbold", "Founder", "Steppe House", "MN", "Survivor"),
    ("Dalia Urbonas", "Former chair", "Committee on Equality", "LT", ""),
    ("Yara Haddad", "Adviser", "Office for Rights", "", ""),
    ("Tatiana Melnyk", "Adviser on trafficking", "Regional Security Body", "", ""),
    ("Sandra", "Member of the survivors’ council", "", "DE", "Survivor"),
    ("Anna Lindqvist", "Ambassador-at-large", "Government of Sweden", "SE", ""),
    ("Jean-Claude Morel", "Ambassador-at-large", "Government of France", "FR", ""),
    ("", "", "Government of Iceland", "IS", ""),
    ("Mickey Dlamini", "Founder", "Ubuntu Way Out", "ZA", "Survivor"),
    ("Delphine Bertrand", "Ambassador for human rights", "Government of France", "FR", ""),
]

PARTNERS = [
    ("France", "Co-sponsors"),
    ("Iceland", "Co-sponsors"),
    ("Sweden", "Co-sponsors"),
    ("Office for Rights", "In cooperation with"),
    ("Regional Security Body", "In cooperation with"),
]


def at(days: int, hour: int, minute: int = 0, zone: str = "Europe/Paris") -> datetime:
    """The instant of that hour in `zone`, so many days from today."""
    day = clock.now().astimezone(ZoneInfo(zone)) + timedelta(days=days)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def side_event(**fields: Any) -> EventPage:
    """Online, eleven panellists, four languages, co-sponsors, registration elsewhere."""
    lines = []
    for number, (name, role, organisation, country, label) in enumerate(PANEL):
        values = {"role": role, "organisation": organisation, "country": country, "own_label": label}
        who = {"speaker": factories.speaker(name=name, is_pseudonym=name == "Sandra")} if name else {}
        seat = "" if name else "A representative of Iceland"
        lines.append(EventSpeaker(locale=factories.locale(), sort_order=number, seat=seat, **who, **values))
    partners = [("partner", {"name": name, "role": role}) for name, role in PARTNERS]
    words = {
        "title": "Who pays: ending demand for trafficking in human beings",
        "kind": "side_event",
        "parallel_to": "the 47th session of the Human Rights Council",
        "summary": "States, international bodies and survivors compare what has worked since two governments "
        "wrote a common strategy.",
        "speaker_lines": lines,
        "partners": partners,
    }
    settings = {
        "starts_at": at(22, 12),
        "ends_at": at(22, 14),
        "mode": "online",
        "access": "registered",
        "registration": "external",
        "external_url": "https://webinar.example/register/WN_x1",
        "online_url": "https://webinar.example/secret-room",
        "languages": pack(["en", "fr", "es", "de"]),
    }
    return factories.event_page(settings=settings | fields.pop("settings", {}), **(words | fields))


def talk(who: Any, title: str = "", part: str = "speaker") -> dict[str, Any]:
    """Somebody in a session: a speaker or, as a string, a seat."""
    seat = who if isinstance(who, str) else ""
    return {"speaker": None if seat else who, "seat": seat, "part": part, "talk_title": title}


SPEAKERS = [
    ("Claire Aubry", "Porte-parole", "Mouvement des Seuils", "confirmed"),
    ("Grégoire Teyssier", "Directeur", "Coalition de l’Aube", "confirmed"),
    ("Ingrid Kraft", "Psychothérapeute", "", "to_be_confirmed"),
]
OPENING = [("La présidente de la délégation", "", "speaker")]
FIRST = [
    ("Claire Aubry", "Une violence dans le continuum", "speaker"),
    ("Grégoire Teyssier", "Les plus vulnérables d’abord", "speaker"),
]
SECOND = [("Grégoire Teyssier", "", "chair"), ("Ingrid Kraft", "Dix-sept ans après", "speaker")]
THIRD = [("Claire Aubry", "Les quatre piliers", "speaker")]
SESSIONS = [
    ("", "Accueil et ouverture", OPENING, (9, 0), (9, 45)),
    ("Table ronde 1", "La réalité de la situation en France", FIRST, (10, 0), (11, 0)),
    ("Table ronde 2", "Bilan comparé des politiques publiques", SECOND, (11, 15), (12, 0)),
    ("Table ronde 3", "La mise en œuvre de la loi", THIRD, (12, 0), (13, 30)),
]
SYMPOSIUM: dict[str, Any] = {
    "venue": "Assemblée nationale, salle Colbert",
    "city": "Paris",
    "address": "126 rue de l’Université",
    "country": "FR",
    "marked_full": True,
    "registration": "approval",
}


def symposium(**fields: Any) -> EventPage:
    """A morning in a parliament: a welcome and three timed round tables with titled talks, full."""
    known = {name: factories.speaker(name=name) for name, *_rest in SPEAKERS}
    lines = [
        EventSpeaker(
            locale=factories.locale(), speaker=known[name], role=role, organisation=house, state=state
        )
        for name, role, house, state in SPEAKERS
    ]
    programme = []
    for label, title, people, _start, _end in SESSIONS:
        talks = [talk(known.get(name, name), talk_title, part) for name, talk_title, part in people]
        programme.append(("session", {"label": label, "title": title, "text": "", "people": talks}))
    words = {
        "title": "Ceux qui paient\u00a0: état des lieux et perspectives comparées",
        "entry_conditions": "An identity card is asked for at the door.",
        "programme": programme,
        "speaker_lines": lines,
    }
    settings = SYMPOSIUM | {"starts_at": at(30, 9), "ends_at": at(30, 13, 30)} | fields.pop("settings", {})
    page = factories.event_page(settings=settings, **(words | fields))
    times = {
        block.id: {"starts_at": at(30, *start), "ends_at": at(30, *end)}
        for block, (*_words, start, end) in zip(page.programme, SESSIONS, strict=True)
    }
    services.change_timetable(page.event, times)
    return page


TOWNS = [("Madrid", "A day in parliament", 10), ("Santa Rosa", "Seminar with counsellors", 11)]


def tour(**fields: Any) -> EventPage:
    """Three towns of one week, each with its own date, hour and house."""
    towns = [*TOWNS, ("La Jonca", "March to the border", 13)]
    programme = [("stop", {"title": title, "text": "", "link": ""}) for _town, title, _day in towns]
    words = {"title": "A week on the road for a new law", "kind": "tour", "our_part": "co_sponsor"}
    page = factories.event_page(
        settings={
            "starts_at": at(10, 9),
            "ends_at": at(13, 18),
            "days_only": True,
            "time_zone": "Europe/Madrid",
        },
        **(words | {"programme": programme} | fields),
    )
    times = {}
    for block, (town, _title, day) in zip(page.programme, towns, strict=True):
        place = {"venue": "Casa del Alba", "city": town, "country": "ES"}
        times[block.id] = place | {"starts_at": at(day, 11), "ends_at": at(day, 13)}
    services.change_timetable(page.event, times)
    return page


def congress(**fields: Any) -> EventPage:
    """Three days with parallel sessions."""
    plan = [(40, 9, "Opening"), (40, 11, "Law"), (40, 11, "Health"), (41, 9, "Money"), (42, 9, "Closing")]
    programme = [
        ("session", {"label": "", "title": title, "text": "", "people": []}) for _day, _hour, title in plan
    ]
    words = {"title": "Fourth world congress", "kind": "congress", "programme": programme}
    settings = {
        "starts_at": at(40, 9, zone="Asia/Kolkata"),
        "ends_at": at(42, 17, zone="Asia/Kolkata"),
        "time_zone": "Asia/Kolkata",
        "mode": "both",
        "city": "Kolkata",
        "country": "IN",
        "registration": "open",
        "capacity": 500,
    }
    page = factories.event_page(settings=settings | fields.pop("settings", {}), **(words | fields))
    times = {}
    for block, (day, hour, _title) in zip(page.programme, plan, strict=True):
        start = at(day, hour, zone="Asia/Kolkata")
        times[block.id] = {"starts_at": start, "ends_at": start + timedelta(hours=1)}
    services.change_timetable(page.event, times)
    return page


def owned() -> None:
    """Events of a campaign, one of them a member's own as is one that was, and one of nobody."""
    campaign, member = factories.campaign_page(slug="law"), factories.member_page(slug="refuge")
    factories.event_page(title="Hers", parent=member, related_campaign=campaign)
    factories.event_page(title="Ours", related_campaign=campaign)
    factories.event_page(title="Nobody’s")
    over = {"starts_at": at(-200, 9), "ends_at": at(-200, 10)}
    factories.event_page(title="Her last", parent=member, settings=over)
