"""The campaigns: two run, one is won, one was closed without its goal. Days count back from the first run."""

from typing import Any

CAMPAIGN_INDEX = {
    "title": "Campaigns",
    "intro": "What we are changing, where it stands, and what one person can do about it today.",
}

DOORS_OPEN: dict[str, Any] = {
    "slug": "doors-open",
    "title": "Doors Open",
    "summary": (
        "Leaving takes a bed tonight, a permit this month and work this year. We want all three, everywhere."
    ),
    "poster_name": "doors",
    "body": [
        ("heading", "Why doors"),
        (
            "paragraph",
            "<p>Most people who leave have tried before. What stopped them was rarely fear alone: "
            "it was a weekday evening with nowhere to sleep, a permit that ran out, a debt to the "
            "people they left.</p><p>So we ask each government for three doors in one law, with one "
            "budget line, and with survivors on the board that spends it.</p>",
        ),
        ("heading", "What we ask for"),
        (
            "paragraph",
            "<ol><li><b>A bed tonight.</b> Open to people with children and without papers.</li>"
            "<li><b>A permit this month.</b> Never in exchange for testimony.</li>"
            "<li><b>Work this year.</b> Paid training, and debts frozen.</li></ol>",
        ),
        (
            "quote",
            {
                "text": "Nobody asked what I needed. They asked what I had seen.",
                "attribution": "A member of our survivor council",
            },
        ),
    ],
    "goals": [
        {"change": "A bed on the same night, in nine countries", "days_ago": 96},
        {"change": "A residence permit that does not depend on testimony"},
        {"change": "Paid training within a year, with debts frozen meanwhile"},
    ],
    "updates": [
        {
            "days_ago": 6,
            "title": "The permit reaches its second reading",
            "text": "By four votes. The clause that tied it to testimony is out, and must stay out in March.",
        },
        {
            "days_ago": 41,
            "title": "Two shelters close for lack of staff",
            "text": "The beds were paid for and the night shifts were not. We had asked for both, and shall "
            "again.",
            "setback": True,
        },
        {
            "days_ago": 96,
            "title": "The ninth country pays for a bed tonight",
            "text": "No form before morning, no question about papers, and children sleep in the same room.",
        },
        {"days_ago": 230, "title": "Eleven members begin, with one page of demands"},
    ],
}

ASK_THE_BUYER: dict[str, Any] = {
    "slug": "ask-the-buyer",
    "title": "Ask the Buyer",
    "summary": "Laws that hold the person who pays responsible, and never the person who was sold.",
    "poster_name": "windows",
    "body": [
        ("heading", "Turning the question round"),
        (
            "paragraph",
            "<p>Ask why somebody stays, and you will be given a hundred answers. Ask why somebody pays, "
            "and the room goes quiet. This campaign asks.</p><p>It asks in parliament, where the person who "
            "was sold is still the one who is fined. It asks in boardrooms, where a travel expense is signed "
            "without a look. And it asks men, most of whom have never paid and have never said so.</p>",
        ),
        ("heading", "Three places to begin"),
        (
            "paragraph",
            "<ul><li><b>The law.</b> The buyer answers, the person bought does not.</li>"
            "<li><b>The listing.</b> A site that earns from an advertisement answers for it.</li>"
            "<li><b>The loan.</b> Public money builds no camp without asking who will pay for "
            "whom.</li></ul>",
        ),
    ],
    "goals": [
        {"change": "No state fines the person who was sold"},
        {"change": "Sites answer for the advertisements they earn from"},
        {"change": "Development banks name demand in their safeguards"},
    ],
    "updates": [
        {
            "days_ago": 3,
            "title": "Eighty-five organisations write to a bank",
            "text": "It lends for roads, dams and ports. Each of them begins with a camp of men far from "
            "home.",
        },
        {
            "days_ago": 28,
            "title": "The largest site declines to meet us",
            "text": "In one line, through its lawyers. The ministers have now been asked to invite it "
            "instead.",
            "setback": True,
        },
        {
            "days_ago": 75,
            "title": "A first parliament hears men who stopped paying",
            "text": "Five of them spoke, without cameras. The minutes are public.",
        },
    ],
}

