"""`/<lang>/sign/<key>/count.json`: the numbers of an action, for machines and for the page's script."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from advocacy_site.core.caching import public

from ..models import ActionPage, Tally
from ..presentation import SMALL_CELL


@require_safe
@public(ttl=5, stale=30)
def count_json(request: HttpRequest, key: str) -> JsonResponse:
    """Return total, countries and the time they belong to, read by one query and so from one moment.

    Countries below SMALL_CELL appear only within "other".
    """
    if not ActionPage.objects.live().public().filter(action__key=key).exists():
        raise Http404
    rows = list(
        Tally.objects.filter(action__key=key, dimension__in=[Tally.Dimension.TOTAL, Tally.Dimension.COUNTRY])
    )
    total = next((row for row in rows if row.dimension == Tally.Dimension.TOTAL), None)
    by_country = {row.key: row.count for row in rows if row.dimension == Tally.Dimension.COUNTRY}
    shown = {code: count for code, count in sorted(by_country.items()) if count >= SMALL_CELL}
    number = total.count if total else 0
    return JsonResponse(
        {
            "total": number,
            "countries": shown,
            "other": number - sum(shown.values()),
            "as_of": total.as_of.isoformat(timespec="seconds") if total else None,
        }
    )
