"""What signers of an action can be told: the lines of its timeline and of its campaign's, by language."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.utils import translation

from advocacy_site.core.visibility import visible

from .brought import public_pages
from .models import Action, ActionPage, Answer, CampaignPage, Delivery
from .models.children import Moment
from .story import Told, outcomes_of

OF_CAMPAIGN = "campaign-"  # how the keys of lines begin that several actions tell


@dataclass(frozen=True)
class Words:
    """What a mail says in one language.

    `page`: the title of the action's page; `url`: where it is told; `day`: when it was, in ISO 8601.
    """

    page: str
    url: str
    day: str
    title: str
    fact: str = ""
    text: str = ""

    def as_kept(self) -> dict[str, str]:
        """Return it as JSON."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return what `as_kept` made."""
        return cls(**kept)


@dataclass
class Thing:
    """A line of the timeline, with its words by language. `key` is the same in all of them."""

    key: str
    date: date
    words: dict[str, Words] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its title in the site's first language, or in any other."""
        return (self.words.get(settings.LANGUAGE_CODE) or next(iter(self.words.values()))).title


def things_to_tell(action: Action) -> list[Thing]:
    """Return what the public pages of `action`, and of its campaign, tell, newest first.

    A language has words where its page says all that any language says: nobody is mailed half of it.
    """
    whole = _whole(action)
    found: dict[str, Thing] = {}
    pages = public_pages(action)
    campaigns = _campaigns_of(pages)
    for page in pages:
        language = page.locale.language_code
        for key, day, words in [*_lines(page, language), *_above(page, campaigns.get(parent_path(page)))]:
            if key not in whole or language in whole[key]:
                found.setdefault(key, Thing(key, day)).words[language] = words
    return sorted(found.values(), key=lambda thing: (thing.date, thing.key), reverse=True)


def thing_of(action: Action, key: str) -> Thing | None:
    """Return what `key` names, or None where no public page tells it any more."""
    return next((thing for thing in things_to_tell(action) if thing.key == key), None)


def key_of(outcome: Delivery | Answer) -> str:
    """Return the key of a delivery or an answer: its permanent place on the action's page."""
    return f"{'delivery' if isinstance(outcome, Delivery) else 'answer'}-{outcome.pk}"


def fingerprint(*values: Any) -> str:
    """Return another text as soon as any of the `values`, which are JSON, is another."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]


def _lines(page: ActionPage, language: str) -> list[tuple[str, date, Words]]:
    """Return key, day and words of each line of the timeline of `page`."""
    address = page.full_url or ""
    with translation.override(language):
        outcomes = outcomes_of([page], language, on_page=True)
        return [
            *((_key(moment), moment.date, _moment(page, address, moment)) for moment in page.moments.all()),
            *((told.anchor, told.date, _outcome(page, address, told)) for told in outcomes),
        ]


def parent_path(page: ActionPage) -> str:
    """Return the place in the tree of the page above `page`."""
    return page.path[: -page.steplen]


def _campaigns_of(pages: list[ActionPage]) -> dict[str, CampaignPage]:
    """Return the public campaigns that stand right above `pages`, by their place in the tree. Two queries."""
    above = CampaignPage.objects.filter(path__in=map(parent_path, pages))
    return {campaign.path: campaign for campaign in visible(above).prefetch_related("updates")}


def _above(page: ActionPage, campaign: CampaignPage | None) -> list[tuple[str, date, Words]]:
    """Return the same of the campaign's own timeline, which tells its readers where it stands."""
    if campaign is None:
        return []
    address = campaign.full_url or ""
    return [
        (f"{OF_CAMPAIGN}{update.translation_key}", update.date, _moment(page, address, update))
        for update in campaign.updates.all()
    ]


def _key(moment: Moment) -> str:
    return f"moment-{moment.translation_key}"


def _moment(page: ActionPage, address: str, moment: Moment) -> Words:
    return Words(page.title, address, moment.date.isoformat(), moment.title, text=moment.text)


def _outcome(page: ActionPage, address: str, told: Told) -> Words:
    day = told.date.isoformat()
    return Words(page.title, f"{address}#{told.anchor}", day, told.title, told.fact, told.text)


def _whole(action: Action) -> dict[str, set[str]]:
    """Return in which languages each delivery and each answer has all its words."""
    deliveries = Delivery.objects.filter(action=action)
    answers = Answer.objects.filter(action=action)
    return {
        **{key_of(row): _languages(row.to_whom, row.note) for row in deliveries},
        **{key_of(row): _languages(row.from_whom, row.words) for row in answers},
    }


def _languages(*texts: Mapping[str, str]) -> set[str]:
    written = [{code for code, text in by_language.items() if text} for by_language in texts]
    return set.intersection(*filter(None, written)) if any(written) else set()
