"""From the form to the counted signature (design: how a signature travels, steps 2 to 6)."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from advocacy_site.core import clock, limits, links
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.models import Link
from advocacy_site.core.sealed import sealed_fields
from advocacy_site.core.statements import (
    Prepared,
    Slot,
    Statement,
    insert_or_ignore,
    insertion,
    run_together,
    update,
)
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.pacing import MAILS_EVER, may_mail
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, Purpose

from ..asked import Answers
from ..desk import Desk
from ..models import Action, ErasedSigner, Signature
from ..models.signatures import WORDINGS
from .counting import write_delta
from .errors import ActionNotOpen, LinkTooLate, PeopleDoNotSign, TooManyRequests, WordsChanged
from .holds import was_released
from .screening import network_rule, screen
from .submission import NOTHING, Submission, drop_hand_over, drop_writer, take, take_answers

LINK_PURPOSE = "confirm-signature"
CONFIRM_MAIL = "sign-confirm"
ALREADY_MAIL = "sign-already"
LINK_LIFE = timedelta(days=7)


def sign_action(desk: Desk, submission: Submission, *, network: str) -> None:
    """Take a person's wish to sign, and write the mail that asks for confirmation where one is due.

    `network`: where it came from, for its limit only. Whether the address is suppressed is asked later, by
    the worker. Returns nothing on purpose: whoever sent the form must not learn what we knew of the
    address. Raises PeopleDoNotSign, ActionNotOpen, WordsChanged, TooManyRequests.
    """
    now = clock.now()
    if not desk.action.people_sign:
        raise PeopleDoNotSign
    if desk.action.state_at(now) != Action.State.OPEN:
        raise ActionNotOpen
    if submission.text_version != desk.text_version:
        raise WordsChanged
    try:
        _sign(desk, submission, network, now, together=True)
    except _StepByStep:
        _sign(desk, submission, network, now, together=False)


class _StepByStep(Exception):
    """Another form of this address came at the same moment, or it has had its mails of today."""


@transaction.atomic
def _sign(desk: Desk, submission: Submission, network: str, now: datetime, *, together: bool) -> None:
    """Ask for the row first: an attempt that is undone again would tell, by its time, who has signed."""
    signature = _new_signature(desk, submission, network, now)
    if earlier := _locked_earlier(signature):
        is_free = earlier.held_at is None and earlier.state != Signature.State.CONFIRMED
        if signature.held_at and is_free and not was_released(earlier.pk):
            earlier.held_at, earlier.hold_reason = signature.held_at, signature.hold_reason
        writes = _sign_again(earlier, desk, submission, now)
        rule = network_rule(desk.action.pk, submission.source)
        *_written, (is_within,) = run_together(*writes, limits.hitting((rule, network)))
        if not is_within:
            raise TooManyRequests
    elif together:
        _write_together(signature, submission.email, network, now)
    elif insert_or_ignore(signature):
        _mail_the_first_time(signature, submission.email, network, now)
    else:
        _sign(desk, submission, network, now, together=False)  # written since: then it is found


def _write_together(signature: Signature, address: str, network: str, now: datetime) -> None:
    """Write row, link and mail in one go, hoping that all of it is new; else raise _StepByStep."""
    _count_mail(signature, now)
    link, mail = _confirmation(signature, address, now)
    is_new, _link, _mail, (is_due, is_within) = run_together(
        insertion(signature),
        insertion(link),
        insertion(mail),
        limits.hitting(*_hits(signature, network)),
    )
    if not is_new or not is_due:
        raise _StepByStep
    if not is_within:
        raise TooManyRequests


def _new_signature(desk: Desk, submission: Submission, network: str, now: datetime) -> Signature:
    """Return the row of a first wish, held where something about it is doubtful; not yet written."""
    signature = Signature(action=desk.action, email_hash=address_hash(submission.email), created_at=now)
    take(signature, desk, submission, now)
    if reason := screen(submission.email, signature.email_hash, network):
        signature.held_at, signature.hold_reason = now, reason
    return signature


# What is sealed is replaced or stays: nobody's wish to sign has to open what they wrote before.
SEALED = sealed_fields(Signature)
COLUMNS = [field.attname for field in Signature._meta.concrete_fields if field not in SEALED]


def _earlier() -> QuerySet[Any, Any]:
    """The one row of a person and an action, found by the index of persons, whatever PostgreSQL thinks.

    With a short table's plan it would take an index that begins with the action, and go on with that: each
    signature makes the next dearer. So the action stands in an expression, and "a person" is said in words
    that are no index's.
    """
    action = Slot("action", Signature._meta.get_field("action"))
    address = Slot("address", Signature._meta.get_field("email_hash"))
    rows = Signature.objects.select_for_update().filter(email_hash=address, organisation_key="")
    rows = rows.alias(signed=Coalesce("action", "pk")).filter(signed=action)
    return rows.order_by().values_list(*COLUMNS)


_EARLIER = Prepared(_earlier)


def _locked_earlier(signature: Signature) -> Signature | None:
    """Return the row that this person has already, locked."""
    rows = _EARLIER.rows(action=signature.action_id, address=signature.email_hash)
    return Signature.from_db(connection.alias, COLUMNS, rows[0]) if rows else None


def _hits(signature: Signature, network: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what a wish to sign counts against: the address, and late, because others wait, the network."""
    rule = network_rule(signature.action_id, signature.source)
    return ("mail-address-day", signature.email_hash), (rule, network)


