"""This room's personal rows: how they are exported, erased and expire."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_noop

from advocacy_site.core import clock
from advocacy_site.core.readable import each_readable
from advocacy_site.core.registry import PersonalData, RetentionRule, personal_data, retention

from . import own_consents, services
from .models import Consent, DataRequest, Supporter

RETAIN_PROOF = timedelta(days=1095)  # after withdrawal: GDPR Art. 7(1) asks for proof of what was agreed
KEEP_REQUEST = timedelta(days=1)  # the link lives an hour, and the answer after it stays the same


def export(subject_hash: str) -> list[dict[str, Any]]:
    """Return what we hold of one person, each consent with the words that were read."""
    supporters = [
        {"email": person.email, "language": person.language, "created_at": person.created_at}
        for person in each_readable(Supporter.objects.filter(email_hash=subject_hash))
    ]
    consents = [
        {
            "purpose": consent.purpose,
            "organisation": consent.organisation_name or consent.organisation,
            "about": consent.subject,
            "decision": consent.decision,
            "words": consent.words,
            "asked_at": consent.asked_at,
            "method": consent.method,
            "at": consent.at,
        }
        for consent in Consent.objects.filter(subject_hash=subject_hash)
        .select_related("wording")
        .order_by("pk")
    ]
    requests = [
        {"kind": "my-data", "language": request.language, "requested_at": request.requested_at}
        for request in DataRequest.objects.filter(subject_hash=subject_hash).order_by("requested_at")
    ]
    return [*supporters, *consents, *requests]


@transaction.atomic
def erase(subject_hash: str) -> int:
    """Delete the address and withdraw what it agreed to.

    Consents stay as proof, known by the keyed hash only, until they expire; requests do for a day.
    """
    services.withdraw_all(subject_hash, method=Consent.Method.MAILED_LINK)
    return Supporter.objects.filter(email_hash=subject_hash).delete()[0]


def _over() -> QuerySet[Consent]:
    """Return consents that were withdrawn RETAIN_PROOF ago, the withdrawals themselves included."""
    same = Consent.objects.filter(
        subject_hash=OuterRef("subject_hash"),
        purpose=OuterRef("purpose"),
        organisation=OuterRef("organisation"),
        subject=OuterRef("subject"),
        pk__gte=OuterRef("pk"),
    )
    withdrawn = same.filter(decision=Consent.Decision.WITHDRAWN, at__lt=clock.now() - RETAIN_PROOF)
    return Consent.objects.filter(Exists(withdrawn))


def expire_consents(dry_run: bool) -> int:
    """Delete the proof of consents that were withdrawn long ago."""
    return _over().count() if dry_run else _over().delete()[0]


def expire_requests(dry_run: bool) -> int:
    """Delete requests for one's own data once their links have long ended."""
    rows = DataRequest.objects.filter(requested_at__lt=clock.now() - KEEP_REQUEST)
    return rows.count() if dry_run else rows.delete()[0]


def register() -> None:
    """Enter this room into the tables of periods and of personal data."""
    personal_data.register(
        "supporters",
        PersonalData(export=export, erase=erase, section=own_consents.section, verbs=own_consents.VERBS),
    )
    rule = RetentionRule(
        gettext_noop("Proof of a consent, after its withdrawal"), RETAIN_PROOF, expire_consents
    )
    retention.register("consents", rule)
    asked = RetentionRule(gettext_noop("That somebody asked for their data"), KEEP_REQUEST, expire_requests)
    retention.register("data-requests", asked)
