"""The kinds of mail there are: upper rooms register how theirs is rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from advocacy_site.core.registry import Registry

from .models import Outbox


class Obsolete(Exception):
    """There is nothing left to say: the mail is cancelled instead of sent."""


class NotYet(Exception):
    """There is something to say, but not now: the mail waits, and this attempt is not counted."""


@dataclass(frozen=True)
class Attachment:
    """A file in a mail. `name` may be blank."""

    name: str
    content: bytes | str
    mimetype: str


@dataclass(frozen=True)
class Mail:
    """What a mail says. Recipient, Message-ID, Date and Auto-Submitted are added when it is sent.

    `from_email` blank means DEFAULT_FROM_EMAIL; `html` blank means plain text only.
    """

    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    reply_to: tuple[str, ...] = ()
    from_email: str = ""


def nothing_else(row: Outbox) -> None:
    """What most kinds do about a mail that was dropped."""


@dataclass(frozen=True)
class MailKind:
    """How one kind of mail is made.

    `render(row)` is called at every attempt, in the reader's language, and must give the same mail
    again; it may raise Obsolete or NotYet. `dropped(row)` is called for a mail that was not sent because it
    is obsolete, or because its address is suppressed: for what only this mail could have led to. `record`:
    the model that `object_id` names, where `dropped` changes that: it is locked before its mail, as in the
    services that stop mails. `service`: it answers something its reader did; any other mail must carry
    List-Unsubscribe (RFC 8058).
    `bulk`: to many at once, and so never before a mail that somebody waits for.
    `suppressible`: withheld from suppressed addresses; only mail without which a person could not get at
    their account or data is not.
    """

    render: Callable[[Outbox], Mail]
    dropped: Callable[[Outbox], None] = nothing_else
    record: type[Model] | None = None
    service: bool = True
    bulk: bool = False
    suppressible: bool = True


mail_kinds: Registry[MailKind] = Registry()
