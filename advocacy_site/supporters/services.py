"""Consents: granting and withdrawing, always as a new row."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash, normalise
from advocacy_site.core.registry import consent_followers

from .models import Consent, ConsentWording, Supporter


def grant(
    subject_hash: str,
    wording: ConsentWording,
    *,
    method: str,
    subject: str = "",
    organisation: str = "",
    organisation_name: str = "",
    asked_at: datetime | None = None,
) -> Consent:
    """Write down that the person behind `subject_hash` agreed to `wording`.

    `organisation`: the key of a member where it is for that one, `organisation_name` as the words had it.
    """
    return Consent.objects.create(
        subject_hash=subject_hash,
        purpose=wording.purpose,
        organisation=organisation,
        organisation_name=organisation_name,
        decision=Consent.Decision.GRANTED,
        wording=wording,
        subject=subject,
        method=method,
        asked_at=asked_at,
        at=clock.now(),
    )


def withdraw(
    subject_hash: str, purpose: str, *, method: str, subject: str = "", organisation: str = ""
) -> Consent:
    """Write down that the person behind `subject_hash` took back what was granted for `purpose`."""
    return Consent.objects.create(
        subject_hash=subject_hash,
        purpose=purpose,
        organisation=organisation,
        decision=Consent.Decision.WITHDRAWN,
        subject=subject,
        method=method,
        at=clock.now(),
    )


@transaction.atomic
def take_back(subject_hash: str, purpose: str, *, subject: str = "", organisation: str = "") -> None:
    """Withdraw one consent at its giver's wish, and all that rests on it. Idempotent."""
    kind = subject.partition(":")[0]
    if kind in consent_followers and is_granted(
        subject_hash, purpose, subject=subject, organisation=organisation
    ):
        consent_followers[kind](subject_hash, purpose, subject, organisation)
    same = Consent.objects.filter(
        subject_hash=subject_hash, purpose=purpose, subject=subject, organisation=organisation
    )
    _withdraw_standing(same, Consent.Method.MAILED_LINK)


@transaction.atomic
def withdraw_all(
    subject_hash: str, *, method: str, subject: str | None = None, but: Collection[str] = ()
) -> None:
    """Withdraw every consent of one person that still stands (about one `subject` if given). Idempotent.

    `but`: purposes for which they agreed elsewhere, too.
    """
    rows = Consent.objects.filter(subject_hash=subject_hash).exclude(purpose__in=but)
    _withdraw_standing(rows if subject is None else rows.filter(subject=subject), method)


def _withdraw_standing(rows: QuerySet[Consent], method: str) -> None:
    """Write a withdrawal for each consent of which the newest of `rows` is a grant.

    They are locked first, so that two who do it at once write one.
    """
    list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    newest = {(row.purpose, row.organisation, row.subject): row for row in rows.order_by("at", "pk")}
    for row in newest.values():
        if row.decision == Consent.Decision.GRANTED:
            withdraw(
                row.subject_hash,
                row.purpose,
                method=method,
                subject=row.subject,
                organisation=row.organisation,
            )


def is_granted(subject_hash: str, purpose: str, *, subject: str = "", organisation: str = "") -> bool:
    """Return whether the newest row says yes. No row means no."""
    rows = Consent.objects.newest_first(subject_hash, purpose, subject=subject, organisation=organisation)
    newest = rows.first()
    return newest is not None and newest.decision == Consent.Decision.GRANTED


def remember(address: str, language: str) -> Supporter:
    """Return the supporter with this address, made where there was none. Raises ValidationError."""
    normal = normalise(address)
    supporter, _made = Supporter.objects.get_or_create(
        email_hash=address_hash(normal), defaults={"email": normal, "language": language}
    )
    return supporter
