"""What pages show of an action: progress, state in words, recent signatories, the form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from advocacy_site.core import clock

from .desk import Desk, find_desk
from .forms import SignForm
from .models.actions import Action
from .models.signatures import Signature
from .models.tallies import Tally
from .public_list import public_list

if TYPE_CHECKING:
    from .models.pages import ActionPage

SMALL_CELL = 5  # numbers below are published only as "other"


@dataclass(frozen=True)
class Progress:
    """The number of an action, and when it was right. A closed action has no goal any more."""

    total: int
    goal: int | None
    left: int | None
    as_of: datetime | None


def next_goal(first: int, total: int) -> int:
    """Return the goal to show: `first` until `total` reaches it, then the next of 1, 2, 5 times 10ⁿ."""
    goal = first
    while goal <= total:
        lead = int(str(goal)[0])
        unit = 10 ** (len(str(goal)) - 1)
        goal = unit * (2 if lead < 2 else 5 if lead < 5 else 10)
    return goal


def _progress(action: Action, tally: Tally | None) -> Progress:
    total = tally.count if tally else 0
    as_of = tally.as_of if tally else None
    if action.state == Action.State.CLOSED:
        return Progress(total, None, None, as_of)
    goal = next_goal(action.goal, total)
    return Progress(total, goal, goal - total, as_of)


def progress_of(actions: Iterable[Action]) -> dict[Any, Progress]:
    """Return the progress of each of `actions` by primary key. One query."""
    actions = list(actions)
    totals = Tally.objects.filter(action__in=actions, dimension=Tally.Dimension.TOTAL)
    by_action = {tally.action_id: tally for tally in totals}
    return {action.pk: _progress(action, by_action.get(action.pk)) for action in actions}


def state_line(action: Action) -> str:
    """Return the state of `action` in words."""
    match action.state:
        case Action.State.NOT_OPEN:
            if action.opens_at:
                return _("Opens on %(day)s") % {"day": date_format(action.opens_at, "j F Y")}
            return _("Not open yet")
        case Action.State.PAUSED:
            return _("Signing is paused for now. Please come back later.")
        case Action.State.CLOSED:
            return _("Closed on %(day)s") % {"day": date_format(action.closes_at or clock.now(), "j F Y")}
    if action.closes_at:
        return _("Open until %(day)s") % {"day": date_format(action.closes_at, "j F Y")}
    if action.signers == Action.Signers.ORGANISATIONS:
        return _("Open to organisations")
    return _("Open to everyone")


@dataclass(frozen=True)
class ActionCard:
    """An action as a row in a list."""

    title: str
    url: str
    kind_label: str
    state_line: str
    invitation: str
    is_open: bool
    total: int
    goal: int | None
    left: int | None
    as_of: datetime | None


def action_cards(pages: Iterable["ActionPage"], request: HttpRequest | None) -> list[ActionCard]:
    """Return a card for each of `pages`, which come with their `action`. One further query."""
    pages = list(pages)
    progress = progress_of(page.action for page in pages)
    return [
        ActionCard(
            title=page.card_title,
            url=page.get_url(request) or "",
            kind_label=str(Action.Kind(page.action.kind).label),
            state_line=state_line(page.action),
            invitation=page.invitation,
            is_open=page.action.state == Action.State.OPEN,
            **vars(progress[page.action_id]),
        )
        for page in pages
    ]


def embedded_actions(pages: QuerySet["ActionPage"], request: HttpRequest | None) -> dict[Any, ActionCard]:
    """Return the card of each of `pages` by primary key, for bodies that show actions. Two queries."""
    found = list(pages.select_related("action"))
    return dict(zip((page.pk for page in found), action_cards(found, request), strict=True))


def recipients_sentence(page: "ActionPage") -> str:
    """Return the one sentence that says who will receive which fields."""
    recipients = page.recipients or _("the recipients")
    match page.action.handed_over:
        case Action.HandedOver.NAME:
            return _(
                "If you agree below, we hand your name to %(recipients)s. Nobody receives your address."
            ) % {"recipients": recipients}
        case Action.HandedOver.NAME_COUNTRY:
            return _(
                "If you agree below, we hand your name and country to %(recipients)s. "
                "Nobody receives your address."
            ) % {"recipients": recipients}
    return _("We hand your name and address to nobody. Your name appears here only if you choose so below.")


def sign_form(desk: Desk | None, data: Any = None) -> SignForm | None:
    """Return the form of a desk with the versions it shows, or None where nothing can be signed now.

    The form is shown only where there is a wording for its consent: without one nobody could agree. It is
    a person's: where only organisations sign, there is none.
    """
    if desk is None or desk.action.state != Action.State.OPEN:
        return None
    if desk.action.signers == Action.Signers.ORGANISATIONS:
        return None
    return SignForm(
        data,
        text_version=desk.text_version,
        sign_wording=desk.sign_wording,
        hand_over_wording=desk.hand_over_wording,
    )


def action_context(page: "ActionPage", request: HttpRequest) -> dict[str, Any]:
    """Return what the action's page shows. The numbers come from one query, and so from one moment."""
    action = page.action
    dimension = Tally.Dimension
    shown = [dimension.TOTAL, dimension.KIND, dimension.COUNTRY]
    tallies = {(tally.dimension, tally.key): tally for tally in action.tallies.filter(dimension__in=shown)}
    total = tallies.get((dimension.TOTAL, ""))
    frequent = {
        key
        for (name, key), tally in tallies.items()
        if name == dimension.COUNTRY and tally.count >= SMALL_CELL
    }
    kinds = {kind: tallies.get((dimension.KIND, kind)) for kind in Signature.Kind.values}
    return {
        **vars(_progress(action, total)),
        **vars(public_list(page, frequent if total else None, request)),
        "kinds": {kind: tally.count if tally else 0 for kind, tally in kinds.items()},
        "text_html": expand_db_html(page.printed_words),
        "action": {
            "state": action.state,
            "is_open": action.state == Action.State.OPEN,
            "state_line": state_line(action),
        },
        "form": sign_form(find_desk(action.key, page.locale.language_code)),
        "form_url": reverse("sign", args=[action.key]),
        "recipients_sentence": recipients_sentence(page),
    }
