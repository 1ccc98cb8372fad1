"""Members in the north and the west of Europe."""

from typing import Any

MEMBERS: list[dict[str, Any]] = [
    {
        "slug": "buendnis-fruehlicht",
        "title": "Bündnis Frühlicht",
        "country": "DE",
        "cities": "Leipzig and Duisburg",
        "founded": "2013",
        "member_since": "2014",
        "summary": "Counts what a legal brothel costs the women inside it.",
        "services": ["research", "health", "leaving"],
        "languages": ["de", "ro", "bg", "hu"],
        "website": ("Website, in German", "https://buendnis-fruehlicht.example/"),
        "helplines": ["Türklinke"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Room rent, agency, fines for being late, laundry: the alliance collects the slips that "
                "women are handed at the end of a shift and adds them up. A mobile clinic parks outside "
                "twice a week and asks for no insurance card.</p>",
            ),
        ],
    },
    {
        "slug": "lamh-ard",
        "title": "Lámh Ard",
        "country": "IE",
        "cities": "Dublin, Galway and Cork",
        "founded": "2011",
        "member_since": "2012",
        "summary": "Nurses and survivors who train every emergency department in the country.",
        "services": ["survivors", "health"],
        "languages": ["en", "ga", "pt", "ro"],
        "website": ("Website", "https://lamh-ard.example/"),
        "helplines": ["Half Door"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>A wrist that was broken for the third time, and a friend who answers all questions: a "
                "nurse who has had the course sends the friend for coffee. Twenty-six of twenty-nine "
                "departments have had it.</p>",
            ),
        ],
    },
    {
        "slug": "samarbeidet-vinterlys",
        "title": "Samarbeidet Vinterlys",
        "country": "NO",
        "cities": "Bergen and Tromsø",
        "founded": "2008",
        "member_since": "2012",
        "summary": "Fifteen winters of evidence on a law that fines the buyer.",
        "services": ["research", "leaving"],
        "languages": ["no", "se", "en", "th"],
        "website": ("Website, in Norwegian and English", "https://vinterlys.example/"),
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Each November since the law began, the same team has walked the same streets and read "
                "the same pages, and written down what it saw. Its figures are used by those who defend the "
                "law and by those who do not.</p>",
            ),
        ],
    },
    {
        "slug": "kvinnojouren-sjatte-dorren",
        "title": "Kvinnojouren Sjätte Dörren",
        "country": "SE",
        "cities": "Norrköping",
        "founded": "1979",
        "member_since": "2012",
        "summary": "Opened its door in a winter long ago and has not shut it since.",
        "services": ["shelter", "leaving", "law"],
        "languages": ["sv", "en", "ar", "so"],
        "website": ("Website, in Swedish", "https://sjatte-dorren.example/"),
        "helplines": ["Sjätte ringen"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Five landlords said no; the sixth lived alone in eleven rooms. The house is still hers, "
                "in a way: her will asks that nobody be turned away for want of a form.</p>",
            ),
        ],
        "volunteer_url": "https://sjatte-dorren.example/jour",
    },
    {
        "slug": "low-light-house",
        "title": "Low Light House",
        "country": "GB",
        "cities": "North Shields",
        "founded": "1998",
        "member_since": "2012",
        "summary": "A house by the river, and the telephone at the top of this page.",
        "services": ["shelter", "leaving", "health"],
        "languages": ["en", "pl", "ar", "fr"],
        "website": ("Website", "https://low-light-house.example/"),
        "helplines": ["Daybreak Line", "Those Who Wait"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>A low light is the lower of two lamps that bring a ship into a narrow harbour. The "
                "house has fourteen rooms, runs the Daybreak Line by day and by night, and keeps an "
                "afternoon a week for mothers, sisters and friends.</p>",
            ),
        ],
        "contact_name": "Office",
        "contact_email": "office@low-light-house.example",
        "contact_phone": "01632 960 118",
        "donate_url": "https://low-light-house.example/give",
        "needs_url": "https://low-light-house.example/list",
    },
    {
        "slug": "foremen-and-fathers",
        "title": "Foremen and Fathers",
        "country": "GB",
        "cities": "Leeds and Motherwell",
        "founded": "2015",
        "member_since": "2017",
        "summary": "Men who talk to men: in barracks, on building sites, in changing rooms.",
        "services": ["men", "prevention"],
        "languages": ["en", "pl", "pa"],
        "website": ("Website", "https://foremen-and-fathers.example/"),
        "helplines": ["Turn Round"],
        "body": [
            ("heading", "What they do"),
            (
                "paragraph",
                "<p>Somebody whom the group respects already, ninety minutes, no slides. They also run Turn "
                "Round, a line for men who pay and want to stop, and a programme of twelve evenings.</p>",
            ),
        ],
    },
]
