"""What is kept less long than the registration, and what its owner takes back of it."""

import uuid

from django.db import transaction

from advocacy_site.core import links
from advocacy_site.mailing import services as mailing
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Purpose

from ..models import AccessNeeds, Registration
from .changing import lock
from .locks import lockable
from .payments import cancel_due


@transaction.atomic
def set_reminders(registration_id: uuid.UUID, *, wanted: bool) -> Registration:
    """Let reminders come, or none. Idempotent. Raises Registration.DoesNotExist."""
    registration = lockable().get(pk=registration_id)
    registration.no_reminders = not wanted
    registration.save(update_fields=["no_reminders"])
    return registration


@transaction.atomic
def forget_needs(registration_id: uuid.UUID) -> None:
    """Erase what somebody needs to take part, and take back the consent to keep it. Idempotent.

    Raises Registration.DoesNotExist.
    """
    _event, registration = lock(registration_id, unread=True)
    AccessNeeds.objects.filter(registration=registration).delete()
    if registration.email_hash:
        supporters.take_back(registration.email_hash, Purpose.ACCESS, subject=registration.event.subject)


def follow_consent(subject_hash: str, purpose: str, subject: str, _organisation: str = "") -> None:
    """Undo what rests on a consent about an event that its giver takes back (core.registry)."""
    if purpose == Purpose.ACCESS:
        event_id = uuid.UUID(subject.partition(":")[2])
        needs = AccessNeeds.objects.filter(registration__event=event_id)
        needs.filter(registration__email_hash=subject_hash).delete()


@transaction.atomic
def forget_registration(registration_id: uuid.UUID) -> None:
    """Delete a registration whose period is over. Nobody withdrew, so no consent changes.

    Its places stay given: how many came remains a number. What nobody paid is due no more.

    Raises Registration.DoesNotExist.
    """
    _event, registration = lock(registration_id, unread=True)
    cancel_due(registration)
    mailing.forget(registration.pk)
    links.end_links(registration.pk)
    registration.delete()
