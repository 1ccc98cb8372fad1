"""Updates to signers while they are sent: a few each minute, each signer once, paused and stopped by staff.

Who comes next is known by a cursor over the order of confirming, moved in the transaction that writes the
mails: a worker that is killed leaves both as they were. They are bulk mail: every other goes first.
"""

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from advocacy_site.core import access, clock
from advocacy_site.core.addresses import normalise
from advocacy_site.core.sealed import Unreadable
from advocacy_site.mailing import services as post
from advocacy_site.mailing.models import Outbox

from ..models import Action, OrganisationRequest, Signature, SignerMailing
from ..tellable import OF_CAMPAIGN, thing_of
from .breaker import mails_wait
from .errors import NothingToTell
from .locks import lock_rows
from .mailings import UPDATE_MAIL, State, locked_mailing, reached, reached_contacts, words_of, written_in

log = logging.getLogger(__name__)
Reader = Signature | OrganisationRequest
READ = ("confirmed_at", "email_hash", "language")  # of a reader; what is sealed is read one by one
YOUNG_ATTEMPTS = 2  # then it is tried again after half an hour, and is no longer news of the server


def carry_on_mailings() -> int:
    """Put the next mails of all updates under way into the outbox; return how many. Each minute.

    Never more than SIGNER_MAILS_A_MINUTE, those included that have not left since the last run.
    """
    room = settings.SIGNER_MAILS_A_MINUTE - _not_left_yet()
    written = 0
    for key in list(SignerMailing.objects.under_way().values_list("pk", flat=True)):
        written += _carry_on(key, max(room - written, 0))
    return written


def _not_left_yet() -> int:
    """Count mails that are due, in hand, or failed a moment ago: then the server may be away.

    Not those that staff's pause puts back, nor those whose address has refused for long: neither must hold
    up everybody else.
    """
    mails = Outbox.objects.queued().filter(kind=UPDATE_MAIL)
    is_due = Q(not_before__lte=clock.database_now()) | Q(lease__isnull=False)
    return mails.filter(is_due | Q(attempts__in=range(1, YOUNG_ATTEMPTS + 1))).count()


@transaction.atomic
def _carry_on(mailing_id: Any, most: int) -> int:
    """Write up to `most` mails of one update in one transaction."""
    mailing = locked_mailing(mailing_id)
    if mailing.state != State.SENDING or mails_wait(mailing.action_id):
        return 0
    if thing_of(mailing.action, mailing.tells) is None:
        # Taken off its page, perhaps for somebody's safety: staff resume or stop it.
        mailing.state = State.PAUSED
        mailing.save(update_fields=["state"])
        return 0
    words = words_of(mailing)
    rows = _next(mailing, words, most + 1)  # one more tells whether it is through
    now = rows[:most]
    readers = _locked(mailing, words, now)
    told = _told_elsewhere(mailing, readers)
    written = sum(_write(mailing, reader, words) for reader in readers if reader.email_hash not in told)
    if now:
        mailing.cursor_at, mailing.cursor_key = now[-1].confirmed_at, now[-1].pk
        mailing.queued += written
        mailing.told_elsewhere += len(told)
        mailing.save(update_fields=["cursor_at", "cursor_key", "queued", "told_elsewhere"])
    elif not rows and not waiting_of(mailing):
        _end(mailing, State.SENT)
    return written


def _next(mailing: SignerMailing, words: Any, most: int) -> list[Reader]:
    """Return the next `most` who get it: signers and who let organisations sign, in one order."""
    tables = (reached(mailing, words), reached_contacts(mailing, words))
    rows = [row for table in tables for row in _after_cursor(mailing, table)[:most]]
    return sorted(rows, key=lambda row: (row.confirmed_at, row.pk))[:most]


def _after_cursor(mailing: SignerMailing, rows: Any) -> Any:
    rows = rows.order_by("confirmed_at", "pk").only(*READ)
    if mailing.cursor_at is None:
        return rows
    # The first condition is what the index is searched by; the second settles rows of the same instant.
    after = Q(confirmed_at__gt=mailing.cursor_at) | Q(pk__gt=mailing.cursor_key)
    return rows.filter(after, confirmed_at__gte=mailing.cursor_at)


def _locked(mailing: SignerMailing, words: Any, found: list[Reader]) -> list[Reader]:
    """Return those of `found` who get it still, locked: nobody is erased between here and their mail."""
    keys = [row.pk for row in found]
    tables = (reached_contacts(mailing, words), reached(mailing, words))  # in this order: locks.py
    rows = [lock_rows(table.filter(pk__in=keys).only(*READ), no_key=True) for table in tables]
    locked = {row.pk: row for table in rows for row in table}
    return [locked[key] for key in keys if key in locked]


