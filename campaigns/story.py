"""What a page tells of its record besides numbers: what happened, its versions, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy_site.core.record_words import words_in
from advocacy_site.core.visibility import visible

from .lines import Lines
from .models.actions import TextVersion
from .models.children import Moment, newest_first
from .models.outcomes import Answer, Delivery
from .models.removals import Removal

if TYPE_CHECKING:
    from .models.action_pages import ActionPage


@dataclass(frozen=True)
class Told:
    """A line of a timeline. `anchor`: its permanent place on the action's page, or empty.

    `fact`: a sentence before its words. `language`: that of its words, where it is not the page's.
    """

    date: date
    title: str
    fact: str = ""
    text: str = ""
    url: str = ""
    setback: bool = False
    anchor: str = ""
    document: Any = None
    language: str = ""


@dataclass(frozen=True)
class Story:
    """What the page of an action tells of its record. Kept until one of both changes."""

    moments: list[Any]
    versions: list[TextVersion]  # without their words
    published_on: date | None
    removals: list[Removal]  # without their conditions
    successor: "ActionPage | None"


def story_of(page: "ActionPage", lines: Lines) -> Story:
    """Return the story of the action of `page` in its language. Two queries at most."""
    language = page.locale.language_code
    outcomes = told_of([page], lines.deliveries, lines.answers, language, on_page=True)
    public = [version.published_at.date() for version in lines.versions if version.was_public]
    return Story(
        moments=in_order([*newest_first(lines.moments), *outcomes]),
        versions=[version for version in lines.versions if version.language == language],
        published_on=min(public, default=None),
        removals=lines.removals,
        successor=successor_page(page),
    )


def in_order(moments: Iterable[Moment | Told]) -> list[Any]:
    """Return `moments` as a timeline shows them, newest first; of one day, the later written first."""
    return sorted(moments, key=lambda moment: moment.date, reverse=True)


def outcomes_of(pages: Iterable["ActionPage"], language: str, *, on_page: bool = False) -> list[Told]:
    """Return what became of the actions of `pages`, as `told_of` does. Two queries."""
    pages = list(pages)
    actions = [page.action_id for page in pages]
    deliveries = Delivery.objects.filter(action__in=actions)
    answers = Answer.objects.filter(action__in=actions).select_related("document")
    return told_of(pages, deliveries, answers, language, on_page=on_page)


def told_of(
    pages: Iterable["ActionPage"],
    deliveries: Iterable[Delivery],
    answers: Iterable[Answer],
    language: str,
    *,
    on_page: bool = False,
) -> list[Told]:
    """Return what became of the actions of `pages` in lines of a timeline.

    `on_page`: it is the action's own page, where each line has its permanent place; else lines lead there.
    """
    urls = {page.action_id: "" if on_page else page.url or "" for page in pages}
    return [
        *(_answered(answer, urls[answer.action_id], language) for answer in answers),
        *(_delivered(delivery, urls[delivery.action_id], language) for delivery in deliveries),
    ]


def _delivered(delivery: Delivery, url: str, language: str) -> Told:
    to_whom, note = words_in(delivery.to_whom, language), words_in(delivery.note, language)
    number = number_format(delivery.count, use_l10n=True, force_grouping=True)
    anchor = f"delivery-{delivery.pk}"
    fact = ngettext(
        "%(number)s signature, as of %(day)s.", "%(number)s signatures, as of %(day)s.", delivery.count
    )
    return Told(
        date=delivery.day,
        title=_("Delivered to %(whom)s") % {"whom": to_whom},
        fact=fact % {"number": number, "day": date_format(delivery.day)},
        text=note.text,
        language=_other(language, note.language),
        url=f"{url}#{anchor}" if url else "",
        anchor="" if url else anchor,
    )


def _answered(answer: Answer, url: str, language: str) -> Told:
    from_whom, words = words_in(answer.from_whom, language), words_in(answer.words, language)
    anchor = f"answer-{answer.pk}"
    return Told(
        date=answer.day,
        title=_("Answered by %(whom)s") % {"whom": from_whom},
        text=words.text,
        document=answer.document if not url else None,
        language=_other(language, words.language),
        url=f"{url}#{anchor}" if url else "",
        anchor="" if url else anchor,
    )


def _other(language: str, written_in: str) -> str:
    return written_in if written_in != language else ""


def successor_page(page: "ActionPage") -> "ActionPage | None":
    """Return the public page of what carries on the action of `page`, in its language if there is one."""
    if page.action.successor_id is None:
        return None
    pages = type(page).objects.filter(action=page.action.successor_id, alias_of__isnull=True)
    found = list(visible(pages).select_related("action", "locale"))
    return min(found, key=lambda other: (other.locale_id != page.locale_id, other.pk), default=None)
