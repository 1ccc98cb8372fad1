"""The press room. Telephone numbers are from ranges that regulators keep free for fiction."""

from typing import Any

PRESS_PAGE = {
    "title": "Press",
    "intro": "Whom to ring, whom to quote, what to print. We answer within two hours on working days.",
    "boilerplate": (
        "<p><b>Daybreak Coalition</b> joins thirty-three organisations in twenty-seven countries. It works "
        "so that people who were sold walk free, and those who paid answer for it.</p>"
    ),
}

CONTACT: dict[str, str] = {
    "name": "Press desk",
    "words": "Interviews in English, French, Spanish and Arabic. Weekdays 8 to 18, London time.",
    "phone": "+44 20 7946 0142",
    "email": "press@daybreak.example",
}

SPOKESPEOPLE: list[dict[str, Any]] = [
    {
        "name": "Adaeze Nwosu",
        "role": "Barrister, Lagos Lawyers for Dignity",
        "speaks_on": "laws, trials, recruiters",
        "country": "NG",
        "languages": ["en", "fr"],
        "email": "a.nwosu@daybreak.example",
        "photo": "portrait-dawn",
    },
    {
        "name": "Karim Haddad",
        "role": "Adviser on public budgets",
        "speaks_on": "money, banks, budgets",
        "country": "LB",
        "languages": ["ar", "en", "fr"],
        "email": "k.haddad@daybreak.example",
    },
    {
        "name": "Ximena Arce",
        "role": "Survivor council",
        "speaks_on": "leaving, work, cooperatives",
        "country": "AR",
        "languages": ["es"],
        "email": "x.arce@daybreak.example",
        "photo": "portrait-dusk",
    },
    {
        "name": "Daniel Whitcombe",
        "role": "Coach, Men Against Demand",
        "speaks_on": "men, sport, prevention",
        "country": "GB",
        "languages": ["en"],
        "phone": "+44 113 496 0142",
    },
]

# picture and caption; alternative text and credit are the library's
PHOTOS: list[tuple[str, str]] = [
    ("doors", "The campaign’s five doors, as they hung in fourteen parliaments."),
    ("steps", "Eight steps: the picture of the shelter law."),
    ("horizon", "Before sunrise: the coalition’s sign."),
]
