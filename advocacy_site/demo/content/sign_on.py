"""The sign-on round before the letter was published, and who wants to sign since. All invented."""

ROUND = {
    "message": (
        "Dear friends,\n\nhere is the draft on which we have worked since the spring. Nine of you asked for a "
        "letter that names the price. We think that this one does.\n\nThe Daybreak Coalition"
    ),
    "reminder_days": "7, 2",
    "note": "First round, before the ministers’ meeting was announced.",
}
# Name, country, what it answered, in which words. Those who signed stand in the letter's list.
INVITED: list[tuple[str, str, str, str]] = [
    ("Dar el Fajr", "MA", "signs", ""),
    ("Mouvement Porte de Jour", "FR", "signs", ""),
    ("Bridge Street Nurses", "GB", "signs", ""),
    ("Nordic Exit Council", "", "signs", ""),
    (
        "Ligne de Crête",
        "FR",
        "proposes",
        "Annex III counts beds of 2024. The figures of 2025 are out: 1,140.",
    ),
    ("Lantern Row Clinic", "IE", "declines", "Our board signs nothing before its election in January."),
    ("Casa Mañanera", "CL", "opened", ""),
    ("Old Harbour Choir", "NZ", "asked", ""),
]
WAITING = {
    "name": "Riverbank Legal Aid",
    "country": "BD",
    "category": "National and local organisations",
    "website": "https://riverbank-legal.example/",
    "email": "office@riverbank-legal.example",
    "contact_name": "Nasrin Alam",
    "contact_role": "Coordinator",
}
# A member whose contact is known: whoever signs for it is checked with that person.
CONTACT = {"name": "Dar el Fajr", "person": "Samira Benali", "email": "samira@dar-el-fajr.example"}
