"""Updates to signers with several workers and staff at once, on a real database with real connections."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.services.mailings import UPDATE_MAIL

from .. import factories
from ..at_once import at_once
from ..mailing.test_worker_kill import database_url
from .updates import drafted, member_of_staff, started, written_to

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]


def test_workers_at_once_write_to_each_signer_once(settings: Any) -> None:
    settings.SIGNER_MAILS_A_MINUTE = 4
    page = factories.action_page()
    for _n in range(12):
        factories.agreed_signature(page)
    mailing = started(page)
    for _round in range(5):
        at_once([services.carry_on_mailings] * 6, threads=6)
        Outbox.objects.filter(kind=UPDATE_MAIL).update(state="sent", sent_at=mailing.started_at)
    assert len(written_to()) == Outbox.objects.filter(kind=UPDATE_MAIL).count() == 12
    mailing.refresh_from_db()
    assert (mailing.state, mailing.queued) == ("sent", 12)


def test_of_many_who_start_one_at_once_one_does() -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    mailing = drafted(page)
    seen, staff = services.who_gets_it(mailing).seen, member_of_staff()

    def start() -> bool:
        try:
            services.start_mailing(mailing.pk, staff, seen=seen)
        except services.MailingNotInState:
            return False
        return True

    assert sum(at_once([start] * 6, threads=6)) == 1


def test_stopping_while_workers_write_leaves_no_mail_behind(settings: Any) -> None:
    settings.SIGNER_MAILS_A_MINUTE = 3
    page = factories.action_page()
    rows = [factories.agreed_signature(page) for _n in range(9)]
    mailing, staff = started(page), member_of_staff()
    work: list[Callable[[], Any]] = [
        *[services.carry_on_mailings] * 4,
        lambda: services.stop_mailing(mailing.pk, staff),
        lambda: services.erase_signature(rows[0].pk, keep_as_number=False),
        lambda: services.stop_mails(rows[1].pk),
        *[services.carry_on_mailings] * 4,
    ]
    at_once(work, threads=10)
    mailing.refresh_from_db()
    waiting = Outbox.objects.queued().filter(kind=UPDATE_MAIL)
    assert (mailing.state, waiting.count()) == ("stopped", 0)
    assert mailing.queued <= 1, "the mail to whom erased everything was cancelled by that"
    assert services.carry_on_mailings() == 0


DIES_AT_THE_THIRD = """
import os, signal, django
django.setup()
from campaigns.services import carry_on_mailings
from campaigns.services.mailings_under_way import post
real, calls = post.queue, []
def queue(*arguments, **options):
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **options)
post.queue = queue
carry_on_mailings()
"""


def test_kill_9_in_the_middle_of_a_batch_loses_nobody_and_repeats_nobody() -> None:
    page = factories.action_page()
    for _n in range(5):
        factories.agreed_signature(page)
    mailing = started(page)
    settings_of_worker = {"DJANGO_SETTINGS_MODULE": "tests.mailing.worker_settings", "SINK_PORT": "1"}
    environment = os.environ | settings_of_worker | {"DATABASE_URL": database_url()}
    died = subprocess.run([sys.executable, "-c", DIES_AT_THE_THIRD], env=environment, check=False)
    assert died.returncode == -signal.SIGKILL
    mailing.refresh_from_db()
    assert (mailing.queued, mailing.cursor_key) == (0, None)
    assert services.carry_on_mailings() == 5
    assert len(written_to()) == Outbox.objects.filter(kind=UPDATE_MAIL).count() == 5
