"""Third parties' mail goes through the outbox; development mail lands in files."""

from email.mime.image import MIMEImage
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.utils.translation import gettext_lazy, override

from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.worker import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outbox_backend(settings: Any) -> None:
    """Django's test runner puts its own backend in the place of ours."""
    settings.EMAIL_BACKEND = "advocacy_site.mailing.backends.OutboxBackend"


def deliver() -> list[Any]:
    worker = Worker()
    worker._jobs_at = float("inf")
    worker.run_once()
    return mail.outbox


def test_a_message_arrives_as_it_was_written():
    message = EmailMultiAlternatives(
        gettext_lazy("Password"), "Text", "staff@example.org", ["ana@example.org"],
        reply_to=["desk@example.org"],
        headers={"X-Notice": "1", "message-id": "<theirs@x.org>", "To": "all@x.org"},
    )  # fmt: skip
    message.attach_alternative("<p>Text</p>", "text/html")
    message.attach("letter.pdf", b"%PDF\xff", "application/pdf")
    message.attach("words.txt", "wörds", "text/plain")
    message.attach(MIMEImage(b"\x89PNG", "png"))
    with override("fr"):
        assert message.send() == 1
    row = Outbox.objects.get()
    assert (row.kind, row.language) == ("third-party", "fr")
    (sent,) = deliver()
    assert (sent.body, sent.alternatives[0].content, sent.to) == ("Text", "<p>Text</p>", ["ana@example.org"])
    assert (sent.from_email, sent.reply_to) == ("staff@example.org", ["desk@example.org"])
    assert sent.extra_headers["X-Notice"] == "1"
    assert sent.message().get_all("Message-ID") == [row.message_id]
    assert sent.message()["To"] == "ana@example.org"
    assert [tuple(file) for file in sent.attachments] == [
        ("letter.pdf", b"%PDF\xff", "application/pdf"),
        ("words.txt", "wörds", "text/plain"),
        (None, b"\x89PNG", "image/png"),
    ]


def test_a_message_in_html_only_stays_one():
    message = EmailMessage("S", "<p>Only</p>", to=["ana@example.org"])
    message.content_subtype = "html"
    message.send()
    (sent,) = deliver()
    assert [part.get_content_type() for part in sent.message().get_payload()] == ["text/html"]


def test_each_recipient_gets_one_mail_that_names_nobody_else():
    EmailMessage(
        "S",
        "T",
        to=["Ana <ana@example.org>", "ben@example.org"],
        cc=["ana@example.org"],
        bcc=["cleo@example.org"],
    ).send()
    assert sorted(message.to[0] for message in deliver()) == [
        "ana@example.org",
        "ben@example.org",
        "cleo@example.org",
    ]
    assert all(len(message.recipients()) == 1 for message in mail.outbox)


def test_the_log_names_no_recipient(caplog: pytest.LogCaptureFixture):
    caplog.set_level("DEBUG")
    mail.send_mail("S", "T", None, ["ana@example.org"])
    deliver()
    assert "ana@" not in caplog.text


def test_a_message_shares_the_fate_of_its_transaction():
    with transaction.atomic():
        mail.send_mail("S", "T", None, ["ana@example.org"])
        transaction.set_rollback(True)
    with pytest.raises(ValidationError):
        mail.send_mail("S", "T", None, ["ana@example.org", "nonsense"])
    assert not Outbox.objects.exists()


def test_password_mail_reaches_an_address_that_is_suppressed():
    from advocacy_site.mailing.services import suppress

    suppress(address_hash("ana@example.org"), "", "asked")
    mail.send_mail("S", "T", None, ["ana@example.org"])
    assert len(deliver()) == 1


def test_the_development_mailbox_keeps_one_file_per_message_id(settings: Any, tmp_path: Path):
    settings.DEV_MAILBOX = tmp_path / "mail"
    settings.MAILING_TRANSPORT = "advocacy_site.mailing.backends.DevMailboxBackend"
    mail.send_mail("S", "T", None, ["ana@example.org", "ben@example.org"])
    deliver()
    Outbox.objects.update(state="queued", sent_at=None)  # both go out once more
    Outbox.objects.update(not_before="2020-01-01T00:00Z")
    deliver()
    names = [file.name for file in settings.DEV_MAILBOX.iterdir()]
    assert len(names) == 2
    assert all(name.endswith(".eml") for name in names)
