"""What is signed besides the letter. Days count back from the first run of the demo.

`record`: settings of the record. `people`: how many signed between opening and closing, or today.
`text_before`: the words that `text` took the place of, `text_changed` days ago. `named`: recipients one by one.
`comments`: what some of them wrote, and what staff decided.
"""

from typing import Any

PLEDGE: dict[str, Any] = {
    "campaign": "doors-open",
    "slug": "daybreak-pledge",
    "title": "The Daybreak Pledge",
    "summary": "Four promises. They take a minute to read and a while to keep.",
    "text": (
        "<ol>"
        "<li>I will not pay for access to another person’s body, nor laugh along with those who do.</li>"
        "<li>When I hear it defended, I will ask who pays, and why we never ask about him.</li>"
        "<li>I will stand by those who leave, as a neighbour and a colleague, "
        "without asking for their story.</li>"
        "<li>I will ask the people I vote for to fund the way out first.</li>"
        "</ol>"
    ),
    "invitation": "Add my name",
    "thanks_words": "Thank you. A promise is easier to keep when somebody else has made it, too.",
    "share_text": "Four promises about who pays. I have made them.",
    "record": {
        "kind": "pledge",
        "goal": 500,
        "members_may_write": True,
        "asks_city": "optional",
        "asks_comment": "optional",
        "questions": [
            {
                "type": "commitments",
                "required": False,
                "words": {
                    "en": {
                        "label": "I begin with",
                        "choices": [
                            "asking who pays, the next time it is a joke",
                            "writing to the person I vote for",
                            "an evening with a member near me",
                        ],
                    }
                },
            }
        ],
    },
    "opened": 118,
    "people": 1_873,
    "comments": [
        ("My brother paid once, and laughed about it at dinner. Nobody at the table laughed back.", "shown"),
        ("I drive a taxi. I know the addresses. From today I also know what to say.", "shown"),
        ("Because the first person who helped me out did not ask me why I had stayed.", "shown"),
        ("My daughter asked me what the red window was. I want a better answer for hers.", "waiting"),
        ("I teach boys of fifteen. They copy what they hear.", "waiting"),
    ],
}

BEDS: dict[str, Any] = {
    "campaign": "doors-open",
    "slug": "a-bed-in-every-district",
    "title": "A bed in every district",
    "summary": "Whoever leaves tonight should not have to cross the country first.",
    "recipients": "the forty-one district councils of Kestrel Bay",
    "text": (
        "<p>We ask each council to keep one flat empty, furnished and paid for, every night of the year.</p>"
        "<ol><li>It is open to people with children and to people without papers.</li>"
        "<li>Its address is known to four people.</li>"
        "<li>Whoever comes may stay for thirty nights and is asked for nothing in return.</li></ol>"
    ),
    "invitation": "Sign the petition",
    "goal_words": "before the councils set their budgets",
    "moments": [
        {
            "days_ago": 5,
            "title": "We pause collecting",
            "text": "The councils elect their chairs this week. We shall not let them argue that a petition "
            "took sides.",
        },
        {"days_ago": 60, "title": "Seven councils have said yes already"},
    ],
    "record": {
        "kind": "petition",
        "goal": 500,
        "pause_notice": {"en": "Until the councils have elected their chairs, at the end of next week."},
        "asks_city": "required",
        "recipients_get": ["name", "city"],
    },
    "opened": 74,
    "paused": 5,
    "people": 642,
}

LISTINGS: dict[str, Any] = {
    "campaign": "ask-the-buyer",
    "slug": "close-the-listings",
    "title": "Close the listings",
    "summary": "Whoever earns from an advertisement for a person should answer for it.",
    "recipients": "the Conference of Digital Ministers",
    "named": [
        {"name": "Ilse Marten", "role": "Chair", "body": "Conference of Digital Ministers", "country": "LU"},
        {"body": "Directorate for Online Markets"},
    ],
    "text_before": (
        "<p>An advertisement for a flat is checked before it goes on line. An advertisement for a person is "
        "not.</p><p>We ask you to make the sites that earn from these advertisements</p>"
        "<ul><li>know who pays for each of them, and keep that for two years,</li>"
        "<li>and take one down within a day when the person in it asks.</li></ul>"
    ),
    "text_changed": 40,
    "text": (
        "<p>An advertisement for a flat is checked before it goes on line. An advertisement for a person is "
        "not.</p><p>We ask you to make the sites that earn from these advertisements</p>"
        "<ul><li>know who pays for each of them, and keep that for five years,</li>"
        "<li>take one down within an hour when the person in it asks,</li>"
        "<li>and pay for the way out of those whom they advertised.</li></ul>"
    ),
    "invitation": "Sign the petition",
    "goal_words": "before the ministers meet in spring",
    "share_text": "A flat is checked before it is advertised. A person is not.",
    "moments": [{"days_ago": 28, "title": "The largest site declines to comment"}],
    "record": {"kind": "petition", "goal": 1_000, "recipients_get": ["name", "country"]},
    "opened": 92,
    "closes_in": 65,
    "people": 3_964,
}

RECORDS: dict[str, Any] = {
    "campaign": "clean-slate",
    "slug": "strike-it-out",
    "title": "Strike it out",
    "summary": "Nobody should carry for life a sentence for having been sold.",
    "recipients": "the National Assembly of Valmere",
    "text": (
        "<p>Strike out every conviction for soliciting since 1951. Do it by law: without an application, "
        "without a fee, without a hearing, and without a letter to the door.</p>"
    ),
    "invitation": "Sign the petition",
    "won": True,
    "outcome": (
        "<p>The assembly voted 88 to 41. Every conviction for soliciting since 1951 is struck out within a "
        "year, and nobody has to ask for it.</p>"
    ),
    "moments": [
        {"days_ago": 150, "title": "The committee postpones the bill, for the third time"},
    ],
    "deliveries": [
        {
            "days_ago": 90,
            "to_whom": "the speaker of the National Assembly",
            "note": "On the steps of the assembly, on paper, in a suitcase.",
        },
    ],
    "answers": [
        {
            "days_ago": 63,
            "from_whom": "the National Assembly",
            "words": "Yes, by 88 votes to 41: with the words of the petition, but for one comma.",
        },
    ],
    "record": {"kind": "petition", "goal": 1_000, "recipients_get": ["name"]},
    "opened": 205,
    "closed": 91,
    "people": 2_480,
}

PORTERS: dict[str, Any] = {
    "campaign": "night-desk",
    "slug": "night-desk-pledge",
    "title": "The Night Desk Pledge",
    "summary": "For people who work in hotels, at night, and would rather look than look away.",
    "text": (
        "<ol><li>I will learn what to look for, and tell my colleagues.</li>"
        "<li>I will ask a guest who seems afraid whether she would like a different room.</li>"
        "<li>I will report what I see, and stand by the colleague who does.</li></ol>"
    ),
    "outcome": "<p>Forty-three people signed who could lose their work for it. Two chains now train "
    "them.</p>",
    "record": {"kind": "pledge", "goal": 100, "public_list": False},
    "opened": 168,
    "closed": 18,
    "people": 43,
}

# Closed, and carried on by another one.
CARRIED_ON = {"night-desk-pledge": "daybreak-pledge"}

ACTIONS = [PLEDGE, BEDS, LISTINGS, RECORDS, PORTERS]  # in the order of their lists
