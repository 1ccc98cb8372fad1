"""Mail that Django, Wagtail and allauth write themselves: kept whole, because we have no record to render.

One recipient gets one mail of their own: a retry does not reach the others again, and nobody's row
holds somebody else's address. So Cc and Bcc become mails "To" each.
"""

import base64
from email.message import Message
from email.mime.base import MIMEBase
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.message import DEFAULT_ATTACHMENT_MIME_TYPE

from .kinds import Attachment, Mail, MailKind, mail_kinds
from .models import Outbox

KIND = "third-party"
# Ours, or made anew for each recipient.
OWN_HEADERS = {"to", "cc", "bcc", "reply-to", "message-id", "date", "auto-submitted"}


def freeze(message: EmailMessage) -> dict[str, Any]:
    """Return what `message` says as JSON values, without its recipients."""
    alternatives = getattr(message, "alternatives", [])
    html = [str(part[0]) for part in alternatives if part[1] == "text/html"]
    others = [("", part[0], part[1]) for part in alternatives if part[1] != "text/html"]
    text = str(message.body)
    if message.content_subtype == "html":
        text, html = "", [text]
    return {
        "subject": str(message.subject),
        "text": text,
        "html": html[0] if html else "",
        "from_email": str(message.from_email),
        "reply_to": [str(address) for address in message.reply_to],
        "headers": {
            name: str(value)
            for name, value in message.extra_headers.items()
            if name.lower() not in OWN_HEADERS
        },
        "attachments": [_freeze_attachment(attachment) for attachment in [*message.attachments, *others]],
    }


def _freeze_attachment(attachment: Any) -> dict[str, str]:
    if isinstance(attachment, MIMEBase):
        payload = attachment.get_payload(decode=True)
        content: Any = payload if isinstance(payload, bytes) else attachment.as_bytes()
        name, mimetype = attachment.get_filename(), attachment.get_content_type()
    else:
        name, content, mimetype = attachment
    if isinstance(content, EmailMessage):
        content = content.message()
    if isinstance(content, Message):
        content = content.as_bytes()
    if not isinstance(content, bytes):
        content = str(content).encode()
    return {
        "name": str(name or ""),
        "type": mimetype or DEFAULT_ATTACHMENT_MIME_TYPE,
        "content": base64.b64encode(content).decode("ascii"),
    }


def render(row: Outbox) -> Mail:
    """Return the mail that `freeze` was given."""
    kept = row.payload
    return Mail(
        subject=kept["subject"],
        text=kept["text"],
        html=kept["html"],
        headers=kept["headers"],
        attachments=tuple(
            Attachment(part["name"], base64.b64decode(part["content"]), part["type"])
            for part in kept["attachments"]
        ),
        reply_to=tuple(kept["reply_to"]),
        from_email=kept["from_email"],
    )


def register() -> None:
    """Tell the outbox how to render these. Password resets are among them, so nobody is left without."""
    mail_kinds.register(KIND, MailKind(render=render, suppressible=False))
