"""How large the coalition is, counted in its directory."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, IntegerField, Subquery
from django.db.models.functions import Coalesce

from advocacy_site.core.kept import KEPT_SECONDS
from advocacy_site.core.visibility import visible

from .models import MemberDirectoryPage, MemberPage


@dataclass(frozen=True)
class Counts:
    """How much stands in the directory of one language; countries and languages each once."""

    directory: MemberDirectoryPage
    members: int
    countries: int
    languages: int


def counts(locale_id: int) -> Counts | None:
    """Count what the public sees in the directory of a language; None while there is none.

    One query, whose answer is kept for as long as the pages that show it.
    """
    return cache.get_or_set(f"member-counts-{locale_id}", lambda: _counts(locale_id), KEPT_SECONDS)


def _counts(locale_id: int) -> Counts | None:
    directory = visible(MemberDirectoryPage.objects.filter(locale=locale_id)).annotate(
        members=_number_of("pk", locale_id),
        countries=_number_of("country", locale_id),
        languages=_number_of("language_lines__language", locale_id),
    )
    found = directory.first()
    return Counts(found, found.members, found.countries, found.languages) if found else None


def _number_of(what: str, locale_id: int) -> Coalesce:
    """Return how many different values of `what` the public members of a language have."""
    members = visible(MemberPage.objects.filter(locale=locale_id)).order_by().values("locale")
    number = members.annotate(number=Count(what, distinct=True)).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
