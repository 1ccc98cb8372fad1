"""The mails of registering. None of them holds a word that a registrant typed; subjects name no event.

Those of a programme whose applications one role reads name neither it nor us, and bring no calendar file.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from advocacy_site.core import links
from advocacy_site.mailing.kinds import Attachment, Mail, MailKind, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail, unsubscribe_headers

from . import letters
from .invitations import CANCEL, PUBLISH, invitation
from .models import Registration
from .own_link import own_url
from .own_times import times_of
from .services.deciding import PRESS_MAIL
from .services.inviting import LETTER_MAIL
from .services.locks import SEALED
from .services.registering import ALREADY_MAIL, CONFIRM_MAIL, LINK_PURPOSE, discard_unconfirmed
from .services.reminding import DAY_MAIL, HOUR_MAIL, REMINDERS, is_true_still, write_again
from .services.turns import STATE_MAILS, State
from .words import Words, for_inbox, words_of

Compose = Callable[[Registration, Words], letters.Letter]


@dataclass(frozen=True)
class Kind:
    """One kind of mail: in which states there is something to say, what that is, and what calendars hear."""

    compose: Compose
    states: tuple[str, ...]
    calendar: str = ""
    service: bool = True


KINDS = {
    ALREADY_MAIL: Kind(letters.already, (*Registration.LIVING, State.REFUSED)),
    STATE_MAILS[State.REQUESTED]: Kind(letters.requested, (State.REQUESTED,)),
    STATE_MAILS[State.REGISTERED]: Kind(letters.registered, (State.REGISTERED,), PUBLISH),
    STATE_MAILS[State.WAITING]: Kind(letters.waiting, (State.WAITING,)),
    STATE_MAILS[State.OFFERED]: Kind(letters.offered, (State.OFFERED,)),
    STATE_MAILS[State.CANCELLED]: Kind(letters.cancelled, (State.CANCELLED,), CANCEL),
    STATE_MAILS[State.REFUSED]: Kind(letters.refused, (State.REFUSED,), CANCEL),
    PRESS_MAIL: Kind(letters.press, Registration.LIVING),
    LETTER_MAIL: Kind(letters.letter_made, (State.REGISTERED,)),
    DAY_MAIL: Kind(letters.tomorrow, (State.REGISTERED,), service=False),
    HOUR_MAIL: Kind(letters.soon, (State.REGISTERED,), service=False),
}


def registration_of(row: Outbox, *needed: str) -> Registration:
    """Return the registration that a mail is about. Raises Obsolete where it is gone.

    `needed`: what is sealed of it and read for the mail at once. No mail holds the rest, so a name that no
    key opens stops none.
    """
    rows = Registration.objects.select_related("event", "ticket")
    rows = rows.defer(*(name for name in SEALED if name not in needed))
    try:
        return rows.get(pk=row.object_id or "")
    except (Registration.DoesNotExist, ValidationError) as error:
        raise Obsolete from error


def confirm(row: Outbox) -> Mail:
    """Ask the owner of the address whether the registration is theirs. Raises Obsolete."""
    registration = registration_of(row, "wish")
    if registration.wish is None:
        raise Obsolete
    words = for_inbox(registration.event, words_of(registration.event, row.language))
    return written(row, letters.confirm(words), words, links.url_for(LINK_PURPOSE, row.nonce))


def about(kind: Kind, row: Outbox) -> Mail:
    """Tell somebody where their registration stands, unless it stands elsewhere by now. Raises Obsolete."""
    registration = registration_of(row)
    event = registration.event
    if registration.state not in kind.states:
        raise Obsolete
    if row.kind in REMINDERS and not is_true_still(row.kind, row.dedupe_key, registration):
        raise Obsolete
    # Whoever came into a state twice before the first mail about it left is told once, by the last.
    if Outbox.objects.filter(kind=row.kind, object_id=row.object_id, created_at__gt=row.created_at).exists():
        raise Obsolete
    words = for_inbox(event, words_of(event, row.language, times_of(registration)))
    link = own_url(registration.pk)
    headers = {} if kind.service else unsubscribe_headers(link)
    return written(
        row,
        kind.compose(registration, words),
        words,
        link,
        own_page=link,
        headers=headers,
        attachments=calendar_of(kind.calendar, registration, words, row),
    )


def written(
    row: Outbox,
    letter: letters.Letter,
    words: Words,
    link: str,
    *,
    own_page: str = "",
    headers: dict[str, str] | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> Mail:
    """Return the mail with `letter` in it, whose button leads to `link`."""
    context = {"letter": letter, "words": words, "link": link, "own_page": own_page}
    if words.is_neutral:
        context["site_name"] = ""
    mail = render_mail("events/email/letter", letter.subject, row, context, headers=headers)
    sender = settings.NEUTRAL_FROM_EMAIL if words.is_neutral else ""
    return replace(mail, from_email=sender, attachments=attachments)


def calendar_of(method: str, registration: Registration, words: Words, row: Outbox) -> tuple[Attachment, ...]:
    """Return the calendar file of a mail, if it has one: taken back only where it was given.

    A neutral mail has none: mail programs enter it by themselves, into calendars that families share.
    """
    if not method or registration.placed_at is None or words.is_neutral:
        return ()
    file = invitation(
        registration,
        title=words.for_calendars,
        url=words.url,
        at=row.created_at,
        # Both only rise, so their sum does.
        sequence=registration.event.sequence + registration.turn,
        method=method,
    )
    return (
        (Attachment("event.ics", file, f'text/calendar; method={method}; charset="utf-8"'),) if file else ()
    )


def forget_unconfirmed(row: Outbox) -> None:
    """Delete the registration that nobody can confirm, since its mail was dropped."""
    if row.object_id is not None:
        discard_unconfirmed(row.object_id)


def register() -> None:
    """Tell the mailing room how to render our mails."""
    mail_kinds.register(
        CONFIRM_MAIL, MailKind(render=confirm, dropped=forget_unconfirmed, record=Registration)
    )
    again: dict[str, Any] = {"dropped": write_again, "record": Registration}
    for name, kind in KINDS.items():
        more = again if name in REMINDERS else {}
        mail_kinds.register(name, MailKind(render=partial(about, kind), service=kind.service, **more))
