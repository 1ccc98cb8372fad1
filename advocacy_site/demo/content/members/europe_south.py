"""Members in the south and the east of Europe."""

from typing import Any

MEMBERS: list[dict[str, Any]] = [
    {
        "slug": "mouvement-porte-de-jour",
        "title": "Mouvement Porte de Jour",
        "country": "FR",
        "cities": "Lyon, Lille and Toulouse",
        "founded": "1974",
        "member_since": "2012",
        "summary": "Thirty-one local teams, each with a seat where ways out are decided.",
        "services": ["leaving", "prevention", "law"],
        "languages": ["fr", "en", "ro", "ar"],
        "website": ("Website, in French", "https://porte-de-jour.example/"),
        "helplines": ["Allô Matin", "Proches"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Volunteers meet people at the kerb, in flats and at the prefecture, and go with them "
                "through the whole of the procedure: allowance, permit, room, course. In schools they ask "
                "one question, and leave the answer to the class.</p>",
            ),
        ],
        "volunteer_url": "https://porte-de-jour.example/benevoles",
    },
    {
        "slug": "juristes-du-matin",
        "title": "Juristes du matin",
        "country": "FR",
        "cities": "Strasbourg",
        "founded": "2014",
        "member_since": "2015",
        "summary": "Writes the amendments that members take to their parliaments.",
        "services": ["law", "research"],
        "languages": ["fr", "de", "en"],
        "website": ("Website, in French", "https://juristes-du-matin.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>They meet at seven, before their own courts open. Fifteen drafts for nine countries lie "
                "on their shelf, each with a budget, because a law without one is a speech.</p>",
            ),
        ],
    },
    {
        "slug": "nove-finestre",
        "title": "Nove Finestre",
        "country": "IT",
        "cities": "Turin",
        "founded": "2009",
        "member_since": "2013",
        "summary": "Nine flats with plain doors and good locks.",
        "services": ["shelter", "work"],
        "languages": ["it", "en", "sq", "pcm"],
        "website": ("Website, in Italian", "https://nove-finestre.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Each flat has a tenant, a neighbour who knows, and a spare key with a notary. Whoever "
                "moves out paints the window frame in a colour of her choice.</p>",
            ),
        ],
        "donate_url": "https://nove-finestre.example/dona",
    },
    {
        "slug": "fundacja-jasny-prog",
        "title": "Fundacja Jasny Próg",
        "country": "PL",
        "cities": "Poznań and Rzeszów",
        "founded": "2012",
        "member_since": "2014",
        "summary": "Advice in Polish, Ukrainian and Vietnamese, at stations and by telephone.",
        "services": ["leaving", "law", "prevention"],
        "languages": ["pl", "uk", "vi", "ru"],
        "website": ("Website, in Polish", "https://jasny-prog.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Two stands at two stations, open from the first train to the last. A traveller can sit "
                "down, charge a telephone, and have an offer of work read by somebody who has seen a "
                "thousand of them.</p>",
            ),
        ],
    },
    {
        "slug": "asociatia-prag-de-lumina",
        "title": "Asociația Prag de Lumină",
        "country": "RO",
        "cities": "Iași and Bacău",
        "founded": "2013",
        "member_since": "2015",
        "summary": "Stops recruiting where it starts: in the last year of school.",
        "services": ["prevention", "work"],
        "languages": ["ro", "rom", "en"],
        "website": ("Website, in Romanian", "https://prag-de-lumina.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>The game is called “The Cousin from Abroad”. Pupils play the cousin, and learn within "
                "an hour how well they can lie for money. After that they recognise him.</p>",
            ),
        ],
    },
    {
        "slug": "plataforma-hora-temprana",
        "title": "Plataforma Hora Temprana",
        "country": "ES",
        "cities": "Madrid",
        "founded": "2017",
        "member_since": "2018",
        "summary": "Fifty-four groups, one draft of a law, no lobbyist.",
        "services": ["law"],
        "languages": ["es", "ca", "gl", "eu"],
        "website": ("Website, in Spanish", "https://hora-temprana.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Fifty-four groups that agree on little else agree on nineteen articles. Each sends one "
                "person to parliament every Wednesday, on a rota that hangs in the kitchen.</p>",
            ),
        ],
    },
    {
        "slug": "hilos-de-salida",
        "title": "Hilos de Salida",
        "country": "ES",
        "cities": "Granada",
        "founded": "2016",
        "member_since": "2019",
        "summary": "A weaving workshop that became a company, and belongs to its weavers.",
        "services": ["survivors", "work"],
        "languages": ["es", "ro", "pt"],
        "website": ("Website, in Spanish", "https://hilos-de-salida.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Eleven looms, full contracts, and a day a week that is paid and has no work in it: for "
                "the doctor, the court and the school run. Their blankets carry no story on the label.</p>",
            ),
        ],
        "donate_url": "https://hilos-de-salida.example/telar",
    },
    {
        "slug": "stezhka-do-svitanku",
        "title": "Stezhka do Svitanku",
        "country": "UA",
        "founded": "2014",
        "member_since": "2016",
        "discreet": True,
        "summary": "Safe ways for women who cross borders in a time of war.",
        "services": ["leaving", "shelter", "prevention"],
        "languages": ["uk", "ru", "pl", "en"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Drivers who are known, flats that were seen, a password for each journey. While the war "
                "lasts, this page names no person and no place. To reach them, write to our secretariat.</p>",
            ),
        ],
    },
]
