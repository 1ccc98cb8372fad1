"""The worker: sends what is in the outbox and runs periodic jobs. It may be killed at any instant.

At least once, never lost: a claim lends a mail to one worker until `not_before`, the mail goes out
between two short transactions, and only then is it marked. A worker that dies in between leaves a
mail that becomes due by itself and goes out once more, with the same Message-ID. SMTP has no
transaction, so "exactly once" can't be had (shared measurements: security.md section 6).
"""

import logging
import time
import uuid
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections, transaction

from advocacy_site.core import clock

from .jobs import run_due_jobs
from .kinds import mail_kinds
from .models import Outbox
from .models.outbox import State
from .sending import Outcome, Transport, attempt, pause_after

logger = logging.getLogger(__name__)

JOBS_EVERY = 1.0  # seconds: how late a due job may be noticed while mails keep us busy
PUT_BACK = timedelta(hours=1)  # for a mail that is not to be sent yet; `services.send_now` ends it
LONGEST_PAUSE = 5.0  # seconds between tries while the database is away
BREAKER_AFTER = 20  # failed connections in a row
BREAKER_PAUSE = 60.0  # seconds


def claim() -> Outbox | None:
    """Lend the longest waiting mail to the caller, or return None when none is due. Bulk mail comes last.

    Its payload is loaded only when read, so that one that no key opens fails alone, in its attempt.
    """
    now = clock.database_now()
    with transaction.atomic():
        # Other workers skip a locked row where the database can; where not, the conditional update decides.
        waiting = Outbox.objects.due(now).defer("payload")
        row = waiting.select_for_update(skip_locked=True).first()
        if row is None:
            return None
        unchanged = Outbox.objects.due(now).filter(pk=row.pk)
        unchanged = unchanged.filter(lease=row.lease) if row.lease else unchanged.filter(lease__isnull=True)
        row.lease = uuid.uuid4()
        row.attempts += 1
        row.not_before = now + timedelta(seconds=settings.MAILING_LEASE_SECONDS)
        claimed = unchanged.order_by().update(
            lease=row.lease, attempts=row.attempts, not_before=row.not_before
        )
    return row if claimed else None


def settle(row: Outbox, outcome: Outcome) -> bool:
    """Write down what came of an attempt; return False when the lease was lost meanwhile."""
    changes = _verdict(row, outcome, clock.database_now())
    mine = Outbox.objects.queued().filter(pk=row.pk, lease=row.lease)
    is_dropped = outcome.state in (State.CANCELLED, State.SUPPRESSED)
    with transaction.atomic():
        if is_dropped:
            _lock_record(row)
        kept = mine.update(lease=None, last_error=outcome.error, **changes) == 1
        if kept and is_dropped:
            mail_kinds[row.kind].dropped(row)
    if outcome.error:
        logger.warning("mail %s: %s in attempt %d", row, outcome.error, row.attempts)
    if not kept:
        logger.warning("mail %s: its lease was lost meanwhile", row)
    return kept


def _lock_record(row: Outbox) -> None:
    """Lock what a mail is about, if it is still there and the mail's end changes it."""
    record = mail_kinds[row.kind].record
    if record is not None:
        rows = record._default_manager.filter(pk=row.object_id).select_for_update(of=("self",))
        rows.values_list("pk").first()


def _verdict(row: Outbox, outcome: Outcome, now: datetime) -> dict[str, Any]:
    """Return the columns that `outcome` changes."""
    if outcome.state == State.SENT:
        return {"state": State.SENT, "sent_at": now}
    if outcome.state in (State.CANCELLED, State.SUPPRESSED):
        return {"state": outcome.state, "payload": None}
    if outcome.put_back:
        return {"not_before": now + PUT_BACK, "attempts": row.attempts - 1}
    pause = pause_after(row.attempts) if outcome.state == State.QUEUED else None
    return {"not_before": now + pause} if pause else {"state": State.FAILED}


class Stop:
    """A request to stop that wakes a sleeper.

    Not a threading.Event: a signal handler that sets one can meet the lock that its own thread holds.
    SimpleQueue.put is made for such places.
    """

    def __init__(self) -> None:
        self.requested = False
        self._wake: SimpleQueue[None] = SimpleQueue()

    def request(self) -> None:
        self.requested = True
        self._wake.put(None)

    def sleep(self, seconds: float) -> None:
        """Sleep, or return at once when asked to stop."""
        try:
            self._wake.get(timeout=seconds)
        except Empty:
            pass


class Breaker:
    """Stops us from calling a mail server that is not there, after many failed calls in a row."""

    def __init__(self) -> None:
        self._failures = 0
        self._closed_at = 0.0

    def note(self, outcome: Outcome) -> None:
        """Count one attempt. Once open, one further failure opens it again, one success resets it."""
        self._failures = self._failures + 1 if outcome.connection_failed else 0
        if self._failures >= BREAKER_AFTER:
            self._closed_at = time.monotonic() + BREAKER_PAUSE
            logger.error("mail server: %d failures in a row, pausing", self._failures)

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self._closed_at


class Worker:
    """One thread that does one thing after the other."""

    def __init__(self, stop: Stop | None = None) -> None:
        self.stop = stop or Stop()
        self._transport = Transport()
        self._breaker = Breaker()
        self._jobs_at = 0.0
        # An attempt whose outcome is not yet in the database: kept while the database is away.
        self._unsettled: tuple[Outbox, Outcome] | None = None

    def run(self) -> None:
        """Work until asked to stop. Lives on through everything but the end of its process."""
        pause = 0.1
        while not self.stop.requested:
            try:
                busy = self.step()
            except Exception as error:  # noqa: BLE001 - the database is away, or a bug: log it, try again
                logger.error("worker: %s, going on", type(error).__name__)
                connections.close_all()
                self.stop.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = 0.1
            if not busy:
                self._transport.close()
                self.stop.sleep(settings.WORKER_POLL_SECONDS)
        self._transport.close()

    def run_once(self) -> None:
        """Run the due jobs and send the due mails. Raises what `run` would live through."""
        try:
            while self.step():
                pass
        finally:
            self._transport.close()

    def step(self) -> bool:
        """Run due jobs, then send at most one mail; return whether there was one."""
        self._settle()
        if time.monotonic() >= self._jobs_at:
            run_due_jobs()
            self._jobs_at = time.monotonic() + JOBS_EVERY
        if self.stop.requested or self._breaker.is_open:
            return False
        row = claim()
        if row is None:
            return False
        outcome = attempt(row, self._transport)
        self._breaker.note(outcome)
        self._unsettled = (row, outcome)
        self._settle()
        return True

    def _settle(self) -> None:
        if self._unsettled is None:
            return
        try:
            settle(*self._unsettled)
        except (OperationalError, InterfaceError):
            raise  # the database is away: we know what became of this mail, and say it when it is back
        except Exception:
            self._unsettled = None  # it will not be written down: the lease brings the mail back
            raise
        self._unsettled = None
