"""Who we are, and the small print."""

from datetime import date
from typing import Any

ABOUT: dict[str, Any] = {
    "slug": "about",
    "title": "About us",
    "lead": (
        "Thirty-three organisations that decide together what they say, and each alone what it does. "
        "The office has six people and one kettle."
    ),
    "body": [
        ("heading", "What we want"),
        (
            "paragraph",
            "<p>Laws under which nobody is punished for having been sold, those who paid answer for it, and "
            "whoever wants to leave finds a bed, a permit and work. We measure ourselves by the third.</p>",
        ),
        ("heading", "Who decides"),
        (
            "paragraph",
            "<p>The assembly of members meets twice a year and elects a board of nine for three years. Four "
            "of the nine seats belong to the survivor council, which can send any decision back once.</p>",
        ),
        (
            "people",
            [
                {"name": "Nandi Kgosana", "role": "Chair of the board", "organisation": "Vuka Exit Network"},
                {"name": "Elsbeth Rautio", "role": "Secretary general", "organisation": "Daybreak Coalition"},
                {"name": "A member of the council", "role": "Chair of the survivor council"},
            ],
        ),
        ("heading", "Who pays for it"),
        (
            "paragraph",
            "<p>Half of our money comes from people, a third from foundations, the rest from members’ fees. "
            "We take nothing from governments that we may have to criticise within the same year.</p>",
        ),
        ("heading", "How it went"),
        (
            "timeline",
            [
                {
                    "date": date(2024, 11, 14),
                    "text": "<p>The assembly adopts the three doors: a bed, a permit, work.</p>",
                },
                {
                    "date": date(2019, 3, 22),
                    "text": "<p>A conference of ministers leaves buyers out of its plan. We had promised "
                    "our members the opposite.</p>",
                    "setback": True,
                },
                {"date": date(2012, 10, 5), "text": "<p>Eleven organisations found the coalition.</p>"},
            ],
        ),
    ],
}
# Its address leads nowhere, so that the worker is told not to ask it.
FEED = {"title": "our logbook", "url": "https://logbook.example/feed.xml", "language": "en", "paused": True}
# `days`: how many before the build it was posted
ENTRIES: list[dict[str, Any]] = [
    {
        "days": 2,
        "text": "The kettle is back from repair. So is the letter to the committee, with four commas fewer.",
        "url": "https://logbook.example/kettle",
    },
    {
        "days": 9,
        "text": "Board meeting in Kaunas: the survivor council sent one decision back. It was a good one to send.",
        "url": "https://logbook.example/kaunas",
    },
    {
        "days": 16,
        "text": "Thirty-three members answered the question about night desks. Nineteen have one. We list them.",
        "url": "https://logbook.example/night-desks",
    },
    {
        "days": 31,
        "text": "Somebody paid for a whole winter of one bed, and asked not to be thanked here. We comply.",
        "url": "https://logbook.example/winter",
    },
]

ABOUT_LINKS: list[dict[str, str]] = [
    {"place": "members", "label": "Our members", "text": "By region and country."},
    {"place": "join", "label": "", "text": "For organisations."},
    {"place": "contact", "label": "Write to us", "text": ""},
    {"place": "donate", "label": "Give", "text": ""},
]

PRIVACY: dict[str, Any] = {
    "slug": "privacy",
    "title": "Privacy",
    "lead": "What we know about you when you read, when you sign and when you write to us.",
    "body": [
        ("heading", "When you read"),
        (
            "paragraph",
            "<p>Nothing that lasts. These pages set no cookie, keep nothing in your browser and ask no other "
            "site for anything before you press a link. Your network address is not stored.</p>",
        ),
        ("heading", "When you sign"),
        (
            "paragraph",
            "<p>We keep what you type, sealed, to count your signature once. Who receives which part of it "
            "stands above the button of each action. You decide whether and how your name is shown.</p>",
        ),
        (
            "paragraph",
            "<p>At the foot of every page you find “My data”. Write your address there, and we mail you a "
            "link to all that we hold about you. You can change how your name is shown, withdraw, download "
            "or erase everything, at once and without an account.</p>",
        ),
        ("heading", "When you write to us"),
        (
            "paragraph",
            "<p>Your answers are sealed and can be read by one role only. Which one it is, and for how long "
            "the answers are kept, stands above the button of each form.</p>",
        ),
        ("heading", "On your own device"),
        (
            "paragraph",
            "<p>The exit button hides a page at once. It cannot clear the list of pages in your browser, nor "
            "the list of calls in your telephone.</p>",
        ),
    ],
}

ACCESSIBILITY: dict[str, Any] = {
    "slug": "accessibility",
    "title": "Accessibility",
    "lead": "Everybody should be able to read, to sign and to leave this site at once.",
    "body": [
        ("heading", "What you can count on"),
        (
            "paragraph",
            "<p>We build to the Web Content Accessibility Guidelines 2.2, level AA, and test each kind of "
            "page by machine. Everything but the cover of the exit button and the films works without "
            "script, with a keyboard alone, at four times the size, in dark colours and in your own.</p>",
        ),
        ("heading", "What is not good yet"),
        (
            "paragraph",
            "<p>Older films of our members have no captions. The map in the directory is a picture; the list "
            "below it says the same.</p>",
        ),
        ("heading", "Tell us"),
        (
            "paragraph",
            "<p>If something stands in your way, write to us what you were doing and with what. We answer "
            "within five working days.</p>",
        ),
    ],
}
SMALL_PRINT_LINKS: list[dict[str, str]] = [
    {"box": "related", "place": "contact", "label": "Write to us", "text": ""},
]
