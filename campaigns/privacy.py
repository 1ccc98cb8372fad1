"""This room's personal rows: how they are exported, erased and expire."""

from contextlib import suppress
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from advocacy_site.core import clock, links
from advocacy_site.core.readable import each_readable
from advocacy_site.core.registry import (
    PersonalData,
    RetentionRule,
    consent_followers,
    personal_data,
    retention,
    subject_names,
)

from . import own_signatures, services
from .models import BlockEntry, CodeSignature, ErasedSigner, MailPause, Removal, Signature
from .models.signatures import WORDINGS, SignatureQuerySet
from .readable import answer_while_held

RETAIN_UNCONFIRMED = timedelta(days=8)  # the link lives 7
RETAIN_UNSENT = timedelta(days=30)  # staff let paused mails go sooner, or never
RETAIN_AFTER_CLOSE = timedelta(days=180)
RETAIN_BLOCKED = timedelta(days=365)
BATCH = 500
# Keys of ours: hashes, and columns that are told in words instead.
NOT_EXPORTED = {
    *("id", "action", "text_version", "email_hash", "organisation_key", "member"),
    *("position", "handed_over", "writer"),
    *WORDINGS,
}


def export(subject_hash: str) -> list[dict[str, Any]]:
    """Return every signature of one person: the words that were read, and each column of the row."""
    rows = (
        Signature.objects.filter(email_hash=subject_hash)
        .select_related("text_version__page", "hold_case", *WORDINGS)
        .prefetch_related("pack_entries__pack")
    )
    found = each_readable(rows.order_by("requested_at"))
    return [*map(_exported, found), *_erased(subject_hash)]


def _exported(row: Signature) -> dict[str, Any]:
    """Columns that come later are in it by themselves."""
    columns = {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in NOT_EXPORTED
    }
    return {
        "action": row.text_version.page.title,
        "text_version": row.text_version.number,
        "text": row.text_version.text,
        "signed_before": [
            {"text_version": move.from_version.number, "text": move.from_version.text, "until": move.at}
            for move in row.reaffirmations.select_related("from_version")
        ],
        "shown_as": row.public_name,
        "agreed_to": row.agreed_to,
        "handed_over_if_delivered": row.handed_over.split(),
        "handed_over": [asdict(taken) for taken in services.handed_over_to(row)],
        **columns,
        "country": row.country.code,
        "answer_while_checked": answer_while_held(row),
    }


def _erased(subject_hash: str) -> list[dict[str, Any]]:
    """Return what is kept of erased signatures, so that nobody counts twice."""
    rows = ErasedSigner.objects.filter(email_hash=subject_hash).select_related("action")
    return [
        {
            "erased_signature_of": row.action.subject,
            "kept_as_number": row.kept_as_number,
            "erased_at": row.erased_at,
        }
        for row in rows
    ]


def erase(subject_hash: str) -> int:
    """Delete every signature of one person, numbers included; return how many."""
    return _erase(subject_hash, keep_as_number=False)


def erase_but_count(subject_hash: str) -> int:
    """Delete every signature of one person; the counted ones stay as mere numbers."""
    return _erase(subject_hash, keep_as_number=True)


@transaction.atomic
def _erase(subject_hash: str, *, keep_as_number: bool) -> int:
    """Erase one by one, always in the same order, so that two who do it at once wait for each other."""
    rows = Signature.objects.filter(email_hash=subject_hash).order_by("pk").values_list("pk", "kind")
    done = 0
    for pk, kind in list(rows):
        try:
            if kind == Signature.Kind.PERSON:
                services.erase_signature(pk, keep_as_number=keep_as_number)
            else:
                services.forget_contact(pk)
        except Signature.DoesNotExist:
            continue  # somebody else was quicker
        done += 1
    return done


def expire_unconfirmed(dry_run: bool) -> int:
    """Delete signatures that nobody confirmed in time: never one whose mail has waited for staff."""
    before = clock.now() - RETAIN_UNCONFIRMED
    rows = Signature.objects.filter(state=Signature.State.PENDING, requested_at__lt=before)
    rows = rows.exclude(last_mail_at__gte=before).exclude(action__in=MailPause.objects.waiting())
    return rows.count() if dry_run else _delete_pending(rows)


def expire_unsent(dry_run: bool) -> int:
    """Delete signatures whose mail staff have not let go in time."""
    before = clock.now() - RETAIN_UNSENT
    rows = Signature.objects.filter(state=Signature.State.PENDING, requested_at__lt=before)
    rows = rows.filter(action__in=MailPause.objects.waiting())
    return rows.count() if dry_run else _delete_pending(rows)


