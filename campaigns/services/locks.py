"""In which order locks are taken, so that nobody ever waits in a circle.

A transaction takes what it needs of these from top to bottom, and several rows of one table by their keys:

1. `Removal`; or `SignOnRound` and then `Invitation`
2. `Action` (`lifecycle.locked_action`); whoever signs takes no lock on it
3. `SignerMailing`
4. `OrganisationRequest`
5. `Signature`
6. what hangs on one of these (lines, cases, deltas, links) and, last, consents (`supporters.services`)
7. mails in the outbox; the worker that drops one locks its record first (`MailKind.record`)

A row that the transaction has made itself is nobody's to wait for, wherever it stands.
"""

import uuid
from typing import Any

from django.db.models import Q, QuerySet

from advocacy_site.core.sealed import sealed_fields, unopened

from ..models import KnownContact, OrganisationRequest, Signature
from .lifecycle import locked_action


def locked_request(request_id: uuid.UUID) -> OrganisationRequest:
    """Return the request, locked. Raises OrganisationRequest.DoesNotExist."""
    rows = unopened(OrganisationRequest.objects.select_for_update(of=("self",)))
    rows = rows.select_related("action", "text_version", "member", "contact", "signature")
    beside = (("contact", KnownContact), ("signature", Signature))
    sealed = (f"{name}__{field.name}" for name, model in beside for field in sealed_fields(model))
    found: OrganisationRequest = rows.defer(*sealed).get(pk=request_id)
    return found


def request_in_its_list(request_id: uuid.UUID) -> OrganisationRequest:
    """Return the same for whoever may change the list of organisations: after its action, which is locked.

    Raises OrganisationRequest.DoesNotExist.
    """
    locked_action(unopened(OrganisationRequest.objects.select_related("action")).get(pk=request_id).action)
    return locked_request(request_id)


def request_and_person(request_id: uuid.UUID) -> OrganisationRequest:
    """Return the same with all that its sender has about the action (`lock_person`).

    For whoever may take a consent back: that changes other requests and the signature of the same person.
    Raises OrganisationRequest.DoesNotExist.
    """
    # What names the person and the action never changes, so that it can be read before.
    found = OrganisationRequest.objects.values_list("email_hash", "action").get(pk=request_id)
    lock_person(*found)
    return locked_request(request_id)


def signature_and_person(signature_id: uuid.UUID) -> Signature:
    """Return a person's signature, locked with all that they have about the action (`lock_person`).

    Raises Signature.DoesNotExist.
    """
    people = Signature.objects.filter(kind=Signature.Kind.PERSON)
    lock_person(*people.values_list("email_hash", "action").get(pk=signature_id))
    return Signature.objects.locked().get(pk=signature_id)


def signature_of_anybody(signature_id: uuid.UUID) -> Signature:
    """Return any signature, locked; one of a person with all that they have about the action.

    Raises Signature.DoesNotExist.
    """
    found = Signature.objects.values_list("kind", "email_hash", "action")
    kind, email_hash, action = found.get(pk=signature_id)
    if kind == Signature.Kind.PERSON and email_hash:  # of whoever gave no address, nothing else is known
        lock_person(email_hash, action)
    return Signature.objects.locked().get(pk=signature_id)


def lock_person(email_hash: str, action_id: uuid.UUID) -> None:
    """Lock what one person has about an action: requests, their own signature, and those they brought."""
    requests = OrganisationRequest.objects.filter(email_hash=email_hash, action=action_id)
    brought = lock_rows(requests.values_list("signature", flat=True))
    own = Q(action=action_id, email_hash=email_hash, kind=Signature.Kind.PERSON)
    lock_rows(
        Signature.objects.filter(own | Q(pk__in=[pk for pk in brought if pk])).values_list("pk", flat=True)
    )


def lock_rows(rows: "QuerySet[Any, Any]", *, no_key: bool = False) -> list[Any]:
    """Lock `rows` by their keys, and return them. `no_key`: others may still write what points to them."""
    return list(rows.order_by("pk").select_for_update(of=("self",), no_key=no_key))