CLEAN_SLATE: dict[str, Any] = {
    "slug": "clean-slate",
    "title": "Clean Slate",
    "summary": "A conviction for having been sold follows a person for life. In Valmere it no longer does.",
    "poster_name": "steps",
    "status": "won",
    "body": [
        (
            "paragraph",
            "<p>In the republic of Valmere, soliciting was an offence until 1998. Whoever was convicted then "
            "still had to tell each employer, landlord and school. Some had been fifteen.</p>"
            "<p>We asked for one sentence in one law: what was never hers to answer for is struck out, "
            "without "
            "an application, a fee or a hearing.</p>",
        ),
    ],
    "goals": [
        {"change": "Convictions for soliciting are struck out by law", "days_ago": 63},
        {"change": "Nobody has to apply, to pay or to be heard", "days_ago": 63},
        {"change": "Those whom a record cost a job are compensated"},
    ],
    "updates": [
        {
            "days_ago": 34,
            "title": "The first 1,120 records are empty",
            "text": "The ministry wrote to nobody, as we had asked: a letter can be opened by the wrong "
            "person.",
        },
        {
            "days_ago": 63,
            "title": "Won: the assembly votes 88 to 41",
            "text": "Nineteen women watched from the gallery. Their names were not read out.",
        },
        {
            "days_ago": 150,
            "title": "The committee postpones the bill",
            "text": "For the third time, and for want of a translation.",
            "setback": True,
        },
        {"days_ago": 205, "title": "The petition opens"},
    ],
    "outcome": (
        "<p>On a Thursday evening the assembly struck out every conviction for soliciting since 1951, "
        "without "
        "an application, a fee or a hearing. It took two years, three postponements and one petition.</p>"
    ),
    "gained": (
        "<ul><li>About 4,300 records are emptied within a year.</li>"
        "<li>A court clerk who still answers an enquiry from them breaks the law.</li></ul>"
    ),
    "remaining": (
        "<ul><li>Nobody is paid for the years of work that a record cost. We go on asking.</li>"
        "<li>Records that were sold to private registers are out of the law’s reach so far.</li></ul>"
    ),
}

NIGHT_DESK: dict[str, Any] = {
    "slug": "night-desk",
    "title": "The Night Desk",
    "summary": "Hotel workers see what happens on the fourth floor. We wanted their word to be heard.",
    "poster_name": "threads",
    "status": "closed",
    "body": [
        (
            "paragraph",
            "<p>The person at the desk at three in the morning earns little, works alone and knows a good "
            "deal. We asked three chains for a rule: whoever reports is never the one to be dismissed.</p>",
        ),
    ],
    "goals": [
        {"change": "Two chains train every night desk, in working hours", "days_ago": 130},
        {"change": "Three chains protect by contract whoever reports"},
    ],
    "updates": [
        {
            "days_ago": 18,
            "title": "We close the campaign",
            "text": "Two of three is not what we asked for. We would rather say so than let it run on "
            "quietly.",
        },
        {
            "days_ago": 52,
            "title": "The third chain is sold",
            "text": "Its new owners do not answer, and its works council no longer exists.",
            "setback": True,
        },
        {"days_ago": 130, "title": "Two chains agree to train their night staff"},
        {"days_ago": 170, "title": "Porters and cleaners write the rule with us"},
    ],
    "outcome": (
        "<p>Two of three chains now train those who work at night, in paid hours. None protects in its "
        "contracts those who report. We closed the campaign when the third was sold.</p>"
    ),
    "gained": "<ul><li>2,900 people at 310 desks have been trained by our members.</li></ul>",
    "remaining": (
        "<ul><li>Protection by contract. The trade unions take it into next year’s negotiations.</li></ul>"
    ),
}

# The wall of the index shows the newest first, so the featured one is made last.
CAMPAIGNS = [NIGHT_DESK, CLEAN_SLATE, ASK_THE_BUYER, DOORS_OPEN]
