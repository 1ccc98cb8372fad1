"""Lists of campaigns and actions, and what narrows and pages a list."""

from typing import Any

from django.core.paginator import Paginator

from ..filters import choice
from ..models import Figure
from .specimen import Specimen
from .words import ARABIC_SENTENCE, ARABIC_TITLE, AS_OF, DAY, LONG, SENTENCE

STATUSES = {"active": "Running", "paused": "Paused", "won": "Won", "closed": "Closed"}


def specimens() -> list[Specimen]:
    """Return the lines of this file."""
    return [*_progresses(), *_numbers(), *_actions(), *_campaigns(), *_posters(), *_narrowed(), *_pages()]


def _progress(**changes: Any) -> dict[str, Any]:
    return {"total": 18_432, "goal": 20_000, "left": 1_568, "as_of": AS_OF} | changes


def _progresses() -> list[Specimen]:
    return [
        Specimen("progress", "on the way", _progress()),
        Specimen("progress", "nobody yet", _progress(total=0, goal=100, left=100)),
        Specimen("progress", "one", _progress(total=1, goal=100, left=99)),
        Specimen("progress", "without a goal", _progress(goal=None, left=None)),
        Specimen("progress", "goal reached", _progress(total=20_000, left=0)),
        Specimen("progress", "slim", _progress(slim=True)),
        Specimen("progress", "another script", _progress(), language="ar"),
    ]


def _number(value: str, sentence: str, **changes: Any) -> Figure:
    return Figure(**{"value": value, "sentence": sentence, "source": "our directory", "as_of": DAY} | changes)


def _numbers() -> list[Specimen]:
    members, countries = _number("33", "We are 33 organisations."), _number("27", "We work in 27 countries.")
    long = _number(LONG, LONG, source=LONG, source_url="https://count.example/")
    arabic = _number("46", f"46 {ARABIC_SENTENCE}", source=ARABIC_TITLE)
    return [
        Specimen("numbers", "one", {"figures": [members]}),
        Specimen("numbers", "several", {"figures": [members, countries, _number("4 in 5", SENTENCE)]}),
        Specimen("numbers", "long words", {"figures": [long, members]}),
        Specimen("numbers", "another script", {"figures": [arabic]}, language="ar"),
    ]


def _action(**changes: Any) -> dict[str, Any]:
    words = {
        "title": "The Daybreak Pledge",
        "url": "#",
        "kind_label": "Pledge",
        "state_line": "Open until 12 March 2027",
        "invitation": "Add my name",
        "is_open": True,
    }
    return {"item": words | _progress() | changes}


def _actions() -> list[Specimen]:
    closed = {"is_open": False, "state_line": "Closed on 1 May 2026", "goal": None, "left": None}
    paused = {"is_open": False, "state_line": "Paused"}
    arabic = {"title": ARABIC_TITLE, "kind_label": "تعهد", "state_line": "مفتوح", "invitation": "أضف اسمي"}
    states: dict[str, dict[str, Any]] = {
        "open": {},
        "paused": paused,
        "closed": closed,
        "long words": {"title": LONG, "invitation": LONG},
    }
    return [
        *(
            Specimen("action_row", state, _action(**words), "ledger acts-list")
            for state, words in states.items()
        ),
        Specimen("action_row", "another script", _action(**arabic), "ledger acts-list", language="ar"),
    ]


def _campaign(status: str = "active", **changes: Any) -> dict[str, Any]:
    words = {"card_title": "Doors Open", "url": "#", "summary": SENTENCE}
    return {"item": words | {"status": status, "get_status_display": STATUSES[status]} | changes}


def _campaigns() -> list[Specimen]:
    arabic = {"card_title": ARABIC_TITLE, "summary": ARABIC_SENTENCE, "get_status_display": "انتصار"}
    return [
        *(Specimen("campaign_row", status, _campaign(status), "ledger causes") for status in STATUSES),
        Specimen("campaign_row", "without a sentence", _campaign(summary=""), "ledger causes"),
        Specimen(
            "campaign_row", "long words", _campaign("won", card_title=LONG, summary=LONG), "ledger causes"
        ),
        Specimen(
            "campaign_row", "another script", _campaign("won", **arabic), "ledger causes", language="ar"
        ),
    ]


def _poster(**changes: Any) -> dict[str, Any]:
    words = {
        "title": "Doors Open",
        "url": "#",
        "summary": "A bed, a permit, work.",
        "poster": "img/doors.svg",
    }
    return {"item": words | changes}


def _posters() -> list[Specimen]:
    arabic = {"title": ARABIC_TITLE, "summary": ARABIC_SENTENCE}
    return [
        Specimen("poster", "running", _poster(), box_class="measure"),
        Specimen("poster", "the first of its wall", _poster() | {"first": True}, box_class="measure"),
        Specimen("poster", "won", _poster(status="won", get_status_display="Won"), box_class="measure"),
        Specimen("poster", "without a picture", _poster(poster="", title=LONG)),
        Specimen("poster", "another script", _poster(**arabic), box_class="measure", language="ar"),
    ]


def _narrowed() -> list[Specimen]:
    filters = [("", "All"), ("active", "Running"), ("paused", "Paused"), ("won", "Won"), ("long", LONG)]
    links = {"label": "Filter by status", "name": "status", "filters": filters}
    arabic = links | {"filters": [("", "الكل"), ("active", "جارية"), ("won", "انتصارات")], "chosen": "won"}
    countries = [("KE", "Kenya"), ("SE", "Sweden"), ("xx", LONG)]
    selects = [
        choice("country", "Country", "Every country", countries, "SE"),
        choice("type", "Type", "Every type", [("talk", "Talk")], ""),
        choice("where", "Where it takes place", "Anywhere", [("online", "Online")], ""),
    ]
    return [
        Specimen("filter_links", "nothing chosen", links | {"chosen": ""}),
        Specimen("filter_links", "one chosen", links | {"chosen": "won"}),
        Specimen("filter_links", "another script", arabic, language="ar"),
        Specimen("filters", "nothing to choose between: shows nothing", {"filters": []}),
        Specimen("filters", "one", {"filters": selects[1:2], "submit": "Show events"}),
        Specimen("filters", "many, one chosen, long words", {"filters": selects, "submit": "Show events"}),
        Specimen("chosen", "one", {"words": "Sweden", "url": "#"}),
        Specimen("chosen", "long words", {"words": f"{LONG}, Sweden", "url": "#"}),
        Specimen("chosen", "another script", {"words": "السويد", "url": "#"}, language="ar"),
    ]


def _pages() -> list[Specimen]:
    numbers = {"first page": 1, "in the middle": 5, "last page": 10}
    return [
        Specimen("pagination", "one page: shows nothing", {"page_obj": Paginator(range(9), 10).page(1)}),
        *(
            Specimen("pagination", state, {"page_obj": Paginator(range(95), 10).page(number)})
            for state, number in numbers.items()
        ),
    ]
