"""Members south of the Sahara."""

from typing import Any

MEMBERS: list[dict[str, Any]] = [
    {
        "slug": "sankofa-exit-fund",
        "title": "Sankofa Exit Fund",
        "country": "GH",
        "cities": "Kumasi and Accra",
        "founded": "2015",
        "member_since": "2017",
        "summary": "Grants that buy the first three months: rent, a doctor, a door key.",
        "services": ["leaving", "work"],
        "languages": ["en", "ha", "ff"],
        "website": ("Website", "https://sankofa-exit.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Somebody who leaves on a Tuesday needs money by Friday. The fund decides within two "
                "days, on one page of paper, and pays the landlord, the clinic and the locksmith itself.</p>"
                "<p>Nobody has to pay it back. About half of those who were helped have since put "
                "something into the box by the door.</p>",
            ),
        ],
        "donate_url": "https://sankofa-exit.example/give",
    },
    {
        "slug": "pwani-girls-watch",
        "title": "Pwani Girls’ Watch",
        "country": "KE",
        "cities": "Mombasa and Malindi",
        "founded": "2012",
        "member_since": "2014",
        "summary": "Coast clubs where girls draw the map of hotels that ask no questions.",
        "services": ["prevention", "research"],
        "languages": ["sw", "en"],
        "website": ("Website", "https://pwani-watch.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Forty clubs meet after school between the ferry and the lighthouse. They note which "
                "guest houses let in a man of fifty with a girl of fourteen, and take the list to the "
                "county licence office every quarter.</p><p>Nineteen guest houses have changed their rules "
                "since; three have lost their licence.</p>",
            ),
        ],
        "volunteer_url": "https://pwani-watch.example/clubs",
    },
    {
        "slug": "edo-homeward",
        "title": "Edo Homeward",
        "country": "NG",
        "cities": "Benin City",
        "founded": "2009",
        "member_since": "2012",
        "summary": "Meets women who come back at the airport, and stays beside them for two years.",
        "services": ["leaving", "health", "work"],
        "languages": ["en", "pcm", "yo"],
        "website": ("Website", "https://edo-homeward.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Most programmes for women who return end with a sewing machine and a photograph. Here "
                "nobody is photographed, and the work starts where the photograph would have ended: with "
                "the debt, the mother, the landlord and the sleepless nights.</p>",
            ),
            (
                "quote",
                {
                    "text": "The plane lands in six hours. The landing takes two years.",
                    "attribution": "A case worker",
                },
            ),
        ],
        "needs_url": "https://edo-homeward.example/needs",
    },
    {
        "slug": "third-bridge-law-desk",
        "title": "Third Bridge Law Desk",
        "country": "NG",
        "cities": "Lagos",
        "founded": "2016",
        "member_since": "2018-06",
        "summary": "Takes recruiters to court, and sits next to the witness until the last day.",
        "services": ["law"],
        "languages": ["en", "yo", "ig", "ha"],
        "website": ("Website", "https://third-bridge.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Six lawyers work for nothing one day a week. They bring the case against whoever paid "
                "for the ticket, and ask for the house that the money built. A witness is never called "
                "unless she has said yes three times, in three different weeks.</p>",
            ),
        ],
    },
    {
        "slug": "collectif-ndank-ndank",
        "title": "Collectif Ndank-Ndank",
        "country": "SN",
        "cities": "Dakar, Mbour and Ziguinchor",
        "founded": "2010",
        "member_since": "2013",
        "summary": "Radio plays and law in the street, in Wolof, Fula and French.",
        "services": ["prevention", "law"],
        "languages": ["wo", "ff", "fr"],
        "website": ("Website, in French", "https://ndank-ndank.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>The name means “little by little”. Each Thursday a play of nine minutes runs on "
                "fourteen stations; it stops before the end, and listeners ring in to say what the uncle "
                "should have done. On Saturdays a lawyer with a folding table sits at the bus station.</p>",
            ),
        ],
    },
    {
        "slug": "vuka-exit-network",
        "title": "Vuka Exit Network",
        "country": "ZA",
        "cities": "Durban, Gqeberha and Cape Town",
        "founded": "2014",
        "member_since": "2015",
        "summary": "Survivors who answer the telephone, because they once rang it.",
        "services": ["survivors", "leaving", "health"],
        "languages": ["zu", "xh", "af", "en"],
        "website": ("Website", "https://vuka-exit.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Everybody on the board, on the night shift and behind the desk has left the trade. The "
                "network trains nurses, and pays its trainers what consultants are paid.</p>",
            ),
        ],
        "contact_name": "Speakers’ desk",
        "contact_email": "speakers@vuka-exit.example",
        "donate_url": "https://vuka-exit.example/give",
    },
]
