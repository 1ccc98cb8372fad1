"""Two ends of our mail: what Django's `send_mail` writes to, and where development mail lands."""

import hashlib
import os
import tempfile
import uuid
from collections.abc import Sequence
from email.utils import parseaddr
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import get_language

from .services import queue
from .third_party import KIND, freeze


class OutboxBackend(BaseEmailBackend):
    """EMAIL_BACKEND: writes mail of Django, Wagtail and allauth to the outbox, in their transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue one mail per recipient; return how many messages that were.

        Raises ValidationError when a recipient is no address.
        """
        language = get_language() or settings.LANGUAGE_CODE
        with transaction.atomic():
            for message in email_messages:
                content = freeze(message)
                # Unique: whoever stands in To and in Cc gets one.
                for address in dict.fromkeys(parseaddr(recipient)[1] for recipient in message.recipients()):
                    queue(
                        KIND,
                        to=address,
                        language=language,
                        dedupe_key=f"{KIND}:{uuid.uuid4()}",
                        payload=content,
                    )
        return len(email_messages)


class DevMailboxBackend(BaseEmailBackend):
    """MAILING_TRANSPORT in development: writes each mail to a file that /dev/mail/ shows."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; one that comes again takes its own file's place."""
        mailbox = Path(settings.DEV_MAILBOX)
        mailbox.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            mime = message.message()
            name = hashlib.sha256(str(mime["Message-ID"]).encode()).hexdigest()[:32]
            # A reader sees the whole file or none: written beside, then renamed.
            with tempfile.NamedTemporaryFile(dir=mailbox, suffix=".part", delete=False) as part:
                part.write(mime.as_bytes())
            os.replace(part.name, mailbox / f"{name}.eml")  # noqa: PTH105 - part.name is a string
        return len(email_messages)
