"""The calendar: events of one day, in every state. The long programmes are in `programmes`.

`when`: days from today (on a weekend, the Monday after), hours on the clocks of `zone`, and how many days
later it ends. `ago`: how many days ago the page was published. `lines`: speaker or a seat, role,
organisation, country, own label, talk, state.
"""

from typing import Any

EVENT_INDEX = {
    "title": "Events",
    "intro": (
        "Round tables, classes, marches and quiet evenings. Hours are told on the clocks of the place, and "
        "you never have to use your own name."
    ),
}

SIDE_EVENT: dict[str, Any] = {
    "slug": "after-the-buyer",
    "title": "After the buyer: what ended demand where it ended",
    "kind": "side_event",
    "our_part": "co_sponsor",
    "parallel_to": "the spring session of the forty ministers",
    "summary": (
        "Three governments that turned their laws round sit beside those who had asked them to. Eleven "
        "voices, two hours, four languages, and questions in writing without a name."
    ),
    "body": [
        ("heading", "Why now"),
        (
            "paragraph",
            "<p>The ministers decide this week whether their next plan will count buyers. We ask those who "
            "have counted for years how they did it, what it cost, and what they would do sooner.</p>",
        ),
        ("subheading", "How it works"),
        (
            "paragraph",
            "<ul><li>Choose your language when you come in; you can change it at any time.</li>"
            "<li>Send questions in writing. A moderator reads them out without names.</li>"
            "<li>Nobody is recorded who has not agreed to it.</li></ul>",
        ),
    ],
    "ago": 9,
    "when": {"day": 23, "from": "12:00", "until": "14:00", "zone": "Europe/Paris"},
    "settings": {
        "mode": "online",
        "access": "registered",
        "registration": "external",
        "external_url": "https://webinar.example/register/after-the-buyer",
        "online_url": "https://webinar.example/room/after-the-buyer",
    },
    "languages": ["en", "fr", "es", "ar"],
    "entry_conditions": "Only those who registered receive the link, an hour before.",
    "access_information": "<p>Captions in all four languages. A version with sound only for slow lines.</p>",
    "lines": [
        ("lindqvist", "Ambassador-at-large", "Government of Norvania", "", "", "", "confirmed"),
        ("ganbold", "Founder", "Steppe House", "MN", "Survivor", "", "confirmed"),
        ("urboniene", "Former chair", "Committee on Equal Standing", "LT", "", "", "confirmed"),
        ("haddad", "Adviser on public budgets", "Office for Equal Rights", "LB", "", "", "confirmed"),
        ("melnychenko", "Adviser on borders", "Forum for Regional Safety", "UA", "", "", "confirmed"),
        ("mira", "Member of the survivor council", "", "", "Survivor", "", "confirmed"),
        ("sabatier", "Ambassador for human rights", "Government of San Marcial", "", "", "", "confirmed"),
        ("", "", "Government of the Lethe Islands", "", "", "", "to_be_confirmed"),
        ("dlamini", "Founder", "Ubuntu Exit Network", "ZA", "Survivor", "", "confirmed"),
        ("delgado", "Head of payments risk", "Meridian Card Network", "US", "", "", "confirmed"),
        ("nwosu", "Barrister, in the chair", "Lagos Lawyers for Dignity", "NG", "", "", "confirmed"),
    ],
    "seat": "A representative of the Lethe Islands",
    "partners": [
        ("Daybreak Coalition", "Co-hosts"),
        ("Steppe House", "Co-hosts"),
        ("Norvania", "Co-sponsors"),
        ("San Marcial", "Co-sponsors"),
        ("The Lethe Islands", "Co-sponsors"),
        ("Office for Equal Rights", "In cooperation with"),
        ("Forum for Regional Safety", "In cooperation with"),
    ],
    "documents": [("concept", "Concept note, English and French")],
    "campaign": "ask-the-buyer",
}

