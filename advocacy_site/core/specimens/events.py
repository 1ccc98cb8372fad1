"""Events: rows of the calendar, the first screen, the programme, who speaks and who carries it."""

from typing import Any

from .specimen import Specimen
from .words import ARABIC, ARABIC_SENTENCE, ARABIC_TITLE, ENGLISH, LONG, SENTENCE

EVENING = {
    "day": "Friday 12 March 2027",
    "hours": "19:00 to 21:00",
    "zone": "Central European Time",
    "start_iso": "2027-03-12T18:00Z",
}
TEXT = f"<p>{SENTENCE}</p>"


def specimens() -> list[Specimen]:
    """Return the lines of this file."""
    return [*_rows(), *_facts(), *_programmes(), *_stops(), *_panelists(), *_partners()]


def _row(**changes: Any) -> dict[str, Any]:
    words = {
        "title": "An evening of first weeks",
        "url": "#",
        "kind": "Talk",
        "number": "12",
        "weekday": "Friday",
        "iso": "2027-03-12",
        "days": "",
        "hours": "19:00 to 21:00 CET",
        "place": "Town hall, Brookhaven, and online",
        "languages": [],
        "flag": "",
        "extras": "",
    }
    return {"item": words | changes}


def _rows() -> list[Specimen]:
    undated = {"number": "", "weekday": "", "iso": "", "hours": "", "flag": "Date to be announced"}
    several_days = {"days": "Friday 12 March to Sunday 14 March 2027", "hours": "", "weekday": "Friday"}
    arabic = {"title": ARABIC_TITLE, "kind": "محاضرة", "place": "قاعة المدينة", "weekday": "الجمعة"}
    states: dict[str, dict[str, Any]] = {
        "planned": {},
        "in two languages": {"languages": [ENGLISH, ARABIC]},
        "several days": several_days,
        "without a date": undated,
        "full": {"flag": "Full"},
        "postponed": {"flag": "Postponed"},
        "cancelled": {"flag": "Cancelled"},
        "moved online": {"flag": "Moved online", "place": "Online"},
        "long words": {"title": LONG, "place": LONG, "weekday": "Donnerstag"},
    }
    past = _row(extras="recording, transcript, report") | {"past": True}
    return [
        *(Specimen("event_row", state, _row(**words), "ledger dated") for state, words in states.items()),
        Specimen("event_row", "past, with what remains", past, "ledger dated"),
        Specimen("event_row", "another script", _row(**arabic), "ledger dated", language="ar"),
    ]


def _first_screen(state: str, number: int = 3, **changes: Any) -> dict[str, Any]:
    facts = {
        "state": state,
        "is_off": False,
        "when": EVENING,
        "towns": "",
        "place": "Town hall, Brookhaven",
        "address": "3 Mill Lane",
        "map_url": "#",
        "is_online": True,
        "languages": [ENGLISH, ARABIC],
        "join": {"sentence": "With registration.", "url": "#", "label": "Register on halls.example.org"},
    }
    return {"facts": facts | changes, "number": number}


def _facts() -> list[Specimen]:
    off: dict[str, Any] = {"is_off": True, "join": {"sentence": "This event does not take place."}}
    full: dict[str, Any] = {"join": {"sentence": "All places are taken."}}
    nowhere: dict[str, Any] = {"when": None, "place": "", "is_online": False, "languages": []}
    tour: dict[str, Any] = {"towns": "Brookhaven, Marrow Bay and Tessel", "is_online": False}
    long: dict[str, Any] = {
        "place": LONG,
        "address": LONG,
        "join": {"sentence": LONG, "url": "#", "label": LONG},
    }
    arabic: dict[str, Any] = {
        "place": "قاعة المدينة",
        "address": "",
        "when": EVENING | {"day": "الجمعة ١٢ مارس ٢٠٢٧"},
    }
    lines = [
        ("planned", _first_screen("In 12 days")),
        ("one speaker, online alone", _first_screen("Tomorrow", 1, place="", address="", map_url="")),
        ("nothing known yet", _first_screen("Date to be announced", 0, **nowhere)),
        ("a tour", _first_screen("In 12 days", 0, **tour)),
        ("full", _first_screen("Full, in 12 days", **full)),
        ("postponed", _first_screen("Postponed", **off)),
        ("cancelled", _first_screen("Cancelled", **off)),
        ("long words", _first_screen(LONG, **long)),
    ]
    return [
        *(Specimen("facts", state, context, box_class="night when") for state, context in lines),
        Specimen("facts", "another script", _first_screen("بعد ١٢ يومًا", **arabic), "", "night when", "ar"),
    ]


