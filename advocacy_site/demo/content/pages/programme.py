"""The programme page for men who pay and want to stop, and the form by which they ask for a place."""

from typing import Any

SLUG = "mens-accountability"

WORDS: dict[str, Any] = {
    "title": "Men’s accountability",
    "lead": (
        "A programme for men who have paid and do not want to pay again: twelve evenings, twelve men, two "
        "people who lead. What is said there stays there."
    ),
    "listing_summary": "A programme for men who have paid for sex and want to stop: how it works, and when.",
    "discreet_title": "Evening course",
    "audience": "men",
    "button_label": "Register for the programme",
    "button_kind": "register",
    "body": [
        ("heading", "How it began"),
        (
            "paragraph",
            "<p>In the winter of 2016 two people sat in a van outside a depot in Leeds. Ruth Adeyemi had run "
            "a drop-in for women who sold sex, and had noticed that every one of her forms asked about the "
            "woman. Desmond Ferreira had spent twenty years on building sites, where nobody had ever asked "
            "about the man. She said that a shelter alone would never be large enough. He said that he knew "
            "where to find them.</p><p>They wrote the first evening on the back of a delivery note. Women "
            "who had left the trade read it, crossed out half, and still read every change before it is "
            "used. They are paid for it, and they have a veto.</p>",
        ),
        ("heading", "Why this is a matter for men"),
        (
            "paragraph",
            "<p>The harm is done to those who are bought, most of them women, many of them hardly grown up: "
            "blows, illness, debt, years. It reaches further, because a place where one half of the town can "
            "be hired by the other does not treat that half as equal anywhere else.</p><p>But the reason for "
            "it sits on the other side of the counter. Without the man who pays there is no counter. Ask "
            "only the women to change, and the work is given to those who have the least to say.</p>",
        ),
        ("heading", "What we grew up with"),
        (
            "paragraph",
            "<p>No boy is born with the thought that he is owed something. He picks it up: in jokes, in "
            "films, from an uncle, from the silence after the joke. By the time he is a man it feels less "
            "like a thought than like the weather.</p><p>To have it pointed out is unpleasant. Most men in "
            "the circle are angry on the second evening, and some on the fifth. We have learned to welcome "
            "it: it shows where the thing is kept. What was learned can be unlearned, and the men who have "
            "done it mostly speak of relief. They sleep better. They are less alone.</p>",
        ),
        ("heading", "What accounting means"),
        (
            "paragraph",
            "<p>To account is to say what one did, without the word “but”. Then to hear what it did, from "
            "somebody who knows. Then to decide what follows, and to let others see whether it does.</p><p>"
            "It is neither confession nor cure. Nobody is forgiven here, because those who could forgive are "
            "not in the room. What a man can leave with is an honest story, three people to ring, and a "
            "plan for the Friday after.</p>",
        ),
        ("heading", "How the evenings go"),
        (
            "table",
            {
                "caption": "The twelve evenings",
                "columns": [
                    {"type": "text", "heading": "Evenings"},
                    {"type": "text", "heading": "What they are about"},
                ],
                "rows": [
                    {"values": ["1 and 2", "Who is here, and what brought us"]},
                    {"values": ["3 to 5", "Money, loneliness, screens, friends: how a night is prepared"]},
                    {"values": ["6 and 7", "The other side of the door: women who left speak, or write"]},
                    {"values": ["8 to 10", "Accounting, each man in turn"]},
                    {"values": ["11", "Those at home: what to say, to whom, and whether"]},
                    {"values": ["12", "The Friday after"]},
                ],
            },
        ),
        ("heading", "Before you register"),
        (
            "accordion",
            [
                {
                    "title": "Will anybody know?",
                    "text": (
                        "<p>We ask for a name to call you by, and it may be an invented one. The people who "
                        "lead the programme read what you write, and nobody else does. If you tell us that a "
                        "child is in danger now, we have to act, and we say so before you begin.</p>"
                    ),
                },
                {
                    "title": "What does it cost?",
                    "text": "<p>What two evenings out cost you, or nothing. You say which.</p>",
                },
                {
                    "title": "May a court send me?",
                    "text": (
                        "<p>It may tell you about us. You come because you want to, or you do not come; we "
                        "write no reports.</p>"
                    ),
                },
            ],
        ),
    ],
}

LINKS: list[dict[str, str]] = [
    {"box": "related", "place": "topic", "label": "", "text": "Who pays, and what makes men stop."},
]

FORM: dict[str, Any] = {
    "slug": "register",
    "title": "Ask for a place",
    "lead": "A few questions. Two people read your answers, and one of them calls or writes to you.",
    "discreet_title": "Evening course",
    "audience": "men",
    "button_label": "Ask for a place",
    "thanks_text": "We answer within four days, in the way that you chose. Or ring us, if you prefer.",
}
QUESTIONS: list[dict[str, Any]] = [
    {"label": "What may we call you?", "help": "It need not be your name.", "required": True},
    {"label": "Your email address", "kind": "email", "is_sender": True, "required": True},
    {
        "label": "How may we answer?",
        "kind": "choice",
        "choices": "By email, with a neutral subject\nBy telephone\nBy text message",
        "required": True,
    },
    {"label": "A number, if you want to be called", "help": "And at what hour nobody else picks up."},
    {
        "label": "Which town is nearest to you?",
        "kind": "choice",
        "choices": "Leeds\nMotherwell\nI would rather take part by video",
    },
    {"label": "What brings you here?", "kind": "long", "help": "One sentence is enough. So is none."},
]
INBOX = {"reader": "programmes", "keep_days": 30}
ROLE, ADDRESS = "Programmes", "evenings@daybreak.example"

CONTACT = {
    "name": "Desmond Ferreira",
    "role": "Leads the programme",
    "email": "evenings@foremen-and-fathers.example",
    "phone": "+44 113 496 0172",
}
