"""Members in the Middle East and North Africa."""

from typing import Any

MEMBERS: list[dict[str, Any]] = [
    {
        "slug": "dar-el-fajr",
        "title": "Dar el Fajr",
        "own_name": "دار الفجر",
        "own_language": "ar",
        "country": "MA",
        "cities": "Tangier and Agadir",
        "founded": "2011-05",
        "member_since": "2013",
        "summary": (
            "A night shelter and a legal desk in two ports. The name means house of dawn. "
            "The door has no sign, and it opens at any hour."
        ),
        "services": ["shelter", "law", "health"],
        "languages": ["ar", "ary", "zgh", "fr", "wo"],
        "website": ("Website, in Arabic and French", "https://dar-el-fajr.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Salma Bennis rented two rooms above a pharmacy and told nobody but the night nurses. "
                "Within a week nine women slept there. Today the house has forty-six beds in two cities, "
                "four lawyers, and one rule for the first night: nobody is asked why.</p>"
                "<p>The legal desk takes about three hundred cases a year. Most are about papers: a birth "
                "certificate for a child, a permit for a woman who was brought over the border, a record "
                "that must be wiped.</p>",
            ),
            (
                "quote",
                {
                    "text": "We do not rescue. We keep the light on, and the kettle.",
                    "attribution": "Salma Bennis",
                    "detail": "Founder of the house",
                },
            ),
            ("heading", "What they need"),
            (
                "paragraph",
                "<ul><li>Volunteers for the night who speak Arabic, Tamazight, French or Wolof. The "
                "training takes six weekends.</li><li>Three hundred and forty sponsored nights a month, "
                "at twelve euros each.</li></ul>",
            ),
        ],
        "contact_name": "Karim Idrissi",
        "contact_role": "Press officer",
        "contact_email": "press@dar-el-fajr.example",
        "donate_url": "https://dar-el-fajr.example/give",
        "volunteer_url": "https://dar-el-fajr.example/nights",
        "needs_url": "https://dar-el-fajr.example/needs",
        "logo": "door",
    },
    {
        "slug": "beit-el-qandil",
        "title": "Beit el Qandil",
        "country": "LB",
        "founded": "2017",
        "member_since": "2019",
        "discreet": True,
        "summary": "Stands by domestic workers who are held without papers.",
        "services": ["leaving", "law", "health"],
        "languages": ["ar", "fr", "am", "tl", "si"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>They answer by text message, send a taxi, and know which office opens at seven. For the "
                "safety of those who work there and of those who call, this page names no person and no "
                "place. To reach them, write to our secretariat.</p>",
            ),
        ],
    },
]
