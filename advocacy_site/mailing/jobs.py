"""Periodic jobs: what is registered in `core.registry.jobs`, each run by one worker at a time."""

import io
import logging
import uuid
from datetime import datetime, timedelta
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.db.models import Q

from advocacy_site.core import clock, limits
from advocacy_site.core.registry import PeriodicJob, jobs, retention

from .models import JobRun

logger = logging.getLogger(__name__)

# A job whose worker died is free again after this; so a job must be done sooner.
LEASE = timedelta(minutes=10)
# A job that raised is tried again after this, or after its own period if that is shorter.
RETRY = timedelta(minutes=5)
KEEP_REVISIONS_DAYS = 365


class RulesFailed(Exception):
    """Some of the retention rules raised; the others were applied."""


def run_due_jobs() -> int:
    """Run each registered job that is due and that no other worker runs; return how many.

    A job's own exception is logged by its class and never leaves here. Raises only what the
    database raises when it can't even be asked.
    """
    now = clock.database_now()
    runs = JobRun.objects.in_bulk()
    missing = [JobRun(name=name, due_at=now) for name, _job in jobs if name not in runs]
    if missing:
        JobRun.objects.bulk_create(missing, ignore_conflicts=True)  # another worker may be as quick
        runs |= {run.name: run for run in missing}
    return sum(_run(name, job) for name, job in jobs if runs[name].due_at <= now)


def last_finished(name: str) -> datetime | None:
    """Return when the job last ended without an error, or None."""
    return JobRun.objects.filter(name=name).values_list("finished_at", flat=True).first()


def apply_retention() -> None:
    """Apply every period of `core.registry.retention`. Raises RulesFailed after trying them all."""
    failed = False
    for name, rule in retention:
        try:
            count = rule.expire(False)
        except Exception as error:  # noqa: BLE001 - one room's trouble must not keep the others' data
            logger.error("retention %s: %s", name, type(error).__name__)
            _drop_dead_connection()
            failed = True
        else:
            # What found nothing is no news: thirty such lines push the login of `make run` out of sight.
            logger.log(logging.INFO if count else logging.DEBUG, "retention %s: %d rows", name, count)
    if failed:
        raise RulesFailed


def run_command(name: str, **options: object) -> None:
    """Run one of Django's or Wagtail's commands without its chatter."""
    call_command(name, stdout=io.StringIO(), **options)


def register() -> None:
    """Enter the jobs that belong to the whole house."""
    minute, hour, day = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
    purge = partial(run_command, "purge_revisions", days=KEEP_REVISIONS_DAYS)
    jobs.register("publish-scheduled", PeriodicJob(partial(run_command, "publish_scheduled"), minute))
    jobs.register("clear-sessions", PeriodicJob(partial(run_command, "clearsessions"), day))
    jobs.register("purge-revisions", PeriodicJob(purge, day))
    jobs.register("prune-rate-limits", PeriodicJob(limits.prune, hour))
    jobs.register("retention", PeriodicJob(apply_retention, day))


def _run(name: str, job: PeriodicJob) -> bool:
    """Run one job if it can be claimed; return whether it ran."""
    now, lease = clock.database_now(), uuid.uuid4()
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
    claimed = JobRun.objects.filter(free, name=name, due_at__lte=now).update(
        lease=lease, leased_until=now + LEASE, started_at=now
    )
    if not claimed:
        return False
    error_class = ""
    try:
        job.run()
    except Exception as error:  # noqa: BLE001 - a job never kills the worker
        error_class = type(error).__name__
        # No traceback: its text may hold personal data.
        logger.error("job %s: %s", name, error_class)
        _drop_dead_connection()
    now = clock.database_now()
    mine = JobRun.objects.filter(name=name, lease=lease)
    if error_class:
        mine.update(lease=None, leased_until=None, last_error=error_class, due_at=now + min(job.every, RETRY))
    else:
        mine.update(lease=None, leased_until=None, last_error="", due_at=now + job.every, finished_at=now)
    return True


def _drop_dead_connection() -> None:
    """After an error: the next query shall not fail because the database went away in the last one."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
