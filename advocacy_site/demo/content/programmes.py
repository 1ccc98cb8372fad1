"""Events with a programme: round tables, a congress of three days, a tour of three towns, two cohorts.

Each part is `(day, from, until)` (days after the first), label, title, words, people. People are speaker or
seat, part, and talk. A stop also has its town and house.
"""

from typing import Any

SYMPOSIUM: dict[str, Any] = {
    "slug": "those-who-pay",
    "title": "Those who pay: where we stand, and what others have tried",
    "kind": "conference",
    "our_part": "organise",
    "summary": (
        "A morning in parliament. Seven years after the law, eight people who live with it, apply it or "
        "study it draw up an account: three round tables, and at the end one page for the ministers."
    ),
    "body": [
        (
            "paragraph",
            "<p>A law is seven years old when its first children learn to read. So we read: the judgments, "
            "the budgets, the letters that came back. Each round table ends with one sentence that all its "
            "speakers can sign.</p>",
        ),
    ],
    "ago": 24,
    "when": {"day": 31, "from": "09:00", "until": "13:30", "zone": "Europe/Paris"},
    "settings": {
        "access": "approved",
        "registration": "approval",
        "marked_full": True,
        "venue": "Maison des députés, salle des Ponts",
        "address": "12 quai des Tilleuls",
        "city": "Paris",
        "country": "FR",
    },
    "languages": ["en", "fr"],
    "entry_conditions": "An identity card is asked for at the door. It is not copied.",
    "access_information": (
        "<p>Step-free from the quay. Sign language in French. A quiet room beside the hall.</p>"
    ),
    "lines": [
        ("aubry", "Spokeswoman", "Mouvement Porte de Jour", "FR", "", "", "confirmed"),
        ("lemarchal", "Director", "Juristes pour l’Égalité", "FR", "", "", "confirmed"),
        ("kraft", "Psychotherapist", "Bündnis Morgenrot", "DE", "", "", "to_be_confirmed"),
        ("diouf", "Radio producer", "Collectif Teranga", "SN", "", "", "confirmed"),
        ("grassi", "Judge, retired", "Court of Appeal", "IT", "", "", "confirmed"),
        ("holm", "Gender adviser", "armed forces", "NO", "", "", "confirmed"),
        ("haddad", "Adviser on public budgets", "Office for Equal Rights", "LB", "", "", "confirmed"),
        ("nwosu", "Barrister", "Lagos Lawyers for Dignity", "NG", "", "", "confirmed"),
    ],
    "programme": [
        (
            (0, "09:00", "09:30"),
            "",
            "Welcome",
            "",
            [("The head of the delegation for equality", "chair", "")],
        ),
        (
            (0, "09:45", "10:50"),
            "Round table 1",
            "What is: the street, the screen, the hotel",
            "",
            [
                ("grassi", "chair", ""),
                ("aubry", "speaker", "Thursday nights, from 2007 to now"),
                ("diouf", "speaker", "What listeners tell a radio play"),
            ],
        ),
        (
            (0, "11:00", "12:05"),
            "Round table 2",
            "What others tried: three laws compared",
            "<p>Each speaker has seven minutes, and one chart.</p>",
            [
                ("diouf", "chair", ""),
                ("kraft", "speaker", "Seventeen years of legal brothels: a doctor’s account"),
                ("holm", "speaker", "A fine, a letter, a course"),
                ("haddad", "speaker", "The bill, line by line"),
            ],
        ),
        (
            (0, "12:15", "13:20"),
            "Round table 3",
            "What comes next: putting the law to work",
            "",
            [
                ("aubry", "chair", ""),
                ("lemarchal", "speaker", "Four missing decrees"),
                ("grassi", "speaker", "What a judge needs to read on a Monday"),
                ("nwosu", "speaker", "Convicting the recruiter first"),
            ],
        ),
        ((0, "13:20", "13:30"), "", "One page for the ministers", "", []),
    ],
    "partners": [
        ("Juristes pour l’Égalité", "Co-hosts"),
        ("Mouvement Porte de Jour", "Co-hosts"),
        ("Delegation for Equality of the Assembly", "Under the patronage of"),
    ],
    "documents": [("agenda", "")],
    "campaign": "ask-the-buyer",
}

