"""Who registers in the demo, with which tickets, and who applies to a programme."""

from decimal import Decimal
from typing import Any

CONGRESS = "fourth-congress"
COHORTS = "twelve-evenings"
TRAINING = "men-against-demand-trainers"
STEWARDS = "Door team"
STEWARD = "door@daybreak.example"  # nobody can use it before an administrator lets them
READERS = "Facilitators of the men’s programme"
KEPT_DAYS = 14

ASKS: dict[str, Any] = {
    "most_guests": 2,
    "asks_country": "required",
    "asks_organisation": "optional",
    "asks_role": "optional",
    "asks_press": True,
    "asks_legal_name": True,
    "questions": [
        {
            "type": "choice",
            "required": False,
            "words": {
                "en": {
                    "label": "How do you travel?",
                    "choices": ["By train", "By coach", "I live in Kolkata"],
                }
            },
        }
    ],
}

BANK = "Daybreak Coalition, Bank of Norvania, NO12 3456 7890 1234"
TICKETS: list[dict[str, Any]] = [
    {"kind": "free", "names": {"en": "Delegate of a member"}},
    {
        "kind": "paid",
        "names": {"en": "Guest, three days"},
        "price": Decimal(60),
        "currency": "EUR",
        "bank_details": BANK,
        "capacity": 6,
    },
    {
        "kind": "solidarity",
        "names": {"en": "Solidarity: pays for one delegate more"},
        "price": Decimal(90),
        "currency": "EUR",
        "bank_details": BANK,
    },
    {"kind": "code", "names": {"en": "With a code"}, "code": "sisters of the delta", "capacity": 20},
]
PLACES_OF_DAYS = 300
# By the number of the ticket above: of how many people, in turn.
CHOSEN = [0, 0, 1, 0, 1, 2, 0, 1, 0, 3]
PEOPLE = 32
ORGANISATIONS = [
    *("Collectif Teranga", "Lagos Lawyers for Dignity", "Bündnis Morgenrot", "Steppe House"),
    *("Mouvement Porte de Jour", "", "Ubuntu Way Out"),
]
ROLES = ["Director", "Case worker", "", "Survivor leader", "Lawyer"]
OUTLET = "Radio Delta"
APPLICANTS = ["Tom A.", "M.", "Yusuf", "Alfie F.", "Owen"]
# Who comes to the training, from where, and what they need.
TRAINERS: list[tuple[str, str, tuple[str, ...]]] = [
    ("Gareth Pike", "Quarry Bank Rugby Club", ()),
    ("Wilhelmina Adeyemi-Ferguson of the Northern Coaches", "Northern Coaches’ Association", ("step_free",)),
    ("Tariq Hussain", "Foremen’s Union, West Riding", ()),
    ("أحمد المصري", "Porters’ Hall", ()),
    ("Dougal MacInnes", "", ("hearing_loop",)),
    ("Sergeant Ola Brekke", "Armed forces", ()),
    ("Kofi Mensah", "Docklands Boxing", ()),
    ("Liam O’Hare", "Foremen’s Union, West Riding", ()),
    ("Bartosz Zieliński", "Builders for Dignity", ()),
    ("Yusuf Karim", "Porters’ Hall", ()),
    ("Ben Achterberg", "", ()),
    ("Sam Whitlock", "Quarry Bank Rugby Club", ()),
]
