"""News and what stands beside it: rows, the head of a post, turning points, posts elsewhere, a video."""

from typing import Any

from .specimen import Specimen
from .words import ARABIC, ARABIC_SENTENCE, ARABIC_TITLE, DAY, LONG, SENTENCE


def specimens() -> list[Specimen]:
    """Return the lines of this file."""
    return [*_rows(), *_heads(), *_timelines(), *_social_posts(), *_starts(), *_videos()]


def _row(**changes: Any) -> dict[str, Any]:
    words = {
        "title": "A first door is open",
        "url": "#",
        "kind_label": "News",
        "date": DAY,
        "summary": SENTENCE,
    }
    return {"item": words | {"detail": "", "foreign": None} | changes}


def _rows() -> list[Specimen]:
    states: dict[str, dict[str, Any]] = {
        "news": {},
        "with a detail": {"kind_label": "Event", "detail": "Postponed"},
        "without a sentence": {"summary": ""},
        "long words": {"title": LONG, "summary": LONG, "detail": LONG},
        "another script": {"title": ARABIC_TITLE, "summary": ARABIC_SENTENCE, "foreign": ARABIC},
    }
    return [Specimen("stream_row", state, _row(**words), "ledger") for state, words in states.items()]


def _head(**changes: Any) -> dict[str, Any]:
    words = {"title": "A first door is open", "date": DAY, "summary": SENTENCE, "authors": "Amara Lindqvist"}
    page = words | {"foreign": None, "lead_image": None} | changes
    return {"page": page, "kinds": [{"label": "News", "url": "#"}]}


def _heads() -> list[Specimen]:
    foreign = {"title": ARABIC_TITLE, "summary": ARABIC_SENTENCE, "foreign": ARABIC}
    return [
        Specimen("article_header", "without a picture", _head()),
        Specimen("article_header", "title and day alone", _head(summary="", authors="") | {"kinds": []}),
        Specimen("article_header", "long words", _head(title=LONG, summary=LONG, authors=LONG)),
        Specimen("article_header", "another script", _head(**foreign)),
    ]


def _moment(title: str, **changes: Any) -> dict[str, Any]:
    return {"date": DAY, "title": title, "text": "", "url": "", "setback": False} | changes


def _timelines() -> list[Specimen]:
    moments = [
        _moment("The ministry answers", text=SENTENCE, url="#"),
        _moment("The bill falls in committee", text="Two votes were missing.\n\nWe go on.", setback=True),
        _moment(LONG, text=LONG),
    ]
    arabic = [_moment(ARABIC_TITLE, text=ARABIC_SENTENCE), _moment("تأجيل القرار", setback=True)]
    return [
        Specimen("timeline", "one", {"moments": moments[:1]}),
        Specimen("timeline", "many, a setback, long words", {"moments": moments}),
        Specimen("timeline", "another script", {"moments": arabic}, language="ar"),
    ]


def _post(text: str, network: str = "a network") -> dict[str, Any]:
    return {"text": text, "network_name": network, "posted_on": DAY, "url": "#"}


def _social_posts() -> list[Specimen]:
    posts = [_post(SENTENCE), _post("Tonight at seven, in every town hall."), _post(LONG, LONG)]
    foreign = _post(ARABIC_SENTENCE) | {"foreign": ARABIC}
    return [
        Specimen("social_posts", "one", {"posts": posts[:1]}, box_class="measure"),
        Specimen("social_posts", "many, long words", {"posts": posts}, box_class="measure"),
        Specimen("social_posts", "a post in another language", {"posts": [foreign]}, box_class="measure"),
        Specimen(
            "social_posts",
            "another script",
            {"posts": [_post(ARABIC_SENTENCE)]},
            "",
            "measure",
            language="ar",
        ),
    ]


def _video(**changes: Any) -> dict[str, Any]:
    words = {"video_title": "How a door opens", "video_date": DAY, "video_text": SENTENCE}
    link = {"video_url": "#", "video_host": "films.example.org", "video_provider": "films.example.org"}
    return {"page": words | link | changes}


def _starts() -> list[Specimen]:
    link = {"title": "How a door opens", "url": "#", "host": "films.example.org", "provider": "the film club"}
    player = {"player": {"host": "player.films.example.org", "address": "#"}}
    long = {"title": LONG, "host": f"{LONG}.example".lower(), "provider": LONG}
    return [
        Specimen("video_start", "elsewhere only", link, box_class="measure"),
        Specimen("video_start", "with a player", link | player, box_class="measure"),
        Specimen("video_start", "with a player, long words", link | player | long, box_class="measure"),
        Specimen(
            "video_start",
            "another script",
            link | player | {"title": ARABIC_TITLE},
            "",
            "measure",
            language="ar",
        ),
    ]


def _videos() -> list[Specimen]:
    bare = {"video_title": "", "video_date": None, "video_text": ""}
    arabic = {"video_title": ARABIC_TITLE, "video_text": ARABIC_SENTENCE}
    return [
        Specimen("latest_video", "in a box", _video(), box_class="measure"),
        Specimen("latest_video", "in a box, address alone", _video(**bare), box_class="measure"),
        Specimen("latest_video", "in a box, long words", _video(video_title=LONG), box_class="measure"),
        Specimen("latest_video", "large", _video() | {"large": True}, box_class="night band tight"),
        Specimen(
            "latest_video",
            "large, long words",
            _video(video_title=LONG) | {"large": True},
            "",
            "night band tight",
        ),
        Specimen(
            "latest_video", "another script", _video(**arabic) | {"large": True}, "", "night band tight", "ar"
        ),
    ]
