"""What signers may do with what they gave: withdraw, deny, erase."""

import uuid

from django.db import transaction
from django.db.models import F

from advocacy_site.core import clock
from advocacy_site.mailing import services as mailing
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, Purpose

from ..models import ErasedSigner, Residue, Signature
from ..models.signatures import SignatureQuerySet
from .counting import day_of, write_delta


def _locked() -> SignatureQuerySet:
    """Lock signatures, not their action: a lock on its row would stop everybody who signs it."""
    return Signature.objects.select_for_update(of=("self",)).select_related("action")


@transaction.atomic
def withdraw_signature(signature_id: uuid.UUID) -> Signature:
    """Take a confirmed signature out of the count at its giver's wish. Idempotent.

    Raises Signature.DoesNotExist.
    """
    signature = _locked().get(pk=signature_id)
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
    signature = (
        Signature.objects.select_for_update(of=("self",))
        .select_related("action")
        .filter(pk=signature_id)
        .first()
    )
    if signature is None or signature.state != Signature.State.PENDING:
        return
    mailing.suppress(signature.email_hash, signature.action.subject, "denied")
    _forget(signature)


@transaction.atomic
def erase_signature(signature_id: uuid.UUID, *, keep_as_number: bool) -> None:
    """Delete all about a signer at their wish; a counted one stays as a mere number if they want that.

    Raises Signature.DoesNotExist.
    """
    signature = _locked().get(pk=signature_id)
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
            defaults={"kept_as_number": kept, "erased_at": clock.now()},
        )
    _forget(signature)


@transaction.atomic
def anonymise_signature(signature_id: uuid.UUID) -> None:
    """Turn a signature whose period is over into a mere number. Nobody withdrew, so no consent changes.

    Raises Signature.DoesNotExist.
    """
    signature = _locked().get(pk=signature_id)
    if signature.is_counted:
        _add_residue(signature)
    _forget(signature)


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
    if signature.kind == Signature.Kind.ORGANISATION:
        return  # consents are people's
    purposes = [Purpose.SIGN] + ([Purpose.HAND_OVER] if signature.hand_over_wording_id else [])
    for purpose in purposes:
        supporters.withdraw(
            signature.email_hash, purpose, method=Consent.Method.MAILED_LINK, subject=signature.action.subject
        )


def _forget(signature: Signature) -> None:
    """Delete the row, and what its mails hold. Its links stay until they expire, and say that it is gone."""
    mailing.forget(signature.pk)
    signature.delete()
