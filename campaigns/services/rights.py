"""What signers may do with what they gave: show it otherwise, withdraw, deny, erase."""

import uuid
from contextlib import suppress

from django.db import transaction
from django.db.models import F

from advocacy_site.core import clock, links
from advocacy_site.core.sealed import Unreadable
from advocacy_site.mailing import services as mailing
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, Purpose

from ..models import ErasedSigner, OrganisationRequest, Residue, Signature
from .counting import day_of, write_delta
from .locks import lock_person, signature_and_person, signature_of_anybody
from .signing import stays_as_number
from .submission import drop_hand_over, drop_writer


@transaction.atomic
def change_display(signature_id: uuid.UUID, display: str) -> Signature:
    """Show a person's name as `display`, one of Signature.Display, from now on. Idempotent.

    A withdrawn signature and an organisation's stay as they are. Raises Signature.DoesNotExist, and
    ValueError for any other `display`.
    """
    if display not in Signature.Display.values:
        raise ValueError(display)
    signature = Signature.objects.locked().get(pk=signature_id)
    if signature.kind == Signature.Kind.PERSON and signature.state != Signature.State.WITHDRAWN:
        signature.display = display
        signature.save(update_fields=["display"])
    return signature


@transaction.atomic
def hide_comment(signature_id: uuid.UUID) -> Signature:
    """Show a signer's comment no more, whoever has read it. Idempotent. Raises Signature.DoesNotExist."""
    signature = Signature.objects.locked().get(pk=signature_id)
    if signature.comment_state:
        signature.comment_state = ""
        changed = ["comment_state"]
        with suppress(Unreadable):  # nobody can show it any more
            signature.answers = {**signature.answers, "show_comment": False}
            changed.append("answers")
        signature.save(update_fields=changed)
    return signature


@transaction.atomic
def stop_mails(signature_id: uuid.UUID) -> Signature:
    """Send no more mail about the action to whoever signed it. Idempotent. Raises Signature.DoesNotExist."""
    signature = signature_and_person(signature_id)
    subject = signature.action.subject
    mailing.suppress(signature.email_hash, subject, "left")
    supporters.take_back(signature.email_hash, Purpose.UPDATES, subject=subject)
    if signature.writer_id:
        organisation = str(signature.writer_id)
        supporters.take_back(signature.email_hash, Purpose.MEMBER, subject=subject, organisation=organisation)
    return signature


@transaction.atomic
def allow_mails(signature_id: uuid.UUID) -> Signature:
    """Let mail about the action come again; a consent that was taken back stays so.

    Idempotent. Raises Signature.DoesNotExist.
    """
    signature = Signature.objects.locked().get(pk=signature_id)
    mailing.allow(signature.email_hash, signature.action.subject)
    return signature


def follow_consent(subject_hash: str, purpose: str, subject: str, organisation: str = "") -> None:
    """Undo what rests on a consent about an action that its giver takes back (core.registry)."""
    action_id = uuid.UUID(subject.partition(":")[2])
    lock_person(subject_hash, action_id)
    if purpose == Purpose.UPDATES:
        wishes = OrganisationRequest.objects.filter(email_hash=subject_hash, action=action_id)
        wishes.update(updates_wording=None)
    people = Signature.objects.unread().filter(email_hash=subject_hash, kind=Signature.Kind.PERSON)
    signature = people.filter(action=action_id).select_related("action").first()
    if signature is None:
        return
    if purpose == Purpose.SIGN:
        withdraw_signature(signature.pk)
    elif purpose == Purpose.HAND_OVER:
        drop_hand_over(signature)
        signature.save(update_fields=["hand_over_wording", "handed_over", "recipients"])
    elif purpose == Purpose.UPDATES:
        signature.updates_wording = None
        signature.save(update_fields=["updates_wording"])
    elif purpose == Purpose.MEMBER and organisation == str(signature.writer_id):
        drop_writer(signature)
        signature.save(update_fields=["writer_wording", "writer", "writer_named"])


