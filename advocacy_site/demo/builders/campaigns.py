"""Campaigns and what is signed there, each once. Days in `content` count back from the first run."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.formats import date_format

from advocacy_site.core import clock
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
)

from ..content import actions, campaigns
from ..content.letter import LETTER
from .signatures import last_moment, organisations_sign, people_sign
from .tree import child, english


def build(home: HomePage) -> None:
    """Make the campaigns with their actions and signatures."""
    index = child(home, CampaignIndexPage, slug="campaigns", show_in_menus=True, **campaigns.CAMPAIGN_INDEX)
    for words in campaigns.CAMPAIGNS:
        build_campaign(index, words)
    build_letter(index)
    for words in actions.ACTIONS:
        build_action(index, words)


def build_campaign(index: CampaignIndexPage, words: dict[str, Any]) -> None:
    """Make a campaign with its goals and its timeline."""
    words = dict(words)
    goals = [
        CampaignGoal(
            locale=english(),
            sort_order=n,
            change=goal["change"],
            reached="days_ago" in goal,
            reached_on=_day(goal["days_ago"]) if "days_ago" in goal else None,
        )
        for n, goal in enumerate(words.pop("goals"))
    ]
    updates = [CampaignUpdate(locale=english(), **_dated(update)) for update in words.pop("updates")]
    child(index, CampaignPage, goals=goals, updates=updates, **words)


def build_action(index: CampaignIndexPage, words: dict[str, Any], **more: Any) -> ActionPage:
    """Return an action with its settings and the people who signed it."""
    words = dict(words)
    campaign = CampaignPage.objects.child_of(index).get(slug=words.pop("campaign"))
    plan = {name: words.pop(name, None) for name in ("record", "opened", "closed", "closes_in", "paused")}
    people = words.pop("people")
    moments = [ActionMoment(locale=english(), **_dated(moment)) for moment in words.pop("moments", [])]
    page = child(campaign, ActionPage, moments=moments, **words, **more)
    if page.action.opens_at is None:
        page.action = services.change_settings(page.action, _settings(plan))
        people_sign(page, people, last_moment(page.action))
    return page


def build_letter(index: CampaignIndexPage) -> None:
    """Make the open letter with its annex and the organisations behind it."""
    words = dict(LETTER)
    annexes = [
        Annex(locale=english(), sort_order=n, number=number, title=title, text=text)
        for n, (number, title, text) in enumerate(words.pop("annexes"))
    ]
    written = date_format(_day(words.pop("written")), "j F Y")
    words["place_and_date"] = f"{words.pop('place')}, {written}"
    organisations_sign(build_action(index, words, annexes=annexes))


def _settings(plan: dict[str, Any]) -> dict[str, Any]:
    """Return what the record of an action is set to, from days before and after now."""
    settings = plan["record"] | {"opens_at": _moment(plan["opened"])}
    if plan["paused"]:
        settings["paused_at"] = _moment(plan["paused"])
    if plan["closed"]:
        settings["closes_at"] = _moment(plan["closed"])
    elif plan["closes_in"]:
        settings["closes_at"] = _moment(-plan["closes_in"])
    return settings


def _dated(words: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in words.items() if name != "days_ago"} | {
        "date": _day(words["days_ago"])
    }


def _moment(days_ago: int) -> datetime:
    """Return the beginning of a day in UTC."""
    return clock.start_of(_day(days_ago))


def _day(days_ago: int) -> date:
    return clock.today() - timedelta(days=days_ago)
