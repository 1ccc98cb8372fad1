"""From the form to the mail that asks for confirmation (design: how a registration travels)."""

import hmac
import uuid
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from advocacy_site.core import clock, limits, links
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.statements import insert_or_ignore
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.pacing import MAILS_EVER, may_mail

from ..models import Event, Registration, TicketType
from ..wishes import Wish
from .errors import CodeWrong, RegistrationClosed, TooManyRequests, WishOutdated
from .locks import lockable

LINK_PURPOSE = "confirm-registration"
CONFIRM_MAIL = "registration-confirm"
ALREADY_MAIL = "registration-already"
NETWORK_RULE = "register-network"
LINK_LIFE = timedelta(days=7)

State = Registration.State


@transaction.atomic
def register(event_id: uuid.UUID, email: str, language: str, wish: Wish, *, network: str) -> None:
    """Take a wish to come, and mail a normalised address to ask for confirmation, where a mail is due.

    Nobody has a place yet. Returns nothing on purpose: whoever sent the form must not learn what we knew of
    the address. `network`: where it came from, for its limit only. Raises Event.DoesNotExist,
    RegistrationClosed, WishOutdated, CodeWrong, TooManyRequests.
    """
    now = clock.now()
    event = Event.objects.get(pk=event_id)
    if not event.takes_registrations_at(now):
        raise RegistrationClosed
    ticket = check_wish(event, wish)
    check_code(ticket, wish.code)
    _take(event, email, language, replace(wish, terms=ticket.terms if ticket else ""), now)
    # Late, because all of one network wait for each other from here to the commit.
    if not limits.hit(NETWORK_RULE, network):
        raise TooManyRequests


def check_wish(event: Event, wish: Wish, held: Wish | None = None) -> TicketType | None:
    """Return the ticket that `wish` names, if the event has some. Raises WishOutdated.

    `held`: what the registration holds already. It may keep that, whatever the event offers now.
    """
    kept = held or Wish(name="")
    tickets = {
        ticket.pk: ticket for ticket in event.tickets.all() if ticket.is_offered or ticket.pk == kept.ticket
    }
    parts = set(event.parts.values_list("pk", flat=True))
    chosen = tickets.get(wish.ticket) if wish.ticket else None
    if (wish.ticket or tickets) and chosen is None:
        raise WishOutdated
    most_guests = max(event.most_guests, len(kept.guests))
    if not set(wish.parts) <= parts or (parts and not wish.parts) or len(wish.guests) > most_guests:
        raise WishOutdated
    if chosen and wish.terms not in ("", chosen.terms):
        raise WishOutdated  # nobody agreed to another price
    if chosen and wish.amount is not None and wish.amount < chosen.price:
        raise WishOutdated
    if wish.listening not in ("", kept.listening) and f" {wish.listening} " not in event.languages:
        raise WishOutdated
    return chosen


def check_code(ticket: TicketType | None, code: str) -> None:
    """Raise CodeWrong unless `code` is that of `ticket`, if it has one. Capitals and spaces do not matter."""
    if ticket is None or ticket.kind != TicketType.Kind.CODE:
        return
    # A code that no key opens any more is read as none, and is nobody's.
    if not ticket.code or not hmac.compare_digest(_plain(ticket.code), _plain(code)):
        raise CodeWrong


def _plain(code: str) -> bytes:
    return "".join(code.split()).casefold().encode()


def _take(event: Event, email: str, language: str, wish: Wish, now: datetime) -> None:
    registration = Registration(
        event=event,
        email=email,
        email_hash=address_hash(email),
        language=language,
        wish=wish.as_kept(),
        created_at=now,
        requested_at=now,
    )
    if insert_or_ignore(registration):
        _ask(registration, now)
        return
    # Whatever is sealed of it is not read, or a damaged row would answer its owner with an error.
    earlier = lockable().filter(event=event, email_hash=registration.email_hash).first()
    if earlier is None:
        _take(event, email, language, wish, now)  # erased since: then the insert is free
        return
    earlier.event = event
    if earlier.state not in (State.PENDING, State.CANCELLED):
        _mail_already(earlier, email, now)
    elif not mailing.is_suppressed(earlier.email_hash, event.subject):
        earlier.wish, earlier.language, earlier.requested_at = wish.as_kept(), language, now
        earlier.email = email
        earlier.save(update_fields=["wish", "language", "requested_at", "email"])
        _ask(earlier, now)


def _ask(registration: Registration, now: datetime) -> None:
    """Mail the link by which its owner confirms, where a mail is due."""
    if registration.mails >= MAILS_EVER or not may_mail(
        registration.email_hash, registration.last_mail_at, now
    ):
        return
    registration.mails += 1
    registration.generation += 1
    registration.last_mail_at = now
    registration.save(update_fields=["mails", "generation", "last_mail_at"])
    nonce = links.new_nonce()
    mailing.queue(
        CONFIRM_MAIL,
        to=registration.email,
        language=registration.language,
        dedupe_key=f"{CONFIRM_MAIL}:{registration.pk}:{registration.generation}",
        object_id=registration.pk,
        nonce=nonce,
        scope=registration.event.subject,
    )
    links.create_link(LINK_PURPOSE, nonce, registration.pk, expires_at=now + LINK_LIFE)


def _mail_already(registration: Registration, email: str, now: datetime) -> None:
    """Tell somebody who is registered, or waits, or was refused, where that stands."""
    if not may_mail(registration.email_hash, registration.last_mail_at, now):
        return
    Registration.objects.filter(pk=registration.pk).update(last_mail_at=now)
    mailing.queue(
        ALREADY_MAIL,
        to=email,
        language=registration.language,
        dedupe_key=f"{ALREADY_MAIL}:{registration.pk}:{now.isoformat()}",
        object_id=registration.pk,
        scope=registration.event.subject,
    )


@transaction.atomic
def deny_registration(registration_id: uuid.UUID) -> bool:
    """“I did not register”: forget the wish, and mail this address about this event no more.

    Return whether there was one: it does nothing where nothing waits for confirmation.
    """
    rows = lockable().select_related("event")
    registration = rows.filter(pk=registration_id, wish__isnull=False).first()
    if registration is not None:
        mailing.suppress(registration.email_hash, registration.event.subject, "denied")
        discard_wish(registration)
    return registration is not None


@transaction.atomic
def discard_unconfirmed(registration_id: uuid.UUID, *, sent_before: datetime | None = None) -> bool:
    """Forget a wish that nobody can confirm: its mail was dropped, or it was sent before that moment.

    Return whether there was one. Locked, because its owner may confirm or send it anew at this moment.
    """
    rows = lockable().filter(pk=registration_id, wish__isnull=False)
    if sent_before is not None:
        rows = rows.filter(requested_at__lt=sent_before)
    registration = rows.first()
    if registration is not None:
        discard_wish(registration)
    return registration is not None


def discard_wish(registration: Registration) -> None:
    """Delete a registration that was never confirmed; of one that was cancelled, only the new wish."""
    if registration.state == State.PENDING:
        mailing.forget(registration.pk)
        registration.delete()
    else:
        Registration.objects.filter(pk=registration.pk).update(wish=None, mails=0)
