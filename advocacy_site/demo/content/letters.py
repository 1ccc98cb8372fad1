"""Newsletters, and what single members do. Written as in `news`."""

from typing import Any

POSTS: list[dict[str, Any]] = [
    {
        "slug": "letter-from-the-horizon-autumn",
        "kind": "newsletter",
        "ago": 18,
        "title": "Letter from the horizon: the one with the bakery",
        "summary": "Once a month: one thing that worked, one that did not, one that you can do.",
        "lead_image": "horizon",
        "lead_image_alt": "Rings of violet light over a dark horizon.",
        "lead_image_credit": "Drawing: Mirela Stoica for Daybreak",
        "body": [
            ("heading", "What worked"),
            ("paragraph", "<p>Eleven bakers in Rosario have contracts with a pension in them.</p>"),
            ("heading", "What did not"),
            (
                "paragraph",
                (
                    "<p>The bill in Accra fell at its second reading. It comes back with three more "
                    "sponsors.</p>"
                ),
            ),
            ("heading", "What you can do"),
            ("paragraph", "<p>Ask one shop in your street whether its card machine would say no.</p>"),
        ],
        "topics": ["Leaving", "Money"],
    },
    {
        "slug": "bakery-in-rosario",
        "kind": "member_action",
        "ago": 22,
        "title": "Eleven contracts and an oven: the bakery opens in Rosario",
        "summary": (
            "The queue began at five. The bread was ready at six. The labour inspector came at seven, and "
            "stayed for coffee."
        ),
        "body": [
            (
                "image_pair",
                {
                    "first": {
                        "image": "doors",
                        "alt_text": "Five arched doors, each further open than the one before.",
                        "caption": "The old tram depot has five doors.",
                        "credit": "",
                    },
                    "second": {
                        "image": "steps",
                        "alt_text": "Eight steps lead up to a small door.",
                        "caption": "The flour goes up here.",
                        "credit": "",
                    },
                },
            ),
            (
                "paragraph",
                (
                    "<p>It is a cooperative: whoever kneads has a vote. The first decision was the price of"
                    " a roll, the second was a crèche.</p>"
                ),
            ),
        ],
        "topics": ["Leaving", "Money"],
        "hashtags": ["DoorsOpen"],
        "countries": ["AR"],
        "members": ["AR"],
        "campaign": "doors-open",
    },
    {
        "slug": "night-desk-tangier",
        "kind": "member_action",
        "ago": 31,
        "title": "A night desk by the ferry",
        "summary": (
            "From ten in the evening until the first boat, two lawyers sit beside the ticket window in "
            "Tangier."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>They answer one question most often: may I travel with my own passport if somebody "
                    "else is holding it? The answer is on a card in five languages.</p>"
                ),
            ),
            (
                "round_up",
                [
                    {
                        "name": "Dar el Fajr",
                        "own_name": "دار الفجر",
                        "own_language": "ar",
                        "country": "MA",
                        "text": "Runs the desk with volunteers from the bar and the port’s night shift.",
                    }
                ],
            ),
        ],
        "topics": ["Leaving", "Law"],
        "hashtags": ["DoorsOpen"],
        "countries": ["MA"],
        "members": ["MA"],
        "campaign": "doors-open",
    },
    {
        "slug": "letter-from-the-horizon-summer",
        "kind": "newsletter",
        "ago": 92,
        "title": "Letter from the horizon: the one with the umbrella",
        "summary": "It rained on the bridge. Nine hundred people came. One umbrella went round.",
        "body": [
            (
                "paragraph",
                "<p>Whoever held it said her name, or somebody’s, or nothing. We have kept the umbrella.</p>",
            ),
            (
                "image",
                {
                    "image": "tides",
                    "alt_text": "Waves in lilac, rose and violet.",
                    "caption": "The river, as a nine-year-old marcher described it.",
                    "credit": "Drawing: Mirela Stoica for Daybreak",
                },
            ),
        ],
    },
    {
        "slug": "evening-class-gets-a-roof",
        "kind": "member_action",
        "ago": 137,
        "title": "The evening class gets a roof, and a second blackboard",
        "summary": "Forty girls used to do sums under a street lamp. The lamp has been asked to the opening.",
        "body": [
            (
                "image",
                {
                    "image": "windows",
                    "alt_text": "A dark house with light in six windows.",
                    "caption": "Third floor, second window: geometry.",
                    "credit": "",
                },
            ),
            (
                "paragraph",
                "<p>The room was a moneylender’s. The moneylender’s table is now the teacher’s desk.</p>",
            ),
        ],
        "topics": ["Leaving"],
        "countries": ["IN"],
        "members": ["IN"],
    },
]
