"""This room's personal rows: how they are exported, erased and expire."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_noop

from advocacy_site.core import clock
from advocacy_site.core.registry import PersonalData, RetentionRule, personal_data, retention

from . import services
from .models import ErasedSigner, Signature

RETAIN_UNCONFIRMED = timedelta(days=8)  # the link lives 7
RETAIN_AFTER_CLOSE = timedelta(days=180)
BATCH = 500


def export(subject_hash: str) -> list[dict[str, Any]]:
    """Return every signature of one person in plain words."""
    rows = Signature.objects.filter(email_hash=subject_hash).select_related("text_version__page")
    return [
        {
            "action": row.text_version.page.title,
            "text_version": row.text_version.number,
            "text": row.text_version.text,
            "state": row.state,
            "name": row.name,
            "email": row.email,
            "country": row.country.code,
            "shown_as": row.public_name,
            "confirmed_at": row.confirmed_at,
            "withdrawn_at": row.withdrawn_at,
        }
        for row in rows
    ]


def erase(subject_hash: str) -> int:
    """Delete every signature of one person, numbers included; return how many."""
    ids = list(Signature.objects.filter(email_hash=subject_hash).values_list("pk", flat=True))
    for pk in ids:
        services.erase_signature(pk, keep_as_number=False)
    return len(ids)


def expire_unconfirmed(dry_run: bool) -> int:
    """Delete signatures that nobody confirmed in time."""
    rows = Signature.objects.filter(
        state=Signature.State.PENDING, requested_at__lt=clock.now() - RETAIN_UNCONFIRMED
    )
    return rows.count() if dry_run else rows.delete()[0]


def expire_after_close(dry_run: bool) -> int:
    """Turn people's signatures of actions closed long ago into mere numbers, a transaction each.

    Goes on until none is left; interrupted, it starts where it stopped. Organisations stay: a letter and who
    stood behind it are public history, and hold no person.
    """
    rows = Signature.objects.filter(
        kind=Signature.Kind.PERSON, action__closes_at__lt=clock.now() - RETAIN_AFTER_CLOSE
    )
    if dry_run:
        return rows.count()
    done = 0
    while ids := list(rows.values_list("pk", flat=True)[:BATCH]):
        for pk in ids:
            services.anonymise_signature(pk)
        done += len(ids)
    return done


def expire_erased_signers(dry_run: bool) -> int:
    """Delete the hashes that kept an erased signer from counting twice, once nobody can sign any more."""
    rows = ErasedSigner.objects.filter(action__closes_at__lt=clock.now() - timedelta(days=1))
    return rows.count() if dry_run else rows.delete()[0]


def register() -> None:
    """Enter this room into the tables of periods and of personal data."""
    retention.register(
        "signatures-unconfirmed",
        RetentionRule(
            gettext_noop("Signatures that nobody confirmed"), RETAIN_UNCONFIRMED, expire_unconfirmed
        ),
    )
    retention.register(
        "signatures",
        RetentionRule(
            gettext_noop("Signatures, after the action closed"), RETAIN_AFTER_CLOSE, expire_after_close
        ),
    )
    retention.register(
        "erased-signers",
        RetentionRule(
            gettext_noop("Hashes of erased signers, after closing"), timedelta(days=1), expire_erased_signers
        ),
    )
    personal_data.register("signatures", PersonalData(export=export, erase=erase))
