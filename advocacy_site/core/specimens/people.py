"""Members, supporters, and whom one reaches."""

from datetime import time
from types import SimpleNamespace
from typing import Any

from django.conf import settings

from .specimen import Specimen
from .words import ARABIC, ARABIC_SENTENCE, DAY, LONG, SENTENCE

DOOR = (("a", "M0 0m0 32v-16a16 16 0 0 1 32 0v16z"), ("b", "M32 0m0 16a16 16 0 0 1 32 0z"))
HILL = (("c", "M0 32h32v32z"), ("d", "M32 32m0 32a32 32 0 0 1 32-32v32z"))
CIRCLE = (("d", "M0 0m0 16a16 16 0 1 1 32 0a16 16 0 1 1-32 0z"), ("c", "M32 0a32 32 0 0 1 32 32h-32z"))
LAND = "M80 120h220l60 120-120 60-40 120-70-140zM440 90h420l60 130-180 90-60 110-110-120-90 40-60-130z"


def specimens() -> list[Specimen]:
    """Return the lines of this file."""
    return [*_recent(), *_emblems(), *_members(), *_maps(), *_contacts(), *_press(), *_help()]


def _recent() -> list[Specimen]:
    recent = [
        {"name": "Amara L.", "country_name": "Sweden", "day": DAY},
        {"name": "نور", "country_name": "", "day": DAY},
        {"name": LONG, "country_name": "Germany", "day": DAY},
    ]
    return [
        Specimen("recent", "one", {"recent": recent[:1]}),
        Specimen("recent", "some, one in another script, one long", {"recent": recent}),
    ]


def _emblems() -> list[Specimen]:
    return [
        Specimen(
            "emblem", "four shapes in four colours", {"emblem": DOOR + HILL}, box_class="specimen-emblem"
        ),
        Specimen("emblem", "other shapes", {"emblem": CIRCLE + HILL}, box_class="specimen-emblem"),
    ]


def _member(**changes: Any) -> dict[str, Any]:
    words = {"title": "Harbour House", "url": "#", "own_name": None, "country": "Kenya", "services": ""}
    return {"item": words | {"summary": "", "logo": None, "emblem": DOOR + HILL} | changes}


def _members() -> list[Specimen]:
    arabic = {"text": "بيت الميناء", "language": "ar", "direction": "rtl"}
    logo = {"url": f"{settings.STATIC_URL}img/icon.svg", "width": 96, "height": 96}
    states: dict[str, dict[str, Any]] = {
        "name and country": {},
        "with a logo, services and a sentence": {
            "logo": logo,
            "services": "shelter, law",
            "summary": SENTENCE,
        },
        "its own name in another script": {"own_name": arabic, "services": "shelter"},
        "long words": {"title": LONG, "services": LONG, "summary": LONG},
    }
    words = {"title": "بيت الميناء", "country": "الأردن", "summary": ARABIC_SENTENCE}
    return [
        *(Specimen("member_row", state, _member(**changes), "roll") for state, changes in states.items()),
        Specimen("member_row", "another script", _member(**words), "roll", language=ARABIC.code),
    ]


def _maps() -> list[Specimen]:
    countries = [
        {"label": "Kenya", "shape": "M520 190h90l20 70-80 30z", "pin": None},
        {"label": "Sweden", "shape": "M700 130h60l-10 90-60-20z", "pin": None},
        {"label": "Malta", "shape": "", "pin": (650, 300)},
    ]
    empty = {"map": {"land": LAND, "countries": []}, "name": "World map. No country is filled in."}
    one = {"map": {"land": LAND, "countries": countries[:1]}, "name": "World map. One country is filled in."}
    many = {
        "map": {"land": LAND, "countries": countries},
        "name": "World map. Three countries are filled in.",
    }
    return [
        Specimen("map", "none", empty),
        Specimen("map", "one", one),
        Specimen("map", "many, one too small for a shape", many),
    ]


def _contact(**changes: str) -> dict[str, Any]:
    words = {
        "name": "Amara Lindqvist",
        "role": "for the doors",
        "email": "amara@doors.example.org",
        "phone": "+44 20 7946 0321",
        "tel": "+442079460321",
    }
    return {"contact": words | changes}


def _contacts() -> list[Specimen]:
    desk = {"name": "Front desk", "role": "", "phone": "", "tel": ""}
    long = {"name": LONG, "role": LONG, "email": f"{'door' * 15}@doors.example.org"}
    arabic = {"name": "نور حداد", "role": "منسقة الحملة"}
    return [
        Specimen("contact_person", "all there is", _contact()),
        Specimen("contact_person", "a desk with an address", _contact(**desk)),
        Specimen("contact_person", "a telephone alone", _contact(email="")),
        Specimen("contact_person", "long words", _contact(**long)),
        Specimen("contact_person", "another script", _contact(**arabic), language="ar"),
    ]


def _for_press(**changes: str) -> dict[str, Any]:
    words = {
        "name": "Teo Marsh",
        "words": "English, Swedish; from nine to five",
        "email": "press@doors.example.org",
    }
    phone = {"phone": "+44 20 7946 0322", "tel": "+442079460322"}
    return {"contact": words | phone | changes, "heading": "For the press"}


def _press() -> list[Specimen]:
    long = _for_press(name=LONG, words=LONG, email=f"{'press' * 12}@doors.example.org")
    arabic = _for_press(name="نور حداد", words="العربية والإنجليزية") | {"heading": "للصحافة"}
    return [
        Specimen("press_contact", "all there is", _for_press(), box_class="measure"),
        Specimen("press_contact", "without a number", _for_press(phone="", words=""), box_class="measure"),
        Specimen("press_contact", "long words", long, box_class="measure"),
        Specimen("press_contact", "another script", arabic, box_class="measure", language="ar"),
    ]


def _helpline(**changes: Any) -> dict[str, Any]:
    words = {
        "name": "Daybreak Line",
        "country": SimpleNamespace(code="GB"),
        "display_number": "0808 157 0142",
        "number": "+448081570142",
        "can_call": True,
        "can_text": True,
        "free": True,
        "chat_url": "https://chat.example/",
        "on_the_bill": False,
        "what_happens": "A volunteer answers and asks whether you can talk.",
        "languages": " en ar ",
        "hours": "always",
        "hours_remark": "Longer to wait on public holidays",
        "time_zone": "",
        "week": [],
    }
    return {"helpline": SimpleNamespace(**(words | changes))}


def _help() -> list[Specimen]:
    nothing = dict.fromkeys(("languages", "chat_url", "what_happens", "hours_remark"), "")
    bare = _helpline(can_text=False, free=False, on_the_bill=None, hours="unknown", **nothing)
    night = SimpleNamespace(days=range(1, 8), opens=time(22), closes=time(6))
    weekly = _helpline(hours="weekly", week=[night], time_zone="Europe/Paris")
    chat = _helpline(can_call=False, can_text=False, number="", display_number="")
    without_line = {**settings.FALLBACK_STRIP, "helpline": None}
    return [
        Specimen("helpline_box", "all there is", _helpline()),
        Specimen("helpline_box", "a number to call alone", bare),
        Specimen("helpline_box", "open at night", weekly),
        Specimen("helpline_box", "a chat alone", chat),
        Specimen("helpline_box", "long words", _helpline(name=LONG, hours_remark=LONG, what_happens=LONG)),
        Specimen("helpline_box", "another script", _helpline(name="خط الفجر"), language="ar"),
        Specimen("help_words", "with a line", {"strip": settings.FALLBACK_STRIP}, box_class="flow"),
        Specimen("help_words", "without a line", {"strip": without_line}, box_class="flow"),
    ]
