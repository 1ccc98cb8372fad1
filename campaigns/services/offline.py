"""Signing without e-mail: codes, receipts and paper. Counted apart, never pooled with online signatures."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Sum

from advocacy_site.core import clock
from advocacy_site.core.readable import each_readable
from advocacy_site.core.sealed import keyed_hash, unopened

from ..desk import Desk
from ..models import Action, CodeSheet, CodeSignature, PaperBatch, TextVersion
from .errors import (
    ActionNotOpen,
    CodeUnknown,
    PeopleDoNotSign,
    ReceiptTaken,
    SameChecker,
    ScanKnown,
    WordsChanged,
)

# Without letters that look or sound like others, so that a code can be read out.
SIGNS = "23456789ACDEFHJKMNPRTWXY"
LENGTH = 12  # 55 bits: with ten tries a network in ten minutes nobody guesses one


def new_code() -> str:
    """Return a random code or receipt of LENGTH signs."""
    return "".join(secrets.choice(SIGNS) for _n in range(LENGTH))


def spelled(code: str) -> str:
    """Return a code as it is printed: in groups of four."""
    return "-".join(code[n : n + 4] for n in range(0, len(code), 4))


def normalise(typed: str) -> str:
    """Return what was typed as a code, without spaces and hyphens; "" where it can't be one."""
    code = "".join(sign for sign in typed.upper() if sign not in " -–\t")
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""


def _hash(action_id: uuid.UUID, code: str) -> str:
    return keyed_hash("offline-code", f"{action_id}\0{code}")


@transaction.atomic
def make_codes(action: Action, member: Any, number: int, *, made_by: Any) -> tuple[CodeSheet, list[str]]:
    """Make a sheet of `number` codes for `member`; the codes are returned once and kept as hashes only.

    Raises PeopleDoNotSign.
    """
    if not action.people_sign:
        raise PeopleDoNotSign
    sheet = CodeSheet.objects.create(action=action, member=member, number=number, made_by=made_by)
    codes = [new_code() for _n in range(number)]
    CodeSignature.objects.bulk_create(
        CodeSignature(sheet=sheet, action=action, code_hash=_hash(action.pk, code)) for code in codes
    )
    return sheet, codes


@transaction.atomic
def void_codes(sheet_id: uuid.UUID) -> CodeSheet:
    """Let the unused codes of a lost sheet be worth nothing. Raises CodeSheet.DoesNotExist."""
    sheet = CodeSheet.objects.select_for_update(of=("self",)).get(pk=sheet_id)
    sheet.voided_at = sheet.voided_at or clock.now()
    sheet.save(update_fields=["voided_at"])
    return sheet


@dataclass(frozen=True)
class CodeSubmission:
    """What a person sent with a code. Code and receipt are normalised."""

    code: str
    receipt: str
    name: str
    country: str
    text_version: uuid.UUID
    sign_wording: int


def is_code_free(action: Action, code: str) -> bool:
    """Return whether somebody can sign `action` with `code` now."""
    free = CodeSignature.objects.filter(code_hash=_hash(action.pk, code), signed_at=None)
    return bool(code) and free.filter(sheet__voided_at=None).exists()


def is_code_known(action: Action, code: str) -> bool:
    """Return whether there is such a code, used or not."""
    return bool(code) and CodeSignature.objects.filter(code_hash=_hash(action.pk, code)).exists()


@transaction.atomic
def sign_with_code(desk: Desk, submission: CodeSubmission) -> CodeSignature:
    """Count the signature that a code stands for. The same code with the same receipt again changes nothing.

    Raises PeopleDoNotSign, ActionNotOpen, WordsChanged, CodeUnknown (also used, or of a sheet that was
    voided), ReceiptTaken.
    """
    now = clock.now()
    if not desk.action.people_sign:
        raise PeopleDoNotSign
    if desk.action.state_at(now) != Action.State.OPEN:
        raise ActionNotOpen
    if (submission.text_version, submission.sign_wording) != (desk.text_version, desk.sign_wording.pk):
        raise WordsChanged
    rows = unopened(CodeSignature.objects.select_for_update(of=("self",))).select_related("sheet")
    row = rows.filter(code_hash=_hash(desk.action.pk, submission.code)).first()
    receipt_hash = _hash(desk.action.pk, submission.receipt)
    if row is None:
        raise CodeUnknown
    if row.signed_at is not None and row.receipt_hash == receipt_hash and row.withdrawn_at is None:
        return row
    if row.signed_at is not None or row.sheet.voided_at is not None:
        raise CodeUnknown
    row.receipt_hash = receipt_hash
    row.text_version_id, row.sign_wording_id = submission.text_version, submission.sign_wording
    row.name, row.country, row.signed_at = submission.name, submission.country, now
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ReceiptTaken from error
    return row


