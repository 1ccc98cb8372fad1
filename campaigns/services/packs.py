"""Delivery packs: asked for by staff, made by the worker, taken by staff, and gone after a while."""

import logging
import os
import shutil
import uuid
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils import translation

from advocacy_site.core import access, clock

from ..asked import HANDED_OVER
from ..delivery.document import facts_of, pdf_writer
from ..delivery.entries import listed
from ..delivery.numbers import freeze, patient
from ..delivery.tables import csv_writer, xlsx_writer
from ..models import Action, DeliveryPack, PackFile, Signature
from .errors import PackGone, PackOutdated

log = logging.getLogger(__name__)

KEEP = timedelta(days=14)
LEASE = timedelta(minutes=5)
RENEW_EVERY = 2000  # lines: a few seconds' work
MOST_ATTEMPTS = 5
State = DeliveryPack.State


class LeaseLost(Exception):
    """Another worker makes this pack by now."""


def request_pack(
    action: Action,
    by: Any,
    *,
    recipient: str,
    purpose: str,
    language: str,
    order: str = DeliveryPack.Order.SIGNED,
) -> DeliveryPack:
    """Ask the worker for a pack of `action` on behalf of the user `by`."""
    with transaction.atomic():
        pack = DeliveryPack.objects.create(
            action=action,
            recipient=recipient,
            purpose=purpose,
            language=language,
            order=order,
            requested_by=by,
        )
        access.record(by, "change", action.subject, reason=f"delivery pack {pack.serial} asked for")
    return pack


def make_next_pack() -> DeliveryPack | None:
    """Make the pack that waits longest, if there is one, and return it.

    A worker that is killed meanwhile leaves a pack whose lease ends: the next one makes it from the start,
    in a folder of its own. What can't be made after MOST_ATTEMPTS is marked as failed.
    """
    pack = _claim()
    if pack is None:
        return None
    try:
        _make(pack)
    except Exception as error:
        was_ours = _give_up(pack, type(error).__name__)
        if was_ours and not isinstance(error, PackOutdated):
            raise
        # Another worker took it over, and cleared away what this one wrote; or it is to be made again.
        log.warning("delivery pack %s: %s", pack, type(error).__name__)
    return pack


def _claim() -> DeliveryPack | None:
    now = clock.database_now()
    with transaction.atomic():
        pack = DeliveryPack.objects.waiting(now).select_for_update(skip_locked=True).first()
        if pack is None:
            return None
        if pack.attempts >= MOST_ATTEMPTS:
            _fail(pack, pack.error or "Killed")
            return None
        pack.lease, pack.leased_until = uuid.uuid4(), now + LEASE
        pack.attempts += 1
        pack.save(update_fields=["lease", "leased_until", "attempts"])
    return pack


def _make(pack: DeliveryPack) -> None:
    _clear(pack)
    folder = folder_of(pack, pack.lease)
    folder.mkdir(mode=0o700, parents=True)
    with patient(), translation.override(pack.language):
        with transaction.atomic():
            pack.as_of = clock.now()
            pack.numbers = freeze(pack)
        _renew(pack)
        _write(pack, folder)
    _settle(pack, folder)


def _write(pack: DeliveryPack, folder: Path) -> None:
    """Write all files in one pass over the signatures."""
    with ExitStack() as stack:
        writers = [
            stack.enter_context(pdf_writer(folder / "pack.pdf", facts_of(pack))),
            stack.enter_context(xlsx_writer(folder / "pack.xlsx", pack)),
            stack.enter_context(csv_writer(folder / "pack.csv", pack)),
        ]
        for entry in listed(pack):
            for write in writers:
                write(entry)
            if entry.number % RENEW_EVERY == 0:
                _renew(pack)


def _mine(pack: DeliveryPack) -> Any:
    return DeliveryPack.objects.filter(pk=pack.pk, lease=pack.lease, state=State.QUEUED)


def _renew(pack: DeliveryPack) -> None:
    if not _mine(pack).update(leased_until=clock.database_now() + LEASE):
        raise LeaseLost


def _settle(pack: DeliveryPack, folder: Path) -> None:
    """Let the files be had, all of them at once.

    Raises PackOutdated where a giver took something back while they were written: then they are made again.
    """
    files = [_measured(pack, folder / f"pack.{kind}", kind) for kind in PackFile.Format.values]
    now = clock.now()
    with transaction.atomic():
        if not _mine(pack).select_for_update().exists():
            raise LeaseLost
        if pack.entries_that_hold().count() != pack.listed:
            raise PackOutdated
        pack.state, pack.made_at, pack.expires_at = State.MADE, now, now + KEEP
        pack.folder, pack.error = folder.name, ""
        pack.lease = pack.leased_until = None
        pack.save()
        PackFile.objects.bulk_create(files)


