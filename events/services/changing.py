"""What people do with their registration: cancel it, change it, take an offered place."""

import uuid
from dataclasses import replace
from decimal import Decimal

from django.db import transaction

from advocacy_site.core import clock, links
from advocacy_site.mailing import services as mailing

from ..kept_wish import wish_of
from ..models import Event, Payment, Places, Refusal, Registration, TicketType
from ..wishes import Companion, Wish
from .confirming import set_guests, set_parts, take_details
from .ending import finish, release, withdraw_consents
from .errors import (
    EventOver,
    NeedsApproval,
    NoPlaceLeft,
    NotInState,
    OfferOver,
    PaidAlready,
    RegistrationClosed,
)
from .line import next_number, place, promote, walk
from .locks import lockable
from .payments import cancel_due, settle_due
from .places import Needed, Room, give_back, locked, needs_of, take
from .registering import check_code, check_wish, discard_wish
from .turns import State


def lock(registration_id: uuid.UUID, *, unread: bool = False) -> tuple[Event, Registration]:
    """Return the event and the registration, locked in this order. Raises Registration.DoesNotExist.

    `unread`: without what is sealed of it, which perhaps no key opens any more.
    """
    event = locked(Registration.objects.values_list("event", flat=True).get(pk=registration_id))
    rows = lockable() if unread else Registration.objects.select_for_update(of=("self",))
    registration = rows.get(pk=registration_id)
    registration.event = event
    return event, registration


@transaction.atomic
def cancel_registration(registration_id: uuid.UUID, *, by: str = Registration.EndedBy.SELF) -> Registration:
    """Give everything back at the person's wish, or `by` staff; whoever waits is offered it. Idempotent.

    Raises Registration.DoesNotExist, EventOver.
    """
    event, registration = lock(registration_id, unread=True)
    if registration.is_living:
        _require_not_over(event)
        finish(registration, State.CANCELLED, by)
        promote(event)
    return registration


@transaction.atomic
def accept_offer(registration_id: uuid.UUID) -> Registration:
    """Take the place that was offered. Idempotent. Raises Registration.DoesNotExist, OfferOver."""
    _event, registration = lock(registration_id, unread=True)
    if registration.state == State.REGISTERED:
        return registration
    ends = registration.offer_ends_at
    if registration.state != State.OFFERED or ends is None or ends <= clock.now():
        raise OfferOver
    place(registration)
    return registration


@transaction.atomic
def change_registration(registration_id: uuid.UUID, wish: Wish) -> Registration:
    """Let a registration be what `wish` says, all of it or nothing.

    More places, or others, come from what is free behind the waiting list, while one can register. Whoever
    waits goes to the end of the line for them; whoever was offered places takes as many or fewer. Nobody is
    mailed: they did it themselves. Raises Registration.DoesNotExist, EventOver, RegistrationClosed,
    NotInState, WishOutdated, NeedsApproval, CodeWrong, PaidAlready, NoPlaceLeft.
    """
    event, registration = lock(registration_id)
    _require_changeable(event, registration)
    if event.is_off:
        raise RegistrationClosed
    kept = wish_of(registration)
    ticket = check_wish(event, wish, kept)
    if registration.state != State.REQUESTED:
        _require_approved(event, kept, wish)
    if ticket != registration.ticket:
        check_code(ticket, wish.code)
    take_details(registration, wish)
    _exchange(event, registration, wish, ticket, by_staff=False)
    return registration


@transaction.atomic
def move_registration(
    registration_id: uuid.UUID, *, ticket: uuid.UUID | None, parts: tuple[uuid.UUID, ...]
) -> Registration:
    """Let staff give somebody another ticket, or other days and sessions, past the waiting list.

    Reads nothing that is sealed, so it can be done where no key opens that. Nobody is mailed. Raises
    Registration.DoesNotExist, EventOver, NotInState, WishOutdated, PaidAlready, NoPlaceLeft.
    """
    event, registration = lock(registration_id, unread=True)
    _require_changeable(event, registration)
    guests = (Companion(""),) * (registration.party - 1)  # they stay whoever they are
    kept = Wish("", ticket=registration.ticket_id, guests=guests, amount=registration.amount)
    wish = replace(kept, ticket=ticket, parts=parts, amount=None)
    chosen = check_wish(event, wish, kept)
    if chosen and kept.amount and _can_give(kept.amount, registration.ticket, chosen):
        wish = replace(wish, amount=kept.amount)
    _exchange(event, registration, wish, chosen, by_staff=True)
    return registration


