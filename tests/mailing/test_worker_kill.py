"""A real worker process against a real mail server: killed, stopped, and cut off from its database."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.db import connection

from advocacy_site.mailing.models import Outbox

from .smtp_sink import SMTPSink

pytestmark = [pytest.mark.serial, pytest.mark.django_db(transaction=True)]
PATIENCE = 60  # seconds: how long a loaded machine may take


@pytest.fixture
def sink() -> Iterator[SMTPSink]:
    server = SMTPSink()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def database_url() -> str:
    """Return the address of the database that this test runs on."""
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    user = f"{config['USER']}:{config['PASSWORD']}@" if config["PASSWORD"] else f"{config['USER']}@"
    return f"postgres://{user}{config['HOST']}:{config['PORT']}/{config['NAME']}"


@contextmanager
def worker(sink: SMTPSink) -> Iterator[subprocess.Popen[bytes]]:
    """A running worker, dead at the end in any case."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.mailing.worker_settings",
        "DATABASE_URL": database_url(),
        "SINK_PORT": str(sink.port),
    }
    root = Path(django_settings.PROJECT_DIR)
    process = subprocess.Popen([sys.executable, "manage.py", "run_worker"], cwd=root, env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def eventually(condition: Callable[[], bool]) -> None:
    """Wait for what another process does."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


def queue_mails(number: int) -> set[str]:
    """Queue mails as Wagtail or allauth would; return their Message-IDs."""
    outbox = mail.get_connection("advocacy_site.mailing.backends.OutboxBackend")
    for index in range(number):
        mail.send_mail("Subject", "Text", None, [f"person{index}@example.org"], connection=outbox)
    return set(Outbox.objects.values_list("message_id", flat=True))


def all_sent() -> bool:
    return not Outbox.objects.exclude(state="sent").exists()


def test_kill_9_in_the_middle_loses_nothing_and_repeats_one_mail_at_most(sink: SMTPSink):
    expected = queue_mails(50)
    reached, release = threading.Event(), threading.Event()

    def hold_the_twentieth(number: int) -> None:
        if number == 20:
            reached.set()
            release.wait(PATIENCE)

    sink.before_answer = hold_the_twentieth
    with worker(sink) as process:
        assert reached.wait(PATIENCE)
        process.send_signal(signal.SIGKILL)
        process.wait()
    release.set()
    assert Outbox.objects.filter(state="sent").count() == 19
    with worker(sink):
        eventually(all_sent)
    times = Counter(message["Message-ID"] for message in sink.messages)
    assert set(times) == expected
    assert sum(times.values()) == 51  # the sink had the twentieth in hand when the worker died
    twice = [message for message in sink.messages if times[message["Message-ID"]] == 2]
    assert len({message["To"] for message in twice}) == 1


def test_sigterm_lets_the_mail_in_hand_go_out_and_takes_no_other(sink: SMTPSink):
    queue_mails(5)
    reached, release = threading.Event(), threading.Event()

    def hold_the_second(number: int) -> None:
        if number == 2:
            reached.set()
            release.wait(PATIENCE)

    sink.before_answer = hold_the_second
    with worker(sink) as process:
        assert reached.wait(PATIENCE)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        threading.Timer(1, release.set).start()
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - began < 20
    assert len(sink.messages) == 2
    assert Outbox.objects.filter(state="sent").count() == 2
    assert Outbox.objects.filter(lease__isnull=False).count() == 0


def test_an_idle_worker_stops_at_once(sink: SMTPSink):
    queue_mails(1)
    with worker(sink) as process:
        eventually(all_sent)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - began < 10


def test_a_mail_server_that_never_answers_does_not_keep_a_worker_from_stopping(sink: SMTPSink):
    queue_mails(1)
    reached, release = threading.Event(), threading.Event()
    sink.before_answer = lambda number: (reached.set(), release.wait(PATIENCE))
    with worker(sink) as process:
        assert reached.wait(PATIENCE)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - began < 20
    release.set()
    assert not all_sent()


if connection.vendor == "postgresql":  # SQLite has no server to restart

    def cut_connections() -> int:
        """End every connection to the database but ours, as a restart does; return how many."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            return cursor.fetchone()[0]

    def test_a_restart_of_the_database_mid_send_loses_nothing_and_repeats_nothing(sink: SMTPSink):
        expected = queue_mails(50)
        cut: list[Any] = []
        wanted, done = threading.Event(), threading.Event()

        def hold(number: int) -> None:
            if number in (10, 20, 30):
                done.clear()
                wanted.set()
                done.wait(PATIENCE)

        sink.before_answer = hold
        with worker(sink) as process:
            for _restart in range(3):
                assert wanted.wait(PATIENCE)
                wanted.clear()
                cut.append(cut_connections())
                done.set()
            eventually(all_sent)
            assert process.poll() is None
        assert all(cut)
        assert Counter(message["Message-ID"] for message in sink.messages) == Counter(expected)
