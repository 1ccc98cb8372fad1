"""From the form to the counted signature (design: how a signature travels, steps 2 to 6)."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from advocacy_site.core import clock, limits, links
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.statements import insert_or_ignore
from advocacy_site.mailing import services as mailing
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent

from ..desk import Desk
from ..models import Action, ErasedSigner, Signature
from .counting import write_delta
from .errors import ActionNotOpen, LinkTooLate, TooManyRequests, WordsChanged

LINK_PURPOSE = "confirm-signature"
CONFIRM_MAIL = "sign-confirm"
ALREADY_MAIL = "sign-already"
LINK_LIFE = timedelta(days=7)
MAIL_PAUSE = timedelta(hours=24)
MAILS_EVER = 3


@dataclass(frozen=True)
class Submission:
    """What a person sent. `email` is normalised; versions are the ones that the form showed."""

    email: str
    name: str
    country: str
    display: str
    text_version: uuid.UUID
    sign_wording: int
    hand_over_wording: int | None = None
    source: str = ""


@transaction.atomic
def sign_action(desk: Desk, submission: Submission, *, network: str) -> None:
    """Take a person's wish to sign, and write the mail that asks for confirmation where one is due.

    `network`: where it came from, for its limit only. Whether the address is suppressed is asked later, by
    the worker. Returns nothing on purpose: whoever sent the form must not learn what we knew of the
    address. Raises ActionNotOpen, WordsChanged, TooManyRequests.
    """
    now = clock.now()
    if desk.action.state_at(now) != Action.State.OPEN:
        raise ActionNotOpen
    if submission.text_version != desk.text_version:
        raise WordsChanged
    _sign(desk, submission, now)
    # Last, because all of one network wait for each other from here to the commit.
    if not limits.hit("sign-network", network):
        raise TooManyRequests


def _sign(desk: Desk, submission: Submission, now: datetime) -> None:
    signature = Signature(action=desk.action, email_hash=address_hash(submission.email), created_at=now)
    _take(signature, desk, submission, now)
    # Counted before it is written: one statement less for nearly everybody.
    _count_mail(signature, now)
    if not insert_or_ignore(signature):
        _sign_again(desk, submission, signature.email_hash, now)
    elif limits.hit("mail-address-day", signature.email_hash):
        _mail_confirmation(signature, submission.email, now)
    else:
        Signature.objects.filter(pk=signature.pk).update(mails=0, generation=0, last_mail_at=None)


def _sign_again(desk: Desk, submission: Submission, email_hash: str, now: datetime) -> None:
    """The same where there is a row of this person; a confirmed one keeps what it holds."""
    rows = Signature.objects.select_for_update().filter(kind=Signature.Kind.PERSON)
    signature = rows.filter(action=desk.action, email_hash=email_hash).first()
    if signature is None:
        _sign(desk, submission, now)  # erased since: then the insert is free
        return
    signature.action = desk.action
    if signature.state == Signature.State.CONFIRMED:
        _mail_already_signed(signature, submission.email, now)
        return
    if mailing.is_suppressed(email_hash, desk.action.subject):
        return
    _take(signature, desk, submission, now)
    may_mail = signature.mails < MAILS_EVER and _may_mail(signature, now)
    if may_mail:
        _count_mail(signature, now)
    signature.save()
    if may_mail:
        _mail_confirmation(signature, submission.email, now)


def _count_mail(signature: Signature, now: datetime) -> None:
    signature.mails += 1
    signature.generation += 1
    signature.last_mail_at = now


def _take(signature: Signature, desk: Desk, submission: Submission, now: datetime) -> None:
    """While unconfirmed, the latest submission replaces the data; after a withdrawal it reopens the row."""
    signature.state = Signature.State.PENDING
    signature.confirmed_at = signature.withdrawn_at = None
    signature.text_version_id = desk.text_version
    signature.language = desk.language
    signature.email = submission.email
    signature.name = submission.name
    signature.country = submission.country
    signature.display = submission.display
    signature.source = submission.source
    signature.sign_wording_id = submission.sign_wording
    signature.hand_over_wording_id = submission.hand_over_wording
    signature.requested_at = now


def _may_mail(signature: Signature, now: datetime) -> bool:
    """At most one mail per address and action in 24 hours, and five a day per address over all forms."""
    recent = signature.last_mail_at is not None and now - signature.last_mail_at < MAIL_PAUSE
    return not recent and limits.hit("mail-address-day", signature.email_hash)


def _mail_confirmation(signature: Signature, address: str, now: datetime) -> None:
    nonce = links.new_nonce()
    mailing.queue(
        CONFIRM_MAIL,
        to=address,
        language=signature.language,
        dedupe_key=f"{CONFIRM_MAIL}:{signature.pk}:{signature.generation}",
        object_id=signature.pk,
        nonce=nonce,
        scope=signature.action.subject,
    )
    links.create_link(LINK_PURPOSE, nonce, signature.pk, expires_at=now + LINK_LIFE)


def _mail_already_signed(signature: Signature, address: str, now: datetime) -> None:
    if not _may_mail(signature, now):
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
    name: str,
    country: str,
    display: str,
    hand_over: bool,
) -> Signature:
    """Count the signature behind a mailed link, with the data as its giver last saw and changed it.

    Idempotent: confirming again returns the same row and changes nothing. Raises Signature.DoesNotExist,
    WordsChanged (the row now belongs to other words than the page showed), ActionNotOpen (paused),
    LinkTooLate.
    """
    signature = (
        Signature.objects.select_for_update(of=("self",)).select_related("action").get(pk=signature_id)
    )
    if signature.state == Signature.State.CONFIRMED:
        return signature
    now = clock.now()
    _require_confirmable(signature, now)
    if (signature.text_version_id, signature.sign_wording_id) != (text_version, sign_wording):
        raise WordsChanged
    signature.name = name
    signature.country = country
    signature.display = display
    if not hand_over:
        signature.hand_over_wording = None
    signature.state = Signature.State.CONFIRMED
    signature.confirmed_at = now
    signature.save()
    if signature.is_counted:
        write_delta(signature, 1)
    for wording in filter(None, [signature.sign_wording, signature.hand_over_wording]):
        supporters.grant(
            signature.email_hash,
            wording,
            method=Consent.Method.CONFIRMED_BY_MAIL,
            subject=signature.action.subject,
            asked_at=signature.requested_at,
        )
    return signature


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
    Signature.objects.filter(pk=signature_id, state=Signature.State.PENDING, withdrawn_at=None).delete()