def _can_give(amount: Decimal, before: TicketType | None, chosen: TicketType) -> bool:
    """Return whether what somebody gave for the ticket they had `before` will do for the `chosen` one."""
    is_same_money = before is not None and before.currency == chosen.currency
    return chosen.kind == TicketType.Kind.SOLIDARITY and is_same_money and amount >= chosen.price


def _require_changeable(event: Event, registration: Registration) -> None:
    _require_not_over(event)
    if not registration.is_living:
        raise NotInState


def _exchange(
    event: Event, registration: Registration, wish: Wish, ticket: TicketType | None, *, by_staff: bool
) -> None:
    """Let a locked registration have the ticket, the parts and the guests of `wish`, with their places.

    Staff give other tickets and parts only, so the guests stay.
    """
    if ticket != registration.ticket:
        _require_exchangeable(registration)
    before, held = needs_of(registration), registration.all_places()
    costs = (registration.ticket, registration.amount, registration.party)
    costs_else = (ticket, wish.amount, wish.party) != costs
    registration.ticket, registration.amount = ticket, wish.amount
    if not by_staff:
        set_guests(registration, wish)
    if {part.pk for part in registration.parts.all()} != set(wish.parts):
        registration.turn += 1  # what stands in their calendar is another: its next file is a newer one
    set_parts(registration, wish)
    _move_places(event, registration, before, held, by_staff=by_staff)
    registration.save()
    if registration.state == State.REGISTERED and costs_else:
        settle_due(registration)
    promote(event)


def _require_exchangeable(registration: Registration) -> None:
    if Payment.objects.filter(registration=registration, state=Payment.State.PAID).exists():
        raise PaidAlready


def _require_approved(event: Event, kept: Wish, wish: Wish) -> None:
    """Raise NeedsApproval where staff approve each one, and somebody would come whom they have not seen."""
    if event.registration != Event.Registration.APPROVAL:
        return
    known = kept.legal_names
    if wish.badge_names - kept.badge_names or (known and wish.legal_names - known):
        raise NeedsApproval


def _move_places(
    event: Event, registration: Registration, before: Needed, held: list[Places], *, by_staff: bool
) -> None:
    after = needs_of(registration)
    more, less = after - before, before - after
    if more and not by_staff:
        if not event.takes_registrations_at(clock.now()):
            raise RegistrationClosed
        if registration.state == State.OFFERED:
            raise NoPlaceLeft
        if registration.state == State.WAITING:
            registration.line_number = next_number(event)
    if not registration.has_place:
        return
    room = Room(event) if by_staff else walk(event, more)
    if more and not room.serve(more):
        raise NoPlaceLeft
    take(registration.all_places(), more)
    give_back(held, less)


def _require_not_over(event: Event) -> None:
    if event.phase == event.Phase.PAST:
        raise EventOver


@transaction.atomic
def erase_registration(registration_id: uuid.UUID) -> None:
    """Delete all about it; whoever waits is offered its places. Raises Registration.DoesNotExist.

    Whoever was refused stays so: that much is kept (`Refusal`).
    """
    event, registration = lock(registration_id, unread=True)
    if registration.state == State.REFUSED and registration.email_hash:
        Refusal.objects.get_or_create(event=event, email_hash=registration.email_hash)
    release(registration)
    cancel_due(registration)
    withdraw_consents(registration)
    mailing.forget(registration.pk)
    links.end_links(registration.pk)
    registration.delete()
    promote(event)


@transaction.atomic
def forget_wish(registration_id: uuid.UUID) -> None:
    """Forget what waits for confirmation, at its sender's wish. Raises Registration.DoesNotExist."""
    _event, registration = lock(registration_id, unread=True)
    if Registration.objects.filter(pk=registration_id, wish__isnull=False).exists():
        discard_wish(registration)
