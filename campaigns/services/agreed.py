"""Who agreed to be written to about an action, and still does: signers, and who let an organisation sign."""

from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from advocacy_site.mailing.models import Suppression
from advocacy_site.supporters.models import Consent, Purpose

from ..models import Action, OrganisationRequest, Signature
from ..models.signatures import SignatureQuerySet

Rows = TypeVar("Rows", bound="QuerySet[Any]")
State = OrganisationRequest.State


def agreed_signers(action: Action) -> SignatureQuerySet:
    """Return the signatures whose givers agreed to be written to about `action`, and still do.

    Counted ones only. A held one may have been given by somebody else with the address of a stranger: that
    is what it is held for, and its owner has been told of it by a mail of its own.
    """
    rows = Signature.objects.counted().filter(action=action, updates_wording__isnull=False)
    return _who_still_agree(rows.exclude(email_hash=""), action)


def agreed_contacts(action: Action) -> "QuerySet[OrganisationRequest]":
    """Return the same of those who let an organisation sign: it counts, and they agreed for themselves."""
    rows = OrganisationRequest.objects.filter(
        action=action,
        state__in=[State.ACCEPTED, State.KNOWN],
        updates_wording__isnull=False,
        signature__in=Signature.objects.counted().filter(action=action).values("pk"),
    )
    return _who_still_agree(rows, action)


def _who_still_agree(rows: Rows, action: Action) -> Rows:
    """Return those of `rows` whose owners took nothing back, and stopped no mail."""
    address = OuterRef("email_hash")
    newest = Consent.objects.newest_first(address, Purpose.UPDATES, subject=action.subject)
    stopped = Suppression.objects.against(address, action.subject)
    decided = rows.filter(~Exists(stopped)).alias(decision=Subquery(newest.values("decision")[:1]))
    return decided.filter(decision=Consent.Decision.GRANTED)
