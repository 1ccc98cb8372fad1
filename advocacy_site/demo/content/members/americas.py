"""Members in North, Central and South America."""

from typing import Any

MEMBERS: list[dict[str, Any]] = [
    {
        "slug": "las-del-horno-temprano",
        "title": "Las del Horno Temprano",
        "country": "AR",
        "cities": "Rosario",
        "founded": "2008",
        "member_since": "2012",
        "summary": "A bakery that its workers own, a school and a law desk, all in one yard.",
        "services": ["survivors", "work", "law"],
        "languages": ["es", "gn"],
        "website": ("Website, in Spanish", "https://horno-temprano.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>The oven is lit at three, the hour at which its first bakers used to be awake anyway. "
                "Thirty-one women own it. The bread pays for the school; the school sends its graduates to "
                "the law desk, some of them as clerks.</p>",
            ),
        ],
        "donate_url": "https://horno-temprano.example/pan",
        "logo": "steps",
    },
    {
        "slug": "farol-da-estrada",
        "title": "Farol da Estrada",
        "country": "BR",
        "cities": "Ilhéus and Vitória",
        "founded": "2013",
        "member_since": "2016",
        "summary": "Works with drivers, porters and hotel staff along the coast road.",
        "services": ["prevention", "men"],
        "languages": ["pt"],
        "website": ("Website, in Portuguese", "https://farol-da-estrada.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Who drives at night sees who is driven at night. Two thousand drivers have taken the "
                "course, which lasts as long as a tyre change and is given where tyres are changed.</p>",
            ),
        ],
    },
    {
        "slug": "seven-rivers-law-circle",
        "title": "Seven Rivers Sisters’ Law Circle",
        "country": "CA",
        "cities": "Thunder Bay and Saskatoon",
        "founded": "2006",
        "member_since": "2012",
        "summary": "Law by Indigenous women, for Indigenous women, with an elder at every table.",
        "services": ["law", "survivors"],
        "languages": ["en", "fr"],
        "website": ("Website", "https://seven-rivers.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>The circle reads each bill on the sale of people aloud, in a hall, with those it is "
                "about. What they say goes to the committee word by word, with the names left out and the "
                "anger left in.</p>",
            ),
        ],
    },
    {
        "slug": "observatoire-qui-paie",
        "title": "Observatoire Qui Paie",
        "country": "CA",
        "cities": "Rimouski",
        "founded": "2018",
        "member_since": "2020",
        "summary": "Measures who pays, how often, and what makes him stop.",
        "services": ["research", "men"],
        "languages": ["fr", "en"],
        "website": ("Website, in French and English", "https://qui-paie.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Every two years the same hundred questions go to five thousand men. The answers are "
                "published with the questions, the refusals and the mistakes, so that anybody can count "
                "again.</p>",
            ),
        ],
    },
    {
        "slug": "fundacion-llave-propia",
        "title": "Fundación Llave Propia",
        "country": "CO",
        "cities": "Cali and Medellín",
        "founded": "2011",
        "member_since": "2013",
        "summary": "A flat of one’s own first, children welcome; everything else later.",
        "services": ["shelter", "work"],
        "languages": ["es"],
        "website": ("Website, in Spanish", "https://llave-propia.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>No dormitory, no curfew, no good behaviour to be shown first. The contract is in the "
                "tenant’s name and the foundation pays the first year. Of every ten who moved in, eight "
                "still live there, and pay for it themselves.</p>",
            ),
        ],
        "donate_url": "https://llave-propia.example/dar",
    },
    {
        "slug": "red-luna-caminante",
        "title": "Red Luna Caminante",
        "country": "MX",
        "cities": "Tapachula and Comitán",
        "founded": "2014",
        "member_since": "2016",
        "summary": "Walks with women on the southern border, by day and by night.",
        "services": ["leaving", "health", "prevention"],
        "languages": ["es", "ht", "en"],
        "website": ("Website, in Spanish", "https://luna-caminante.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Pairs in yellow waistcoats walk the eleven kilometres between the river and the bus "
                "station. They carry water, plasters, and a list of who offers what kind of work along the "
                "road, and which of it is none.</p>",
            ),
        ],
    },
    {
        "slug": "unwritten-record-project",
        "title": "The Unwritten Record Project",
        "country": "US",
        "cities": "Baltimore and Tucson",
        "founded": "2012",
        "member_since": "2014",
        "summary": "Clears the convictions of people who were sold.",
        "services": ["law", "work"],
        "languages": ["en", "es"],
        "website": ("Website", "https://unwritten-record.example/"),
        "helplines": ["Night Desk"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>An arrest at nineteen still closes the door of a nursing school at forty. The project "
                "files the petition, goes to the hearing, and then writes to each company that sells "
                "records, until the old page is gone from all of them.</p>",
            ),
        ],
        "contact_name": "Intake desk",
        "contact_phone": "+1 410 555 0126",
    },
]
