"""Helplines that do not exist, for each audience.

Every number is from a range that the country's regulator keeps free for fiction: United Kingdom, Ofcom
(0808 157 0xxx, 020 7946 0xxx, 01632 960xxx); North America, NANPA (555 01xx); Australia, ACMA (5550 xxxx and
1800 975 707 to 711); Ireland, ComReg (020 91x xxxx); France, ARCEP (01 99 00 xx xx, 04 65 71 xx xx); Germany,
Bundesnetzagentur (030 23125 xxx); Sweden, PTS (08-465 004 xx).

Besides the fields of a line: `languages` are codes; `week` has rows of first day, last day (Monday is 1), opens
and closes, told in `time_zone`. Without a week the `hours` are said, or nobody knows them.
"""

from typing import Any

STRIP = "Daybreak Line"  # the line at the top of every English page
FOR_RELATIVES = "Those Who Wait"  # the line on pages for relatives
FOR_PROFESSIONALS = "Second Opinion"
FOR_MEN = "Turn Round"  # the line on pages for men who want to stop

SURVIVORS: list[dict[str, Any]] = [
    {
        "name": STRIP,
        "owner": "Low Light House",
        "country": "GB",
        "number": "+448081570142",
        "display_number": "0808 157 0142",
        "can_text": True,
        "free": True,
        "hours": "always",
        "on_the_bill": False,
        "what_happens": "A woman answers, within a minute on most nights. She asks whether you can talk freely.",
        "languages": ["en", "ar", "fr", "pl"],
    },
    {
        "name": "River Line",
        "owner": "Low Light House",
        "country": "GB",
        "number": "+441632960164",
        "display_number": "01632 960 164",
        "time_zone": "Europe/London",
        "week": [(1, 5, "10:00", "18:00")],
        "hours_remark": "Not on public holidays",
        "languages": ["en", "ro", "sq"],
    },
    {
        "name": "The Lamp",
        "owner": "Southern Lamp Alliance",
        "country": "AU",
        "number": "+611800975708",
        "display_number": "1800 975 708",
        "free": True,
        "time_zone": "Australia/Sydney",
        "week": [(1, 7, "08:00", "22:00")],
        "languages": ["en", "th", "vi", "zh"],
    },
    {
        "name": "Half Door",
        "owner": "Lámh Ard",
        "country": "IE",
        "number": "+353209105144",
        "display_number": "020 910 5144",
        "can_text": True,
        "hours": "always",
        "languages": ["en", "ga", "pt", "ro"],
    },
    {
        "name": "Allô Matin",
        "owner": "Mouvement Porte de Jour",
        "country": "FR",
        "number": "+33199004417",
        "display_number": "01 99 00 44 17",
        "time_zone": "Europe/Paris",
        "week": [(1, 7, "09:00", "23:00")],
        "on_the_bill": True,
        "languages": ["fr", "en", "ar", "ro"],
    },
    {
        "name": "Türklinke",
        "owner": "Bündnis Frühlicht",
        "country": "DE",
        "number": "+493023125061",
        "display_number": "030 23125 061",
        "time_zone": "Europe/Berlin",
        "week": [(1, 6, "12:00", "20:00")],
        "languages": ["de", "ro", "bg", "hu"],
    },
    {
        "name": "Sjätte ringen",
        "owner": "Kvinnojouren Sjätte Dörren",
        "country": "SE",
        "number": "+46846500461",
        "display_number": "08-465 004 61",
        "hours": "always",
        "languages": ["sv", "en", "ar", "so"],
    },
    {
        "name": "Night Desk",
        "owner": "The Unwritten Record Project",
        "country": "US",
        "number": "+14105550143",
        "display_number": "(410) 555-0143",
        "can_text": True,
        "hours": "always",
        "languages": ["en", "es"],
    },
    {
        "name": "Window",
        "owner": "Low Light House",
        "country": "GB",
        "can_call": False,
        "chat_url": "https://window.lowlight.example/chat/",
        "free": True,
        "time_zone": "Europe/London",
        "week": [(1, 7, "18:00", "02:00")],
        "what_happens": "You write, a volunteer answers. Nothing stays on your screen when you close it.",
        "languages": ["en", "ro", "vi"],
    },
    {
        "name": "Kettle Line",
        "owner": "Seven Rivers Sisters’ Law Circle",
        "country": "CA",
        "number": "+18075550119",
        "display_number": "(807) 555-0119",
        "time_zone": "America/Toronto",
        "week": [(1, 7, "16:00", "04:00")],
        "languages": ["en", "fr"],
    },
]

RELATIVES: list[dict[str, Any]] = [
    {
        "name": FOR_RELATIVES,
        "owner": "Low Light House",
        "country": "GB",
        "number": "+442079460183",
        "display_number": "020 7946 0183",
        "time_zone": "Europe/London",
        "week": [(2, 2, "14:00", "20:00"), (4, 4, "14:00", "20:00")],
        "languages": ["en", "pl"],
    },
    {
        "name": "Proches",
        "owner": "Mouvement Porte de Jour",
        "country": "FR",
        "number": "+33465712208",
        "display_number": "04 65 71 22 08",
        "time_zone": "Europe/Paris",
        "week": [(3, 3, "18:00", "22:00")],
        "languages": ["fr"],
    },
]

MEN: list[dict[str, Any]] = [
    {
        "name": FOR_MEN,
        "owner": "Foremen and Fathers",
        "country": "GB",
        "number": "+448081570388",
        "display_number": "0808 157 0388",
        "can_text": True,
        "free": True,
        "hours": "always",
        "on_the_bill": False,
        "what_happens": "A man or a woman of the programme answers. You need not say your name or where you are.",
        "languages": ["en", "pl", "pa"],
    },
    {
        "name": "Demi-tour",
        "owner": "Observatoire Qui Paie",
        "country": "CA",
        "number": "+14185550162",
        "display_number": "418 555-0162",
        "time_zone": "America/Toronto",
        "week": [(1, 4, "18:00", "22:00")],
        "languages": ["fr", "en"],
    },
]

PROFESSIONALS: list[dict[str, Any]] = [
    {
        "name": FOR_PROFESSIONALS,
        "owner": "Low Light House",
        "country": "GB",
        "number": "+441632960171",
        "display_number": "01632 960 171",
        "time_zone": "Europe/London",
        "week": [(1, 4, "09:00", "17:00"), (5, 5, "09:00", "13:00")],
        "languages": ["en"],
    },
]

BY_AUDIENCE = {
    "survivors": SURVIVORS,
    "relatives": RELATIVES,
    "professionals": PROFESSIONALS,
    "men": MEN,
}
