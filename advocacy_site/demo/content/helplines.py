"""Helplines that do not exist, for three audiences.

Every number is from a range that the country's regulator keeps free for fiction: United Kingdom, Ofcom
(0808 157 0xxx, 020 7946 0xxx, 01632 960xxx); North America, NANPA (555 01xx); Australia, ACMA (5550 xxxx and
1800 975 707 to 711); Ireland, ComReg (020 91x xxxx); France, ARCEP (01 99 00 xx xx, 04 65 71 xx xx); Germany,
Bundesnetzagentur (030 23125 xxx); Sweden, PTS (08-465 004 xx).
"""

from typing import Any

STRIP = "Daybreak Line"  # the line at the top of every English page
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
        "hours": "Day and night",
        "languages": "English, Arabic, French, Polish",
    },
    {
        "name": "River Line",
        "owner": "Low Light House",
        "country": "GB",
        "number": "+441632960164",
        "display_number": "01632 960 164",
        "hours": "Monday to Friday, 10:00 to 18:00, London time",
        "languages": "English, Romanian, Albanian",
    },
    {
        "name": "The Lamp",
        "owner": "Southern Lamp Alliance",
        "country": "AU",
        "number": "+611800975708",
        "display_number": "1800 975 708",
        "free": True,
        "hours": "08:00 to 22:00, Sydney time",
        "languages": "English, Thai, Vietnamese, Chinese",
    },
    {
        "name": "Half Door",
        "owner": "Lámh Ard",
        "country": "IE",
        "number": "+353209105144",
        "display_number": "020 910 5144",
        "can_text": True,
        "hours": "Day and night",
        "languages": "English, Irish, Portuguese, Romanian",
    },
    {
        "name": "Allô Matin",
        "owner": "Mouvement Porte de Jour",
        "country": "FR",
        "number": "+33199004417",
        "display_number": "01 99 00 44 17",
        "hours": "09:00 to 23:00, Paris time",
        "languages": "French, English, Arabic, Romanian",
    },
    {
        "name": "Türklinke",
        "owner": "Bündnis Frühlicht",
        "country": "DE",
        "number": "+493023125061",
        "display_number": "030 23125 061",
        "can_text": False,
        "hours": "Monday to Saturday, 12:00 to 20:00, Berlin time",
        "languages": "German, Romanian, Bulgarian, Hungarian",
    },
    {
        "name": "Sjätte ringen",
        "owner": "Kvinnojouren Sjätte Dörren",
        "country": "SE",
        "number": "+46846500461",
        "display_number": "08-465 004 61",
        "hours": "Day and night",
        "languages": "Swedish, English, Arabic, Somali",
    },
    {
        "name": "Night Desk",
        "owner": "The Unwritten Record Project",
        "country": "US",
        "number": "+14105550143",
        "display_number": "(410) 555-0143",
        "can_text": True,
        "hours": "Day and night",
        "languages": "English, Spanish",
    },
    {
        "name": "Kettle Line",
        "owner": "Seven Rivers Sisters’ Law Circle",
        "country": "CA",
        "number": "+18075550119",
        "display_number": "(807) 555-0119",
        "hours": "16:00 to 04:00, Eastern time",
        "languages": "English, French",
    },
]

RELATIVES: list[dict[str, Any]] = [
    {
        "name": "Those Who Wait",
        "owner": "Low Light House",
        "country": "GB",
        "number": "+442079460183",
        "display_number": "020 7946 0183",
        "hours": "Tuesday and Thursday, 14:00 to 20:00, London time",
        "languages": "English, Polish",
    },
    {
        "name": "Proches",
        "owner": "Mouvement Porte de Jour",
        "country": "FR",
        "number": "+33465712208",
        "display_number": "04 65 71 22 08",
        "hours": "Wednesday, 18:00 to 22:00, Paris time",
        "languages": "French",
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
        "hours": "Day and night",
        "languages": "English, Polish, Punjabi",
    },
    {
        "name": "Demi-tour",
        "owner": "Observatoire Qui Paie",
        "country": "CA",
        "number": "+14185550162",
        "display_number": "418 555-0162",
        "hours": "Monday to Thursday, 18:00 to 22:00, Eastern time",
        "languages": "French, English",
    },
]

BY_AUDIENCE = {"survivors": SURVIVORS, "relatives": RELATIVES, "men": MEN}