def _mail_the_first_time(signature: Signature, address: str, network: str, now: datetime) -> None:
    is_due, is_within = limits.hit_each(*_hits(signature, network))
    if not is_within:
        raise TooManyRequests
    if is_due:
        _count_mail(signature, now)
        signature.save()
        run_together(*map(insertion, _confirmation(signature, address, now)))


def _sign_again(signature: Signature, desk: Desk, submission: Submission, now: datetime) -> list[Statement]:
    """Return what is to be written where this person has a row; a confirmed one keeps what it holds."""
    signature.action = desk.action
    if signature.state == Signature.State.CONFIRMED:
        _mail_already_signed(signature, submission.email, now)
        return []
    if mailing.is_suppressed(signature.email_hash, desk.action.subject):
        return []
    take(signature, desk, submission, now)
    if signature.mails >= MAILS_EVER or not may_mail(signature.email_hash, signature.last_mail_at, now):
        return [update(signature)]
    _count_mail(signature, now)
    link, mail = _confirmation(signature, submission.email, now)
    return [update(signature), insertion(link), insertion(mail)]


def _count_mail(signature: Signature, now: datetime) -> None:
    signature.mails += 1
    signature.generation += 1
    signature.last_mail_at = now


def _confirmation(signature: Signature, address: str, now: datetime) -> tuple[Link, Outbox]:
    """Return the link that confirms `signature`, and the mail that holds it; not yet written."""
    nonce = links.new_nonce()
    mail = mailing.new_mail(
        CONFIRM_MAIL,
        to=address,
        language=signature.language,
        dedupe_key=f"{CONFIRM_MAIL}:{signature.pk}:{signature.generation}",
        object_id=signature.pk,
        nonce=nonce,
        scope=signature.action.subject,
    )
    return links.new_link(LINK_PURPOSE, nonce, signature.pk, expires_at=now + LINK_LIFE), mail


def _mail_already_signed(signature: Signature, address: str, now: datetime) -> None:
    if not may_mail(signature.email_hash, signature.last_mail_at, now):
        return
    Signature.objects.filter(pk=signature.pk).update(last_mail_at=now)
    mailing.queue(
        ALREADY_MAIL,
        to=address,
        language=signature.language,
        dedupe_key=f"{ALREADY_MAIL}:{signature.pk}:{now.isoformat()}",
        object_id=signature.pk,
        scope=signature.action.subject,
    )


@transaction.atomic
def confirm_signature(
    signature_id: uuid.UUID,
    *,
    text_version: uuid.UUID,
    sign_wording: int,
    requested_at: datetime | None,
    name: str,
    country: str,
    display: str,
    hand_over: bool,
    updates: bool,
    writer: bool = False,
    answers: Answers = NOTHING,
) -> Signature:
    """Count the signature behind a mailed link, with the data as its giver last saw and changed it.

    Idempotent: confirming again returns the same row and changes nothing. Raises Signature.DoesNotExist,
    WordsChanged (the form was sent again since the page was shown), ActionNotOpen (paused), LinkTooLate.
    """
    signature = Signature.objects.locked().get(pk=signature_id)
    if signature.state == Signature.State.CONFIRMED:
        return signature
    now = clock.now()
    _require_confirmable(signature, now)
    shown = (signature.text_version_id, signature.sign_wording_id, signature.requested_at)
    if shown != (text_version, sign_wording, requested_at):
        raise WordsChanged
    signature.name = name
    signature.country = country
    signature.display = display
    take_answers(signature, answers)
    if not hand_over:
        drop_hand_over(signature)
    if not updates:
        signature.updates_wording = None
    if not (writer and signature.lets_member_write):
        drop_writer(signature)
    signature.state = Signature.State.CONFIRMED
    signature.confirmed_at = now
    signature.save()
    if signature.is_counted:
        write_delta(signature, 1)
    _grant_consents(signature)
    return signature


def _grant_consents(signature: Signature) -> None:
    for wording in filter(None, (getattr(signature, name) for name in WORDINGS)):
        is_members = wording.purpose == Purpose.MEMBER
        supporters.grant(
            signature.email_hash,
            wording,
            method=Consent.Method.CONFIRMED_BY_MAIL,
            subject=signature.action.subject,
            organisation=str(signature.writer_id) if is_members else "",
            organisation_name=signature.writer_named if is_members else "",
            asked_at=signature.requested_at,
        )


def _require_confirmable(signature: Signature, now: datetime) -> None:
    """Raise where a link, though known, can't count now. Withdrawn rows need a new submission first."""
    action = signature.action
    if signature.state == Signature.State.WITHDRAWN or stays_as_number(signature):
        raise LinkTooLate
    if action.confirmable_until is not None and now >= action.confirmable_until:
        raise LinkTooLate
    if action.opens_at is None or action.paused_at is not None:
        raise ActionNotOpen


def stays_as_number(signature: Signature) -> bool:
    """Return whether this person erased everything and is still counted: they can't be counted again."""
    erased = ErasedSigner.objects.filter(action=signature.action_id, email_hash=signature.email_hash)
    return erased.filter(kept_as_number=True).exists()


def discard_unconfirmed(signature_id: uuid.UUID) -> None:
    """Delete a signature that was never confirmed and now can't be: its mail was not sent."""
    rows = Signature.objects.unread().filter(pk=signature_id, state=Signature.State.PENDING)
    rows.filter(withdrawn_at=None).delete()
