"""When an organisation that signs by itself counts.

It counts at once where the address is of its own domain and somebody there is known to us, who is told
and may object; else the known contact is asked; else staff look.
"""

import logging
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from advocacy_site.core import clock, limits, links
from advocacy_site.core.sealed import Unreadable, unopened
from advocacy_site.mailing import services as mailing
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent

from ..models import KnownContact, OrganisationRequest, Signature
from .errors import ActionNotOpen, LinkTooLate, WordsChanged
from .locks import locked_request, request_in_its_list
from .moderation import hold_signature, release_signature
from .organisations import CONFIRM_LIFE, State
from .recognition import address_of, recognise
from .signatories import Organisation, enter_list, standing

log = logging.getLogger(__name__)

CHECK_PURPOSE = CHECK_MAIL = "organisation-check"
WAITING_MAIL = "organisation-waiting"
DECIDED_MAIL = "organisation-decided"
CHECK_LIFE = timedelta(days=60)
OBJECTED = "Its known contact objected"


@transaction.atomic
def confirm_request(
    request_id: uuid.UUID, *, requested_at: datetime | None, updates: bool = False
) -> OrganisationRequest:
    """Note that the owner of the address sent it, and decide what comes next. Idempotent.

    `updates`: they still want us to write when something happens, as the form had asked.

    Raises OrganisationRequest.DoesNotExist, WordsChanged (it was sent again since the page was shown),
    ActionNotOpen (paused), LinkTooLate.
    """
    request = request_in_its_list(request_id)
    if request.state != State.PENDING:
        return request
    now = clock.now()
    _require_confirmable(request, now)
    if request.requested_at != requested_at:
        raise WordsChanged
    request.confirmed_at = now
    _take_consent(request, updates)
    known = recognise(request.organisation_name, request.country.code, request.email)
    request.member, request.contact = known.member, known.contact
    stands = standing(request.action, organisation_of(request))
    if stands and stands.is_counted:
        return _decide(request, State.KNOWN, signature=stands)
    if stands and stands.state != Signature.State.WITHDRAWN:
        return _wait_for_staff(request, State.WAITING)  # who held or removed it looks at this too
    contact = _reachable(known.contact, request)
    if contact and contact.email_hash == request.email_hash:
        return _count(request)
    if contact and limits.hit("mail-address-day", contact.email_hash):
        _mail_contact(contact, request)
        return _count(request) if known.trusted else _decide(request, State.ASKED)
    return _wait_for_staff(request, State.WAITING)


def _take_consent(request: OrganisationRequest, updates: bool) -> None:
    """Keep that whoever sent it lets us write, as a person's consent like any other."""
    wording = request.updates_wording if updates else None
    request.updates_wording = wording
    if wording:
        supporters.grant(
            request.email_hash,
            wording,
            method=Consent.Method.CONFIRMED_BY_MAIL,
            subject=request.action.subject,
            asked_at=request.requested_at,
        )


def _require_confirmable(request: OrganisationRequest, now: datetime) -> None:
    action = request.action
    if now >= request.waits_since + CONFIRM_LIFE:
        raise LinkTooLate
    if action.confirmable_until is not None and now >= action.confirmable_until:
        raise LinkTooLate
    if action.opens_at is None or action.paused_at is not None:
        raise ActionNotOpen


def organisation_of(request: OrganisationRequest) -> Organisation:
    """Return the line that `request` would add to the list."""
    return Organisation(
        request.organisation_name,
        request.country.code,
        request.category,
        request.member,
        source=request.source,
    )


def _reachable(contact: KnownContact | None, request: OrganisationRequest) -> KnownContact | None:
    """A contact who wants no more mail, or whose address is lost, can't be told, and so can't object."""
    if contact is None or mailing.is_suppressed(contact.email_hash, request.action.subject):
        return None
    return contact if address_of(contact) else None


def _count(request: OrganisationRequest) -> OrganisationRequest:
    """Let a request that was locked in its list stand there."""
    signature, brought = enter_list(
        request.action, organisation_of(request), text_version=request.text_version
    )
    return _decide(request, State.ACCEPTED if brought else State.KNOWN, signature=signature)


