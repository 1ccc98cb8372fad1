"""Comments of signers: shown only where their giver agreed and somebody of the coalition has read them."""

import uuid
from datetime import datetime

from django.db import transaction

from ..models import Signature


@transaction.atomic
def decide_comment(signature_id: uuid.UUID, *, confirmed_at: datetime | None, show: bool) -> Signature:
    """Show or refuse the comment of a signature as it was confirmed at that moment, also anew.

    Raises Signature.DoesNotExist, also where its giver lets nobody show a comment or has not confirmed, or
    has given it anew since it was read.
    """
    rows = Signature.objects.unread().select_for_update().exclude(comment_state="")
    given = {"state": Signature.State.CONFIRMED, "confirmed_at": confirmed_at}
    signature = rows.get(pk=signature_id, **given)
    states = Signature.CommentState
    signature.comment_state = states.SHOWN if show else states.REFUSED
    signature.save(update_fields=["comment_state"])
    return signature
