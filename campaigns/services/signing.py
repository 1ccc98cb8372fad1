"""From the form to the counted signature (design: how a signature travels, steps 2 to 6)."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from advocacy_site.core import clock, limits, links
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services as mailing
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, ConsentWording

from ..models import Action, ActionPage, ErasedSigner, Signature, TextVersion
from .counting import write_delta
from .errors import ActionNotOpen, LinkTooLate, WordsChanged

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
    sign_wording: ConsentWording
    hand_over_wording: ConsentWording | None = None
    source: str = ""


@transaction.atomic
def sign_action(page: ActionPage, submission: Submission) -> None:
    """Take a person's wish to sign, and write the mail that asks for confirmation where one is due.

    Returns nothing on purpose: whoever sent the form must not learn what we knew of the address.
    Raises ActionNotOpen, WordsChanged.
    """
    action, now = page.action, clock.now()
    if action.state_at(now) != Action.State.OPEN:
        raise ActionNotOpen
    version = TextVersion.objects.current().filter(page=page, pk=submission.text_version).first()
    if version is None:
        raise WordsChanged
    subject = address_hash(submission.email)
    if mailing.is_suppressed(subject, action.subject):
        return
    signature = _row_for(action, version, subject, submission, now)
    if ErasedSigner.objects.filter(action=action, email_hash=subject, kept_as_number=True).exists():
        # Asked only now, with the row locked: an erasure that ran beside us would have been missed before.
        signature.delete()
        return
    if signature.state == Signature.State.CONFIRMED:
        _mail_already_signed(signature, submission.email, now)
    else:
        _mail_confirmation(signature, submission.email, now)


def _row_for(
    action: Action, version: TextVersion, subject: str, submission: Submission, now: datetime
) -> Signature:
    """Return the one row of this person and action, locked; unless confirmed, it holds `submission`."""
    fresh = Signature(action=action, email_hash=subject, created_at=now)
    _take(fresh, version, submission, now)
    while True:
        # Two simultaneous requests of one person: the unique key lets one insert, the other finds its row,
        # unless an erasure deletes that row in between; then the insert is free.
        Signature.objects.bulk_create([fresh], ignore_conflicts=True)
        rows = Signature.objects.select_for_update().filter(kind=Signature.Kind.PERSON)
        signature = rows.filter(action=action, email_hash=subject).first()
        if signature is not None:
            break
    signature.action = action
    if signature.pk != fresh.pk and signature.state != Signature.State.CONFIRMED:
        _take(signature, version, submission, now)
        signature.save()
    return signature


def _take(signature: Signature, version: TextVersion, submission: Submission, now: datetime) -> None:
    """While unconfirmed, the latest submission replaces the data; after a withdrawal it reopens the row."""
    signature.state = Signature.State.PENDING
    signature.confirmed_at = signature.withdrawn_at = None
    signature.text_version = version
    signature.language = version.language
    signature.email = submission.email
    signature.name = submission.name
    signature.country = submission.country
    signature.display = submission.display
    signature.source = submission.source
    signature.sign_wording = submission.sign_wording
    signature.hand_over_wording = submission.hand_over_wording
    signature.requested_at = now


def _may_mail(signature: Signature, now: datetime) -> bool:
    """At most one mail per address and action in 24 hours, and five a day per address over all forms."""
    recent = signature.last_mail_at is not None and now - signature.last_mail_at < MAIL_PAUSE
    return not recent and limits.hit("mail-address-day", signature.email_hash)


def _mail_confirmation(signature: Signature, address: str, now: datetime) -> None:
    if signature.mails >= MAILS_EVER or not _may_mail(signature, now):
        return
    signature.mails += 1
    signature.generation += 1
    signature.last_mail_at = now
    signature.save(update_fields=["mails", "generation", "last_mail_at"])
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
    if signature.state == Signature.State.WITHDRAWN:
        raise LinkTooLate
    if action.confirmable_until is not None and now >= action.confirmable_until:
        raise LinkTooLate
    if action.opens_at is None or action.paused_at is not None:
        raise ActionNotOpen
