"""Two leaflets for men who pay: a title, then headings and paragraphs. Letters of Western Europe only."""

from typing import Any

LEAFLETS: list[dict[str, Any]] = [
    {
        "name": "before-you-pay.pdf",
        "title": "Before you pay",
        "text": [
            ("p", "Ten questions. You need not answer them to anybody else."),
            ("h", "About tonight"),
            ("p", "1. Whose idea was it the first time, and was it yours?"),
            ("p", "2. What happened this week that you would like to forget for an hour?"),
            ("p", "3. Which of your friends would you not tell? Why that one?"),
            ("h", "About her"),
            ("p", "4. Who set the price, and who keeps the money?"),
            ("p", "5. How would you notice that she wants to go home?"),
            ("p", "6. Has anybody ever said no to you in that room? What would have happened?"),
            ("p", "7. How old was she when it began?"),
            ("h", "About tomorrow"),
            ("p", "8. What will you tell the person who asks where you were?"),
            ("p", "9. What would you rather have had for the money, a month from now?"),
            ("p", "10. Whom could you ring instead?"),
            ("h", "Somebody to ring"),
            ("p", "Turn Round: 0808 157 0388, calls and texts, day and night, free, no name needed."),
        ],
    },
    {
        "name": "twelve-evenings.pdf",
        "title": "Twelve evenings: what to expect",
        "text": [
            ("p", "A programme for men who have paid for sex and do not want to pay again."),
            ("h", "What it is"),
            ("p", "Twelve men, two who lead, one evening a week from seven to nine, for three months."),
            ("p", "Women who have left the trade wrote the programme with us. They are paid for it, and "
                  "nothing is used that they refused."),
            ("h", "What it is not"),
            ("p", "It is no therapy, no court and no club. We write no reports about you."),
            ("h", "What we ask of you"),
            ("p", "Come sober. Come to all twelve. Say what you did, without the word but. Keep to "
                  "yourself what others said."),
            ("h", "What it costs"),
            ("p", "What two evenings out cost you, or nothing. You say which."),
            ("h", "How to register"),
            ("p", "On our website, under Men's accountability. Or ring Turn Round: 0808 157 0388."),
        ],
    },
]  # fmt: skip
