"""What is pressed: buttons, flags beside them, and rows that lead somewhere."""

from .specimen import Specimen
from .words import ARABIC_SENTENCE, ARABIC_TITLE, LONG, SENTENCE


def specimens() -> list[Specimen]:
    """Return the lines of this file."""
    return [*_buttons(), *_ways(), *_share(), *_hashtags(), *_toc()]


def _buttons() -> list[Specimen]:
    return [
        Specimen("button", "plain", {"url": "#", "label": "Download the plan"}),
        Specimen("button", "act", {"url": "#", "label": "Add my name", "kind": "act"}),
        Specimen("button", "act, big", {"url": "#", "label": "Register", "kind": "act", "extra": "big"}),
        Specimen("button", "long words", {"url": "#", "label": LONG}),
        Specimen("flag", "short", {"label": "Won"}),
        Specimen("flag", "long", {"label": "Postponed: the new day is not known yet"}),
    ]


def _way(label: str, text: str = "", host: str = "") -> dict[str, str]:
    return {"label": label, "url": "#", "text": text, "host": host}


def _ways() -> list[Specimen]:
    many = [
        _way("Sign the pledge", "Five promises, and your name under them."),
        _way("Give", "From the first euro.", "give.example.org"),
        _way("Come along", host="halls.example.org"),
        _way("Write"),
        _way(LONG, LONG),
    ]
    arabic = [_way(ARABIC_TITLE, ARABIC_SENTENCE), _way("تبرّع", "من أول يورو.", "give.example.org")]
    return [
        Specimen("ways", "one", {"ways": many[:1]}),
        Specimen("ways", "many: another website, no words, long words", {"ways": many}),
        Specimen("ways", "another script", {"ways": arabic}, language="ar"),
    ]


def _share() -> list[Specimen]:
    address = "https://site.example.org/en/campaigns/doors-open/the-daybreak-pledge/"
    links = [{"label": label, "url": "#"} for label in ("Mail", "Messenger", "Network", LONG)]
    arabic = [{"label": "البريد الإلكتروني", "url": "#"}, {"label": "رسالة", "url": "#"}]
    return [
        Specimen("share", "one", {"share": {"address": address, "links": links[:1]}}, box_class="flow"),
        Specimen(
            "share",
            "many, one with long words",
            {"share": {"address": address, "links": links}},
            box_class="flow",
        ),
        Specimen(
            "share",
            "another script",
            {"share": {"address": address, "links": arabic}},
            language="ar",
            box_class="flow",
        ),
    ]


def _hashtags() -> list[Specimen]:
    words = ["#DoorsOpen", "#باب_مفتوح", "#أول_أسبوع", "#" + LONG.replace(" ", "")]
    tags = [{"label": word, "url": "#"} for word in words]
    return [
        Specimen("hashtags", "none: shows nothing", {"hashtags": []}),
        Specimen("hashtags", "one", {"hashtags": tags[:1]}),
        Specimen("hashtags", "many: two scripts, long words", {"hashtags": tags}),
    ]


def _toc() -> list[Specimen]:
    contents = [{"label": words, "url": "#"} for words in ("Who we are", SENTENCE, "What is next", LONG)]
    arabic = [{"label": words, "url": "#"} for words in ("من نحن", ARABIC_SENTENCE, ARABIC_TITLE)]
    return [
        Specimen("toc", "short", {"contents": contents[:2]}),
        Specimen("toc", "long words", {"contents": contents}),
        Specimen("toc", "another script", {"contents": arabic}, language="ar"),
    ]
