"""The open letter to a bank, with its annex of six parts. Days count back from the first run of the demo."""

from typing import Any

LETTER: dict[str, Any] = {
    "campaign": "ask-the-buyer",
    "slug": "look-beyond-the-fence",
    "title": "Look beyond the fence",
    "summary": (
        "The Bank is rewriting the rules for the camps in which builders live. They speak of noise, dust and "
        "waste water. They do not speak of the people who are brought to the gate."
    ),
    "recipients": "the Board of the Northern Development Bank",
    "subject": (
        "Organisations from forty-nine countries ask the Board to name the demand for bought sex in its "
        "safeguards for workers’ camps"
    ),
    "place": "Nordhavn",
    "written": 33,
    "salutation": "Members of the Board,",
    "text": (
        "<p>In spring you will adopt new safeguards for the projects that you pay for. We welcome them. The "
        "draft protects wells, nesting sites and graveyards, and it is right to do so.</p>"
        "<p>A road through the hills begins with a camp: six hundred men, two years, wages paid in cash at "
        "the "
        "end of the month. Some weeks later a bar opens beyond the fence, and people are brought to it. We "
        "know, "
        "because they telephone us. In the draft, paragraph 34 asks the builder to measure the noise of "
        "the generator by which the bar is lit.</p>"
        "<p><b>What a loan sets in motion, the lender can foresee.</b> You foresee landslides. We ask you to "
        "foresee this, too, with the same care and the same authority to stop a payment:</p>"
        "<ol>"
        "<li>Name the demand for bought sex among the risks of every camp of more than fifty people.</li>"
        "<li>Make the builder answer for the conduct of those whom he houses, and never let the cost fall on "
        "the people who were brought there.</li>"
        "<li>Set aside one part in a thousand of each loan for those who want to leave: a bed, a lawyer "
        "and a "
        "way home, run by organisations of their own choice.</li>"
        "</ol>"
        "<p>Some delegations suggest another wording. It would list what happens beyond the fence as a "
        "service "
        "that a camp creates, among laundries and kitchens. We ask you to reject it. A service can be "
        "refused "
        "by the person who gives it, without being driven back to where she came from and without a debt.</p>"
        "<p>In the annex we set out what happens round a camp, who pays for it, what other lenders have "
        "written, what it costs, the words that we propose, and the questions that borrowers ask us. We "
        "are at "
        "your disposal at any hour that suits your time zone.</p>"
    ),
    "closing": "With respect, and in some haste,\nThe undersigned organisations, and all who join them",
    "annexes_title": "Annex: What comes with the camp, and what a lender can do about it",
    "annexes": [
        (
            "I",
            "A market that follows the wages",
            "<p>Around eleven camps that our members know, the first bar opened between three and nine weeks "
            "after the first wages were paid. None of these bars had existed before. Ten closed within a "
            "month "
            "of the camp’s end.</p><p>Those who are brought there come from further away than the builders "
            "believe. At four camps out of five the youngest person whom we met was a minor.</p>",
        ),
        (
            "II",
            "A harm to the body that no clinic at the site records",
            "<p>The site’s clinic treats the people on the pay-roll. It counts their infections and treats "
            "them "
            "well. Beyond the fence, nobody counts.</p>"
            "<h4>What nurses tell us</h4>"
            "<ul><li>Injuries that are a week old when they see them.</li>"
            "<li>Sleep that does not come back for years.</li>"
            "<li>Pregnancies that are ended by whoever collects the debt.</li></ul>",
        ),
        (
            "III",
            "Who pays, and with whose money",
            "<p>The buyer pays with wages, the wages come out of the contract, and the contract out of your "
            "loan. Asked by a member of ours, foremen put the share of a month’s wages that stays at the "
            "bar at "
            "one fifth.</p><p>Not every man pays. In the two camps where a foreman spoke about it on the "
            "first "
            "day, half as many did.</p>",
        ),
        (
            "IV",
            "What a debt does to a choice",
            "<p>We are told that she could go. In nine out of ten cases that our members followed up, she "
            "owed "
            "for the journey, for the room and for the days on which she was ill. The sum grew each "
            "month.</p>"
            "<p>Where a debt can only grow, staying is not a decision. No other clause of your safeguards "
            "calls "
            "it one.</p>",
        ),
        (
            "V",
            "What other rules say already",
            "<p>The camps’ own labour standards forbid debt, forbid minors and forbid the keeping of "
            "passports. "
            "They stop at the fence.</p>"
            "<h4>Wording that we propose for paragraph 34</h4>"
            "<p>“The borrower identifies, before the camp opens and every three months afterwards, whether "
            "people are bought for sex by those whom the project houses or pays; prevents it by contract, "
            "training and presence; and finances ways out for those who were bought.”</p>",
        ),
        (
            "VI",
            "What it costs, and what borrowers ask us",
            "<p>For a loan of 200 million, one part in a thousand pays for six beds, a lawyer, a car and a "
            "telephone for the life of the project.</p>"
            "<ol><li><b>Is this not for the police?</b> They are one car in a district. The builder is there "
            "every day.</li>"
            "<li><b>Will our workers leave?</b> Those of the two camps in part III did not.</li>"
            "<li><b>Who checks?</b> Whoever checks the wells.</li></ol>",
        ),
    ],
    "contact": {
        "name": "Ottoline Varga",
        "role": "Policy lead, Daybreak Coalition",
        "email": "letters@daybreak.example",
        "phone": "+44 808 157 0199",
    },
    "invitation": "Sign this letter",
    "goal_words": "before the Board votes in spring",
    "share_text": "A loan builds a road. It also builds a camp. 85 organisations ask a bank to look beyond "
    "its fence.",
    "thanks_words": "Thank you. The letter is handed over again, with the people’s names beside it.",
    "moments": [
        {
            "days_ago": 12,
            "title": "The Bank’s secretary confirms that the letter has arrived",
            "text": "It will be laid before the Board “in due course”. We have asked which course that is.",
        },
        {"days_ago": 30, "title": "Handed over to the Board", "text": "In four languages, with the annex."},
    ],
    "record": {
        "kind": "letter",
        "signers": "both",
        "goal": 100,
        "recipients_get": ["name", "country"],
        "categories": "International networks\nNational and local organisations",
        "check_address": "letters@daybreak.example",
    },
    "opened": 32,
    "published": 31,
    "closes_in": 96,
    "people": 127,
}
