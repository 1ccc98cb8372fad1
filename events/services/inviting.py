"""Letters of invitation: asked for by who needs one to enter the country, made by staff."""

import uuid
from typing import Any

from django.db import transaction

from advocacy_site.core import access, clock
from advocacy_site.mailing import services as mailing

from ..models import Event, InvitationLetter, Registration
from .changing import lock
from .errors import NotInState

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
    _event, registration = lock(registration_id)
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

    Raises Registration.DoesNotExist, InvitationLetter.DoesNotExist, NotInState.
    """
    found, registration = lock(registration_id)
    letter = InvitationLetter.objects.select_for_update(of=("self",)).get(
        registration=registration, registration__event=event
    )
    if registration.state != Registration.State.REGISTERED or not can_ask(registration):
        raise NotInState
    if letter.made_at is None:
        letter.made_at, letter.made_by = clock.now(), by
        letter.save()
        access.record(by, "change", found.subject, rows=1, reason="letter of invitation made")
        if registration.email:
            mailing.queue(
                LETTER_MAIL,
                to=registration.email,
                language=registration.language,
                dedupe_key=f"{LETTER_MAIL}:{registration.pk}:{letter.made_at.isoformat()}",
                object_id=registration.pk,
                scope=found.subject,
            )
    return letter


@transaction.atomic
def forget_letter(registration_id: uuid.UUID) -> None:
    """Erase it and what it needed. Idempotent. Raises Registration.DoesNotExist."""
    _event, registration = lock(registration_id)
    InvitationLetter.objects.filter(registration=registration).delete()
