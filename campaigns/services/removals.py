"""Removals: decided once, carried out a batch at a time, stated in public, undone as a whole.

What a removal is about is written down with the decision, so that a request or a worker that is killed
leaves a list with ticks: the periodic job goes on where the last batch ended.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from advocacy_site.core import clock
from advocacy_site.core.sealed import unopened

from ..models import Action, Removal, RemovedSignature, Signature
from .conditions import Conditions
from .errors import DecidedMeanwhile, NothingToRemove, StillBeingRemoved
from .lifecycle import locked_action, tell_anew
from .moderation import remove_signature, undo_removal

BATCH = 200
State = Removal.State


@transaction.atomic
def decide_removal(
    action: Action,
    ids: Iterable[uuid.UUID],
    *,
    reason: str,
    by: Any,
    conditions: Conditions | None = None,
) -> Removal:
    """Write down that these signatures of `action` are to be removed, for a `reason` that everybody reads.

    Those that are removed already stay with their earlier removal. Raises NothingToRemove.
    """
    # Locked in one order, so that none is erased before its line is written.
    rows = Signature.objects.filter(action=action, removed_at__isnull=True).order_by("pk")
    rows = rows.select_for_update(of=("self",), no_key=True)
    wanted = sorted(ids)
    found: list[uuid.UUID] = []
    for start in range(0, len(wanted), BATCH):
        found += rows.filter(pk__in=wanted[start : start + BATCH]).values_list("pk", flat=True)
    if not found:
        raise NothingToRemove
    given = conditions.as_json() if conditions else None
    removal = Removal.objects.create(action=action, reason=reason, conditions=given, decided_by=by)
    lines = [RemovedSignature(removal=removal, signature_id=pk) for pk in found]
    RemovedSignature.objects.bulk_create(lines, batch_size=BATCH)
    return removal


@transaction.atomic
def remove_one(signature: Signature, *, reason: str, by: Any) -> Removal:
    """Remove a single signature: stated in public like any other. Raises NothingToRemove."""
    locked_action(signature.action)  # first, as everybody who needs both
    removal = decide_removal(signature.action, [signature.pk], reason=reason, by=by)
    carry_on_removal(removal.pk)
    return removal


@transaction.atomic
def restore_one(signature: Signature, *, by: Any) -> None:
    """Take a single signature back, and with it the removal where it was about nothing else.

    Pressed twice it does so once. Raises Signature.DoesNotExist, StillBeingRemoved, and DecidedMeanwhile
    where another removal took it at this moment.
    """
    line = _ticked_line(signature)
    if line:
        unopened(Removal.objects.select_for_update()).get(pk=line.removal_id)  # before its action
    locked_action(signature.action)
    # Ticks change under the lock of the action only: what is read now stays so.
    today = _ticked_line(signature)
    if today and today != line:
        raise DecidedMeanwhile
    if today is None:
        undo_removal(signature.pk)
    elif today.removal.lines.count() == 1:
        take_removal_back(today.removal_id, by=by)
        carry_on_removal(today.removal_id)
    else:
        _take_out_of(today)


def _ticked_line(signature: Signature) -> RemovedSignature | None:
    """Return the line of the removal by which `signature` is out of the count, if there is one."""
    lines = RemovedSignature.objects.filter(signature=signature.pk, removed_at__isnull=False)
    lines = lines.select_related("removal").defer("removal__conditions")
    return lines.order_by("-removed_at").first()


def _take_out_of(line: RemovedSignature) -> None:
    """Take back one of many signatures of a locked removal, which is told as about one less."""
    removal = line.removal
    signature = undo_removal(line.signature_id)
    line.delete()
    is_told = removal.state in (State.REMOVING, State.REMOVED)
    if is_told and _was_confirmed(signature, line.removed_at):
        Removal.objects.filter(pk=removal.pk, confirmed__gt=0).update(confirmed=F("confirmed") - 1)
        tell_anew(removal.action_id)


def _was_confirmed(signature: Signature, moment: datetime | None) -> bool:
    """Return whether it was confirmed when it was removed, at `moment`."""
    at = signature.confirmed_at
    return at is not None and moment is not None and at <= moment


@transaction.atomic
def take_removal_back(removal_id: uuid.UUID, *, by: Any) -> Removal:
    """Begin to take a whole removal back: what it removed, and nothing else. Idempotent.

    Raises StillBeingRemoved, Removal.DoesNotExist.
    """
    removal = unopened(Removal.objects.select_for_update()).get(pk=removal_id)
    if removal.state == State.REMOVING:
        raise StillBeingRemoved
    if removal.state == State.REMOVED:
        removal.state, removal.undone_at, removal.undone_by = State.UNDOING, clock.now(), by
        removal.save(update_fields=["state", "undone_at", "undone_by"])
        tell_anew(removal.action_id)
    return removal


def carry_on_removal(removal_id: uuid.UUID, *, batches: int | None = None) -> bool:
    """Work on a removal or its undoing, all of it or so many batches; return whether it is through."""
    done = False
    while not done and (batches is None or batches > 0):
        done = _one_batch(removal_id)
        batches = None if batches is None else batches - 1
    return done


def carry_on_removals() -> int:
    """Go on with the oldest unfinished removal by one batch; return how many were worked on, 0 or 1.

    A periodic job. One batch only, because the same worker sends the mail.
    """
    oldest = Removal.objects.unfinished().order_by("decided_at").values_list("pk", flat=True).first()
    if oldest is None:
        return 0
    carry_on_removal(oldest, batches=1)
    return 1


@transaction.atomic
def _one_batch(removal_id: uuid.UUID) -> bool:
    """Do BATCH lines in one transaction; return whether none was left."""
    removal = unopened(Removal.objects.select_for_update()).get(pk=removal_id)  # two workers take turns
    undoing = removal.state == State.UNDOING
    if not undoing and removal.state != State.REMOVING:
        return True
    locked_action(removal.action)  # before its signatures, as whoever changes the list of organisations
    lines = list(_to_do(removal).order_by("pk")[:BATCH])
    step = _undo_line if undoing else _remove_line
    confirmed = sum(step(removal, line) for line in lines)
    if confirmed and not undoing:
        Removal.objects.filter(pk=removal.pk).update(confirmed=F("confirmed") + confirmed)
        tell_anew(removal.action_id)
    if lines:
        return False
    Removal.objects.filter(pk=removal.pk).update(state=State.UNDONE if undoing else State.REMOVED)
    return True


def _to_do(removal: Removal) -> Any:
    """Return the lines to do; those of an undoing are the ones that are still ticked."""
    is_done = Q(removed_at__isnull=True)
    return removal.lines.exclude(is_done) if removal.state == State.UNDOING else removal.lines.filter(is_done)


def _remove_line(removal: Removal, line: RemovedSignature) -> bool:
    """Remove one signature and tick it; return whether it was a confirmed one."""
    signature = Signature.objects.unread().select_for_update().filter(pk=line.signature_id).first()
    if signature is None:
        return False  # erased meanwhile, and the line with it
    if signature.removed_at is not None:
        line.delete()  # by another removal, whose it stays
        return False
    remove_signature(signature.pk, removal.reason)
    RemovedSignature.objects.filter(pk=line.pk).update(removed_at=clock.now())
    return signature.state == Signature.State.CONFIRMED


def _undo_line(_removal: Removal, line: RemovedSignature) -> bool:
    """Take one signature back, unless it was restored singly and another removal took it since."""
    signature = Signature.objects.unread().select_for_update().filter(pk=line.signature_id).first()
    since = RemovedSignature.objects.filter(signature=line.signature_id, removed_at__gt=line.removed_at)
    if signature is not None and not since.exists():
        undo_removal(signature.pk)
    RemovedSignature.objects.filter(pk=line.pk).update(removed_at=None)
    return False
