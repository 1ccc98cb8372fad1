"""What follows on a hold: its signer is told and may answer, staff look, release or remove."""

import logging
import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from advocacy_site.core import clock, limits, links
from advocacy_site.core.sealed import Unreadable
from advocacy_site.mailing import services as mailing

from ..models import HoldCase, Signature
from .locks import lock_rows
from .moderation import hold_signature, release_signature

log = logging.getLogger(__name__)

HELD_MAIL = "sign-held"
HELD_PURPOSE = "answer-hold"
HELD_LINK_LIFE = timedelta(days=30)
ANSWER_LENGTH = 500
BATCH = 500
LOOK_AGAIN = timedelta(hours=24)  # at an address that no key opened


def tell_held() -> int:
    """Queue the mail to each signer whose confirmed signature is held and who does not know; return how many.

    Only confirmed ones: before that nobody has shown that the address is theirs, and a flood of forms with
    strangers' addresses would bring each of them a second mail. Runs every minute.
    """
    waiting = Signature.objects.filter(
        Q(hold_case__isnull=True) | Q(hold_case__told_at__isnull=True),
        kind=Signature.Kind.PERSON,
        state=Signature.State.CONFIRMED,
        held_at__isnull=False,
        removed_at__isnull=True,
    )
    waiting = waiting.exclude(hold_case__unreadable_at__gt=clock.now() - LOOK_AGAIN)
    ids = waiting.order_by("held_at").values_list("pk", flat=True)[:BATCH]
    return sum(map(_tell_if_readable, ids))


def _tell_if_readable(signature_id: uuid.UUID) -> bool:
    """Tell one signer. An address that no key opens is tried again a day later, and holds up nobody else."""
    try:
        return _tell(signature_id)
    except Unreadable:
        log.error("hold of signature %s: its signer can't be told, no key opens the row", signature_id)
        _note_unreadable(signature_id)
        return False


@transaction.atomic
def _note_unreadable(signature_id: uuid.UUID) -> None:
    """Write down that it was tried; nothing sealed is read. Keys may come back, so it is not for ever."""
    if lock_rows(Signature.objects.filter(pk=signature_id).values_list("pk", flat=True)):
        HoldCase.objects.bulk_create(
            [HoldCase(signature_id=signature_id, unreadable_at=clock.now())],
            update_conflicts=True,
            unique_fields=["signature"],
            update_fields=["unreadable_at"],
        )


@transaction.atomic
def _tell(signature_id: uuid.UUID) -> bool:
    rows = Signature.objects.select_for_update(of=("self",)).select_related("action")
    signature = rows.filter(pk=signature_id, held_at__isnull=False).first()
    if signature is None or not limits.hit("mail-address-day", signature.email_hash):
        return False  # tomorrow, then: five mails a day to one address, whatever they are about
    case, _made = HoldCase.objects.defer("answer").get_or_create(signature=signature)
    nonce, now = links.new_nonce(), clock.now()
    mailing.queue(
        HELD_MAIL,
        to=signature.email,
        language=signature.language,
        dedupe_key=f"{HELD_MAIL}:{signature.pk}:{now.isoformat()}",
        object_id=signature.pk,
        nonce=nonce,
        scope=signature.action.subject,
    )
    links.create_link(HELD_PURPOSE, nonce, signature.pk, expires_at=now + HELD_LINK_LIFE)
    case.told_at = now
    case.save(update_fields=["told_at"])
    return True


@transaction.atomic
def answer_hold(signature_id: uuid.UUID, words: str) -> bool:
    """Keep what a signer says about the hold of their signature, sealed; return False where it isn't held.

    The latest answer stays. Raises Signature.DoesNotExist.
    """
    signature = Signature.objects.unread().select_for_update().get(pk=signature_id)
    if signature.held_at is None:
        return False
    HoldCase.objects.defer("answer").update_or_create(
        signature=signature, defaults={"answer": words[:ANSWER_LENGTH], "answered_at": clock.now()}
    )
    return True


@transaction.atomic
def hold_by_machine(signature_id: uuid.UUID, reason: str) -> bool:
    """Hold a signature unless it is held or staff have released it; return whether this held it.

    Raises Signature.DoesNotExist.
    """
    signature = Signature.objects.unread().select_for_update().get(pk=signature_id)
    if signature.held_at is not None or was_released(signature_id):
        return False
    hold_signature(signature_id, reason)
    return True


def was_released(signature_id: uuid.UUID) -> bool:
    """Return whether staff have looked at a signature and let it go."""
    return HoldCase.objects.filter(signature=signature_id, released_at__isnull=False).exists()


@transaction.atomic
def release_held(signature_id: uuid.UUID) -> Signature:
    """End a hold after somebody has looked, so that no machine holds this signature again.

    Raises Signature.DoesNotExist.
    """
    signature = release_signature(signature_id)
    HoldCase.objects.defer("answer").update_or_create(
        signature=signature,
        defaults={"released_at": clock.now(), "told_at": None, "answer": "", "answered_at": None},
    )
    return signature
