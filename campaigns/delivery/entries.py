"""What the files tell of each signature: only what its giver lets this recipient have."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Case, F, Q, QuerySet, Value, When

from advocacy_site.core import countries

from ..asked import HANDED_OVER, Answers
from ..models import DeliveryPack, PackEntry, Signature

CHUNK = 500
AGREED_TO_COUNTRY = Q(fields__contains="country")
COLUMNS = ("kind", "name", "organisation_name", "country", "handed_over", "answers", "category")


@dataclass(frozen=True)
class Listed:
    """One line of the lists. `fields`: values by names of `HANDED_OVER`, those agreed to and given."""

    number: int
    is_organisation: bool
    category: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def listed(pack: DeliveryPack) -> Iterator[Listed]:
    """Yield the lines of `pack`: organisations as the page has them, then people in its order.

    Signatures that ceased to count since the numbers were frozen are not among them.
    """
    country_of = countries.names()
    for number, entry in enumerate(_in_order(pack).iterator(chunk_size=CHUNK), 1):
        signature = entry.signature
        country = country_of[signature.country.code]
        if signature.kind == Signature.Kind.ORGANISATION:
            fields = {"name": signature.organisation_name, "country": country}
            yield Listed(number, True, signature.category, fields)
        else:
            yield Listed(number, False, fields=_agreed(signature, entry.fields.split(), country))


def _in_order(pack: DeliveryPack) -> QuerySet[PackEntry]:
    entries = (
        pack.entries_that_hold()
        .select_related("signature")
        .only("fields", "pack_id", *(f"signature__{name}" for name in COLUMNS))
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


def _agreed(signature: Signature, names: list[str], country: str) -> dict[str, str]:
    answers = Answers.read(signature.answers)
    known = {
        **answers.fields,
        "name": signature.name,
        "country": country,
        "answers": "\n".join(map(" ".join, answers.lines)),
    }
    return {name: known[name] for name in HANDED_OVER if name in names and known.get(name)}
