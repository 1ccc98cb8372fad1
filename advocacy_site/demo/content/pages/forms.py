"""Contact, and organisations that wish to join."""

from typing import Any

CONTACT: dict[str, Any] = {
    "slug": "contact",
    "title": "Write to us",
    "lead": "The secretariat reads every message on working days, in English, French and Spanish.",
    "listing_title": "Contact",
    "button_label": "Send",
    "thanks_text": "We answer within five working days, if you left an address.",
    "body": [
        ("heading", "By post"),
        (
            "paragraph",
            "<p>Daybreak Coalition<br>3 Example Quay<br>Anywhere AN1 1AA</p><p>Please send us no papers in "
            "the original, and nothing about a person who has not agreed.</p>",
        ),
        ("heading", "If you need help yourself"),
        (
            "paragraph",
            "<p>This form is no helpline: nobody reads it at night. The number at the top of this page is "
            "answered by people who are trained for it.</p>",
        ),
    ],
}
CONTACT_QUESTIONS: list[dict[str, Any]] = [
    {"label": "What is it about?", "kind": "long", "required": True},
    {
        "label": "Who are you?",
        "kind": "choice",
        "choices": "Somebody who signed\nA journalist\nAn organisation\nA school\nSomebody else",
    },
    {
        "label": "Your email address",
        "kind": "email",
        "is_sender": True,
        "help": "Only if you want an answer.",
    },
]
CONTACT_INBOX = {"reader": "secretariat", "keep_days": 90}
CONTACT_ROLE, CONTACT_ADDRESS = "Secretariat", "office@daybreak.example"

JOIN: dict[str, Any] = {
    "slug": "join",
    "title": "Join the coalition",
    "lead": (
        "For organisations that work against sexual exploitation, of any size and in any country. "
        "Membership costs one euro per thousand of your budget."
    ),
    "button_label": "Send the application",
    "thanks_text": (
        "Two members from your region read your application and talk with you. The assembly decides, "
        "twice a year."
    ),
    "body": [
        ("heading", "What we ask"),
        (
            "paragraph",
            "<ul><li>That you hold the person who pays responsible, and never the person who is sold.</li>"
            "<li>That survivors take part in your decisions, and are paid for it.</li><li>That you take no "
            "money from those who profit from the trade.</li><li>That your accounts are public.</li></ul>",
        ),
        ("heading", "What you get"),
        (
            "paragraph",
            "<p>A vote, a page in the directory that you keep yourselves, translators, the law desk, and "
            "thirty-three organisations that ring back.</p>",
        ),
    ],
}
JOIN_QUESTIONS: list[dict[str, Any]] = [
    {"label": "What do you do, and for whom?", "kind": "long", "required": True},
    {"label": "How do survivors take part in what you decide?", "kind": "long", "required": True},
    {
        "label": "How many people work for you?",
        "kind": "choice",
        "choices": "Volunteers only\n1 to 5\n6 to 20\nMore than 20",
    },
    {
        "label": "Should your page be discreet?",
        "kind": "yes_no",
        "help": "Then it shows no city, no person and no logo.",
    },
]
JOIN_INBOX = {"kind": "membership", "reader": "membership", "keep_days": 365}
JOIN_ROLE, JOIN_ADDRESS = "Membership", "membership@daybreak.example"
