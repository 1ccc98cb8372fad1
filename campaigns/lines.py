"""The lines of several tables that the page of an action shows, read with one statement."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advocacy_site.core.models import SiteDocument
from advocacy_site.core.rows import Rows, rows_at_once

from .models.actions import Action, TextVersion
from .models.children import ActionMoment, Annex, Recipient, in_place
from .models.outcomes import Answer, Delivery
from .models.removals import Removal
from .versions import LISTED

if TYPE_CHECKING:
    from .models.action_pages import ActionPage

MOST_REMOVALS = 20  # told on the page, the newest
TOLD_OF_REMOVALS = ("id", "action", "reason", "state", "confirmed", "decided_at", "undone_at")


@dataclass(frozen=True)
class Lines:
    """What stands on a page line by line, and what of its record. `versions`: in every language."""

    annexes: list[Annex]
    recipients: list[Recipient]
    moments: list[ActionMoment]
    versions: list[TextVersion]
    deliveries: list[Delivery]
    answers: list[Answer]
    removals: list[Removal]


def lines_of(page: "ActionPage") -> Lines:
    """Return the lines of `page` as it was published, and those of its record. One query."""
    action: Action = page.action
    answers = Answer.objects.filter(action=action.pk)
    annexes, recipients, moments, versions, deliveries, replies, documents, removals = rows_at_once(
        Action.objects.filter(pk=action.pk),
        Rows(Annex.objects.filter(page=page.pk)),
        Rows(Recipient.objects.filter(page=page.pk)),
        Rows(ActionMoment.objects.filter(page=page.pk)),
        Rows(TextVersion.objects.filter(action=action.pk), *LISTED),
        Rows(Delivery.objects.filter(action=action.pk)),
        Rows(answers),
        Rows(SiteDocument.objects.filter(pk__in=answers.values("document"))),
        Rows(Removal.objects.filter(action=action.pk).public()[:MOST_REMOVALS], *TOLD_OF_REMOVALS),
    )
    by_key = {document.pk: document for document in documents}
    for answer in replies:
        answer.document = by_key.get(answer.document_id)
    return Lines(in_place(annexes), in_place(recipients), moments, versions, deliveries, replies, removals)


def lines_of_draft(page: "ActionPage") -> Lines:
    """Return the lines of `page` as its editor has them, and those of its record where it has one."""
    lines = Lines([], [], [], [], [], [], []) if page.action._state.adding else lines_of(page)
    return replace(
        lines,
        annexes=page.ordered_annexes,
        recipients=page.ordered_recipients,
        moments=list(page.moments.all()),
    )
