"""Staff's work on the public list of organisations: spelling, heading, country, member, order."""

import uuid
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from advocacy_site.core import countries
from advocacy_site.core.names import clean_organisation_name
from members.models import Member

from ..models import Action, Signature
from ..models.signatures import SignatureQuerySet
from .counting import write_delta
from .errors import NotSignable
from .lifecycle import locked_action
from .locks import lock_rows
from .signatories import member_key, name_key


class EntryStandsAlready(NotSignable):
    """Another entry of the list is the same organisation."""


@transaction.atomic
def change_entry(
    signature_id: uuid.UUID, *, name: str, country: str, category: str, member: Member | None
) -> Signature:
    """Correct how an organisation stands in the list. `country`: a code, or "" for an international one.

    Raises Signature.DoesNotExist, EntryStandsAlready, ValidationError (name or country).
    """
    entry = _organisations().get(pk=signature_id)
    action = locked_action(entry.action)
    entry = _organisations().select_for_update(of=("self",)).get(pk=signature_id)
    name = clean_organisation_name(name)
    if country and country not in countries.CODES:
        raise ValidationError("country", code="country")
    keys = {name_key(name, country)} | ({member_key(member)} if member else set())
    others = _organisations().filter(action=action).exclude(pk=entry.pk)
    if any(
        keys & {other.organisation_key, name_key(other.organisation_name, other.country.code)}
        for other in others
    ):
        raise EntryStandsAlready
    moved = entry.is_counted and entry.country.code != country
    if moved:
        write_delta(entry, -1)
    entry.organisation_name, entry.country, entry.member = name, country, member
    entry.category = " ".join(category.split())
    entry.organisation_key = member_key(member) if member else name_key(name, country)
    entry.save()
    if moved:
        write_delta(entry, 1)
    return entry


@transaction.atomic
def reorder_list(action: Action, order: Iterable[uuid.UUID]) -> None:
    """Give the entries in `order` the places that they hold together; others stay where they are."""
    action = locked_action(action)
    entries = {entry.pk: entry for entry in lock_rows(_organisations().filter(action=action))}
    wanted = [entries[pk] for pk in dict.fromkeys(order) if pk in entries]
    places = sorted(entry.position for entry in wanted)
    for entry, place in zip(wanted, places, strict=True):
        if entry.position != place:
            Signature.objects.filter(pk=entry.pk).update(position=place)


def _organisations() -> SignatureQuerySet:
    return Signature.objects.filter(kind=Signature.Kind.ORGANISATION).select_related("action", "member")
