"""Letters of invitation: asked for by who needs one to enter the country, made by staff."""

import uuid
from typing import Any

from django.db import transaction

from advocacy_site.core import access, clock

from ..models import Event, InvitationLetter, Registration
from .changing import lock
from .errors import NotInState
from .turns import tell

LETTER_MAIL = "registration-letter"


def can_ask(registration: Registration) -> bool:
    """Return whether its owner can ask for a letter now."""
    event, state = registration.event, Registration.State
    is_wanted = event.offers_letter and event.starts_at is not None
    has_place = registration.state in (state.REGISTERED, state.REQUESTED)
    return is_wanted and has_place and event.can_be_joined_at(clock.now())


@transaction.atomic
def ask_for_letter(registration_id: uuid.UUID, *, name: str, nationality: str) -> InvitationLetter:
    """Note that somebody needs a letter, or needs it with other words: then it is made anew.

    Raises Registration.DoesNotExist, NotInState, ValueError without a name or a nationality.
    """
    _event, registration = lock(registration_id, unread=True)
    if not can_ask(registration):
        raise NotInState
    if not name.strip() or not nationality:
        raise ValueError("A letter names somebody, and of which country they are.")
    values = {"name": name.strip(), "nationality": nationality, "asked_at": clock.now()}
    letter, _is_new = InvitationLetter.objects.update_or_create(
        registration=registration, defaults=values | {"made_at": None, "made_by": None}
    )
    return letter


@transaction.atomic
def make_letter(event: Event, registration_id: uuid.UUID, by: Any) -> InvitationLetter:
    """Let somebody who has a place open their letter, and mail that it is there. Idempotent.

    Raises Registration.DoesNotExist, InvitationLetter.DoesNotExist, NotInState: also where no key opens the
    name that would stand in it.
    """
    found, registration = lock(registration_id, unread=True)
    letter = InvitationLetter.objects.select_for_update(of=("self",)).get(
        registration=registration, registration__event=event
    )
    has_place = registration.state == Registration.State.REGISTERED
    if not has_place or not letter.name or not can_ask(registration):
        raise NotInState
    if letter.made_at is None:
        letter.made_at, letter.made_by = clock.now(), by
        letter.save(update_fields=["made_at", "made_by"])
        access.record(by, "change", found.subject, rows=1, reason="letter of invitation made")
        tell(registration, LETTER_MAIL, once_for=letter.made_at.isoformat())
    return letter


@transaction.atomic
def forget_letter(registration_id: uuid.UUID) -> None:
    """Erase it and what it needed. Idempotent. Raises Registration.DoesNotExist."""
    _event, registration = lock(registration_id, unread=True)
    InvitationLetter.objects.filter(registration=registration).delete()