CONGRESS: dict[str, Any] = {
    "slug": "fourth-congress",
    "title": "Fourth congress of the coalition",
    "kind": "congress",
    "our_part": "organise",
    "summary": "Every third year all members meet. Three days, two halls, one vote on the last afternoon.",
    "body": [("image", {"image": "horizon", "alt_text": "Rings of violet light over a dark horizon."})],
    "ago": 50,
    "when": {"day": 96, "from": "09:00", "until": "17:00", "zone": "Asia/Kolkata", "days": 2},
    "settings": {
        "mode": "both",
        "access": "registered",
        "registration": "open",
        "capacity": 400,
        "venue": "Ganges Convention House",
        "city": "Kolkata",
        "country": "IN",
    },
    "languages": ["en", "fr", "es", "ar", "hi", "bn"],
    "lines": [
        ("sen", "Head of school", "Kolkata Night School", "IN", "", "", "confirmed"),
        ("dlamini", "Founder", "Ubuntu Exit Network", "ZA", "Survivor", "", "confirmed"),
        ("boateng", "Director", "Sankofa Exit Fund", "GH", "", "", "confirmed"),
    ],
    "programme": [
        ((0, "09:00", "10:30"), "", "Opening, with the evening class", "", [("sen", "chair", "")]),
        ((0, "11:00", "13:00"), "Hall A", "Law: the next ten bills", "", []),
        (
            (0, "11:00", "13:00"),
            "Hall B",
            "Money: the first three months’ rent",
            "",
            [("boateng", "speaker", "")],
        ),
        (
            (1, "09:00", "12:00"),
            "",
            "Survivors’ assembly",
            "<p>For members of survivor councils only.</p>",
            [("dlamini", "chair", "")],
        ),
        (
            (1, "14:00", "17:00"),
            "Hall A",
            "Online: platforms that answer letters, and those that don’t",
            "",
            [],
        ),
        ((2, "09:00", "12:00"), "", "What we take home", "", []),
        ((2, "14:00", "15:30"), "", "The vote", "", []),
    ],
    "partners": [
        ("Kolkata Night School", "Hosted by"),
        ("Nayi Subah Trust", "Hosted by"),
    ],
}

TOUR: dict[str, Any] = {
    "slug": "three-towns-one-bill",
    "title": "Three towns, one bill",
    "kind": "tour",
    "our_part": "co_sponsor",
    "summary": "Before the senate votes, three councils hear what the bill would change in their own street.",
    "ago": 15,
    "when": {
        "day": 10,
        "from": "09:00",
        "until": "21:00",
        "zone": "America/Argentina/Buenos_Aires",
        "days": 3,
    },
    "settings": {"days_only": True},
    "languages": ["es"],
    "lines": [("arce", "Baker and lobbyist", "Las del Alba", "AR", "Survivor", "", "confirmed")],
    "programme": [
        (
            (0, "18:00", "20:00"),
            {"city": "Rosario", "country": "AR", "venue": "Biblioteca del Puerto"},
            "An evening with the town council",
            "<p>Bread from the cooperative, questions from the public gallery.</p>",
            [],
        ),
        (
            (1, "11:00", "13:00"),
            {"city": "Córdoba", "country": "AR", "venue": "Aula Magna, law school"},
            "Seminar with future judges",
            "",
            [],
        ),
        (
            (3, "10:00", "12:30"),
            {"city": "Salta", "country": "AR", "venue": "Plaza de las Carretas"},
            "An open lesson in the square",
            "<p>Rain or shine: there is an awning.</p>",
            [],
        ),
    ],
    "partners": [("Las del Alba", "Organised by")],
    "campaign": "doors-open",
}

COHORTS: dict[str, Any] = {
    "slug": "twelve-evenings",
    "title": "Twelve evenings: a programme for men who have paid",
    "kind": "programme",
    "our_part": "organise",
    "summary": "Two groups a year, twelve evenings each, with two facilitators and no audience.",
    "body": [
        (
            "paragraph",
            "<p>Nobody comes because he is proud of himself. Most come because somebody asked a question "
            "that they could not answer. We do not shame and we do not excuse; we ask on.</p>",
        ),
    ],
    "ago": 28,
    "when": {"day": 26, "from": "18:30", "until": "21:00", "zone": "Australia/Sydney", "days": 238},
    "settings": {
        "days_only": True,
        "mode": "both",
        "access": "approved",
        "registration": "approval",
        "city": "Sydney",
        "country": "AU",
        "capacity": 20,
    },
    "languages": ["en"],
    "lines": [],
    "programme": [
        (
            (0, "18:30", "21:00"),
            "Cohort 1",
            "First evening of the first cohort, in the room",
            "<p>Ten places. The address comes with the answer to your application.</p>",
            [("Two facilitators", "chair", "")],
        ),
        (
            (161, "18:30", "21:00"),
            "Cohort 2",
            "First evening of the second cohort, online",
            "<p>Ten places. Cameras on, names as you choose.</p>",
            [("Two facilitators", "chair", "")],
        ),
    ],
    "audience": "men",
}
