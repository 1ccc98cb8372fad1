"""What people who act for organisations may do with what we hold of them. The signature is not theirs."""

import uuid

from django.db import transaction

from advocacy_site.core import links
from advocacy_site.core.sealed import unopened
from advocacy_site.mailing import services as mailing

from ..models import Invitation, KnownContact, OrganisationRequest
from .answers import decline_invitation
from .locks import request_and_person
from .organisation_checks import CHECK_MAIL, CHECK_PURPOSE, stop_asking
from .organisations import end_updates, forget_request, withdraw_request
from .rounds import ROUND_PURPOSE

OF_THE_PERSON = ("contact_name", "email", "email_hash", "signer_role", "answer")


@transaction.atomic
def leave_request(request_id: uuid.UUID, *, take_out: bool) -> bool:
    """Delete who sent an organisation's signature; it stays, or is withdrawn first where they `take_out` it.

    Returns whether a signature is withdrawn: not where there was none, or it stands by somebody else. Raises
    OrganisationRequest.DoesNotExist.
    """
    request = withdraw_request(request_id) if take_out else request_and_person(request_id)
    is_out = request.state == OrganisationRequest.State.WITHDRAWN and request.signature is not None
    end_updates(request)
    forget_request(request)
    return is_out


@transaction.atomic
def leave_invitation(invitation_id: uuid.UUID, *, take_out: bool) -> bool:
    """Forget who was invited; what the organisation answered stays, or it declines first.

    Returns whether a signature is withdrawn. Raises Invitation.DoesNotExist, and RoundOver where it can't be
    taken out any more.
    """
    if take_out:
        decline_invitation(invitation_id)
    invitation = unopened(Invitation.objects.select_for_update(of=("self",))).get(pk=invitation_id)
    forget_invited(invitation)
    return invitation.state == Invitation.State.DECLINES and invitation.signature_id is not None


def forget_invited(invitation: Invitation) -> None:
    """Take the person out of an invitation. Its link does nothing more: what it brought would be nobody's."""
    mailing.forget(invitation.pk)
    links.close_links(invitation.pk, ROUND_PURPOSE)
    for name in OF_THE_PERSON:
        setattr(invitation, name, "")
    invitation.save(update_fields=OF_THE_PERSON)


@transaction.atomic
def leave_contact(contact_id: uuid.UUID) -> None:
    """Delete somebody whom we ask, or tell, when an organisation signs. Staff look at what they were asked.

    Raises KnownContact.DoesNotExist.
    """
    contact = unopened(KnownContact.objects).get(pk=contact_id)
    stop_asking_contact(contact.pk)
    contact.delete()


@transaction.atomic
def stop_asking_contact(contact_id: uuid.UUID) -> None:
    """Let staff look at what a contact was asked; the links that they have do nothing more. Idempotent."""
    asked = OrganisationRequest.objects.filter(contact=contact_id).order_by("pk")
    for key in list(asked.values_list("pk", flat=True)):
        stop_asking(key)
        mailing.forget(key, CHECK_MAIL)
        links.close_links(key, CHECK_PURPOSE)
