"""Personal rows of the mailing room: how they are exported, erased and expire."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from advocacy_site.core import clock, limits
from advocacy_site.core.models import Link
from advocacy_site.core.registry import PersonalData, RetentionRule, personal_data, retention

from . import own_mail, services
from .models import Outbox, Suppression

KEEP_PAYLOAD = timedelta(days=7)
KEEP_ROW = timedelta(days=30)
KEEP_LINK = timedelta(days=30)
BATCH = 1000


def export(recipient_hash: str) -> list[dict[str, Any]]:
    """Return what we hold of one person's mail, and what we do not send them."""
    mails = [
        {
            "kind": mail.kind,
            "language": mail.language,
            "to": mail.payload["to"] if mail.payload else "",
            "state": mail.state,
            "created_at": mail.created_at,
            "sent_at": mail.sent_at,
        }
        for mail in Outbox.objects.filter(recipient_hash=recipient_hash).order_by("created_at")
    ]
    suppressions = [
        {
            "kind": "suppression",
            "scope": entry.scope,
            "reason": entry.reason,
            "created_at": entry.created_at,
        }
        for entry in Suppression.objects.filter(recipient_hash=recipient_hash).order_by("created_at")
    ]
    return [*mails, *suppressions]


def erase(recipient_hash: str) -> int:
    """Stop and blank one person's mail; return how many rows. Suppressions stay: they protect the person.

    A mail that is being sent loses its lease, so that it is never tried again.
    """
    return services.forget_recipient(recipient_hash)


def expire_payloads(dry_run: bool) -> int:
    """Blank addresses and texts of mails that left the queue KEEP_PAYLOAD ago."""
    rows = Outbox.objects.over_since(clock.database_now() - KEEP_PAYLOAD).filter(payload__isnull=False)
    if dry_run:
        return rows.count()
    done = 0
    while batch := _some(rows):
        done += Outbox.objects.filter(pk__in=batch).update(payload=None, nonce="")
    return done


def expire_rows(dry_run: bool) -> int:
    """Delete mails that left the queue KEEP_ROW ago."""
    return _delete(Outbox.objects.over_since(clock.database_now() - KEEP_ROW), dry_run)


def expire_links(dry_run: bool) -> int:
    """Delete mailed links that ended KEEP_LINK ago: until then their page can say that they ended."""
    return _delete(Link.objects.filter(expires_at__lt=clock.database_now() - KEEP_LINK), dry_run)


def expire_limits(dry_run: bool) -> int:
    """Delete counts of hits. The hourly job does it too, so that the period holds to the hour."""
    return limits.prune(dry_run=dry_run)


def register() -> None:
    """Enter this room, and core's rows that it prunes, into the tables of periods and of personal data."""
    for name, what, period, expire in [
        (
            "mail-text",
            gettext_noop("Address and text of a mail, after it was sent"),
            KEEP_PAYLOAD,
            expire_payloads,
        ),
        ("mail", gettext_noop("The fact that a mail was sent"), KEEP_ROW, expire_rows),
        ("link", gettext_noop("A mailed link, after it ended"), KEEP_LINK, expire_links),
        (
            "rate-limits",
            gettext_noop("Counts of requests per network or address"),
            limits.KEEP,
            expire_limits,
        ),
    ]:
        retention.register(name, RetentionRule(what, period, expire))
    personal_data.register(
        "mail",
        PersonalData(export=export, erase=erase, section=own_mail.section, verbs=own_mail.VERBS),
    )


def _delete(rows: QuerySet[Any], dry_run: bool) -> int:
    if dry_run:
        return rows.count()
    done = 0
    while batch := _some(rows):
        done += rows.model._default_manager.filter(pk__in=batch).delete()[0]
    return done


def _some(rows: QuerySet[Any]) -> list[Any]:
    """Return primary keys of one batch: short statements hold no lock for long."""
    return list(rows.values_list("pk", flat=True)[:BATCH])
