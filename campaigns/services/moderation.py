"""Staff's hold and removal. Both stand apart from the giver's state, have a reason, and can be undone."""

import uuid
from collections.abc import Callable

from django.db import transaction

from advocacy_site.core import clock

from ..models import Signature
from .counting import write_delta


@transaction.atomic
def change_countability(signature_id: uuid.UUID, change: Callable[[Signature], None]) -> Signature:
    """Apply `change` to the locked row and write the delta that follows from it, if any.

    Raises Signature.DoesNotExist.
    """
    signature = Signature.objects.unread().select_for_update().get(pk=signature_id)
    before = signature.is_counted
    change(signature)
    signature.save()
    if before != signature.is_counted:
        write_delta(signature, 1 if signature.is_counted else -1)
    return signature


def hold_signature(signature_id: uuid.UUID, reason: str) -> Signature:
    """Take a suspicious signature out of the count until somebody has looked."""

    def hold(signature: Signature) -> None:
        signature.held_at = signature.held_at or clock.now()
        signature.hold_reason = reason

    return change_countability(signature_id, hold)


def release_signature(signature_id: uuid.UUID) -> Signature:
    """End a hold."""

    def release(signature: Signature) -> None:
        signature.held_at, signature.hold_reason = None, ""

    return change_countability(signature_id, release)


def remove_signature(signature_id: uuid.UUID, reason: str) -> Signature:
    """Take a signature out of the count for a reason that is stated in public."""

    def remove(signature: Signature) -> None:
        signature.removed_at = signature.removed_at or clock.now()
        signature.removal_reason = reason

    return change_countability(signature_id, remove)


def undo_removal(signature_id: uuid.UUID) -> Signature:
    """Take a removal back."""

    def undo(signature: Signature) -> None:
        signature.removed_at, signature.removal_reason = None, ""

    return change_countability(signature_id, undo)
