"""What staff decide: who comes, who does not, how many places there are.

Nothing sealed is read for it, so that it can be decided where no key opens that.
"""

import uuid

from django.db import transaction

from advocacy_site.core import clock

from ..models import Event, Places, Refusal, Registration
from .changing import lock
from .ending import finish
from .errors import NoPlaceLeft, NotInState
from .line import place, promote, require_joinable, seat
from .places import Room, locked, needs_of, resize, take
from .turns import State, tell

PRESS_MAIL = "registration-press"


def can_approve(registration: Registration) -> bool:
    """Return whether somebody waits for an answer, or came in before an answer was needed."""
    if registration.state in (State.REQUESTED, State.REFUSED):
        return True
    needs_approval = registration.event.registration == Event.Registration.APPROVAL
    return needs_approval and registration.is_living and registration.approved_at is None


@transaction.atomic
def approve_registration(registration_id: uuid.UUID) -> Registration:
    """Let somebody come who asked to, or was refused: with a place, or at the end of the line. Idempotent.

    Whoever registered before staff had to approve keeps the place, and is approved. Raises
    Registration.DoesNotExist, NotInState, RegistrationClosed.
    """
    event, registration = lock(registration_id, unread=True)
    if registration.approved_at is None and (registration.is_living or registration.state == State.REFUSED):
        registration.approved_at = clock.now()
        registration.save(update_fields=["approved_at"])
    if registration.state in (State.REQUESTED, State.REFUSED):
        require_joinable(event)
        Refusal.objects.filter(event=event, email_hash=registration.email_hash).delete()
        seat(event, registration)
    elif not registration.is_living:
        raise NotInState
    return registration


@transaction.atomic
def refuse_registration(registration_id: uuid.UUID) -> Registration:
    """Say no, whatever it was. Registering again does not undo this; approving does. Idempotent.

    Raises Registration.DoesNotExist, NotInState (its address was never confirmed).
    """
    event, registration = lock(registration_id, unread=True)
    if registration.state == State.PENDING:
        raise NotInState
    if registration.state != State.REFUSED:
        finish(registration, State.REFUSED, Registration.EndedBy.STAFF)
        promote(event)
    return registration


@transaction.atomic
def give_place(registration_id: uuid.UUID) -> Registration:
    """Give somebody who waits a free place out of turn. Idempotent.

    Raises Registration.DoesNotExist, NotInState, NoPlaceLeft, RegistrationClosed.
    """
    event, registration = lock(registration_id, unread=True)
    if registration.state == State.REGISTERED:
        return registration
    require_joinable(event)
    if registration.state == State.WAITING:
        wanted = needs_of(registration)
        if not Room(event).serve(wanted):
            raise NoPlaceLeft
        take(registration.all_places(), wanted)
    elif registration.state != State.OFFERED:
        raise NotInState
    place(registration)
    return registration


@transaction.atomic
def decide_press(registration_id: uuid.UUID, *, granted: bool) -> Registration:
    """Answer a wish to be accredited. Idempotent. Raises Registration.DoesNotExist, NotInState."""
    _event, registration = lock(registration_id, unread=True)
    if not registration.press:
        raise NotInState
    answer = Registration.Press.GRANTED if granted else Registration.Press.REFUSED
    if registration.press != answer:
        registration.press = answer
        registration.turn += 1
        registration.save(update_fields=["press", "turn"])
        tell(registration, PRESS_MAIL)
    return registration


@transaction.atomic
def set_capacity(row: Places, capacity: int | None) -> int:
    """Let an event, a ticket type or a part have so many places (None: any number); return how many were
    offered to people who wait.

    Fewer than are given turn nobody out: none is given until as many are free. Raises ValueError below 1.
    """
    if capacity is not None and capacity < 1:
        raise ValueError(capacity)
    event = locked(getattr(row, "event_id", row.pk))
    resize(row, capacity)
    return promote(event)