def _delete_pending(rows: SignatureQuerySet) -> int:
    """Delete `rows`, a few at a time; after a flood there are many. Return how many."""
    done = 0
    while rows.exists():
        done += _delete_some(rows)
    return done


@transaction.atomic
def _delete_some(rows: SignatureQuerySet) -> int:
    # Locked, and asked once more: somebody may be confirming at this moment.
    locked = rows.order_by("pk").select_for_update(of=("self",))[:BATCH]
    ids = list(locked.values_list("pk", flat=True))
    links.end_links(*ids)
    Signature.objects.unread().filter(pk__in=ids).delete()
    return len(ids)


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
            with suppress(Signature.DoesNotExist):  # erased by its giver meanwhile
                services.anonymise_signature(pk)
        done += len(ids)
    return done


def expire_erased_signers(dry_run: bool) -> int:
    """Delete the hashes that kept an erased signer from counting twice, once nobody can sign any more."""
    rows = ErasedSigner.objects.filter(action__closes_at__lt=clock.now() - timedelta(days=1))
    return rows.count() if dry_run else rows.delete()[0]


def expire_codes(dry_run: bool) -> int:
    """Take names and receipts from codes of actions closed long ago; delete codes that nobody used."""
    codes = CodeSignature.objects.filter(action__closes_at__lt=clock.now() - RETAIN_AFTER_CLOSE)
    unused = codes.filter(signed_at=None)
    named = codes.filter(signed_at__isnull=False).exclude(receipt_hash="")
    if dry_run:
        return unused.count() + named.count()
    return unused.delete()[0] + named.update(name="", receipt_hash="")


def expire_conditions(dry_run: bool) -> int:
    """Forget by which conditions signatures were removed, for names may stand there; their reason stays."""
    rows = Removal.objects.filter(
        conditions__isnull=False, action__closes_at__lt=clock.now() - RETAIN_AFTER_CLOSE
    )
    return rows.count() if dry_run else rows.update(conditions=None)


def expire_blocked(dry_run: bool) -> int:
    """Delete addresses from the block list: hashes of people. Domains and networks stay."""
    before = clock.now() - RETAIN_BLOCKED
    over = Q(ends_at__lt=before) | Q(created_at__lt=before, ends_at__isnull=True)
    rows = BlockEntry.objects.filter(over, kind=BlockEntry.Kind.ADDRESS)
    return rows.count() if dry_run else rows.delete()[0]


# Of each: its name, what it is about, how long it is kept, and what lets it go.
PERIODS = (
    (
        "signatures-unconfirmed",
        gettext_noop("Signatures that nobody confirmed"),
        RETAIN_UNCONFIRMED,
        expire_unconfirmed,
    ),
    (
        "signatures-unsent",
        gettext_noop("Signatures whose mail waits because far too many were asked for"),
        RETAIN_UNSENT,
        expire_unsent,
    ),
    (
        "signatures",
        gettext_noop("Signatures, after the action closed"),
        RETAIN_AFTER_CLOSE,
        expire_after_close,
    ),
    (
        "erased-signers",
        gettext_noop("Hashes of erased signers, after closing"),
        timedelta(days=1),
        expire_erased_signers,
    ),
    (
        "codes",
        gettext_noop("Names of who signed with a code, after the action closed"),
        RETAIN_AFTER_CLOSE,
        expire_codes,
    ),
    (
        "removal-conditions",
        gettext_noop("Conditions by which signatures were removed, after the action closed"),
        RETAIN_AFTER_CLOSE,
        expire_conditions,
    ),
    (
        "blocked-addresses",
        gettext_noop("Hashes of addresses on the block list, after they ended or were entered"),
        RETAIN_BLOCKED,
        expire_blocked,
    ),
    (
        "delivery-packs",
        gettext_noop("Files for recipients, after they were made"),
        services.packs.KEEP,
        services.expire_packs,
    ),
)


def register() -> None:
    """Enter this room into the tables of periods and of personal data."""
    for name, what, period, expire in PERIODS:
        retention.register(name, RetentionRule(what, period, expire))
    personal_data.register(
        "signatures",
        PersonalData(
            export=export,
            erase=erase,
            erase_but_count=erase_but_count,
            section=own_signatures.section,
            verbs=own_signatures.VERBS,
        ),
    )
    subject_names.register("action", own_signatures.names_of_actions)
    consent_followers.register("action", services.follow_consent)
