"""Periodic jobs: when due, by one worker at a time, and a failing one harms nobody."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from advocacy_site.core.registry import PeriodicJob, Registry, RetentionRule
from advocacy_site.core.registry import jobs as registered
from advocacy_site.core.registry import retention as rules
from advocacy_site.mailing import jobs
from advocacy_site.mailing.models import JobRun

HOUR = timedelta(hours=1)


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that adds a job; no other job is registered."""
    registry: Registry[PeriodicJob] = Registry()
    monkeypatch.setattr(jobs, "jobs", registry)

    def add(name: str, run: Callable[[], Any]) -> None:
        registry.register(name, PeriodicJob(run, HOUR))

    return add


@pytest.mark.django_db
def test_a_job_runs_at_once_and_then_every_period(job: Any, clock: Any):
    runs: list[int] = []
    job("count", lambda: runs.append(1))
    assert jobs.last_finished("count") is None
    assert jobs.run_due_jobs() == 1
    assert jobs.last_finished("count") == clock.at
    clock.advance(seconds=3599)
    assert jobs.run_due_jobs() == 0
    clock.advance(seconds=1)
    assert jobs.run_due_jobs() == 1
    assert len(runs) == 2


@pytest.mark.django_db
def test_a_job_that_raises_is_logged_by_class_and_due_again_soon(
    job: Any, clock: Any, caplog: pytest.LogCaptureFixture
):
    def broken() -> None:
        raise LookupError("ana@example.org")

    runs: list[int] = []
    job("broken", broken)
    job("count", lambda: runs.append(1))
    assert jobs.run_due_jobs() == 2
    run = JobRun.objects.get(name="broken")
    assert (run.last_error, run.lease, run.finished_at) == ("LookupError", None, None)
    assert run.due_at == clock.at + jobs.RETRY
    assert runs == [1]
    assert "LookupError" in caplog.text
    assert "ana@" not in caplog.text


@pytest.mark.django_db
def test_a_job_in_hand_is_left_alone_until_its_worker_must_be_dead(job: Any, clock: Any):
    nested: list[int] = []
    job("slow", lambda: nested.append(jobs.run_due_jobs()))
    jobs.run_due_jobs()
    assert nested == [0]
    JobRun.objects.update(
        due_at=clock.at, lease="6f1b6f4e-0000-4000-8000-000000000000", leased_until=clock.at + HOUR
    )
    assert jobs.run_due_jobs() == 0
    clock.advance(hours=1)
    assert jobs.run_due_jobs() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_runs_the_job(job: Any):
    runs: list[int] = []
    job("count", lambda: runs.append(1))
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        jobs.run_due_jobs()
        connection.close()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert runs == [1]


@pytest.mark.django_db
def test_one_failing_retention_rule_does_not_keep_the_others(monkeypatch: pytest.MonkeyPatch):
    asked: list[bool] = []
    registry: Registry[RetentionRule] = Registry()
    registry.register("broken", RetentionRule("", HOUR, lambda dry_run: 1 // 0))
    registry.register("good", RetentionRule("", HOUR, lambda dry_run: asked.append(dry_run) or 0))
    monkeypatch.setattr(jobs, "retention", registry)
    with pytest.raises(jobs.RulesFailed):
        jobs.apply_retention()
    assert asked == [False]


@pytest.mark.django_db
def test_a_retention_rule_that_finds_nothing_is_not_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    registry: Registry[RetentionRule] = Registry()
    registry.register("idle", RetentionRule("", HOUR, lambda dry_run: 0))
    registry.register("busy", RetentionRule("", HOUR, lambda dry_run: 3))
    monkeypatch.setattr(jobs, "retention", registry)
    with caplog.at_level("INFO"):
        jobs.apply_retention()
    assert caplog.messages == ["retention busy: 3 rows"]


@pytest.mark.django_db
def test_every_job_of_the_house_runs():
    names = {name for name, _job in registered}
    assert {
        "publish-scheduled",
        "clear-sessions",
        "purge-revisions",
        "prune-rate-limits",
        "retention",
    } <= names
    jobs.run_due_jobs()
    assert dict(JobRun.objects.values_list("name", "last_error")) == dict.fromkeys(names, "")


def test_what_we_keep_of_mail_is_in_the_table_of_periods():
    periods = {name: rule.period.days for name, rule in rules}
    assert {"mail-text": 7, "mail": 30, "link": 30, "rate-limits": 2}.items() <= periods.items()
