"""What the files tell of each signature: only what its giver lets this recipient have."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When

from advocacy_site.core import countries
from advocacy_site.core.sealed import as_stored, opened

from ..asked import HANDED_OVER, Answers
from ..models import DeliveryPack, PackEntry, Signature

CHUNK = 500
AGREED_TO_COUNTRY = Q(fields__contains="country")
COLUMNS = ("kind", "organisation_name", "country", "handed_over", "category")
NAME, ANSWERS = Signature._meta.get_field("name"), Signature._meta.get_field("answers")


@dataclass(frozen=True)
class Listed:
    """One line of the lists. `fields`: values by names of `HANDED_OVER`, those agreed to and given."""

    number: int
    is_organisation: bool
    category: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def listed(pack: DeliveryPack) -> Iterator[Listed]:
    """Yield the lines of `pack`: organisations as the page has them, then people in its order.

    Signatures that ceased to count since the numbers were frozen are not among them. What no key opens is
    missing from its line, as is what its giver did not agree to.
    """
    country_of = countries.names()
    for number, entry in enumerate(_in_order(pack).iterator(chunk_size=CHUNK), 1):
        signature = entry.signature
        country = country_of[signature.country.code]
        if signature.kind == Signature.Kind.ORGANISATION:
            fields = {"name": signature.organisation_name, "country": country}
            yield Listed(number, True, signature.category, fields)
        else:
            yield Listed(number, False, fields=_agreed(entry, country))


def _in_order(pack: DeliveryPack) -> QuerySet[PackEntry]:
    entries = (
        pack.entries_that_hold()
        .select_related("signature")
        .only("fields", "pack_id", *(f"signature__{name}" for name in COLUMNS))
        .annotate(name=as_stored("signature__name"), answers=as_stored("signature__answers"))
    )
    organisations_first = Case(When(signature__kind=Signature.Kind.ORGANISATION, then=0), default=1)
    # A country that was not agreed to orders nothing: its place in the list would tell it.
    by_country = (
        Case(When(AGREED_TO_COUNTRY, then=0), default=1),
        Case(When(AGREED_TO_COUNTRY, then=F("signature__country")), default=Value("")),
    )
    in_pack_order = by_country if pack.order == DeliveryPack.Order.COUNTRY else ()
    return entries.order_by(
        organisations_first,
        "signature__position",
        *in_pack_order,
        "signature__confirmed_at",
        "signature__pk",
    )


def _agreed(entry: Any, country: str) -> dict[str, str]:
    names, answers = entry.fields.split(), Answers.read(opened(ANSWERS, entry.answers))
    known = {
        **answers.fields,
        "name": opened(NAME, entry.name),
        "country": country,
        "answers": "\n".join(map(" ".join, answers.lines)),
    }
    return {name: known[name] for name in HANDED_OVER if name in names and known.get(name)}
