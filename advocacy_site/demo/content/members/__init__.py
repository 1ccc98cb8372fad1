"""The 33 members: every organisation, person and place behind a door is invented.

What a member writes is a dict of the fields of `MemberPage`, and besides: `services` and `languages` (keys
and codes, in the order of the page), `website` (label and address), `helplines` (names), `discreet`, and
`logo` (one of the motifs that `builders/logos.py` draws).
"""

from typing import Any

from . import africa, americas, asia_pacific, europe_north, europe_south, middle_east

DIRECTORY = {
    "title": "Members",
    "intro": (
        "Night shelters, law desks, a bakery, a school in a lane. Each member decides for itself "
        "what it does. What we share is the direction."
    ),
    "listing_summary": "The organisations of the coalition, by region and country, with a map.",
}

SERVICES = {
    "shelter": "Shelter",
    "leaving": "Help with leaving",
    "law": "Legal advice",
    "health": "Health",
    "work": "Training and work",
    "prevention": "Prevention",
    "men": "Working with men",
    "research": "Research",
    "online": "Abuse online",
    "survivors": "Led by survivors",
}

# Where ISO's words are not those that people use.
COUNTRY_LABELS = {"GB": "United Kingdom", "US": "United States"}

MEMBERS: list[dict[str, Any]] = [
    *africa.MEMBERS,
    *middle_east.MEMBERS,
    *americas.MEMBERS,
    *asia_pacific.MEMBERS,
    *europe_north.MEMBERS,
    *europe_south.MEMBERS,
]