@transaction.atomic
def withdraw_signature(signature_id: uuid.UUID) -> Signature:
    """Take a confirmed signature out of the count at its giver's wish. Idempotent.

    Raises Signature.DoesNotExist.
    """
    signature = signature_of_anybody(signature_id)
    if signature.state != Signature.State.CONFIRMED:
        return signature
    was_counted = signature.is_counted
    signature.state = Signature.State.WITHDRAWN
    signature.withdrawn_at = clock.now()
    signature.mails = 0  # signing again asks anew, within the daily limits
    signature.save()
    if was_counted:
        write_delta(signature, -1)
    _withdraw_consents(signature)
    return signature


@transaction.atomic
def deny_signature(signature_id: uuid.UUID) -> None:
    """“I did not sign this”: delete the unconfirmed row, and mail this address about this action no more.

    Does nothing where the row is gone or confirmed.
    """
    signature = Signature.objects.locked().filter(pk=signature_id).first()
    if signature is None or signature.state != Signature.State.PENDING:
        return
    mailing.suppress(signature.email_hash, signature.action.subject, "denied")
    _forget(signature)


@transaction.atomic
def erase_signature(signature_id: uuid.UUID, *, keep_as_number: bool) -> None:
    """Delete all about a signer at their wish; a counted one stays as a mere number if they want that.

    Raises Signature.DoesNotExist.
    """
    signature = signature_of_anybody(signature_id)
    kept = keep_as_number and signature.is_counted
    if kept:
        _add_residue(signature)
    elif signature.is_counted:
        write_delta(signature, -1)
    if signature.state == Signature.State.CONFIRMED:
        _withdraw_consents(signature)
    if signature.email_hash:
        ErasedSigner.objects.update_or_create(
            action=signature.action,
            email_hash=signature.email_hash,
            defaults={"kept_as_number": kept or stays_as_number(signature), "erased_at": clock.now()},
        )
    _forget(signature)


@transaction.atomic
def anonymise_signature(signature_id: uuid.UUID) -> None:
    """Turn a signature whose period is over into a mere number. Nobody withdrew, so no consent changes.

    Raises Signature.DoesNotExist.
    """
    signature = Signature.objects.locked().get(pk=signature_id)
    if signature.is_counted:
        _add_residue(signature)
    _forget(signature)


@transaction.atomic
def forget_contact(signature_id: uuid.UUID) -> None:
    """Delete who gave an organisation's signature. The signature stays: it is public, and holds no person.

    Raises Signature.DoesNotExist.
    """
    signature = Signature.objects.locked().get(pk=signature_id)
    mailing.forget(signature.pk)
    links.end_links(signature.pk)
    signature.email = signature.email_hash = signature.name = ""
    signature.save(update_fields=["email", "email_hash", "name"])


def _add_residue(signature: Signature) -> None:
    cell = {
        "action_id": signature.action_id,
        "text_version_id": signature.text_version_id,
        "kind": signature.kind,
        "country": signature.country.code,
        "source": signature.source,
        "day": day_of(signature),
    }
    residue, made = Residue.objects.get_or_create(**cell, defaults={"count": 1})
    if not made:
        Residue.objects.filter(pk=residue.pk).update(count=F("count") + 1)


def _withdraw_consents(signature: Signature) -> None:
    """Withdraw whatever this person agreed to about the action. Consents are people's, not organisations'.

    Updates to which they agreed again when they let an organisation sign are asked for by that, and stay.
    """
    if signature.kind != Signature.Kind.PERSON:
        return
    others = OrganisationRequest.objects.filter(
        email_hash=signature.email_hash,
        action=signature.action_id,
        updates_wording__isnull=False,
        confirmed_at__isnull=False,
    )
    supporters.withdraw_all(
        signature.email_hash,
        method=Consent.Method.MAILED_LINK,
        subject=signature.action.subject,
        but=[Purpose.UPDATES] if others.exists() else [],
    )


def _forget(signature: Signature) -> None:
    """Delete the row, and what its mails hold. Its links stay until they expire, and say that it is gone."""
    mailing.forget(signature.pk)
    links.end_links(signature.pk)
    signature.delete()
