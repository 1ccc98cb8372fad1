"""What the coalition says and finds out: press releases, statements, reports. Written as in `news`."""

from typing import Any

POSTS: list[dict[str, Any]] = [
    {
        "slug": "two-sites-close-pages",
        "kind": "press_release",
        "ago": 8,
        "title": "Two classified sites close their “companion” pages after a test purchase",
        "summary": (
            "It took our testers four minutes to place an advertisement for a person who does not exist. It"
            " took the sites nineteen days to answer."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>Daybreak placed six advertisements for an invented woman of “almost eighteen”. All "
                    "six were accepted. Two sites have now closed the whole section; four have not "
                    "replied.</p>"
                ),
            ),
            (
                "quote",
                {
                    "text": "A form that asks for a credit card but not for an age has made a choice.",
                    "attribution": "Ruth Delgado-Park",
                },
            ),
            ("paragraph", "<p>The letters, the answers and the dates stand in our file for journalists.</p>"),
        ],
        "topics": ["Online"],
        "hashtags": ["AskTheBuyer"],
        "countries": ["US", "GB"],
        "campaign": "ask-the-buyer",
        "press": True,
    },
    {
        "slug": "statement-on-the-ministers-plan",
        "kind": "statement",
        "ago": 14,
        "title": "Our statement on the ministers’ draft plan",
        "summary": (
            "The draft counts arrests, beds and leaflets. It does not count buyers. What is not counted is "
            "not meant."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>We welcome forty pages that speak of those who were sold. We miss one page that "
                    "speaks of those who paid. We ask for three sentences, and send them with this "
                    "statement.</p>"
                ),
            ),
            (
                "accordion",
                [
                    {
                        "title": "Sentence one: a figure",
                        "text": (
                            "<p>States report each year how many people were held to account for paying.</p>"
                        ),
                    },
                    {
                        "title": "Sentence two: a budget",
                        "text": "<p>What is spent on pursuit is spent on leaving, too.</p>",
                    },
                    {
                        "title": "Sentence three: a chair",
                        "text": "<p>Survivors sit on the board, are paid, and vote.</p>",
                    },
                ],
            ),
        ],
        "topics": ["Law"],
        "hashtags": ["AskTheBuyer"],
        "campaign": "ask-the-buyer",
        "press": True,
    },
    {
        "slug": "what-the-nurses-saw",
        "kind": "report",
        "ago": 26,
        "title": "What the nurses saw: nine years after a buyer law",
        "summary": (
            "Emergency departments wrote down the same eleven answers for nine years. This is the first "
            "time that anybody has added them up."
        ),
        "authors": "Fiona Byrne-Adeyemi",
        "lead_image": "tides",
        "lead_image_alt": "Broad waves in lilac, rose and violet roll over one another.",
        "lead_image_credit": "Drawing: Mirela Stoica for Daybreak",
        "body": [
            ("heading", "Three findings"),
            (
                "paragraph",
                (
                    "<ol><li>Women came earlier, and with smaller injuries.</li><li>They came back for the "
                    "second appointment.</li><li>Where the law was not applied, nothing changed.</li></ol>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Second appointments kept, out of ten",
                    "columns": [
                        {"type": "text", "heading": "Where"},
                        {"type": "number", "heading": "Before"},
                        {"type": "number", "heading": "After"},
                    ],
                    "rows": [
                        {"values": ["Law applied", "3", "7"]},
                        {"values": ["Law not applied", "3", "3"]},
                    ],
                },
            ),
            ("document", {"document": "nurses", "title": "", "language": "en"}),
            (
                "source",
                {
                    "title": "Neuf ans aux urgences",
                    "url": "https://revue.example.org/neuf-ans",
                    "publisher": "Revue du matin",
                    "date": 20,
                    "language": "fr",
                },
            ),
        ],
        "topics": ["Law"],
        "hashtags": ["AskTheBuyer"],
        "countries": ["IE"],
        "campaign": "ask-the-buyer",
    },
    {
        "slug": "card-networks-sign",
        "kind": "press_release",
        "ago": 52,
        "title": "Third card network agrees to refuse payments to sites without an age check",
        "summary": (
            "From next quarter, a shop that cannot say who is on its pictures cannot be paid with this card."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>The rule covers some forty thousand shops. We asked for it in five letters; the "
                    "fifth was signed by the network’s own employees.</p>"
                ),
            ),
            (
                "people",
                [
                    {
                        "name": "Ruth Delgado-Park",
                        "role": "Head of payments risk",
                        "organisation": "Meridian Card Network",
                    }
                ],
            ),
        ],
        "topics": ["Money", "Online"],
        "countries": ["US", "CA"],
        "press": True,
    },
    {
        "slug": "eleven-treasuries",
        "kind": "report",
        "ago": 66,
        "title": "Eleven treasuries, one question: what does demand cost a country?",
        "summary": (
            "We asked finance ministries for a number that none of them had. Eleven sat down and worked it "
            "out."
        ),
        "authors": "Karim Haddad",
        "lead_image": "threads",
        "lead_image_alt": "Loose threads cross and come together in one strand.",
        "lead_image_caption": "Eleven budgets, pulled straight.",
        "lead_image_credit": "Drawing: Haruka Olsen for Daybreak",
        "body": [
            (
                "paragraph",
                (
                    "<p>Beds, court days, sick leave, lost tax: none of it stands under one heading, so "
                    "nobody had added it up.</p>"
                ),
            ),
            ("document", {"document": "money", "title": "", "language": "en"}),
        ],
        "topics": ["Money"],
        "countries": ["LB", "FR", "NO"],
    },
    {
        "slug": "statement-on-the-eviction",
        "kind": "statement",
        "ago": 81,
        "title": "Our statement on the eviction of a member’s shelter",
        "summary": (
            "Fourteen women and six children were given four hours. They are safe. The lease was valid."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>We do not say where they are now. We say that a house without a sign is not a house"
                    " without rights, and that the court will hear it.</p>"
                ),
            ),
        ],
        "topics": ["Leaving", "Law"],
        "press": True,
    },
    {
        "slug": "convictions-cleared",
        "kind": "press_release",
        "ago": 171,
        "title": "Court clears the records of twenty-three people convicted of being sold",
        "summary": (
            "The judge read out every name that wished to be read, and struck the rest without a word."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>Among them are a teacher, a bus driver and a grandmother who had not been able to "
                    "rent a flat since 1998.</p>"
                ),
            ),
        ],
        "topics": ["Law"],
        "countries": ["US"],
        "members": ["US"],
        "press": True,
    },
    {
        "slug": "survivors-vote-on-the-budget",
        "kind": "statement",
        "ago": 203,
        "title": "Our survivor council now votes on our budget",
        "summary": (
            "Advice can be thanked and filed. A vote cannot. From this year the council has four of eleven."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>The council’s first motion moved a tenth of our conference money to rent deposits. "
                    "It passed with nine votes.</p>"
                ),
            ),
            (
                "call_to_action",
                {
                    "text": "How the council is chosen, and how one leaves it again.",
                    "label": "Read its rules",
                    "url": "https://council.example.org/rules",
                    "kind": "plain",
                },
            ),
        ],
        "topics": ["Survivor councils", "Money"],
    },
    {
        "slug": "first-count-published",
        "kind": "report",
        "ago": 355,
        "title": "Doors counted: 1,940 exits, one question",
        "summary": (
            "We asked everybody the same thing: what would have made it quicker? The commonest answer has "
            "four letters: a key."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>The count ran for twelve months in fourteen countries. The method, the questions "
                    "and all tables are open.</p>"
                ),
            ),
            ("document", {"document": "count", "title": "", "language": "en"}),
        ],
        "topics": ["Leaving"],
        "campaign": "doors-open",
    },
]
