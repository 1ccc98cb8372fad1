"""One attempt: what goes out, and how the answer is judged."""

import smtplib
import ssl
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services
from advocacy_site.mailing.kinds import Attachment, Mail, Obsolete
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import BACK_OFF, Transport, judge
from advocacy_site.mailing.worker import Worker

pytestmark = pytest.mark.django_db
REFUSED = smtplib.SMTPRecipientsRefused


def failing(error: Exception) -> Any:
    def send(self: Transport, message: Any) -> None:
        raise error

    return send


def test_a_mail_is_text_first_then_html_with_the_headers_of_a_machine(
    post: Any, worker: Worker, settings: Any
):
    row = post(language="fr")
    assert worker.step()
    assert not worker.step()
    (sent,) = mail.outbox
    mime = sent.message()
    assert [part.get_content_type() for part in mime.get_payload()] == ["text/plain", "text/html"]
    assert mime["Subject"] == "Hello in fr"
    assert mime["To"] == "ana@example.org"
    assert mime["From"] == settings.DEFAULT_FROM_EMAIL
    assert mime["Message-ID"] == row.message_id
    assert mime["Auto-Submitted"] == "auto-generated"
    assert mime["Date"]
    row.refresh_from_db()
    assert (row.state, row.attempts, row.lease, row.last_error) == ("sent", 1, None, "")
    assert row.sent_at is not None


def test_a_kind_may_attach_files_and_name_its_sender(post: Any, register: Any, worker: Worker):
    file = Attachment("event.ics", "BEGIN:VCALENDAR", "text/calendar")
    register(
        render=lambda row: Mail(
            "S", "T", attachments=(file,), from_email="us@example.org", reply_to=("r@example.org",)
        )
    )
    post()
    worker.step()
    (sent,) = mail.outbox
    assert sent.attachments[0].filename == "event.ics"
    assert sent.from_email == "us@example.org"
    assert sent.message()["Reply-To"] == "r@example.org"


@pytest.mark.parametrize(
    ("error", "state", "connection_failed"),
    [
        (REFUSED({"ana@example.org": (550, b"no ana@example.org here")}), "failed", False),
        (REFUSED({"ana@example.org": (450, b"later")}), "queued", False),
        (REFUSED({"ana@example.org": (530, b"who are you")}), "queued", True),
        (smtplib.SMTPDataError(554, b"spam"), "failed", False),
        (smtplib.SMTPDataError(451, b"later"), "queued", False),
        (smtplib.SMTPResponseException(552, b"too big"), "failed", False),
        (smtplib.SMTPSenderRefused(550, b"no", "us@example.org"), "queued", True),
        (smtplib.SMTPAuthenticationError(535, b"no"), "queued", True),
        (smtplib.SMTPConnectError(554, b"go away"), "queued", True),
        (smtplib.SMTPHeloError(501, b"?"), "queued", True),
        (smtplib.SMTPServerDisconnected("gone"), "queued", True),
        (TimeoutError("slow"), "queued", True),
        (ConnectionRefusedError(), "queued", True),
        (ssl.SSLError(), "queued", True),
        (ValueError("ana@example.org"), "queued", False),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_only_a_refusal_of_this_mail_is_for_good(error: Exception, state: str, connection_failed: bool):
    outcome = judge(error)
    assert (outcome.state, outcome.connection_failed) == (state, connection_failed)
    assert outcome.error.startswith(type(error).__name__)
    assert "@" not in outcome.error


def test_a_mail_that_fails_for_now_waits_longer_each_time_then_has_failed(
    post: Any, worker: Worker, clock: Any, monkeypatch: pytest.MonkeyPatch
):
    minutes = [1, 5, 30, 120, 360, 1440]
    assert [pause / timedelta(minutes=1) for pause in BACK_OFF] == minutes
    monkeypatch.setattr(Transport, "send", failing(smtplib.SMTPDataError(451, b"ana@example.org")))
    row = post()
    for number, pause in enumerate(minutes, 1):
        assert worker.step()
        row.refresh_from_db()
        assert (row.state, row.attempts, row.lease) == ("queued", number, None)
        assert row.not_before == clock.at + timedelta(minutes=pause)
        assert row.last_error == "SMTPDataError 451"
        clock.advance(minutes=pause, seconds=-1)
        assert not worker.step()
        clock.advance(seconds=1)
    assert worker.step()
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("failed", 7)


def test_a_refused_mail_has_failed_at_once_and_the_next_one_goes_out(
    post: Any, worker: Worker, monkeypatch: pytest.MonkeyPatch
):
    row = post()
    with monkeypatch.context() as patch:
        patch.setattr(Transport, "send", failing(REFUSED({"ana@example.org": (550, b"no")})))
        worker.step()
    row.refresh_from_db()
    assert (row.state, row.last_error) == ("failed", "SMTPRecipientsRefused 550")
    post()
    worker.step()
    assert len(mail.outbox) == 1


def test_every_attempt_has_the_same_message_id(
    post: Any, worker: Worker, clock: Any, monkeypatch: pytest.MonkeyPatch
):
    seen: list[str] = []
    row = post()
    for _attempt in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(
                Transport, "send", lambda self, message: seen.append(message.message()["Message-ID"]) or 1 / 0
            )
            worker.step()
        clock.advance(minutes=10)
    worker.step()
    assert seen == [row.message_id] * 2
    assert mail.outbox[0].message()["Message-ID"] == row.message_id


def test_a_mail_that_cannot_be_rendered_is_tried_again_and_its_error_says_no_name(
    post: Any, register: Any, worker: Worker, caplog: pytest.LogCaptureFixture
):
    def broken(row: Outbox) -> Mail:
        raise LookupError("ana@example.org")

    register(render=broken)
    row = post()
    worker.step()
    row.refresh_from_db()
    assert (row.state, row.last_error, row.attempts) == ("queued", "LookupError", 1)
    assert "LookupError" in caplog.text
    assert "ana@" not in caplog.text


def test_a_mail_with_nothing_left_to_say_is_cancelled(post: Any, register: Any, worker: Worker):
    def obsolete(row: Outbox) -> Mail:
        raise Obsolete

    register(render=obsolete)
    row = post()
    worker.step()
    row.refresh_from_db()
    assert (row.state, row.payload) == ("cancelled", None)
    assert not mail.outbox


def test_an_address_suppressed_after_queueing_gets_nothing(post: Any, worker: Worker):
    row = post(scope="action:1")
    services.suppress(address_hash("ana@example.org"), "action:1", "asked")
    worker.step()
    row.refresh_from_db()
    assert (row.state, row.payload) == ("suppressed", None)
    assert not mail.outbox


def test_a_mail_that_nobody_asked_for_must_offer_a_way_out(post: Any, register: Any, worker: Worker):
    register(service=False)
    post()
    worker.step()
    assert len(mail.outbox) == 1
    register(service=False, render=lambda row: Mail("S", "T"))
    row = post()
    worker.step()
    row.refresh_from_db()
    assert row.last_error == "NoWayOut"
    assert len(mail.outbox) == 1


def test_a_payload_that_no_key_opens_fails_alone(post: Any, worker: Worker):
    row = post()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mailing_outbox SET payload = 'mangled'")
    post()
    assert worker.step()
    assert worker.step()
    assert len(mail.outbox) == 1
    assert Outbox.objects.defer("payload").get(pk=row.pk).last_error == "Unreadable"
