"""The mails that tell all registrants of an event, rendered from how it stands when each one is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils import translation

from advocacy_site.mailing.kinds import Mail, MailKind, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import unsubscribe_headers

from . import letters
from .emails import calendar_of, registration_of, written
from .invitations import CANCEL, REQUEST
from .models import Event, Registration, Telling
from .own_link import own_url
from .own_times import times_of
from .services.telling import MAILS, reached, what_to_tell
from .words import Words, for_inbox, words_of

Compose = Callable[[Registration, Words, str], letters.Letter]
COMPOSE: dict[str, Compose] = {
    Telling.Kind.CHANGE: letters.changed,
    Telling.Kind.OFF: letters.off,
    Telling.Kind.RECORDING: letters.recording,
}


@dataclass(frozen=True)
class Shown:
    """A mail as staff see it before it is sent."""

    subject: str
    text: str


def told(kind: str, row: Outbox) -> Mail:
    """Tell one registrant, if that is still so and they are still concerned. Raises Obsolete."""
    registration = registration_of(row, "email")
    event = registration.event
    telling = Telling.objects.filter(pk=str((row.payload or {})["telling"]), kind=kind).first()
    is_true = telling is not None and telling.state != Telling.State.STOPPED and what_to_tell(event) == kind
    if telling is None or not is_true or not reached(event, kind).filter(pk=registration.pk).exists():
        raise Obsolete
    words = for_inbox(event, words_of(event, row.language, times_of(registration)))
    link = own_url(registration.pk)
    is_thanks = kind == Telling.Kind.RECORDING
    return written(
        row,
        COMPOSE[kind](registration, words, telling.notes.get(row.language, "")),
        words,
        f"{words.url}#recording" if is_thanks and words.url else link,
        own_page=link,
        headers=unsubscribe_headers(link) if is_thanks else {},
        attachments=calendar_of(_method(kind, registration), registration, words, row),
    )


def _method(kind: str, registration: Registration) -> str:
    """Return what calendars are asked to do: only where something stands in them by us."""
    if kind == Telling.Kind.RECORDING or registration.state != Registration.State.REGISTERED:
        return ""
    event = registration.event
    # Postponed, it stands there in brackets as long as it has a date.
    is_out = event.status == Event.Status.CANCELLED or event.starts_at is None
    return CANCEL if is_out else REQUEST


def preview(event: Event, kind: str, language: str, note: str) -> Shown:
    """Return the mail as its readers in `language` get it, without anybody's link."""
    with translation.override(language):
        words = for_inbox(event, words_of(event, language))
        letter = COMPOSE[kind](Registration(event=event, language=language), words, note)
        mail = written(Outbox(language=language), letter, words, "…", own_page="…")
        return Shown(mail.subject, mail.text.strip())


def register() -> None:
    """Tell the mailing room how to render these. Many at once: all other mail goes first."""
    for kind, name in MAILS.items():
        is_service = kind != Telling.Kind.RECORDING
        mail_kinds.register(name, MailKind(render=partial(told, kind), service=is_service, bulk=True))