SHORT_EVENTS: list[dict[str, Any]] = [
    {
        "slug": "buyer-law-in-ninety-minutes",
        "title": "How to read a buyer law in ninety minutes",
        "kind": "webinar",
        "our_part": "organise",
        "summary": "A class for staff of parliaments and for journalists: five articles, five traps.",
        "body": [
            (
                "paragraph",
                "<p>Bring the text of your own country. We read it together, aloud, article by article.</p>",
            )
        ],
        "ago": 75,
        "when": {"day": -46, "from": "16:00", "until": "17:30", "zone": "Europe/Dublin"},
        "settings": {"mode": "online", "online_url": "https://webinar.example/room/ninety-minutes"},
        "languages": ["en", "fr"],
        "lines": [("byrne", "Nurse and researcher", "Lámh Ard", "IE", "", "Five traps", "confirmed")],
        "recording_url": "https://video.example/watch/ninety-minutes",
        "transcript": (
            "<p><b>Fiona Byrne-Adeyemi:</b> Good evening. Please open the law at the word “knowingly”. "
            "It is where most cases end.</p><p><b>A participant:</b> Ours has no such word.</p>"
            "<p><b>Fiona Byrne-Adeyemi:</b> Then yours is the better law. Keep it so.</p>"
        ),
        "report": (
            "<p>One hundred and twelve people read along in nineteen countries. Three parliaments asked for "
            "the class in their own building.</p>"
        ),
        "documents": [("nurses", "What the nurses saw, summary")],
        "campaign": "ask-the-buyer",
    },
    {
        "slug": "men-against-demand-trainers",
        "title": "Trainers’ days: men who talk to men",
        "kind": "training",
        "our_part": "organise",
        "summary": (
            "Three days for coaches, foremen and sergeants who will hold the first conversation at home."
        ),
        "ago": 60,
        "when": {
            "day": -1,
            "from": "09:30",
            "until": "16:00",
            "zone": "Europe/London",
            "days": 2,
            "exact": True,
        },
        "settings": {
            "access": "approved",
            "registration": "approval",
            "venue": "The Drill Hall",
            "address": "14 Quarry Bank",
            "city": "Leeds",
            "country": "GB",
            "capacity": 24,
            "marked_full": True,
        },
        "languages": ["en"],
        "lines": [
            ("whitcombe", "Coach", "Men Against Demand", "GB", "", "The first ten minutes", "confirmed"),
            ("holm", "Gender adviser", "armed forces", "NO", "", "What conscripts ask", "confirmed"),
        ],
        "access_information": "<p>Lift to every floor. Lunch and travel are paid.</p>",
        "audience": "men",
    },
    {
        "slug": "briefing-on-the-count",
        "title": "Press conference: the new count",
        "kind": "press_conference",
        "our_part": "organise",
        "summary": "The figures come out later than planned: one country’s answers are being checked again.",
        "ago": 12,
        "when": {"day": 6, "from": "11:00", "until": "12:00", "zone": "Europe/Bucharest"},
        "settings": {
            "status": "cancelled",
            "mode": "both",
            "venue": "House of the Press, hall 2",
            "city": "Bucharest",
            "country": "RO",
        },
        "languages": ["en", "fr"],
        "lines": [("turcanu", "Deputy speaker", "a parliament", "RO", "", "", "confirmed")],
        "campaign": "doors-open",
    },
    {
        "slug": "hearing-on-card-payments",
        "title": "Hearing: who lets the money through",
        "kind": "hearing",
        "our_part": "speak",
        "summary": "A committee of senators asks banks and card networks. The date moves with the session.",
        "ago": 20,
        "when": {"day": 44, "from": "09:30", "until": "12:00", "zone": "America/Toronto"},
        "settings": {
            "status": "postponed",
            "venue": "Senate annex, room 12",
            "city": "Ottawa",
            "country": "CA",
        },
        "languages": ["en", "fr"],
        "lines": [("delgado", "Head of payments risk", "Meridian Card Network", "US", "", "", "confirmed")],
        "entry_conditions": "A photo identity card at the door; bags are searched.",
    },
    {
        "slug": "how-card-networks-say-no",
        "member": "unwritten-record-project",
        "title": "How card networks say no",
        "kind": "conference",
        "our_part": "organise",
        "summary": (
            "Three banks, two regulators and one survivor. Storm warnings moved us from the harbour to a "
            "screen."
        ),
        "ago": 33,
        "when": {"day": 17, "from": "10:00", "until": "15:30", "zone": "America/New_York"},
        "settings": {
            "status": "moved_online",
            "mode": "on_site",
            "online_url": "https://webinar.example/room/say-no",
            "venue": "Pier House",
            "city": "Boston",
            "country": "US",
        },
        "languages": ["en", "es"],
        "lines": [
            (
                "delgado",
                "Head of payments risk",
                "Meridian Card Network",
                "US",
                "",
                "A refusal, minute by minute",
                "confirmed",
            ),
            ("arce", "Baker", "Las del Alba", "AR", "Survivor", "What a frozen account did", "confirmed"),
            ("haddad", "Adviser on public budgets", "Office for Equal Rights", "LB", "", "", "withdrawn"),
        ],
        "campaign": "ask-the-buyer",
    },
    {
        "slug": "two-laws-twenty-years",
        "title": "Two laws, twenty years",
        "kind": "conference",
        "our_part": "attend",
        "summary": "Researchers from nine countries laid their numbers side by side for the first time.",
        "ago": 240,
        "when": {"day": -198, "from": "09:00", "until": "17:00", "zone": "Europe/Stockholm", "days": 1},
        "settings": {"venue": "Folkets aula", "city": "Stockholm", "country": "SE"},
        "languages": ["en"],
        "lines": [("kraft", "Psychotherapist", "", "DE", "", "What stays", "confirmed")],
        "report": (
            "<p>Nobody had expected to agree. By the second evening there was one page with three sentences, "
            "and nine signatures below it.</p>"
        ),
        "documents": [("minutes", "")],
    },
    {
        "slug": "walk-to-the-bridge",
        "member": "red-luna-caminante",
        "title": "Walk to the bridge",
        "kind": "march",
        "our_part": "attend",
        "summary": "Eleven kilometres along the river, with drums, water and a bus for those who tire.",
        "ago": 130,
        "when": {"day": -88, "from": "08:00", "until": "13:00", "zone": "America/Mexico_City"},
        "settings": {"venue": "Town hall steps", "city": "Tapachula", "country": "MX"},
        "languages": ["es"],
        "lines": [],
        "report": "<p>Some nine hundred people came. The mayor walked the last kilometre and signed.</p>",
        "campaign": "doors-open",
    },
]
