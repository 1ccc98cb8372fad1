"""The worker: one mail to one worker, and it lives on."""

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError, connection

from advocacy_site.mailing import worker as worker_module
from advocacy_site.mailing.models import JobRun, Outbox
from advocacy_site.mailing.models.outbox import State
from advocacy_site.mailing.sending import Outcome, Transport
from advocacy_site.mailing.worker import BREAKER_AFTER, Breaker, Stop, Worker, claim, settle


@pytest.fixture
def worker() -> Worker:
    """A worker that only sends."""
    worker = Worker()
    worker._jobs_at = float("inf")
    return worker


@pytest.mark.django_db
def test_a_claimed_mail_is_nobody_elses_until_the_lease_ends(post: Any, clock: Any, settings: Any):
    post()
    first = claim()
    assert claim() is None
    clock.advance(seconds=settings.MAILING_LEASE_SECONDS)
    second = claim()
    assert second.pk == first.pk
    assert second.lease != first.lease
    assert second.attempts == 2


@pytest.mark.django_db
def test_who_lost_the_lease_changes_nothing(post: Any, clock: Any, settings: Any):
    row = post()
    slow = claim()
    clock.advance(seconds=settings.MAILING_LEASE_SECONDS)
    quick = claim()
    assert not settle(slow, Outcome(State.FAILED, "SMTPDataError 554"))
    row.refresh_from_db()
    assert (row.state, row.lease, row.last_error) == ("queued", quick.lease, "")
    assert settle(quick, Outcome(State.SENT))
    assert not settle(quick, Outcome(State.FAILED))
    row.refresh_from_db()
    assert row.state == "sent"


@pytest.mark.django_db
def test_a_row_that_changed_under_the_claim_is_not_taken(post: Any, monkeypatch: pytest.MonkeyPatch):
    """Where the database can't lock rows, the conditional update decides."""
    row = post()
    old_first = worker_module.Outbox.objects.due(row.not_before).__class__.first

    def taken_meanwhile(self: Any) -> Any:
        found = old_first(self)
        Outbox.objects.update(lease="6f1b6f4e-0000-4000-8000-000000000000")
        return found

    monkeypatch.setattr(type(Outbox.objects.all()), "first", taken_meanwhile)
    assert claim() is None


@pytest.mark.serial
@pytest.mark.django_db(transaction=True)
def test_of_many_workers_each_mail_has_one(post: Any):
    for _number in range(30):
        post()
    taken: list[Any] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        # "None" may also mean: another one was quicker.
        while Outbox.objects.filter(attempts=0).exists():
            row = claim()
            if row is not None:
                taken.append(row.pk)
        connection.close()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 30
    assert set(Outbox.objects.values_list("attempts", flat=True)) == {1}


@pytest.mark.django_db
def test_the_command_does_what_is_due_once(post: Any):
    for _number in range(3):
        post()
    later = post()
    Outbox.objects.filter(pk=later.pk).update(not_before=later.not_before + timedelta(hours=1))
    call_command("run_worker", once=True)
    assert len(mail.outbox) == 3
    assert JobRun.objects.get(name="clear-sessions").finished_at is not None


@pytest.mark.django_db
def test_the_worker_survives_a_database_that_is_away_and_remembers_what_it_sent(
    post: Any, worker: Worker, monkeypatch: pytest.MonkeyPatch
):
    """A mail that went out is marked when the database is back: it does not go out twice."""
    row = post()
    answers = [OperationalError("gone"), OperationalError("still gone")]

    def flaky(*arguments: Any) -> bool:
        if answers:
            raise answers.pop()
        worker.stop.request()
        return settle(*arguments)

    def sleep(seconds: float) -> None:
        sleeps.append(seconds)
        if len(sleeps) > 5:
            worker.stop.request()  # it will never come: let the test fail

    sleeps: list[float] = []
    monkeypatch.setattr(worker.stop, "sleep", sleep)
    monkeypatch.setattr(worker_module, "settle", flaky)
    monkeypatch.setattr(
        worker_module.connections, "close_all", lambda: None
    )  # the test's transaction is on it
    worker.run()
    row.refresh_from_db()
    assert (row.state, row.attempts, len(mail.outbox)) == ("sent", 1, 1)
    assert sleeps[:2] == [0.1, 0.2]


def test_an_error_is_logged_by_its_class_and_the_worker_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    steps: list[int] = []
    worker = Worker()

    def step() -> bool:
        steps.append(1)
        if len(steps) < 3:
            raise LookupError("ana@example.org")
        worker.stop.request()
        return False

    monkeypatch.setattr(worker, "step", step)
    worker.run()
    assert len(steps) == 3
    assert "LookupError" in caplog.text
    assert "ana@" not in caplog.text


@pytest.mark.django_db
def test_many_failed_calls_in_a_row_pause_the_calling(
    post: Any, worker: Worker, monkeypatch: pytest.MonkeyPatch
):
    moment = [1000.0]
    monkeypatch.setattr(worker_module.time, "monotonic", lambda: moment[0])
    calls: list[int] = []

    def refuse(self: Transport, message: Any) -> None:
        calls.append(1)
        raise ConnectionRefusedError

    monkeypatch.setattr(Transport, "send", refuse)
    for _number in range(BREAKER_AFTER + 5):
        post()
    worker.run_once()
    assert len(calls) == BREAKER_AFTER
    moment[0] += 59
    assert not worker.step()
    moment[0] += 1
    worker.run_once()
    assert len(calls) == BREAKER_AFTER + 1  # one try, then it pauses again


def test_one_answer_closes_the_breaker_again():
    breaker = Breaker()
    for _round in range(3):
        for _number in range(BREAKER_AFTER - 1):
            breaker.note(Outcome(State.QUEUED, "TimeoutError", connection_failed=True))
        breaker.note(Outcome(State.FAILED, "SMTPRecipientsRefused 550"))
    assert not breaker.is_open


def test_a_request_to_stop_wakes_a_sleeper():
    stop = Stop()
    threading.Timer(0.05, stop.request).start()
    began = time.monotonic()
    stop.sleep(10)
    assert time.monotonic() - began < 5
    assert stop.requested


@pytest.mark.django_db
def test_one_connection_serves_many_mails_and_is_closed_before_sleeping(
    post: Any, worker: Worker, monkeypatch: pytest.MonkeyPatch
):
    opened: list[str] = []

    class Connection:
        def open(self) -> None:
            opened.append("open")

        def close(self) -> None:
            opened.append("close")
            raise ConnectionResetError  # a server that left first is no error

        def send_messages(self, messages: list[Any]) -> int:
            return len(messages)

    monkeypatch.setattr(mail, "get_connection", lambda backend: Connection())
    for _number in range(3):
        post()
    worker.run_once()
    assert opened == ["open", "close"]
    assert Outbox.objects.filter(state="sent").count() == 3