def _person(name: str, role: str = "", state: str = "", talk_title: str = "") -> dict[str, str]:
    return {"name": name, "role": role, "state": state, "talk_title": talk_title}


def _part(title: str, **changes: Any) -> dict[str, Any]:
    words = {
        "label": "",
        "title": title,
        "text": "",
        "link": "",
        "chairs": [],
        "speakers": [],
        "when": EVENING,
    }
    known = {"place": "", "address": "", "map_url": "", "access": "", "languages": [], "parallel": False}
    return words | known | changes


def _programmes() -> list[Specimen]:
    people = [
        _person("Amara Lindqvist", "lawyer", talk_title="What a permit opens"),
        _person("Noor", "", "invited"),
    ]
    table = {"label": "Round table", "parallel": True, "text": TEXT, "speakers": people}
    where = {"place": "Upper hall", "languages": [ENGLISH, ARABIC], "access": "Step-free"}
    parts = [
        _part("Doors open"),
        _part("Three doors, three towns", chairs=[_person("Teo Marsh", "host")], **table, **where),
        _part("Supper", when=None),
        _part(LONG, speakers=[_person(LONG, LONG, "", LONG)]),
    ]
    days = [
        {"name": "Friday 12 March", "zone": EVENING["zone"], "parts": parts[:1]},
        {"name": "Saturday 13 March", "zone": "", "parts": parts[1:3]},
    ]
    arabic = [{"name": "", "parts": [_part(ARABIC_TITLE, text=f"<p>{ARABIC_SENTENCE}</p>")]}]
    return [
        Specimen("programme", "one part", {"days": [{"name": "", "parts": parts[:1]}]}),
        Specimen(
            "programme",
            "one day, long words",
            {"days": [{"name": "", "zone": EVENING["zone"], "parts": parts}]},
        ),
        Specimen("programme", "two days", {"days": days}),
        Specimen("programme", "another script", {"days": arabic}, language="ar"),
    ]


def _stops() -> list[Specimen]:
    where = {"place": "Town hall, Brookhaven", "address": "3 Mill Lane", "map_url": "#"}
    stops = [
        _part("First evening", text=TEXT, link="#", **where),
        _part("Second evening", when=None, place="Marrow Bay"),
        _part("Third evening", when=EVENING | {"hours": "", "zone": ""}),
        _part(LONG, place=LONG, address=LONG),
    ]
    return [
        Specimen("stops", "one", {"stops": stops[:1]}),
        Specimen("stops", "many, one without a date, long words", {"stops": stops}),
        Specimen(
            "stops", "another script", {"stops": [_part(ARABIC_TITLE, place="قاعة المدينة")]}, language="ar"
        ),
    ]


def _line(name: str, **changes: Any) -> dict[str, Any]:
    speaker = {"name": name, "portrait": None, "biography": ""} if name else None
    words = {
        "speaker": speaker,
        "seat": "",
        "own_label": "",
        "role": "lawyer",
        "organisation": "Harbour House",
    }
    rest = {
        "country": {"code": "KE"},
        "talk_title": "",
        "state": "confirmed",
        "get_state_display": "Confirmed",
    }
    return words | rest | changes


def _panelists() -> list[Specimen]:
    bare = {"role": "", "organisation": "", "country": None}
    invited = {"state": "invited", "get_state_display": "Invited", "own_label": "survivor"}
    told = {"name": "Noor Haddad", "portrait": None, "biography": SENTENCE}
    lines = [
        _line("Amara Lindqvist", talk_title="What a permit opens"),
        _line("", speaker=told),
        _line("Teo Marsh", **invited),
        _line("", seat="A minister, to be announced", **bare),
        _line(LONG, role=LONG, organisation=LONG, talk_title=LONG),
    ]
    arabic = _line("نور حداد", role="محامية", organisation="بيت الميناء", country=None)
    return [
        Specimen("panelists", "one", {"lines": lines[:1]}),
        Specimen("panelists", "many: invited, an empty seat, long words", {"lines": lines}),
        Specimen("panelists", "another script", {"lines": [arabic]}, language="ar"),
    ]


def _partners() -> list[Specimen]:
    groups = [
        {"role": "Hosted by", "names": ["Harbour House"]},
        {"role": "With the help of", "names": ["The town of Brookhaven", "بيت الميناء", LONG]},
    ]
    arabic = [{"role": "بدعم من", "names": ["بيت الميناء", "بلدية المدينة"]}]
    return [
        Specimen("partners", "one", {"groups": groups[:1]}, box_class="measure"),
        Specimen("partners", "many, long words", {"groups": groups}, box_class="measure"),
        Specimen("partners", "another script", {"groups": arabic}, box_class="measure", language="ar"),
    ]
