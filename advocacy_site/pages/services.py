"""Taking a message, and what becomes of it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from advocacy_site.core import limits
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.sealed import unopened
from advocacy_site.mailing import services as mailing

from .models import ContactMessage, ContactPage, Inbox

ARRIVED_MAIL = "message-arrived"
RECEIVED_MAIL = "application-received"
PROMISED = ("kind", "group", "reader", "keep_days")  # a message keeps what its inbox said when it was sent


class InboxClosed(Exception):
    """Nobody would read it: paused, or without a role or an address."""


class NotAState(Exception):
    """A state that messages of this kind do not have, or a refusal without a note."""


@dataclass(frozen=True)
class Submission:
    """What a person sent. `sender` is a normalised address, or empty."""

    answers: list[dict[str, str]]
    sender: str = ""


@transaction.atomic
def receive_message(page: ContactPage, submission: Submission) -> None:
    """Seal and keep what was sent, and tell the role that something arrived.

    Returns nothing: whoever sent the form learns no more than that it was sent. An organisation that
    applies gets a confirmation without any word of its own. Raises InboxClosed.
    """
    inbox = Inbox.objects.get(pages=page)
    if not inbox.is_open:
        raise InboxClosed
    sender_hash = address_hash(submission.sender) if submission.sender else ""
    message = ContactMessage.objects.create(
        inbox=inbox,
        page=page,
        answers=submission.answers,
        sender_hash=sender_hash,
        language=page.locale.language_code,
        **{name: getattr(inbox, name) for name in PROMISED},
    )
    mailing.queue(
        ARRIVED_MAIL,
        to=inbox.address,
        language=settings.LANGUAGE_CODE,
        dedupe_key=f"{ARRIVED_MAIL}:{message.pk}",
        object_id=message.pk,
    )
    if inbox.kind == Inbox.Kind.MEMBERSHIP and sender_hash and limits.hit("mail-address-day", sender_hash):
        mailing.queue(
            RECEIVED_MAIL,
            to=submission.sender,
            language=message.language,
            dedupe_key=f"{RECEIVED_MAIL}:{message.pk}",
            object_id=message.pk,
            scope=inbox.subject,
        )


@transaction.atomic
def change_state(message_id: uuid.UUID, state: str, note: str | None = "") -> ContactMessage:
    """Write down what became of a message; None leaves its note, as where no key opens it.

    Raises ContactMessage.DoesNotExist, NotAState.
    """
    message: ContactMessage = unopened(ContactMessage.objects.select_for_update()).get(pk=message_id)
    if state not in message.states or (state == ContactMessage.State.DECLINED and not note):
        raise NotAState
    message.state, changed = state, ["state"]
    if note is not None:
        message.note = note
        changed.append("note")
    message.save(update_fields=changed)
    return message


@transaction.atomic
def change_inbox(inbox: Inbox, changes: dict[str, Any]) -> Inbox:
    """Write only `changes` to the record: fields and their values."""
    inbox = Inbox.objects.select_for_update().get(pk=inbox.pk)
    for name, value in changes.items():
        setattr(inbox, name, value)
    inbox.save(update_fields=list(changes))
    return inbox