def told_by_others(mailing: SignerMailing) -> list[str]:
    """Return the series in which signers of other actions are told the same: a line of a campaign."""
    if not mailing.tells.startswith(OF_CAMPAIGN):
        return []
    others = SignerMailing.objects.filter(tells=mailing.tells, started_at__isnull=False)
    return [other.series for other in others.exclude(action=mailing.action_id)]


def _told_elsewhere(mailing: SignerMailing, readers: list[Reader]) -> set[str]:
    """Return the keyed hashes of `readers` to whom another action's mail of the same went, or goes.

    As long as the outbox knows. Two queries at most.
    """
    hashes = {reader.email_hash for reader in readers}
    keys = [f"{series}:{one}" for series in told_by_others(mailing) for one in hashes]
    mails = Outbox.objects.filter(dedupe_key__in=keys).exclude(state=Outbox.State.CANCELLED)
    return {key.rpartition(":")[2] for key in mails.values_list("dedupe_key", flat=True)}


def _write(mailing: SignerMailing, reader: Reader, words: Any) -> bool:
    """Write one mail, unless there is one already, or its address cannot be read: nobody waits for that."""
    try:
        address = normalise(reader.email)
    except (Unreadable, ValidationError) as error:
        log.error("update %s: one address left out, %s", mailing.pk, type(error).__name__)
        return False
    row = post.queue(
        UPDATE_MAIL,
        to=address,
        language=written_in(mailing, words, reader.language),
        dedupe_key=f"{mailing.series}:{reader.email_hash}",
        object_id=reader.pk,
        scope=mailing.action.subject,
        payload={"mailing": str(mailing.pk)},
    )
    return row is not None


def waiting_of(mailing: SignerMailing) -> int:
    """Return how many of its mails are in the outbox and have not left."""
    return Outbox.objects.queued().filter(kind=UPDATE_MAIL).of_series(mailing.series).count()


def failed_of(mailing: SignerMailing) -> int:
    """Return how many of its mails the post has refused, as long as the outbox knows of them."""
    mails = Outbox.objects.filter(kind=UPDATE_MAIL, state__in=[Outbox.State.FAILED, Outbox.State.SUPPRESSED])
    return mails.of_series(mailing.series).count()


def _end(mailing: SignerMailing, state: str) -> None:
    mailing.state, mailing.finished_at = state, clock.now()
    mailing.cursor_at = mailing.cursor_key = None
    mailing.save()


@transaction.atomic
def pause_mailing(mailing_id: Any, by: Any) -> SignerMailing:
    """Let no more mail of it leave until it is resumed. Raises MailingNotInState."""
    mailing = locked_mailing(mailing_id, State.SENDING, State.PAUSED)
    mailing.state = State.PAUSED
    mailing.save(update_fields=["state"])
    access.record(by, "change", mailing.action.subject, reason=f"update {mailing.pk} paused")
    return mailing


@transaction.atomic
def resume_mailing(mailing_id: Any, by: Any) -> SignerMailing:
    """Go on where it was paused. Raises MailingNotInState, NothingToTell while no public page tells it."""
    mailing = locked_mailing(mailing_id, State.SENDING, State.PAUSED)
    if thing_of(mailing.action, mailing.tells) is None:
        raise NothingToTell
    mailing.state = State.SENDING
    mailing.save(update_fields=["state"])
    post.send_series_now(mailing.series)  # no other update, which may be paused for its own reasons
    access.record(by, "change", mailing.action.subject, reason=f"update {mailing.pk} resumed")
    return mailing


@transaction.atomic
def stop_mailing(mailing_id: Any, by: Any) -> SignerMailing:
    """End it for good: what has not left the outbox never will. Raises MailingNotInState."""
    mailing = locked_mailing(mailing_id, State.SENDING, State.PAUSED)
    _stop(mailing)
    access.record(by, "change", mailing.action.subject, reason=f"update {mailing.pk} stopped")
    return mailing


def stop_telling(action: Action, tells: str) -> int:
    """Stop every update about what is taken back, in the caller's transaction; return how many."""
    rows = SignerMailing.objects.filter(action=action, tells=tells, state__in=[State.SENDING, State.PAUSED])
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for mailing in found:
        _stop(mailing)
    return len(found)


def _stop(mailing: SignerMailing) -> None:
    mailing.queued -= post.cancel_series(mailing.series)
    _end(mailing, State.STOPPED)
