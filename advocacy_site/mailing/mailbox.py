"""Reads what DevMailboxBackend wrote: development only."""

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class ReadMail:
    """One mail of the development mailbox."""

    id: str
    subject: str
    to: str
    sent: datetime
    text: str
    html: str


def read_all() -> list[ReadMail]:
    """Return every mail, the newest first."""
    files = Path(settings.DEV_MAILBOX).glob("*.eml")
    return sorted((_read(file) for file in files), key=lambda mail: mail.sent, reverse=True)


def read(mail_id: str) -> ReadMail | None:
    """Return one mail, or None."""
    file = Path(settings.DEV_MAILBOX) / f"{mail_id}.eml"
    return _read(file) if NAME.fullmatch(mail_id) and file.is_file() else None


def _read(file: Path) -> ReadMail:
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    return ReadMail(
        id=file.stem,
        subject=str(message["Subject"]),
        to=str(message["To"]),
        sent=datetime.fromtimestamp(file.stat().st_mtime, UTC),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, subtype: str) -> str:
    body = message.get_body(preferencelist=(subtype,))
    return body.get_content() if body else ""
