"""Members in Asia and Oceania."""

from typing import Any

MEMBERS: list[dict[str, Any]] = [
    {
        "slug": "lamplight-lane-school",
        "title": "Lamplight Lane School",
        "country": "IN",
        "cities": "Kolkata",
        "founded": "2007",
        "member_since": "2013",
        "summary": "Evening classes for daughters in the lanes of the old city.",
        "services": ["prevention", "work"],
        "languages": ["bn", "hi", "en"],
        "website": ("Website", "https://lamplight-lane.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>School begins at six in the evening, when a room at home is needed for other things. "
                "There is supper, a desk, a locker with a key, and a bed for those whose mother asks for "
                "one. Two hundred and twelve girls have finished the tenth class.</p>",
            ),
        ],
        "volunteer_url": "https://lamplight-lane.example/teach",
    },
    {
        "slug": "bhor-ki-dehleez",
        "title": "Bhor ki Dehleez",
        "own_name": "भोर की दहलीज़",
        "own_language": "hi",
        "country": "IN",
        "cities": "Patna and Muzaffarpur",
        "founded": "2010",
        "member_since": "2014",
        "summary": "A raid is a day. Coming home is ten years. They do the ten years.",
        "services": ["leaving", "law", "work"],
        "languages": ["hi", "ur", "ne", "bn"],
        "website": ("Website, in Hindi and English", "https://bhor-ki-dehleez.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>The name means threshold of dawn. Teams of two, one of whom has come home herself, "
                "visit each family every month for as long as it takes: the ration card, the village "
                "council, the cousin who made the call.</p>",
            ),
            (
                "quote",
                {
                    "text": "They counted the women they took out. Nobody counted the ones who stayed out.",
                    "attribution": "A field worker in Bihar",
                },
            ),
        ],
        "donate_url": "https://bhor-ki-dehleez.example/give",
        "logo": "hill",
    },
    {
        "slug": "bantay-agos",
        "title": "Bantay Agos",
        "country": "PH",
        "cities": "Cebu City and Iligan",
        "founded": "2016",
        "member_since": "2018",
        "summary": "Finds abuse that is streamed, and follows the payments behind it.",
        "services": ["online", "law", "health"],
        "languages": ["ceb", "fil", "en"],
        "website": ("Website", "https://bantay-agos.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>A stream leaves no film, but it leaves a payment: small, round, at night, always to the "
                "same village. Two former bank clerks taught the pattern to eleven remittance companies. "
                "The children are met by a nurse and never by a camera.</p>",
            ),
        ],
    },
    {
        "slug": "southern-lamp-alliance",
        "title": "Southern Lamp Alliance",
        "country": "AU",
        "cities": "Sydney, Darwin and Hobart",
        "founded": "2005",
        "member_since": "2012",
        "summary": "A telephone, nine flats, and survivors’ evidence in every state inquiry.",
        "services": ["shelter", "law", "survivors"],
        "languages": ["en", "th", "vi", "zh"],
        "website": ("Website", "https://southern-lamp.example/"),
        "helplines": ["The Lamp"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>The alliance runs The Lamp, which answers in four languages, and a fund that pays "
                "witnesses for the days on which they give evidence. Since it exists, twice as many have "
                "spoken.</p>",
            ),
        ],
        "contact_name": "Policy desk",
        "contact_email": "policy@southern-lamp.example",
    },
]
