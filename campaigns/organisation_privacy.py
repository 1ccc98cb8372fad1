"""The rows of people who act for organisations: how they are exported, erased and expire.

The organisation's own signature holds no person, and stays.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from advocacy_site.core import clock
from advocacy_site.core.registry import PersonalData, RetentionRule, personal_data, retention

from . import own_organisations, services
from .models import Invitation, KnownContact, OrganisationRequest

RETAIN_UNCONFIRMED = timedelta(days=8)  # a link confirms for 7
RETAIN_AFTER_CLOSE = timedelta(days=180)
RETAIN_AFTER_ROUND = timedelta(days=180)
BATCH = 200


def export(subject_hash: str) -> list[dict[str, Any]]:
    """Return what we hold of one person who acts for organisations, in plain words."""
    requests = OrganisationRequest.objects.filter(email_hash=subject_hash)
    contacts = KnownContact.objects.filter(email_hash=subject_hash)
    invitations = Invitation.objects.filter(email_hash=subject_hash)
    return [
        *(_request_words(request) for request in requests),
        *(_contact_words(contact) for contact in contacts),
        *(_invitation_words(invitation) for invitation in invitations),
    ]


def _request_words(request: OrganisationRequest) -> dict[str, Any]:
    return {
        "organisation": request.organisation_name,
        "name": request.contact_name,
        "role": request.contact_role,
        "email": request.email,
        "website": request.website,
        "state": request.state,
        "confirmed_at": request.confirmed_at,
    }


def _contact_words(contact: KnownContact) -> dict[str, Any]:
    return {
        "organisation": contact.organisation_name,
        "name": contact.name,
        "email": contact.email,
        "known_as": "contact",
    }


def _invitation_words(invitation: Invitation) -> dict[str, Any]:
    return {
        "organisation": invitation.organisation_name,
        "name": invitation.contact_name,
        "role": invitation.signer_role,
        "email": invitation.email,
        "state": invitation.state,
        "answer": invitation.answer,
        "answered_at": invitation.answered_at,
    }


def erase(subject_hash: str) -> int:
    """Delete or blank every row of one person; return how many. What an organisation signed stays."""
    number = _forget(OrganisationRequest.objects.filter(email_hash=subject_hash))
    contacts = list(KnownContact.objects.filter(email_hash=subject_hash).values_list("pk", flat=True))
    for key in contacts:
        services.leave_contact(key)
    return number + len(contacts) + _blank(Invitation.objects.filter(email_hash=subject_hash))


def _forget(requests: Any) -> int:
    """Delete requests with what their mails hold, a few at a time; return how many."""
    number = 0
    while found := list(requests[:BATCH]):
        for request in found:
            services.forget_request(request)
        number += len(found)
    return number


@transaction.atomic
def _blank(invitations: Any) -> int:
    """Take the person out of invitations; what their organisations answered stays."""
    found = list(invitations.select_for_update(of=("self",)))
    for invitation in found:
        services.forget_invited(invitation)
    return len(found)


def expire_unconfirmed(dry_run: bool) -> int:
    """Delete what nobody confirmed in time."""
    rows = OrganisationRequest.objects.filter(
        state=OrganisationRequest.State.PENDING, requested_at__lt=clock.now() - RETAIN_UNCONFIRMED
    )
    return rows.count() if dry_run else _forget(rows)


def expire_after_close(dry_run: bool) -> int:
    """Delete who acted for organisations, some time after the action closed."""
    rows = OrganisationRequest.objects.filter(action__closes_at__lt=clock.now() - RETAIN_AFTER_CLOSE)
    return rows.count() if dry_run else _forget(rows)


def expire_rounds(dry_run: bool) -> int:
    """Blank who was invited, some time after the round ended."""
    before = clock.now() - RETAIN_AFTER_ROUND
    over = Q(round__frozen_at__lt=before) | Q(round__deadline__lt=before)
    rows = Invitation.objects.filter(over).exclude(email_hash="")
    return rows.count() if dry_run else _blank(Invitation.objects.filter(pk__in=rows.values("pk")))


def register() -> None:
    """Enter these rows into the tables of periods and of personal data."""
    rules = [
        (gettext_noop("Organisations that nobody confirmed"), RETAIN_UNCONFIRMED, expire_unconfirmed),
        (
            gettext_noop("Who signed for organisations, after the action closed"),
            RETAIN_AFTER_CLOSE,
            expire_after_close,
        ),
        (gettext_noop("Who was invited to sign, after the round"), RETAIN_AFTER_ROUND, expire_rounds),
    ]
    for what, period, expire in rules:
        name = f"organisations-{expire.__name__.removeprefix('expire_').replace('_', '-')}"
        retention.register(name, RetentionRule(what, period, expire))
    personal_data.register(
        "organisations",
        PersonalData(
            export=export, erase=erase, section=own_organisations.section, verbs=own_organisations.VERBS
        ),
    )
