"""What signers may do with what they gave: withdraw, deny, erase."""

import uuid

from django.db import transaction
from django.db.models import F

from advocacy_site.core import clock
from advocacy_site.core.models import Link
from advocacy_site.mailing import services as mailing
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, Purpose

from ..models import ErasedSigner, Residue, Signature
from .counting import day_of, write_delta


@transaction.atomic
def withdraw_signature(signature_id: uuid.UUID) -> Signature:
    """Take a confirmed signature out of the count at its giver's wish. Idempotent.

    Raises Signature.DoesNotExist.
    """
    signature = Signature.objects.select_for_update().select_related("action").get(pk=signature_id)
    if signature.state != Signature.State.CONFIRMED:
        return signature
    was_counted = signature.is_counted
    signature.state = Signature.State.WITHDRAWN
    signature.withdrawn_at = clock.now()
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
    signature = Signature.objects.select_for_update().select_related("action").filter(pk=signature_id).first()
    if signature is None or signature.state != Signature.State.PENDING:
        return
    mailing.suppress(signature.email_hash, signature.action.subject, "denied")
    _forget(signature)


@transaction.atomic
def erase_signature(signature_id: uuid.UUID, *, keep_as_number: bool) -> None:
    """Delete everything about a signer; a counted one stays as a mere number if its giver wants that.

    Raises Signature.DoesNotExist.
    """
    signature = Signature.objects.select_for_update().select_related("action").get(pk=signature_id)
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
    purposes = [Purpose.SIGN] + ([Purpose.HAND_OVER] if signature.hand_over_wording_id else [])
    for purpose in purposes:
        supporters.withdraw(
            signature.email_hash, purpose, method=Consent.Method.MAILED_LINK, subject=signature.action.subject
        )


def _forget(signature: Signature) -> None:
    """Delete the row, its links and the mail that waits for it."""
    mailing.cancel(signature.pk)
    Link.objects.filter(target=signature.pk).delete()
    signature.delete()
