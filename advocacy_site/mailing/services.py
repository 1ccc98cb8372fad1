"""The one way to send mail, and to stop it. Nothing here touches the network."""

import uuid
from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict, Unpack
from urllib.parse import urlsplit

from django.conf import settings

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash, normalise
from advocacy_site.core.statements import Prepared, Slot, insert_or_ignore

from .kinds import mail_kinds
from .models import Outbox, Suppression
from .models.outbox import OutboxQuerySet


class Mail(TypedDict):
    """What a mail is made of beside its kind.

    `to`: an address; `payload`: JSON values that the kind's `render` needs beside the record, sealed.
    """

    to: str
    language: str
    dedupe_key: str
    object_id: NotRequired[uuid.UUID | None]
    nonce: NotRequired[str]
    scope: NotRequired[str]
    payload: NotRequired[Mapping[str, Any]]


def queue(kind: str, **mail: Unpack[Mail]) -> Outbox | None:
    """Write one mail into the outbox, in the caller's transaction. The worker renders and sends it.

    Returns the row, or None when `dedupe_key` was there already. A suppressed address gets a row too: the
    worker asks, so that a request takes the same time for every address.
    Raises KeyError for an unknown kind, ValidationError for something that is no address.
    """
    row = new_mail(kind, **mail)
    return row if insert_or_ignore(row) else None


def new_mail(kind: str, **mail: Unpack[Mail]) -> Outbox:
    """Return the row of `queue`, not yet written; raises what `queue` raises."""
    if kind not in mail_kinds:
        raise KeyError(kind)
    row_id = uuid.uuid4()
    return Outbox(
        id=row_id,
        kind=kind,
        dedupe_key=mail["dedupe_key"],
        object_id=mail.get("object_id"),
        language=mail["language"],
        payload={**mail.get("payload", {}), "to": mail["to"].strip()},
        recipient_hash=address_hash(normalise(mail["to"])),
        scope=mail.get("scope", ""),
        nonce=mail.get("nonce", ""),
        bulk=mail_kinds[kind].bulk,
        message_id=f"<{row_id.hex}@{urlsplit(settings.SITE_URL).hostname}>",
        not_before=clock.now(),
    )


def cancel(object_id: uuid.UUID, kind: str | None = None) -> int:
    """Take the mails about a record (of one `kind` if given) out of the queue; return how many.

    A mail that a worker is sending at this moment is left to it: it is too late.
    """
    rows = Outbox.objects.queued().not_in_flight(clock.database_now()).filter(object_id=object_id)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return rows.update(state=Outbox.State.CANCELLED, payload=None, lease=None)


def cancel_series(series: str) -> int:
    """Take the mails whose dedupe keys begin with `series` out of the queue, like `cancel`."""
    rows = Outbox.objects.queued().not_in_flight(clock.database_now()).of_series(series)
    return rows.update(state=Outbox.State.CANCELLED, payload=None, lease=None)


def cancel_scope(scope: str, kind: str) -> int:
    """Take the mails of a `kind` and a `scope` out of the queue, like `cancel`."""
    rows = Outbox.objects.queued().not_in_flight(clock.database_now()).filter(kind=kind, scope=scope)
    return rows.update(state=Outbox.State.CANCELLED, payload=None, lease=None)


def send_now(kind: str, scope: str) -> int:
    """Let the waiting mails of a `kind` and a `scope` go at once; return how many.

    One that a worker puts back at this moment waits its hour (`worker.PUT_BACK`) out.
    """
    return _go_now(Outbox.objects.filter(kind=kind, scope=scope))


def send_series_now(series: str) -> int:
    """The same for the mails whose dedupe keys begin with `series`."""
    return _go_now(Outbox.objects.all().of_series(series))


def _go_now(rows: OutboxQuerySet) -> int:
    now = clock.database_now()
    return rows.queued().not_in_flight(now).update(not_before=now)


def forget(object_id: uuid.UUID, kind: str | None = None) -> int:
    """Stop the mails about a record (of one `kind`) and blank what they hold of a person, sent ones too.

    A mail that is being sent loses its lease, so that it is never tried again. Returns how many there are.
    """
    rows = Outbox.objects.filter(object_id=object_id)
    return _blank(rows if kind is None else rows.filter(kind=kind))


def forget_recipient(recipient_hash: str) -> int:
    """The same for all mails to one address, known by its keyed hash."""
    return _blank(Outbox.objects.filter(recipient_hash=recipient_hash))


def _blank(rows: OutboxQuerySet) -> int:
    stopped = rows.queued().update(state=Outbox.State.CANCELLED, payload=None, nonce="", lease=None)
    return stopped + rows.filter(payload__isnull=False).update(payload=None, nonce="")


def suppress(recipient_hash: str, scope: str, reason: str) -> None:
    """Send nothing more (of `scope`; blank: at all) to an address, known by its keyed hash. Idempotent."""
    suppression = Suppression(recipient_hash=recipient_hash, scope=scope, reason=reason)
    Suppression.objects.bulk_create([suppression], ignore_conflicts=True)


def allow(recipient_hash: str, scope: str) -> None:
    """Send mail (of `scope`; blank: what is not suppressed by a scope of its own) again. Idempotent."""
    Suppression.objects.filter(recipient_hash=recipient_hash, scope=scope).delete()


def is_suppressed(recipient_hash: str, scope: str = "") -> bool:
    """Return whether an address gets no mail at all, or none of `scope`."""
    return bool(SUPPRESSIONS.rows(scope=scope, recipient_hash=recipient_hash))


def _suppressions() -> Any:
    scope = Slot("scope", Suppression._meta.get_field("scope"))
    recipient = Slot("recipient_hash", Suppression._meta.get_field("recipient_hash"))
    return Suppression.objects.against(recipient, scope).values_list("pk")


SUPPRESSIONS = Prepared(_suppressions)
