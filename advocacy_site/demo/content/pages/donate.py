"""The page where one gives. The bank is none: bank code 00000000 is nobody's, though the check digits fit."""

from typing import Any

ACCOUNT = {
    "holder": "Daybreak Coalition",
    "iban": "DE50000000000123456789",
    "bank_name": "Example Bank (invented, takes no money)",
}

WORDS: dict[str, Any] = {
    "slug": "donate",
    "title": "Give somebody the first night",
    "listing_title": "Donate",
    "lead": "What you give goes to members for beds, doctors and lawyers. The accounts are public.",
    "currency": "EUR",
    "once_url": "https://give.daybreak.example/once/{amount}",
    "monthly_url": "https://give.daybreak.example/monthly/{amount}",
    "reference": "Donation",
    "tax_note": (
        "You get a receipt in January, by post or by email, as you choose. In this demo nothing is "
        "collected, and the account does not exist."
    ),
    "body": [
        (
            "paragraph",
            "<p>Of ten euros, eight go to members as grants that they apply for, one to translation and "
            "travel, and one to the office. A panel of survivors decides on every grant above two thousand "
            "euros, and publishes what it refused and why.</p>",
        ),
        (
            "table",
            {
                "caption": "Grants last year",
                "columns": [
                    {"type": "text", "heading": "For"},
                    {"type": "number", "heading": "Grants"},
                    {"type": "number", "heading": "Euros"},
                ],
                "rows": [
                    {"values": ["Beds and rent", "41", "212,400"]},
                    {"values": ["Lawyers and papers", "28", "96,150"]},
                    {"values": ["Doctors", "33", "58,900"]},
                    {"values": ["Training for work", "12", "47,300"]},
                ],
            },
        ),
    ],
}
AMOUNTS: list[tuple[int, str]] = [
    (12, "One night behind a plain door"),
    (40, "A doctor, and the taxi home"),
    (90, "A week’s rent for a mother with two children"),
    (350, "A lawyer for one hearing"),
]

CONTACT = {
    "name": "Mirela Tanase",
    "role": "Looks after those who give",
    "email": "giving@daybreak.example",
}
