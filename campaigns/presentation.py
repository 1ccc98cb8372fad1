"""What pages show of an action: progress, state in words, recent signatories, the form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from advocacy_site.core import clock, languages
from advocacy_site.core.filters import is_canonical
from advocacy_site.core.record_words import words_in
from advocacy_site.core.stand_ins import foreign_words

from .asked import HANDED_OVER, asked_of
from .desk import Desk, find_desk
from .forms import SignForm
from .models.actions import Action
from .models.tallies import Tally
from .numbers import SHOWN_ON_PAGE, Offline, Tallies
from .organisation_forms import OrganisationForm
from .public_list import public_list
from .sources import PARAMETER, via_of, with_source
from .story import Story
from .versions import version_counts

if TYPE_CHECKING:
    from .models.pages import ActionPage

SHOWN = (*SHOWN_ON_PAGE, Tally.Dimension.VERSION)


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


def progress(action: Action, total: int, as_of: datetime | None) -> Progress:
    """Return the progress of `action`, which `total` signed as of that time."""
    if action.state == Action.State.CLOSED:
        return Progress(total, None, None, as_of)
    goal = next_goal(action.goal, total)
    return Progress(total, goal, goal - total, as_of)


def progress_of(actions: Iterable[Action]) -> dict[Any, Progress]:
    """Return the progress of each of `actions` by primary key. One query."""
    actions = list(actions)
    totals = Tally.objects.filter(action__in=actions, dimension=Tally.Dimension.TOTAL)
    by_action = {tally.action_id: tally for tally in totals}
    return {
        action.pk: progress(action, tally.count if tally else 0, tally.as_of if tally else None)
        for action, tally in ((action, by_action.get(action.pk)) for action in actions)
    }


def state_line(action: Action) -> str:
    """Return the state of `action` in words."""
    match action.state:
        case Action.State.NOT_OPEN:
            if action.opens_at:
                return _("Opens on %(day)s") % {"day": date_format(action.opens_at)}
            return _("Not open yet")
        case Action.State.PAUSED:
            return _("Signing is paused for now. Please come back later.")
        case Action.State.CLOSED:
            return _("Closed on %(day)s") % {"day": date_format(action.closes_at or clock.now())}
    if action.closes_at:
        return _("Open until %(day)s") % {"day": date_format(action.closes_at)}
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
    foreign: languages.Language | None


def action_cards(pages: Iterable["ActionPage"], request: HttpRequest | None) -> list[ActionCard]:
    """Return a card for each of `pages`, which come with their `action`. One further query, and one where one
    stands in for a translation."""
    pages = list(pages)
    progress = progress_of(page.action for page in pages)
    foreign = foreign_words(pages)
    return [
        ActionCard(
            title=page.card_title,
            url=page.get_url(request) or "",
            kind_label=str(Action.Kind(page.action.kind).label),
            state_line=state_line(page.action),
            invitation=page.invitation,
            is_open=page.action.state == Action.State.OPEN,
            foreign=foreign.get(page.pk),
            **vars(progress[page.action_id]),
        )
        for page in pages
    ]


def embedded_actions(pages: QuerySet["ActionPage"], request: HttpRequest | None) -> dict[Any, ActionCard]:
    """Return the card of each of `pages` by primary key, for bodies that show actions. Two queries."""
    found = list(pages.select_related("action"))
    return dict(zip((page.pk for page in found), action_cards(found, request), strict=True))


def recipients_sentence(recipients: str, handed_over: Iterable[str], writer: str = "") -> str:
    """Return what says who will receive which fields, named as in `asked.HANDED_OVER`.

    `writer`: the member that the form asks about, if it does: it would receive an address.
    """
    fields = get_text_list([str(HANDED_OVER[name]) for name in handed_over], _("and"))
    told = _("If you let %(member)s write to you, it gets your name, email address and language from us.") % {
        "member": writer
    }
    if not fields and writer:
        nobody = _("Nobody else gets what you write. Your name appears here only if you choose so below.")
        return f"{told} {nobody}"
    if not fields:
        return _("We hand what you write to nobody. Your name appears here only if you choose so below.")
    handed = _("If you agree below, we hand this to %(recipients)s: your %(fields)s.") % {
        "recipients": recipients or _("the recipients"),
        "fields": fields,
    }
    if writer:
        return f"{handed} {told} {_('Nobody else receives your address.')}"
    return f"{handed} {_('Nobody receives your address.')}"


def sign_form(desk: Desk | None, data: Any = None) -> SignForm | None:
    """Return the form of a desk with the versions it shows, or None where nothing can be signed now.

    The form is shown only where there is a wording for its consent: without one nobody could agree. It is
    a person's: where only organisations sign, there is none.
    """
    if desk is None or desk.action.state != Action.State.OPEN:
        return None
    if desk.action.signers == Action.Signers.ORGANISATIONS:
        return None
    return SignForm(data, desk=desk)


def organisation_form(desk: Desk | None, data: Any = None) -> OrganisationForm | None:
    """Return the form by which an organisation signs at a desk, or None where none can now."""
    if desk is None or desk.action.state != Action.State.OPEN:
        return None
    if desk.action.signers == Action.Signers.PEOPLE:
        return None
    return OrganisationForm(data, desk=desk)


@dataclass(frozen=True)
class NextAction:
    """Where a closed action is carried on. `language`: that of its page, where it is another one."""

    title: str
    url: str
    invitation: str
    language: str


def next_action(page: "ActionPage", successor: "ActionPage | None", source: str = "") -> NextAction | None:
    """Return what people who come to `page` can sign now, or None where its successor is closed, too.

    `source`: the member whose link they came by, which leads them on.
    """
    if successor is None or successor.action.state == Action.State.CLOSED:
        return None
    language = successor.locale.language_code
    return NextAction(
        title=successor.title,
        url=with_source(successor.url, source) if successor.url else "",
        invitation=successor.invitation,
        language=language if language != page.locale.language_code else "",
    )


def signed_before(action: Action, days: Iterable[date], published_on: date | None) -> int:
    """Return how many organisations had signed a letter before the day on which it was published."""
    if action.kind != Action.Kind.LETTER or published_on is None:
        return 0
    return sum(day < published_on for day in days)


def _told(page: "ActionPage", story: Story, tallies: Tallies, source: str) -> dict[str, Any]:
    """Return what happened, how many signed which words, and where it goes on once it is closed."""
    is_closed = page.action.state == Action.State.CLOSED
    return {
        "moments": story.moments,
        "versions": version_counts(story.versions, tallies.counts(Tally.Dimension.VERSION)),
        "successor": next_action(page, story.successor, source) if is_closed else None,
    }


def _forms(page: "ActionPage", desk: Desk | None) -> dict[str, Any]:
    """Return what can be filled in on `page`, where it is sent, and who would receive it."""
    key, handed_over = page.action.key, asked_of(page.action, page.locale.language_code).handed_over
    writer = desk.writer.name if desk and desk.writer else ""
    return {
        "recipients_sentence": recipients_sentence(page.recipients, handed_over, writer),
        "form": sign_form(desk),
        "form_url": with_source(reverse("sign", args=[key]), desk.source if desk else ""),
        "code_url": reverse("sign_code", args=[key]),
        "organisation_form": organisation_form(desk),
        "organisation_form_url": with_source(
            reverse("sign_for_organisation", args=[key]), desk.source if desk else ""
        ),
    }


def action_context(page: "ActionPage", story: Story, request: HttpRequest) -> dict[str, Any]:
    """Return what the action's page shows. The numbers come from one query, and so from one moment."""
    action = page.action
    tallies = Tallies.of(Q(action=action), SHOWN)
    frequent = set(tallies.countries.shown) if tallies.as_of else None
    language = page.locale.language_code
    desk = find_desk(action.key, language, via_of(request))
    source = desk.source if desk else ""
    lists = public_list(page, frequent, request)
    offline = Offline.of(action.on_paper, action.by_code, action.offline_as_of)
    return {
        **vars(progress(action, tallies.total, tallies.as_of)),
        **vars(lists),
        "kinds": tallies.kinds,
        "offline": offline,
        "numbers_url": reverse("sign_numbers", args=[action.key]) if tallies.total or offline.total else "",
        "is_canonical": is_canonical(request, (), {PARAMETER} if source else set()),
        "text_html": expand_db_html(page.printed_words),
        "action": {
            "state": action.state,
            "is_open": action.state == Action.State.OPEN,
            "state_line": state_line(action),
            "notice": words_in(action.pause_notice, language),
            "key": action.key,
        },
        **_told(page, story, tallies, source),
        "signed_before": signed_before(action, lists.signed_days, story.published_on),
        **_forms(page, desk),
        "removals": story.removals,
    }
