"""What pages show of an action: progress, state in words, recent signatories, the form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_countries import countries
from wagtail.rich_text import expand_db_html

from advocacy_site.core import clock
from advocacy_site.supporters.models import wordings_for

from .forms import SignForm
from .models.actions import Action, TextVersion
from .models.tallies import Tally

if TYPE_CHECKING:
    from .models.pages import ActionPage

SMALL_CELL = 5  # numbers below are published only as "other"
RECENT = 6


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
            return _("Not open yet")
        case Action.State.PAUSED:
            return _("Signing is paused for now. Please come back later.")
        case Action.State.CLOSED:
            return _("Closed on %(day)s") % {"day": date_format(action.closes_at or clock.now(), "j F Y")}
    if action.closes_at:
        return _("Open until %(day)s") % {"day": date_format(action.closes_at, "j F Y")}
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


def action_cards(pages: Iterable["ActionPage"], request: HttpRequest) -> list[ActionCard]:
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


@dataclass(frozen=True)
class RecentSigner:
    """A signatory as the list of recent ones shows them."""

    name: str
    country_name: str
    day: Any


def recent_signers(action: Action, frequent: set[str]) -> list[RecentSigner]:
    """Return the latest signatories who chose to be shown: by day, not before a full day has passed.

    The delay and the missing hour keep a watcher from telling who signed just now. `frequent` holds the
    countries with SMALL_CELL signatures or more; others are left out, since they could point to one person.
    """
    if not action.public_list:
        return []
    before = clock.start_of(clock.today()) - timedelta(days=1)
    rows = action.signatures.shown().filter(confirmed_at__lt=before).order_by("-confirmed_at")[:RECENT]
    return [
        RecentSigner(
            name=row.public_name,
            country_name=countries.name(row.country.code) if row.country.code in frequent else "",
            day=row.confirmed_at.date() if row.confirmed_at else None,
        )
        for row in rows
    ]


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


def sign_form(page: "ActionPage", data: Any = None) -> SignForm | None:
    """Return the form of `page` with the versions it shows, or None where nothing can be signed now.

    The form is shown only where there is a wording for its consent: without one nobody could agree.
    """
    version = TextVersion.objects.current().filter(page=page.alias_of_id or page.pk).first()
    wordings = wordings_for(page.locale.language_code)
    if version is None or "sign" not in wordings or page.action.state != Action.State.OPEN:
        return None
    hand_over = wordings.get("hand_over") if page.action.handed_over != Action.HandedOver.NOTHING else None
    return SignForm(data, text_version=version.pk, sign_wording=wordings["sign"], hand_over_wording=hand_over)


def action_context(page: "ActionPage") -> dict[str, Any]:
    """Return what the action's page shows. The numbers come from one query, and so from one moment."""
    action = page.action
    tallies = list(
        Tally.objects.filter(action=action, dimension__in=[Tally.Dimension.TOTAL, Tally.Dimension.COUNTRY])
    )
    total = next((tally for tally in tallies if tally.dimension == Tally.Dimension.TOTAL), None)
    frequent = {tally.key for tally in tallies if tally.count >= SMALL_CELL}
    return {
        **vars(_progress(action, total)),
        "text_html": expand_db_html(page.text),
        "action": {
            "state": action.state,
            "is_open": action.state == Action.State.OPEN,
            "state_line": state_line(action),
        },
        "form": sign_form(page),
        "form_url": reverse("sign", args=[action.key]),
        "recipients_sentence": recipients_sentence(page),
        "recent": recent_signers(action, frequent) if total else [],
    }