def find_by_receipt(action: Action, receipt: str) -> CodeSignature | None:
    """Return the signature to which `receipt` belongs, withdrawn ones too."""
    if not receipt:
        return None
    rows = action.code_signatures.filter(receipt_hash=_hash(action.pk, receipt)).exclude(receipt_hash="")
    return next(each_readable(rows.select_related("text_version__page")), None)


@transaction.atomic
def withdraw_code(action: Action, receipt: str) -> CodeSignature:
    """Take the signature of a receipt out of the count, and its name away. Idempotent. Raises CodeUnknown."""
    rows = unopened(action.code_signatures.select_for_update(of=("self",))).exclude(receipt_hash="")
    row = rows.filter(receipt_hash=_hash(action.pk, receipt)).first()
    if row is None:
        raise CodeUnknown
    row.withdrawn_at = row.withdrawn_at or clock.now()
    row.name, row.country = "", ""
    row.save()
    return row


@transaction.atomic
def enter_paper(
    action: Action,
    *,
    text_version: TextVersion,
    member: Any,
    scan: str,
    collected_on: date,
    count: int,
    entered_by: Any,
) -> PaperBatch:
    """Enter sheets that one person has counted. They count once another has. Raises ScanKnown."""
    try:
        with transaction.atomic():
            return PaperBatch.objects.create(
                action=action,
                text_version=text_version,
                member=member,
                scan=scan,
                collected_on=collected_on,
                count=count,
                entered_by=entered_by,
            )
    except IntegrityError as error:
        raise ScanKnown from error


@transaction.atomic
def check_paper(batch_id: uuid.UUID, *, count: int, checked_by: Any) -> PaperBatch:
    """Take the count of a second person, who was not shown the first one; the sheets count where they agree.

    Sheets that were counted twice stay as they are, whether the counts agree or not. Raises
    PaperBatch.DoesNotExist, SameChecker.
    """
    batch = PaperBatch.objects.select_for_update(of=("self",)).get(pk=batch_id)
    if batch.state != PaperBatch.State.ENTERED:
        return batch
    if batch.entered_by_id == checked_by.pk:
        raise SameChecker
    batch.second_count, batch.checked_by, batch.checked_at = count, checked_by, clock.now()
    agree = count == batch.count
    batch.state = PaperBatch.State.CHECKED if agree else PaperBatch.State.DIFFERS
    batch.save()
    return batch


@transaction.atomic
def count_paper_anew(batch_id: uuid.UUID, *, count: int, entered_by: Any) -> PaperBatch:
    """Begin again with sheets on whose number two persons did not agree. Raises PaperBatch.DoesNotExist."""
    batches = PaperBatch.objects.select_for_update(of=("self",)).filter(state=PaperBatch.State.DIFFERS)
    batch = batches.get(pk=batch_id)
    batch.count, batch.entered_by, batch.entered_at = count, entered_by, clock.now()
    batch.second_count = batch.checked_by = batch.checked_at = None
    batch.state = PaperBatch.State.ENTERED
    batch.save()
    return batch


def count_offline() -> int:
    """Bring the offline numbers of all actions up to date; return how many actions changed.

    A periodic job: two sums over small tables, so that nobody who signs with a code waits for another.
    """
    checked = PaperBatch.objects.filter(state=PaperBatch.State.CHECKED).values("action")
    on_paper = dict(checked.annotate(n=Sum("count")).values_list("action", "n"))
    signed = CodeSignature.objects.counted().values("action")
    by_code = dict(signed.annotate(n=Count("pk")).values_list("action", "n"))
    changed = 0
    for action in Action.objects.only("on_paper", "by_code"):
        numbers = (on_paper.get(action.pk, 0), by_code.get(action.pk, 0))
        if numbers != (action.on_paper, action.by_code):
            now = clock.now()
            rows = Action.objects.filter(pk=action.pk)
            changed += rows.update(on_paper=numbers[0], by_code=numbers[1], offline_as_of=now)
    return changed
