"""The news index, and what happened. The other kinds of posts are in `positions` and `letters`.

`ago`: days before today; in bodies `date` is a number of such days too. Pictures, posters and documents are
keys of `pictures`; campaigns are slugs, topics names; `members` are countries whose member is meant.
"""

from typing import Any

from .round_up import ROUND_UP

NEWS_INDEX = {
    "title": "News",
    "intro": "What we and our members do, say and find out. Also what did not work.",
}

TOPICS = ["Law", "Leaving", "Money", "Online", "Survivor councils", "Working with men"]

POSTS: list[dict[str, Any]] = [
    {
        "slug": "sixteen-days-twelve-countries",
        "kind": "news",
        "ago": 3,
        "title": "Sixteen days, twelve countries: what our members are doing this fortnight",
        "summary": "Lanterns, court benches, locker rooms and one bakery: a list to pick from, and to join.",
        "lead_image": "windows",
        "lead_image_alt": "A dark house at night with light in six of its windows.",
        "lead_image_caption": "Six of the thirty-three houses, drawn for this year’s sixteen days.",
        "lead_image_credit": "Drawing: Yaw Darko for Daybreak",
        "body": [
            (
                "paragraph",
                (
                    "<p>Every year between the end of November and Human Rights Day our members choose one "
                    "thing and do it in public. These are twelve of them, country by country.</p>"
                ),
            ),
            ("round_up", ROUND_UP),
            ("heading", "If you are near"),
            (
                "paragraph",
                (
                    "<p>Most doors are open to everybody. Where a place has to stay unknown, the member’s "
                    "page says whom to ask.</p>"
                ),
            ),
            (
                "video",
                {
                    "title": "Sixteen lanterns, one minute",
                    "date": 4,
                    "url": "https://www.youtube.com/watch?v=lanterns",
                    "poster": "windows",
                    "transcript": "<p>No words are spoken. Sixteen windows light up one after another.</p>",
                },
            ),
        ],
        "topics": ["Leaving", "Law"],
        "hashtags": ["SixteenDays", "UntilNoOneIsForSale"],
        "countries": ["GH", "KE", "MA", "AR", "CO", "IN", "FR", "IE", "IT", "RO", "GB", "LB"],
        "campaign": "doors-open",
    },
    {
        "slug": "county-shelters-voted",
        "kind": "news",
        "ago": 5,
        "title": "A shelter for every county: the vote, and what it leaves out",
        "summary": (
            "A permit without a statement, a budget line with a number, and one rule about birthdays that "
            "has to go."
        ),
        "authors": "Ioana Vlad and the Bucharest desk",
        "lead_image": "steps",
        "lead_image_alt": "Eight steps, each paler than the last, lead to a small open door.",
        "lead_image_caption": (
            "The last step was a vote. The seven before it were hearings on somebody’s day off."
        ),
        "lead_image_credit": "Drawing: Yaw Darko for Daybreak",
        "body": [
            (
                "paragraph",
                (
                    "<p>Shortly after six the board lit up. Applause is forbidden in the gallery, so forty "
                    "women stood up instead and stayed standing until the chair had read out the "
                    "result.</p>"
                ),
            ),
            ("heading", "What is new"),
            (
                "paragraph",
                (
                    "<p>Each county opens a house by the end of the decade, with rooms for children. The "
                    "permit lasts a year and asks for no statement to the police. The treasury pays for "
                    "both, every year, from the same line.</p>"
                ),
            ),
            (
                "quote",
                {
                    "text": "They always asked what I was wearing. This one asks what he paid.",
                    "attribution": "Daria",
                    "detail": "Survivor council",
                },
            ),
            ("heading", "What is missing"),
            (
                "paragraph",
                (
                    "<p>The buyer is fined only if the person he paid for is under twenty-one. Our members "
                    "call it the birthday rule. It returns to the committee in spring, and so do we.</p>"
                ),
            ),
            (
                "timeline",
                [
                    {"date": 5, "text": "<p>The chamber votes.</p>"},
                    {
                        "date": 130,
                        "text": "<p>The bill falls in committee by two votes.</p>",
                        "setback": True,
                    },
                    {"date": 540, "text": "<p>Two shelters write one page together.</p>"},
                ],
            ),
        ],
        "topics": ["Law", "Leaving"],
        "hashtags": ["DoorsOpen", "Romania"],
        "countries": ["RO"],
        "campaign": "doors-open",
    },
    {
        "slug": "trois-ans-apres-les-sorties",
        "kind": "news",
        "ago": 11,
        "written_in": "fr",
        "title": "Trois ans après\u00a0: ce que disent celles qui sont sorties",
        "summary": (
            "À Dakar, une émission de radio a rappelé cent vingt auditrices. Elles racontent le premier "
            "loyer, le premier contrat, la première nuit sans téléphone."
        ),
        "authors": "Aminata Diouf",
        "body": [
            ("heading", "Le téléphone qui ne sonne plus"),
            (
                "paragraph",
                "<p>«\u00a0La première nuit, j’ai laissé la lumière allumée. La deuxième aussi.\u00a0» "
                "Presque toutes commencent ainsi. Ce n’est pas la peur qu’elles décrivent, c’est le "
                "silence.</p>",
            ),
            ("heading", "Ce qui a compté"),
            (
                "paragraph",
                "<p>D’abord un toit, puis un papier, puis un salaire\u00a0: dans cet ordre, disent-elles, "
                "et jamais l’un à la place de l’autre.</p>",
            ),
            (
                "quote",
                {
                    "text": "On m’a donné une clé avant de me poser une question.",
                    "attribution": "Une auditrice, Thiès",
                },
            ),
        ],
        "topics": ["Leaving"],
        "hashtags": ["DoorsOpen"],
        "countries": ["SN"],
        "campaign": "doors-open",
    },
    {
        "slug": "locker-room-plan",
        "kind": "news",
        "ago": 40,
        "title": "Ninety minutes in a changing room",
        "summary": (
            "A lesson for coaches: no slides, two pages, and one question that is never answered the first "
            "time."
        ),
        "body": [
            (
                "video",
                {
                    "title": "The lesson, filmed with a team’s consent",
                    "date": 44,
                    "url": "https://video.example/w/theLessonFilmedByTeams",
                    "poster": "tides",
                    "transcript": (
                        "<p>A coach asks: who decides what a joke costs? For a while nobody speaks.</p>"
                    ),
                },
            ),
            (
                "paragraph",
                (
                    "<p>The question comes after forty minutes. Coaches tell us that the silence behind it "
                    "is the lesson.</p>"
                ),
            ),
        ],
        "topics": ["Working with men"],
        "hashtags": ["AskTheBuyer"],
        "countries": ["GB"],
        "campaign": "ask-the-buyer",
    },
    {
        "slug": "what-we-learnt-from-losing",
        "kind": "news",
        "ago": 118,
        "title": "We lost by nine votes. Here is what we did wrong.",
        "summary": (
            "We wrote to those who agreed, met those who hesitated too late, and never asked the other side"
            " for coffee."
        ),
        "authors": "Esi Boateng",
        "body": [
            (
                "paragraph",
                (
                    "<p>A coalition that only writes down what worked will lose the same vote twice. So "
                    "here is our list, in the order of what it cost us.</p>"
                ),
            ),
            (
                "paragraph",
                (
                    "<ol><li>The clerk was on our side and nobody had rung her.</li><li>Our figures were "
                    "right and a year old.</li><li>The survivors spoke last, when the gallery was "
                    "empty.</li></ol>"
                ),
            ),
        ],
        "topics": ["Law", "Survivor councils"],
        "countries": ["GH"],
        "members": ["GH"],
        "campaign": "doors-open",
    },
    {
        "slug": "courtroom-benches",
        "kind": "news",
        "ago": 260,
        "title": "Who sits on the bench behind her",
        "summary": (
            "In Nairobi, volunteers fill the public gallery at each trial. Judges have begun to notice."
        ),
        "body": [
            (
                "paragraph",
                (
                    "<p>They bring no banners. They sit, they listen, they leave together. In eleven months"
                    " not one hearing was adjourned because a witness had gone home.</p>"
                ),
            ),
        ],
        "topics": ["Law"],
        "countries": ["KE"],
        "members": ["KE"],
    },
]