def _decide(
    request: OrganisationRequest, state: str, *, signature: Signature | None = None, reason: str = ""
) -> OrganisationRequest:
    request.state = state
    request.decided_at = clock.now()
    request.signature = signature or request.signature
    request.reason = reason or request.reason
    request.save()
    return request


def _wait_for_staff(request: OrganisationRequest, state: str) -> OrganisationRequest:
    """Put it into staff's queue, and tell them where they said so."""
    address = request.action.check_address
    if address:
        mailing.queue(
            WAITING_MAIL,
            to=address,
            language=settings.LANGUAGE_CODE,
            dedupe_key=f"{WAITING_MAIL}:{request.pk}:{state}:{clock.now().isoformat()}",
            object_id=request.pk,
        )
    return _decide(request, state)


def _mail_contact(contact: KnownContact, request: OrganisationRequest) -> None:
    nonce = links.new_nonce()
    now = clock.now()
    mailing.queue(
        CHECK_MAIL,
        to=contact.email,
        language=contact.language,
        dedupe_key=f"{CHECK_MAIL}:{request.pk}:{now.isoformat()}",
        object_id=request.pk,
        nonce=nonce,
        scope=request.action.subject,
    )
    links.create_link(CHECK_PURPOSE, nonce, request.pk, expires_at=now + CHECK_LIFE)


def _mail_decision(request: OrganisationRequest) -> None:
    """Tell whoever asked that it was decided, where their address can be read."""
    try:
        address = request.email
    except Unreadable:
        log.error("organisation request %s: its sender can't be told, no key opens the row", request.pk)
        return
    mailing.queue(
        DECIDED_MAIL,
        to=address,
        language=request.language,
        dedupe_key=f"{DECIDED_MAIL}:{request.pk}:{clock.now().isoformat()}",
        object_id=request.pk,
        scope=request.action.subject,
    )


# --- the known contact, and staff ------------------------------------------------------------------------


@transaction.atomic
def contact_agrees(request_id: uuid.UUID) -> OrganisationRequest:
    """Count what the known contact was asked about. Idempotent. Raises OrganisationRequest.DoesNotExist."""
    request = request_in_its_list(request_id)
    if request.state == State.ASKED:
        _count(request)
        _mail_decision(request)
    return request


@transaction.atomic
def contact_objects(request_id: uuid.UUID) -> OrganisationRequest:
    """Take it out of the count, or never count it, until staff have looked. Idempotent.

    A signature that stood in the list before stays: somebody else brought it. Raises
    OrganisationRequest.DoesNotExist.
    """
    request = locked_request(request_id)
    if request.state == State.ACCEPTED and request.signature:
        hold_signature(request.signature.pk, OBJECTED)
    elif request.state not in (State.ASKED, State.WAITING):
        return request
    return _wait_for_staff(request, State.OBJECTED)


def stop_asking(request_id: uuid.UUID) -> None:
    """Let staff look, since the mail to the known contact was not sent."""
    with transaction.atomic():
        rows = unopened(OrganisationRequest.objects.select_for_update(of=("self",)))
        request = rows.filter(pk=request_id).first()
        if request and request.state == State.ASKED:
            _wait_for_staff(request, State.WAITING)


@transaction.atomic
def approve_request(request_id: uuid.UUID, *, reason: str = "") -> OrganisationRequest:
    """Count an organisation that staff have checked, and let go the entry of its name that they held.

    One that they removed stays so until that is taken back. Idempotent. Raises
    OrganisationRequest.DoesNotExist.
    """
    request = request_in_its_list(request_id)
    if request.state not in OrganisationRequest.UNDECIDED:
        return request
    stands = request.signature or standing(request.action, organisation_of(request))
    is_held = stands is not None and stands.held_at is not None
    if stands and is_held:
        release_signature(stands.pk)
    if request.signature and is_held:
        _decide(request, State.ACCEPTED, reason=reason)
    else:
        request.reason = reason
        _count(request)
    _mail_decision(request)
    return request


@transaction.atomic
def refuse_request(request_id: uuid.UUID, *, reason: str) -> OrganisationRequest:
    """Leave an organisation out; a signature that was held stays held. Idempotent.

    Raises OrganisationRequest.DoesNotExist.
    """
    request = locked_request(request_id)
    if request.state in OrganisationRequest.UNDECIDED:
        _decide(request, State.REFUSED, reason=reason)
        _mail_decision(request)
    return request
