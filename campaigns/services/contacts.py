"""What people who act for organisations may do with what we hold of them. The signature is not theirs."""

import uuid

from django.db import transaction

from advocacy_site.mailing import services as mailing

from ..models import Invitation
from .answers import decline_invitation
from .organisations import forget_request, locked_request, withdraw_request

OF_THE_PERSON = ("contact_name", "email", "email_hash", "signer_role", "answer")


@transaction.atomic
def leave_request(request_id: uuid.UUID, *, take_out: bool) -> None:
    """Delete who sent an organisation's signature; it stays, or is withdrawn first where they `take_out` it.

    Raises OrganisationRequest.DoesNotExist.
    """
    request = locked_request(request_id)
    if take_out:
        withdraw_request(request_id)
    forget_request(request)


@transaction.atomic
def leave_invitation(invitation_id: uuid.UUID, *, take_out: bool) -> None:
    """Forget who was invited; what the organisation answered stays, or it declines first.

    Raises Invitation.DoesNotExist, and RoundOver where it can't be taken out any more.
    """
    if take_out:
        decline_invitation(invitation_id)
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation_id)
    mailing.forget(invitation.pk)
    for name in OF_THE_PERSON:
        setattr(invitation, name, "")
    invitation.save(update_fields=OF_THE_PERSON)
