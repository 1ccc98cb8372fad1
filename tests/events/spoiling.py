"""Rows that no key opens."""

from typing import Any

from django.db.models import Model, QuerySet, TextField, Value

from advocacy_site.core.sealed import sealed_fields
from events.models import AccessNeeds, Guest, InvitationLetter, LegalName, Registration

MODELS = (Guest, LegalName, AccessNeeds, InvitationLetter)


def spoil(row: Registration) -> Registration:
    """Let no key open anything that is sealed of `row`."""
    spoil_all(Registration.objects.filter(pk=row.pk))
    for model in MODELS:
        spoil_all(model._base_manager.filter(registration=row.pk))
    return row


def spoil_all(rows: QuerySet[Any]) -> None:
    """Let no key open anything that is sealed of `rows`."""
    model: type[Model] = rows.model
    for field in sealed_fields(model):
        filled = rows.exclude(**{field.name: None})
        if not field.null:
            filled = filled.exclude(**{field.name: ""})
        filled.update(**{field.name: Value("nonsense", output_field=TextField())})
