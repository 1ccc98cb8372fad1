"""The words of the small demo: a fictional coalition, its first campaign and its pledge."""

from typing import Any

SITE = {
    "site_name": "Daybreak Coalition",
    "tagline": "Thirty-three organisations against sexual exploitation",
    "motto": "Until no one is for sale.",
}

HOME = {
    "title": "Daybreak Coalition: until no one is for sale",
    "hero_title": "Until no one is for sale.",
    "lead": (
        "We are organisations in twenty-seven countries. We work so that people who were sold walk free, "
        "and those who paid answer for it."
    ),
}

CAMPAIGN_INDEX = {
    "title": "Campaigns",
    "intro": "What we are changing, where it stands, and what one person can do about it today.",
}

CAMPAIGNS: list[dict[str, Any]] = [
    {
        "slug": "doors-open",
        "title": "Doors Open",
        "summary": (
            "Leaving takes a bed tonight, a permit this month and work this year. "
            "We want all three, everywhere."
        ),
        "poster_name": "doors",
        "body": [
            ("heading", "Why doors"),
            (
                "paragraph",
                "<p>Most people who leave have tried before. What stopped them was rarely fear alone: "
                "it was a weekday evening with nowhere to sleep, a permit that ran out, a debt to the "
                "people they left.</p><p>So we ask each government for three doors in one law, with one "
                "budget line, and with survivors on the board that spends it.</p>",
            ),
            ("heading", "What we ask for"),
            (
                "paragraph",
                "<ol><li><b>A bed tonight.</b> Open to people with children and without papers.</li>"
                "<li><b>A permit this month.</b> Never in exchange for testimony.</li>"
                "<li><b>Work this year.</b> Paid training, and debts frozen.</li></ol>",
            ),
            (
                "quote",
                {
                    "text": "Nobody asked what I needed. They asked what I had seen.",
                    "attribution": "A member of our survivor council",
                },
            ),
        ],
    },
    {
        "slug": "ask-the-buyer",
        "title": "Ask the Buyer",
        "summary": "Laws that hold the person who pays responsible, and never the person who was sold.",
        "poster_name": "windows",
        "body": [
            ("heading", "Turning the question round"),
            (
                "paragraph",
                "<p>Ask why somebody stays, and you will be given a hundred answers. Ask why somebody pays, "
                "and the room goes quiet. This campaign asks.</p>",
            ),
        ],
    },
]

PLEDGE: dict[str, Any] = {
    "campaign": "doors-open",
    "slug": "daybreak-pledge",
    "title": "The Daybreak Pledge",
    "summary": "Four promises. They take a minute to read and a while to keep.",
    "text": (
        "<ol>"
        "<li>I will not pay for access to another person’s body, nor laugh along with those who do.</li>"
        "<li>When I hear it defended, I will ask who pays, and why we never ask about him.</li>"
        "<li>I will stand by those who leave, as a neighbour and a colleague, "
        "without asking for their story.</li>"
        "<li>I will ask the people I vote for to fund the way out first.</li>"
        "</ol>"
    ),
    "invitation": "Add my name",
    "goal": 50,
}

CONSENTS = {
    "sign": (
        "Store my name, email address and country to count this signature. "
        "All of it is deleted 180 days after the action closes."
    ),
    "hand_over": "Hand my name over to the recipients named above, together with the other signatures.",
    "updates": "Write to me when something happens with this action.",
    "newsletter": "Send me one letter a month.",
}

# 0808 157 0xxx is a range that Ofcom keeps free for drama.
HELPLINES: list[dict[str, Any]] = [
    {
        "name": "Daybreak Line",
        "owner": "Harbour House",
        "country": "GB",
        "number": "+448081570142",
        "display_number": "0808 157 0142",
        "can_text": True,
        "free": True,
        "hours": "Day and night",
        "languages": "English, Arabic, French, Polish",
    },
    {
        "name": "The Lamp",
        "owner": "Lampa Sydney",
        "country": "AU",
        "number": "+61255500142",
        "display_number": "02 5550 0142",
        "can_text": False,
        "free": False,
        "hours": "08:00 to 22:00, Sydney time",
        "languages": "English, Thai, Vietnamese",
    },
]
EXIT_URL = "https://www.bbc.co.uk/weather"

# Names are invented; addresses are in example.org, which nobody can own.
GIVEN_NAMES = [
    "Amara",
    "Łucja",
    "Mateus",
    "Siobhán",
    "Arif",
    "Wanjiru",
    "Noor",
    "Ingrid",
    "Teo",
    "Haruka",
    "Yusuf",
    "Carmen",
]
FAMILY_NAMES = [
    "Lindqvist",
    "Kamau",
    "Figueiredo",
    "Ní Bhriain",
    "Rahman",
    "Olsen",
    "Marchetti",
    "Dlamini",
    "Petrov",
    "Quispe",
]
COUNTRIES = ["KE", "PL", "BR", "IE", "IN", "SE", "IT"]