def _measured(pack: DeliveryPack, path: Path, kind: str) -> PackFile:
    with path.open("rb") as file:
        os.fsync(file.fileno())
        digest = file_digest(file, "sha256").hexdigest()
    return PackFile(pack=pack, format=kind, size=path.stat().st_size, sha256=digest)


def _give_up(pack: DeliveryPack, error: str) -> bool:
    """Let it be tried again, or not; nothing half made stays. Return whether it was still ours to make."""
    _clear_attempt(pack)
    with transaction.atomic():
        row = _mine(pack).select_for_update().first()
        if row is None:
            return False
        if row.attempts >= MOST_ATTEMPTS:
            _fail(row, error)
        else:
            row.lease, row.leased_until, row.error = None, None, error
            row.save(update_fields=["lease", "leased_until", "error"])
    return True


def _fail(pack: DeliveryPack, error: str) -> None:
    pack.state, pack.error, pack.lease, pack.leased_until = State.FAILED, error, None, None
    pack.save(update_fields=["state", "error", "lease", "leased_until"])
    pack.entries.all().delete()
    _clear(pack)
    log.error("delivery pack %s failed: %s", pack, error)


def folder_of(pack: DeliveryPack, attempt: uuid.UUID | str | None = None) -> Path:
    """Return where the files of `pack` stand, or those of one attempt at making it."""
    name = attempt.hex if isinstance(attempt, uuid.UUID) else attempt
    return Path(settings.DELIVERY_ROOT) / pack.pk.hex / (name or pack.folder or "none")


def _clear(pack: DeliveryPack) -> None:
    """Delete all files of `pack`, those of killed attempts included."""
    shutil.rmtree(folder_of(pack).parent, ignore_errors=True)


def _clear_attempt(pack: DeliveryPack) -> None:
    shutil.rmtree(folder_of(pack, pack.lease), ignore_errors=True)


def take_file(pack_id: Any, kind: str, by: Any) -> tuple[PackFile, BinaryIO]:
    """Return a file of a pack, open, after writing down that the user `by` takes it.

    Raises DeliveryPack.DoesNotExist, PackGone (not made, expired), PackOutdated: somebody in it took their
    signature or their agreement back since, so that nobody may hand it over any more.
    """
    with transaction.atomic():
        pack = DeliveryPack.objects.select_for_update(of=("self",)).select_related("action").get(pk=pack_id)
        now = clock.now()
        found = pack.files.filter(format=kind).first()
        if pack.state != State.MADE or found is None or pack.expires_at is None or pack.expires_at <= now:
            raise PackGone
        if pack.entries_that_hold().count() != pack.listed:
            raise PackOutdated
        try:
            file = (folder_of(pack) / f"pack.{kind}").open("rb")
        except FileNotFoundError as error:
            raise PackGone from error
        access.record(
            by, "export", pack.action.subject, rows=pack.listed, reason=f"delivery pack {pack.serial} {kind}"
        )
        if pack.taken_at is None:
            pack.taken_at = now
            pack.save(update_fields=["taken_at"])
    return found, file


def expire_packs(dry_run: bool) -> int:
    """Delete the files of packs whose period is over, and who was in those that nobody took."""
    packs = DeliveryPack.objects.over(clock.now())
    if dry_run:
        return packs.count()
    done = 0
    for pack in list(packs):
        _clear(pack)
        with transaction.atomic():
            row = DeliveryPack.objects.select_for_update().get(pk=pack.pk)
            if row.state != State.MADE:
                continue
            row.state, row.folder = State.EXPIRED, ""
            row.save(update_fields=["state", "folder"])
            done += 1
            if row.taken_at is None:  # read under the lock: somebody may have taken it just now
                row.entries.all().delete()
    return done


@dataclass(frozen=True)
class HandedOver:
    """What of one signature left for a recipient. `at`: when the files first left; `fields`: in words."""

    at: datetime
    recipient: str
    fields: tuple[str, ...]


def handed_over_to(signature: Signature) -> list[HandedOver]:
    """Return what of `signature` was handed over, the earliest first; also where it was withdrawn since."""
    # Filtered here and not by the database, so that a list of signatures can bring its entries along.
    taken = [(entry.pack.taken_at, entry) for entry in signature.pack_entries.all() if entry.pack.taken_at]
    return [
        HandedOver(
            at=at,
            recipient=entry.pack.recipient,
            fields=tuple(str(HANDED_OVER[name]) for name in entry.fields.split() if name in HANDED_OVER),
        )
        for at, entry in sorted(taken, key=lambda one: (one[0], one[1].pk))
    ]
