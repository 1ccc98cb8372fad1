"""One attempt to send one mail: building it, handing it over, and judging what came back."""

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation

from advocacy_site.core import clock

from .kinds import MailKind, NotYet, Obsolete, mail_kinds
from .models import Outbox
from .models.outbox import State
from .services import is_suppressed

# The pause after the first, second, … attempt that failed for now. After the last one, the mail has failed.
BACK_OFF = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
]
# "Say who you are first", also where it is the answer to a recipient (RFC 4954).
AUTHENTICATION_CODES = {530, 534, 535, 538}
# What the server has against us, not against this mail: waiting and mending help, giving up loses mail.
CONNECTION_ERRORS = (
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
)


class NotTaken(Exception):
    """The transport did not say that it took the mail."""


class NoWayOut(Exception):
    """A mail that is no service mail has no List-Unsubscribe header."""


@dataclass(frozen=True)
class Outcome:
    """What an attempt came to. `state` QUEUED means: try again later.

    `put_back`: it was not to be sent yet.
    """

    state: State
    error: str = ""
    connection_failed: bool = False
    put_back: bool = False


class Transport:
    """The connection to the mail server, kept open while one mail follows another."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None

    def send(self, message: EmailMessage) -> None:
        """Hand `message` over. Raises whatever the connection raises, and NotTaken."""
        if self._connection is None:
            self._connection = mail.get_connection(settings.MAILING_TRANSPORT)
            self._connection.open()
        if self._connection.send_messages([message]) != 1:
            raise NotTaken

    def close(self) -> None:
        """Hang up. The next `send` calls again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except OSError:
                pass  # the server has gone without a good-bye


def attempt(row: Outbox, transport: Transport) -> Outcome:
    """Try once to send a claimed `row`. Raises nothing: whatever happens is an Outcome."""
    try:
        kind = mail_kinds[row.kind]
        if kind.suppressible and is_suppressed(row.recipient_hash, row.scope):
            return Outcome(State.SUPPRESSED)
        message = build(row, kind)
    except Obsolete:
        return Outcome(State.CANCELLED)
    except NotYet:
        return Outcome(State.QUEUED, put_back=True)
    except Exception as error:  # noqa: BLE001 - a mail that can't be rendered must not stop the others
        return Outcome(State.QUEUED, error=type(error).__name__)
    try:
        transport.send(message)
    except Exception as error:  # noqa: BLE001 - transports may raise anything; the mail is tried again
        transport.close()
        return judge(error)
    return Outcome(State.SENT)


def build(row: Outbox, kind: MailKind) -> EmailMultiAlternatives:
    """Return the message of `row`, plain text first, in the reader's language.

    Raises Obsolete, NotYet, NoWayOut, and whatever rendering raises.
    """
    if row.payload is None:  # blanked since it was claimed
        raise Obsolete
    with translation.override(row.language):
        content = kind.render(row)
        message = EmailMultiAlternatives(
            subject=" ".join(str(content.subject).split()),  # templates end in a line break
            body=str(content.text),
            from_email=content.from_email or settings.DEFAULT_FROM_EMAIL,
            to=[row.payload["to"]],
            reply_to=content.reply_to,
            headers={
                **content.headers,
                "Message-ID": row.message_id,
                "Date": format_datetime(clock.now()),
                "Auto-Submitted": "auto-generated",
            },
        )
        if content.html:
            message.attach_alternative(str(content.html), "text/html")
    for attachment in content.attachments:
        message.attach(attachment.name or None, attachment.content, attachment.mimetype)
    if not kind.service and "List-Unsubscribe" not in content.headers:
        raise NoWayOut
    return message


def judge(error: Exception) -> Outcome:
    """Tell a refusal for good (5xx to this mail) from trouble that passes.

    Keeps the error's class and SMTP code only: its text may hold addresses.
    """
    codes: list[int] = []
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _text in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPResponseException):
        codes = [error.smtp_code]
    name = " ".join([type(error).__name__, *map(str, codes)])
    connection_failed = (
        isinstance(error, CONNECTION_ERRORS)
        or (isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException))
        or not AUTHENTICATION_CODES.isdisjoint(codes)
    )
    for_good = bool(codes) and all(500 <= code < 600 for code in codes) and not connection_failed
    return Outcome(State.FAILED if for_good else State.QUEUED, name, connection_failed)


def pause_after(attempts: int) -> timedelta | None:
    """Return how long to wait after that many failed attempts; None when it was the last."""
    return BACK_OFF[attempts - 1] if attempts <= len(BACK_OFF) else None
