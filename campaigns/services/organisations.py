"""An organisation signs by itself: somebody sends its name, and may take it back.

What becomes of it is in `organisation_checks`.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from advocacy_site.core import clock, limits, links
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.sealed import unopened
from advocacy_site.core.statements import insert_or_ignore
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.pacing import MAILS_EVER, may_mail
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Purpose

from ..desk import Desk
from ..models import Action, OrganisationRequest, Signature
from .errors import ActionNotOpen, OrganisationsDoNotSign, TooManyRequests, WordsChanged
from .locks import locked_request, request_and_person
from .rights import withdraw_signature
from .screening import network_rule
from .signatories import name_key

CONFIRM_PURPOSE = CONFIRM_MAIL = "organisation-confirm"
CONFIRM_LIFE = timedelta(days=7)

State = OrganisationRequest.State


@dataclass(frozen=True)
class OrganisationWish:
    """What somebody sent for an organisation. `email` is normalised; `country` a code, or "" for none."""

    name: str
    country: str
    email: str
    contact_name: str
    contact_role: str
    text_version: uuid.UUID
    category: str = ""
    website: str = ""
    source: str = ""
    updates_wording: int | None = None


@transaction.atomic
def ask_for_organisation(desk: Desk, wish: OrganisationWish, *, network: str) -> None:
    """Take the wish that an organisation signs, and write the mail that asks for confirmation.

    Returns nothing, and does the same for every organisation and address: what we know of them is looked up
    only after confirming. Raises OrganisationsDoNotSign, ActionNotOpen, WordsChanged, TooManyRequests.
    """
    now = clock.now()
    if desk.action.signers == Action.Signers.PEOPLE:
        raise OrganisationsDoNotSign
    if desk.action.state_at(now) != Action.State.OPEN:
        raise ActionNotOpen
    if wish.text_version != desk.text_version:
        raise WordsChanged
    request = _row_of(desk, wish, now)
    _mail_link(request, wish.email, now)
    if not limits.hit(network_rule(desk.action.pk, wish.source), network):
        raise TooManyRequests


def _row_of(desk: Desk, wish: OrganisationWish, now: datetime) -> OrganisationRequest:
    """Return the one row of this person and organisation, with what was sent last until it is confirmed."""
    request = OrganisationRequest(
        action=desk.action,
        email_hash=address_hash(wish.email),
        name_key=name_key(wish.name, wish.country),
        created_at=now,
    )
    _take(request, desk, wish, now)
    if insert_or_ignore(request):
        return request
    rows = unopened(OrganisationRequest.objects.select_for_update(of=("self",)).select_related("action"))
    same = {name: getattr(request, name) for name in ("action", "email_hash", "name_key")}
    earlier = rows.filter(**same).first()
    if earlier is None:
        return _row_of(desk, wish, now)  # erased since: then the insert is free
    if earlier.state in (State.PENDING, State.WITHDRAWN):
        _take(earlier, desk, wish, now)
        earlier.save()
    return earlier


def _take(request: OrganisationRequest, desk: Desk, wish: OrganisationWish, now: datetime) -> None:
    """While it is not confirmed, what was sent last holds."""
    request.state = State.PENDING
    request.confirmed_at = request.decided_at = None
    # What was decided before was about an earlier wish, and its signature may be somebody else's by now.
    request.signature = request.contact = request.member = None
    request.reason = ""
    request.text_version_id = desk.text_version
    request.language = desk.language
    request.organisation_name = wish.name
    request.country = wish.country
    request.category = wish.category
    request.website = wish.website
    request.source = wish.source
    request.email = wish.email
    request.contact_name = wish.contact_name
    request.contact_role = wish.contact_role
    request.updates_wording_id = wish.updates_wording
    request.requested_at = now


def _mail_link(request: OrganisationRequest, address: str, now: datetime) -> None:
    """Mail the link at most once in 24 hours, three times ever, whatever became of the request.

    The link has no end: behind it its owner can withdraw, as long as there is something to withdraw.
    """
    if request.mails >= MAILS_EVER or not may_mail(request.email_hash, request.last_mail_at, now):
        return
    request.mails += 1
    request.last_mail_at = now
    request.save(update_fields=["mails", "last_mail_at"])
    nonce = links.new_nonce()
    mailing.queue(
        CONFIRM_MAIL,
        to=address,
        language=request.language,
        dedupe_key=f"{CONFIRM_MAIL}:{request.pk}:{now.isoformat()}",
        object_id=request.pk,
        nonce=nonce,
        scope=request.action.subject,
    )
    links.create_link(CONFIRM_PURPOSE, nonce, request.pk, expires_at=None)


@transaction.atomic
def withdraw_request(request_id: uuid.UUID) -> OrganisationRequest:
    """Take the organisation back out at the wish of whoever brought it. Idempotent.

    What does not stand, or stands by somebody else, stays. Raises OrganisationRequest.DoesNotExist.
    """
    request = request_and_person(request_id)
    if request.state not in (State.ACCEPTED, *OrganisationRequest.UNDECIDED):
        return request
    if request.signature:
        withdraw_signature(request.signature.pk)
    end_updates(request)
    request.state, request.decided_at = State.WITHDRAWN, clock.now()
    request.save(update_fields=["state", "decided_at"])
    return request


@transaction.atomic
def deny_request(request_id: uuid.UUID) -> None:
    """“I did not send this”: delete what nobody confirmed, and mail this address about it no more."""
    rows = unopened(OrganisationRequest.objects.select_for_update(of=("self",)).select_related("action"))
    request = rows.filter(pk=request_id, state=State.PENDING).first()
    if request:
        mailing.suppress(request.email_hash, request.action.subject, "denied")
        forget_request(request)


@transaction.atomic
def discard_request(request_id: uuid.UUID) -> None:
    """Delete what was never confirmed and now can't be: its mail was not sent."""
    rows = unopened(OrganisationRequest.objects.select_for_update(of=("self",)))
    request = rows.filter(pk=request_id, state=State.PENDING).first()
    if request:
        forget_request(request)


