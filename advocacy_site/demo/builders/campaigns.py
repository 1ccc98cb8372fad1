"""Campaigns and what is signed there, each once. Days in `content` count back from the first run."""

from typing import Any

from django.utils.formats import date_format

from advocacy_site.pages.models import HomePage
from campaigns import services
from campaigns.models import (
    ActionMoment,
    ActionPage,
    Annex,
    CampaignGoal,
    CampaignIndexPage,
    CampaignPage,
    CampaignUpdate,
    Recipient,
)

from ..content import actions, campaigns
from ..content.letter import LETTER
from .contacts import contact
from .days import day, moment
from .organisations import build_sign_on
from .outcomes import carry_on, date_versions, hand_over
from .signatures import last_moment, organisations_sign, people_comment, people_sign, some_stay_open
from .tree import child, english, lines
from .writers import some_let_members_write

# What of an action's content is no field of its page.
PLANNED = (
    *("record", "opened", "published", "closed", "closes_in", "paused"),
    *("text_before", "text_changed", "deliveries", "answers"),
)


def build(home: HomePage) -> None:
    """Make the campaigns with their actions and signatures."""
    index = child(home, CampaignIndexPage, slug="campaigns", show_in_menus=True, **campaigns.CAMPAIGN_INDEX)
    for words in campaigns.CAMPAIGNS:
        build_campaign(index, words)
    build_letter(index)
    for words in actions.ACTIONS:
        build_action(index, words)
    for slug, after in actions.CARRIED_ON.items():
        carry_on(slug, after)


def build_campaign(index: CampaignIndexPage, words: dict[str, Any]) -> None:
    """Make a campaign with its goals and its timeline."""
    words = dict(words)
    goals = [
        CampaignGoal(
            locale=english(),
            sort_order=n,
            change=goal["change"],
            reached="days_ago" in goal,
            reached_on=day(goal["days_ago"]) if "days_ago" in goal else None,
        )
        for n, goal in enumerate(words.pop("goals"))
    ]
    updates = [CampaignUpdate(locale=english(), **_dated(update)) for update in words.pop("updates")]
    child(index, CampaignPage, goals=goals, updates=updates, **words)


def build_action(index: CampaignIndexPage, words: dict[str, Any], **more: Any) -> ActionPage:
    """Return an action with its settings and the people who signed it."""
    words = dict(words)
    campaign = CampaignPage.objects.child_of(index).get(slug=words.pop("campaign"))
    plan = {name: words.pop(name, None) for name in PLANNED}
    people, comments = words.pop("people"), words.pop("comments", [])
    moments = [ActionMoment(locale=english(), **_dated(line)) for line in words.pop("moments", [])]
    recipients = lines(Recipient, words.pop("named", []))
    text = words.pop("text")
    first = plan["text_before"] or text
    page = child(
        campaign, ActionPage, moments=moments, recipient_lines=recipients, text=first, **words, **more
    )
    if page.action.opens_at is None:
        page.action = services.change_settings(page.action, _settings(plan))
        changed = moment(plan["text_changed"]) if plan["text_changed"] else None
        date_versions(page, moment(plan["published"] or plan["opened"]), changed, text)
        people_sign(page, people, last_moment(page.action))
        people_comment(page, comments)
        some_stay_open(page)
        some_let_members_write(page)
        hand_over(page, plan["deliveries"] or [], plan["answers"] or [])
    return page


def build_letter(index: CampaignIndexPage) -> None:
    """Make the open letter with its annex and the organisations behind it."""
    words = dict(LETTER)
    annexes = [
        Annex(locale=english(), sort_order=n, number=number, title=title, text=text)
        for n, (number, title, text) in enumerate(words.pop("annexes"))
    ]
    written = date_format(day(words.pop("written")))
    words["place_and_date"] = f"{words.pop('place')}, {written}"
    page = build_action(index, words, annexes=annexes, contact=contact(words.pop("contact")))
    organisations_sign(page)
    build_sign_on(page)


def _settings(plan: dict[str, Any]) -> dict[str, Any]:
    """Return what the record of an action is set to, from days before and after now."""
    settings = plan["record"] | {"opens_at": moment(plan["opened"])}
    if plan["paused"]:
        settings["paused_at"] = moment(plan["paused"])
    if plan["closed"]:
        settings["closes_at"] = moment(plan["closed"])
    elif plan["closes_in"]:
        settings["closes_at"] = moment(-plan["closes_in"])
    return settings


def _dated(words: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in words.items() if name != "days_ago"} | {
        "date": day(words["days_ago"])
    }
