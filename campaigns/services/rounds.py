"""A sign-on round, as staff run it: begin, send, remind, change the words, freeze.

What the invited organisations answer is in `answers`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from advocacy_site.core import clock, links
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services as mailing

from ..models import Action, ActionPage, Invitation, SignOnRound, TextVersion
from ..text import fingerprint
from .errors import ActionNotOpen, NobodyInvited, OrganisationsDoNotSign, RoundOver
from .lifecycle import locked_action
from .signatories import Organisation, last_position

ROUND_PURPOSE = INVITE_MAIL = "sign-on"
REMIND_MAIL = "sign-on-reminder"
TEST_MAIL = "sign-on-test"


@dataclass(frozen=True)
class Invited:
    """An organisation to invite, and whom to write to. `email` is normalised."""

    organisation: Organisation
    email: str
    contact_name: str = ""

    @property
    def key(self) -> str:
        """What makes it the same in a round."""
        return self.organisation.key


@transaction.atomic
def start_round(
    page: ActionPage,
    invited: Iterable[Invited],
    *,
    deadline: datetime,
    message: str = "",
    reminder_days: str = "",
    note: str = "",
) -> SignOnRound:
    """Begin a round with the newest draft of `page`, and mail nobody yet.

    Its organisations keep places in the public list in their order, whenever they answer. Raises
    OrganisationsDoNotSign, ActionNotOpen (closed), NobodyInvited, RoundOver (the deadline is over).
    """
    action = locked_action(page.action)
    now = clock.now()
    rows = list({one.key: one for one in invited}.values())
    _require_round(action, rows, deadline, now)
    sign_on = SignOnRound.objects.create(
        action=action,
        text_version=draft_version(page),
        deadline=deadline,
        message=message,
        reminder_days=reminder_days,
        note=note,
        first_position=last_position(action),
        created_at=now,
    )
    Invitation.objects.bulk_create(_invitation(sign_on, n, one) for n, one in enumerate(rows, 1))
    return sign_on


def _require_round(action: Action, rows: list[Invited], deadline: datetime, now: datetime) -> None:
    if action.signers == Action.Signers.PEOPLE:
        raise OrganisationsDoNotSign
    if action.state_at(now) == Action.State.CLOSED:
        raise ActionNotOpen
    if not rows:
        raise NobodyInvited
    if deadline <= now:
        raise RoundOver


def _invitation(sign_on: SignOnRound, position: int, one: Invited) -> Invitation:
    return Invitation(
        round=sign_on,
        position=position,
        organisation_key=one.key,
        organisation_name=one.organisation.name,
        country=one.organisation.country,
        category=one.organisation.category,
        member=one.organisation.member,
        contact_name=one.contact_name,
        email=one.email,
        email_hash=address_hash(one.email),
    )


def draft_of(page: ActionPage) -> ActionPage:
    """Return the newest draft of `page`, or the page where there is none."""
    draft: ActionPage = page.get_latest_revision_as_object()
    return draft


def draft_version(page: ActionPage) -> TextVersion:
    """Return the version of the words in the newest draft of `page`, made where they were never there.

    It is not the page's current one: visitors go on signing what is public. Published unchanged, the draft
    becomes this same version.
    """
    text = draft_of(page).signed_words
    sha256 = fingerprint(text)
    action = locked_action(page.action)
    known = TextVersion.objects.filter(page=page, sha256=sha256).first()
    if known:
        return known
    language = page.locale.language_code
    numbers = action.text_versions.filter(language=language)
    now = clock.now()
    return TextVersion.objects.create(
        action=action,
        page=page,
        language=language,
        number=(numbers.aggregate(n=Max("number"))["n"] or 0) + 1,
        sha256=sha256,
        text=text,
        published_at=now,
        superseded_at=now,
        was_public=False,
    )


def locked_round(pk: Any) -> SignOnRound:
    """Return the round, locked: whoever answers waits for who freezes. Raises SignOnRound.DoesNotExist."""
    rows = SignOnRound.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("action", "text_version").get(pk=pk)


@transaction.atomic
def send_round(sign_on: SignOnRound, *, again: bool = False) -> int:
    """Mail everybody who was not mailed yet; return how many. Sending twice mails nobody twice.

    `again`: also those who have not answered about today's words, because the words changed. Who declined
    is left alone. Raises RoundOver.
    """
    sign_on = locked_round(sign_on.pk)
    now = clock.now()
    if not sign_on.is_open_at(now):
        raise RoundOver
    invitations = sign_on.invitations.filter(_to_send(sign_on, again)).exclude(email_hash="")
    sent = 0
    for invitation in invitations.select_for_update(of=("self",)):
        key = f"{INVITE_MAIL}:{invitation.pk}:{sign_on.text_version_id}"
        if not _mail(INVITE_MAIL, invitation, sign_on, key):
            continue  # asked about these words already: what was answered stays
        sent += 1
        invitation.asked_at = now
        if invitation.state == Invitation.State.PROPOSES:
            invitation.state = Invitation.State.ASKED
        invitation.save(update_fields=["asked_at", "state"])
    return sent


def _to_send(sign_on: SignOnRound, again: bool) -> Q:
    new = Q(asked_at__isnull=True)
    if not again:
        return new
    state = Invitation.State
    open_still = Q(state__in=[state.ASKED, state.OPENED, state.PROPOSES])
    return new | open_still | (Q(state=state.SIGNS) & ~Q(signature__text_version=sign_on.text_version_id))


def _mail(kind: str, invitation: Invitation, sign_on: SignOnRound, dedupe_key: str) -> bool:
    nonce = links.new_nonce()
    row = mailing.queue(
        kind,
        to=invitation.email,
        language=sign_on.text_version.language,
        dedupe_key=dedupe_key,
        object_id=invitation.pk,
        nonce=nonce,
        scope=sign_on.subject,
    )
    if row:
        links.create_link(ROUND_PURPOSE, nonce, invitation.pk, expires_at=None)
    return row is not None


def send_test(sign_on: SignOnRound, address: str) -> None:
    """Mail the invitation to a member of staff, with a link to the preview."""
    mailing.queue(
        TEST_MAIL,
        to=address,
        language=sign_on.text_version.language,
        dedupe_key=f"{TEST_MAIL}:{sign_on.pk}:{clock.now().isoformat()}",
        object_id=sign_on.pk,
    )


def remind_invited() -> int:
    """Remind those who have not answered, on the days before the deadline that were set; return how many.

    A day that was missed while no worker ran is made good, but never two at once.
    """
    now = clock.now()
    rounds = SignOnRound.objects.filter(frozen_at__isnull=True, deadline__gt=now)
    return sum(_remind(sign_on.pk, now) for sign_on in rounds)


@transaction.atomic
def _remind(pk: Any, now: datetime) -> int:
    sign_on = locked_round(pk)
    due = [days for days in sign_on.days if now >= sign_on.deadline - timedelta(days=days)]
    if not due or not sign_on.is_open_at(now):
        return 0
    days = min(due)
    since = sign_on.deadline - timedelta(days=days)  # who was asked later than that needs no reminder yet
    waiting = sign_on.invitations.unanswered().filter(asked_at__lt=since).exclude(email_hash="")
    waiting = waiting.filter(Q(reminded_days__isnull=True) | Q(reminded_days__gt=days))
    number = 0
    for invitation in waiting.select_for_update(of=("self",)):
        number += _mail(REMIND_MAIL, invitation, sign_on, f"{REMIND_MAIL}:{invitation.pk}:{days}")
        invitation.reminded_days = days
        invitation.save(update_fields=["reminded_days"])
    return number


@transaction.atomic
def renew_text(sign_on: SignOnRound) -> bool:
    """Show the newest draft from now on, and return whether its words are others.

    Who has signed keeps the words they saw, until they sign the new ones. Raises RoundOver.
    """
    sign_on = locked_round(sign_on.pk)
    if not sign_on.is_open_at(clock.now()):
        raise RoundOver
    version = draft_version(sign_on.text_version.page)
    changed = version.pk != sign_on.text_version_id
    if changed:
        SignOnRound.objects.filter(pk=sign_on.pk).update(text_version=version)
    return changed


@transaction.atomic
def freeze_round(sign_on: SignOnRound) -> SignOnRound:
    """Let nobody more into the list; who stands in it keeps place and order. Idempotent."""
    sign_on = locked_round(sign_on.pk)
    if sign_on.frozen_at is None:
        sign_on.frozen_at = clock.now()
        sign_on.save(update_fields=["frozen_at"])
    return sign_on


@transaction.atomic
def discard_round(sign_on: SignOnRound) -> bool:
    """Delete a round of which nobody was mailed yet; return whether it was."""
    sign_on = locked_round(sign_on.pk)
    if sign_on.invitations.filter(asked_at__isnull=False).exists():
        return False
    sign_on.delete()
    return True