@transaction.atomic
def stop_contact_mails(request_id: uuid.UUID) -> None:
    """Send no more mail about the action to whoever let an organisation sign; it goes on counting.

    Idempotent. Raises OrganisationRequest.DoesNotExist.
    """
    request = request_and_person(request_id)
    mailing.suppress(request.email_hash, request.action.subject, "left")
    _forget_agreement(request)
    if request.confirmed_at is not None:
        supporters.take_back(request.email_hash, Purpose.UPDATES, subject=request.action.subject)


@transaction.atomic
def allow_contact_mails(request_id: uuid.UUID) -> None:
    """Let mail about the action come again; a consent that was taken back stays so. Idempotent.

    Raises OrganisationRequest.DoesNotExist.
    """
    request = locked_request(request_id)
    mailing.allow(request.email_hash, request.action.subject)


def end_updates(request: OrganisationRequest) -> None:
    """Take back what `request` agreed to about updates, where nothing else of its sender rests on that.

    Idempotent. The caller has locked all that they have about the action.
    """
    agreed = request.updates_wording is not None and request.confirmed_at is not None
    _forget_agreement(request)
    if agreed and not _agreed_elsewhere(request):
        supporters.take_back(request.email_hash, Purpose.UPDATES, subject=request.action.subject)


def _forget_agreement(request: OrganisationRequest) -> None:
    request.updates_wording = None
    request.save(update_fields=["updates_wording"])


def _agreed_elsewhere(request: OrganisationRequest) -> bool:
    """Return whether the sender agreed to the same with their own signature, or with another request."""
    same = {"email_hash": request.email_hash, "action": request.action_id, "updates_wording__isnull": False}
    signed = Signature.objects.filter(**same, state=Signature.State.CONFIRMED, kind=Signature.Kind.PERSON)
    others = OrganisationRequest.objects.filter(**same, confirmed_at__isnull=False).exclude(pk=request.pk)
    return signed.exists() or others.exists()


def forget_request(request: OrganisationRequest) -> None:
    """Delete a request and what its mails hold; its links say that it is gone. Its signature stays."""
    mailing.forget(request.pk)
    links.end_links(request.pk)
    request.delete()
