"""Consents: granting and withdrawing, always as a new row."""

from datetime import datetime

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash, normalise

from .models import Consent, ConsentWording, Supporter


def grant(
    subject_hash: str,
    wording: ConsentWording,
    *,
    method: str,
    subject: str = "",
    organisation: str = "",
    asked_at: datetime | None = None,
) -> Consent:
    """Write down that the person behind `subject_hash` agreed to `wording`."""
    return Consent.objects.create(
        subject_hash=subject_hash,
        purpose=wording.purpose,
        organisation=organisation,
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


def is_granted(subject_hash: str, purpose: str, *, subject: str = "", organisation: str = "") -> bool:
    """Return whether the newest row says yes. No row means no."""
    newest = (
        Consent.objects.filter(
            subject_hash=subject_hash, purpose=purpose, subject=subject, organisation=organisation
        )
        .order_by("-at", "-pk")
        .first()
    )
    return newest is not None and newest.decision == Consent.Decision.GRANTED


def remember(address: str, language: str) -> Supporter:
    """Return the supporter with this address, made where there was none. Raises ValidationError."""
    normal = normalise(address)
    supporter, _made = Supporter.objects.get_or_create(
        email_hash=address_hash(normal), defaults={"email": normal, "language": language}
    )
    return supporter
