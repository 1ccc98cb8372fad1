"""The site itself: its name, home page, menus and consents."""

SITE = {
    "site_name": "Daybreak Coalition",
    "tagline": "Thirty-three organisations against sexual exploitation",
    "motto": "Until no one is for sale.",
}

HOME = {
    "title": "Daybreak Coalition: until no one is for sale",
    "hero_title": "Until no one is for sale.",
    "lead": (
        "We are organisations in twenty-seven countries. We work so that people who were sold walk free, "
        "and those who paid answer for it."
    ),
}

CONSENTS = {
    "sign": (
        "Store what I write here to count this signature. "
        "All of it is deleted 180 days after the action closes."
    ),
    "hand_over": "Hand over what is named above, together with the other signatures.",
    "access": (
        "Keep what I wrote about what I need to take part. It may tell something of my health. "
        "Only those who run this event read it, and it is deleted 30 days after."
    ),
    "updates": "Write to me when something happens with this action.",
    "member": "{member} may write to me by email about this campaign.",
    "newsletter": "Send me one letter a month.",
}

EXIT_URL = "https://www.bbc.co.uk/weather"

FEATURED = "daybreak-pledge"  # slug of the action on the home page
FEATURED_TEXT = (
    "In the spring, ministers from forty states decide whether their next plan names the one who pays. "
    "We bring them your names, printed, on one very long roll."
)
VIDEO_SERVER = "video.example"  # whose videos are played inside our pages
VIDEO = {
    "video_title": "Three doors, four minutes",
    "video_url": "https://video.example/w/threeDoorsFourMinutes1",
    "video_text": "Members from Tangier, Cali and Leeds show a door each, and what is behind it. No faces.",
}
FIGURES: list[dict[str, str]] = [
    {
        "value": "61,300",
        "sentence": "Our telephones rang 61,300 times last year.",
        "source": "The call logs of fourteen members with a helpline; invented for this demo",
    },
    {
        "value": "9 in 10",
        "sentence": "9 in 10 people who spent a year in a member’s house never went back.",
        "source": "Follow-up of 412 people by eleven members; invented for this demo",
    },
]
WAYS: list[dict[str, str]] = [
    {
        "place": "campaigns",
        "label": "Sign something",
        "text": "A pledge for yourself, a petition to ministers. Read it first, then decide.",
    },
    {
        "place": "members",
        "label": "Find a group near you",
        "text": "Most members take volunteers, and train them before they start.",
    },
    {
        "place": "topic",
        "label": "Learn to talk about it",
        "text": "Who pays, what he says, and what makes him stop.",
    },
    {
        "place": "donate",
        "label": "Give what you can",
        "text": "Twelve euros pay for one night behind a plain door.",
    },
]

# place (see builders/places.py) and label; what is not there is left out
HEADER = [
    ("campaigns", "Campaigns"),
    ("events", "Events"),
    ("members", "Members"),
    ("topic", "Working with men"),
    ("news", "News"),
    ("about", "About us"),
]
FOOTER = [
    ("about", "About us"),
    ("members", "Members"),
    ("join", "Join the coalition"),
    ("contact", "Contact"),
    ("donate", "Donate"),
    ("programme", "Men’s accountability"),
    ("campaigns", "Campaigns"),
    ("featured", "The pledge"),
    ("news", "News"),
    ("press", "Press room"),
    ("privacy", "Privacy"),
    ("accessibility", "Accessibility"),
]
