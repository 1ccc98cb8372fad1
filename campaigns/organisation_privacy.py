"""The rows of people who act for organisations: how they are exported, erased and expire.

The organisation's own signature holds no person, and stays.
"""

import uuid
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from advocacy_site.core import clock
from advocacy_site.core.readable import each_readable
from advocacy_site.core.registry import PersonalData, RetentionRule, personal_data, retention
from advocacy_site.core.sealed import unopened

from . import own_organisations, services
from .models import Invitation, KnownContact, MailPause, OrganisationRequest

RETAIN_UNCONFIRMED = timedelta(days=8)  # a link confirms for 7
RETAIN_UNSENT = timedelta(days=30)  # while staff have paused the mails of the action
RETAIN_AFTER_CLOSE = timedelta(days=180)
RETAIN_AFTER_ROUND = timedelta(days=180)
BATCH = 200
# Keys of ours, and what is told in words instead.
NOT_EXPORTED = {
    *("id", "action", "text_version", "round", "signature", "member", "contact", "position"),
    "updates_wording",
    *("email_hash", "name_key", "organisation_key", "organisation_name"),
}


def export(subject_hash: str) -> list[dict[str, Any]]:
    """Return what we hold of one person who acts for organisations, in plain words."""
    page, asked = "text_version__page", "round__text_version__page"
    requests = OrganisationRequest.objects.filter(email_hash=subject_hash)
    contacts = KnownContact.objects.filter(email_hash=subject_hash)
    invitations = Invitation.objects.filter(email_hash=subject_hash)
    return [
        *(_request(row) for row in each_readable(requests.select_related(page, "updates_wording"))),
        *(_words(row, known_as="contact") for row in each_readable(contacts)),
        *(
            _words(row, invited_to=row.round.text_version.page.title)
            for row in each_readable(invitations.select_related(asked))
        ),
    ]


def _request(row: OrganisationRequest) -> dict[str, Any]:
    agreed = [row.updates_wording.text] if row.updates_wording else []
    return _words(row, action=row.text_version.page.title, agreed_to=agreed)


def _words(row: OrganisationRequest | KnownContact | Invitation, **more: Any) -> dict[str, Any]:
    """Columns that come later are in it by themselves."""
    columns = {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in NOT_EXPORTED
    }
    return {"organisation": row.organisation_name, **columns, "country": row.country.code, **more}


@transaction.atomic
def erase(subject_hash: str) -> int:
    """Delete or blank every row of one person; return how many. What an organisation signed stays."""
    number = _blank(Invitation.objects.filter(email_hash=subject_hash))
    own = Q(email_hash=subject_hash)
    # Those that they are asked about, too, in the one order (services/locks.py).
    services.lock_rows(
        unopened(OrganisationRequest.objects.filter(own | Q(contact__email_hash=subject_hash)))
    )
    number += _forget(OrganisationRequest.objects.filter(own))
    contacts = list(KnownContact.objects.filter(email_hash=subject_hash).values_list("pk", flat=True))
    for key in contacts:
        services.leave_contact(key)
    return number + len(contacts)


def _forget(requests: Any) -> int:
    """Delete requests with what their mails hold, a few at a time; return how many."""
    number = 0
    while found := list(requests.values_list("pk", flat=True)[:BATCH]):
        number += sum(_forget_one(requests, key) for key in found)
    return number


@transaction.atomic
def _forget_one(requests: Any, key: uuid.UUID) -> bool:
    """Delete one that is still among `requests` once it is locked; return whether it was."""
    request = unopened(requests.select_for_update(of=("self",))).filter(pk=key).first()
    if request:
        services.forget_request(request)
    return request is not None


@transaction.atomic
def _blank(invitations: Any) -> int:
    """Take the person out of invitations; what their organisations answered stays."""
    found = services.lock_rows(unopened(invitations))
    for invitation in found:
        services.forget_invited(invitation)
    return len(found)


def expire_unconfirmed(dry_run: bool) -> int:
    """Delete what nobody confirmed in time, and what has waited for its mail for far too long."""
    now = clock.now()
    pending = OrganisationRequest.objects.filter(state=OrganisationRequest.State.PENDING)
    before = now - RETAIN_UNCONFIRMED
    rows = pending.filter(requested_at__lt=before).exclude(last_mail_at__gte=before)
    waits = MailPause.objects.waiting()
    rows = rows.exclude(action__in=waits, requested_at__gte=now - RETAIN_UNSENT)
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
