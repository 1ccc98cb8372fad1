"""Which pages of this room must stay."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from .models import ActionPage, ErasedSigner, Residue, Signature


def action_pages_with_rows(pages: QuerySet[Any]) -> list[ActionPage]:
    """Return the action pages among `pages`, in any language, whose record has been signed."""
    of_record = OuterRef("action")
    signed = Q(Exists(Signature.objects.filter(action=of_record)))
    signed |= Q(Exists(Residue.objects.filter(action=of_record)))
    signed |= Q(Exists(ErasedSigner.objects.filter(action=of_record)))
    return list(ActionPage.objects.filter(signed, pk__in=pages.order_by().values("pk")))
