"""What is signed and what is taken away: letters, promises, annexes, leaflets, and drafts."""

from typing import Any

from .specimen import Specimen
from .words import ARABIC_SENTENCE, ARABIC_TITLE, AS_OF, LONG, SENTENCE


def specimens() -> list[Specimen]:
    """Return the lines of this file."""
    return [*_oaths(), *_sheets(), *_signatories(), *_annexes(), *_leaflets(), *_drafts(), *_diffs()]


def _oaths() -> list[Specimen]:
    promises = "<ol><li>I will ask who pays.</li><li>I will say so aloud.</li></ol>"
    return [
        Specimen("oath", "promises", {"text_html": promises}),
        Specimen("oath", "prose", {"text_html": "<p>We, the undersigned, ask for three doors.</p>"}),
        Specimen("oath", "another script", {"text_html": f"<p>{ARABIC_SENTENCE}</p>"}, language="ar"),
    ]


def _signatories() -> list[Specimen]:
    names = [("Dar el Fajr", "Morocco"), ("Lantern House", "United Kingdom"), (LONG, "Germany"), ("نور", "")]
    signatories = [{"name": name, "country_name": country} for name, country in names]
    signatories[0]["url"] = "#"
    groups = [
        {"heading": "", "countries": 3, "signatories": signatories},
        {"heading": "International networks", "countries": 0, "signatories": signatories[3:]},
    ]
    return [
        Specimen("signatories", "under headings, one long", {"groups": groups}),
        Specimen("signatories", "few, without a heading", {"groups": groups[:1]}),
    ]


def _sheets() -> list[Specimen]:
    letter = f"<h3>On the first week</h3><p>Dear Ministers,</p><p>{SENTENCE}</p><p>With respect</p>"
    arabic = f"<h3>{ARABIC_TITLE}</h3><p>{ARABIC_SENTENCE}</p>"
    return [
        Specimen("sheet", "with its subject", {"text_html": letter}),
        Specimen("sheet", "without a subject", {"text_html": f"<p>{SENTENCE}</p>"}),
        Specimen("sheet", "long words", {"text_html": f"<h3>{LONG}</h3><p>{LONG}</p>"}),
        Specimen("sheet", "another script", {"text_html": arabic}, language="ar"),
    ]


def _annex(number: str, title: str, text: str = SENTENCE) -> dict[str, str]:
    return {"number": number, "title": title, "text": f"<p>{text}</p>"}


def _annexes() -> list[Specimen]:
    many = [_annex("1", "What it costs"), _annex("2", LONG, LONG), _annex("", "Sources")]
    arabic = [_annex("1", ARABIC_TITLE, ARABIC_SENTENCE)]
    return [
        Specimen("annexes", "one", {"annexes": many[:1]}, box_class="annexes"),
        Specimen("annexes", "many, long words, one without a number", {"annexes": many}, box_class="annexes"),
        Specimen("annexes", "another script", {"annexes": arabic}, box_class="annexes", language="ar"),
    ]


def _leaflet(title: str, size: int | None = 482_133) -> dict[str, Any]:
    return {"title": title, "document": {"url": "#", "file_extension": "pdf", "file_size": size}}


def _leaflets() -> list[Specimen]:
    many = [_leaflet("The first week, on two pages"), _leaflet("For town halls", None), _leaflet(LONG)]
    arabic = [_leaflet(ARABIC_TITLE)]
    return [
        Specimen("leaflets", "one", {"leaflets": many[:1]}),
        Specimen("leaflets", "many, one of unknown size, long words", {"leaflets": many}),
        Specimen("leaflets", "another script", {"leaflets": arabic}, language="ar"),
    ]


def _drafts() -> list[Specimen]:
    return [Specimen("draft_banner", "shared", {"share": {"expires_at": AS_OF}})]


def _diffs() -> list[Specimen]:
    line = [
        {"change": "same", "text": "We ask for "},
        {"change": "removed", "text": "two"},
        {"change": "added", "text": f"three {LONG}"},
        {"change": "same", "text": " doors."},
    ]
    return [Specimen("word_diff", "taken out and added, long words", {"lines": [line]})]
