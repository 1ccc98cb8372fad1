"""The topic page: working with men."""

from typing import Any

SLUG = "working-with-men"

WORDS: dict[str, Any] = {
    "title": "Working with men",
    "lead": (
        "Most men never pay. Those who do mostly learned it from other men. "
        "That is the bad news, and it is also why change can be fast."
    ),
    "listing_summary": "Who pays, what they say, what makes them stop, and what other men can do about it.",
}

BEGINNING: list[tuple[str, Any]] = [
    ("heading", "Two kinds of work"),
    (
        "paragraph",
        "<p>We mean two things by working with men. One is the conversation with those who pay. The other "
        "is the conversation with the many more who do not, who would rather not talk about it, and whose "
        "silence is taken for a yes.</p>",
    ),
    ("heading", "The third person in the room"),
    (
        "paragraph",
        "<p>For a long time the trade was described with two people in it: one who sells and one who is "
        "sold. Police files, films and hospital forms left out the third, who brings the money and so "
        "decides whether there will be a next time. Members in nine countries have begun to write him into "
        "the file: his age, his trade, the hour, what he said.</p>",
    ),
    ("heading", "Who pays"),
    (
        "paragraph",
        "<p>He is not a type. He drives a van, fixes teeth, teaches chemistry; he has a partner more often "
        "than not. What the interviews have in common is company: somebody took him along the first time, "
        "and somebody laughed about it afterwards.</p>",
    ),
    ("fact", "guess"),
    ("heading", "What we hear"),
    (
        "paragraph",
        "<ul><li><b>“She chose it.”</b> Hardly anybody had asked her. Those who had, asked after "
        "paying.</li><li><b>“It is a job like any other.”</b> The same men gave marks out of ten for how "
        "well she hid that she minded.</li><li><b>“They all do.”</b> They don’t, and to say the true number "
        "aloud is the cheapest remedy that we know.</li></ul>",
    ),
    (
        "quote",
        {
            "text": "Everybody told me to be careful. Nobody told me to stop.",
            "attribution": "A man of 41 who used to pay",
            "detail": "Recorded by Foremen and Fathers",
        },
    ),
    ("heading", "What helps"),
    ("subheading", "Early, and by somebody they respect"),
    (
        "paragraph",
        "<p>A coach, a sergeant, the oldest apprentice. An hour and a half before the first time does more "
        "than a year of courses after the tenth.</p>",
    ),
    ("subheading", "Certain, and small"),
    (
        "paragraph",
        "<p>A letter that always comes works better than a large fine that never does.</p>",
    ),
    ("subheading", "A way back"),
    (
        "paragraph",
        "<p>In some places a man who was caught, or who has frightened himself, can sit in a circle of "
        "twelve for twelve evenings and hear what the evening costs on the other side of the door. Our own "
        "programme is one of these.</p>",
    ),
    ("heading", "What does not"),
    (
        "paragraph",
        "<p>Pictures of suffering. In two trials they made men look longer and care less. It is one of the "
        "reasons why there is none on this site.</p>",
    ),
]
CALL: list[tuple[str, Any]] = [
    ("heading", "Say it with your name"),
    (
        "paragraph",
        "<p>Men and boys who want no part in the trade are seldom asked to say so. Here they are. It takes a "
        "minute, and it is counted.</p>",
    ),
]

FIGURES: dict[str, dict[str, str]] = {
    "guess": {
        "value": "four times",
        "sentence": "Asked how many men of their age pay, young men guess four times too high.",
        "source": "Survey of 5,000 men by Observatoire Qui Paie, a member; invented for this demo",
    },
}

VIDEO = {
    "video_title": "Ninety minutes in a changing room",
    "video_url": "https://video.example/w/ninetyMinutesChanging1",
    "video_text": "A coach talks with eleven players before training. Their faces are not shown.",
}

# `days`: how many before the build it was posted
POSTS: list[dict[str, Any]] = [
    {
        "days": 3,
        "network": "mastodon",
        "text": "A foreman in Motherwell read the ten questions aloud at the tea break. Nobody left early.",
        "url": "https://social.example/@daybreak/1042",
    },
    {
        "days": 11,
        "network": "mastodon",
        "text": "New from Rimouski: the questions, the answers and the refusals of 5,000 men, free to reuse.",
        "url": "https://social.example/@daybreak/1029",
    },
]

LINKS: list[dict[str, str]] = [
    {
        "place": "programme",
        "label": "Men’s accountability",
        "text": "For men who pay and want to stop.",
    },
    {"place": "events", "label": "Come to a training", "text": "For coaches, teachers and foremen."},
    {"place": "members", "label": "Find a member near you", "text": "Three of them work with men."},
    {"box": "related", "place": "about", "label": "", "text": ""},
    {"box": "related", "place": "campaigns", "label": "", "text": ""},
]
