"""Which pages of this room must stay."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from .models import (
    ActionPage,
    CodeSheet,
    ErasedSigner,
    OrganisationRequest,
    PaperBatch,
    Residue,
    Signature,
    SignOnRound,
)

# What is there because somebody signed, or was asked to.
ROWS = (Signature, Residue, ErasedSigner, CodeSheet, PaperBatch, OrganisationRequest, SignOnRound)


def action_pages_with_rows(pages: QuerySet[Any]) -> list[ActionPage]:
    """Return the action pages among `pages`, in any language, whose record was signed."""
    of_record = OuterRef("action")
    signed = Q()
    for model in ROWS:
        signed |= Q(Exists(model._default_manager.filter(action=of_record)))
    return list(ActionPage.objects.filter(signed, pk__in=pages.order_by().values("pk")))
