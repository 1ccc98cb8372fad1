"""`/<lang>/sign/<key>/text/<number>/`: the permanent address of words that were signed."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.rich_text import expand_db_html

from advocacy_site.core.caching import public

from ..models import ActionPage, Tally, TextVersion
from ..numbers import Tallies
from ..text import normalise
from ..versions import LISTED, told_counts, told_versions, version_counts
from .sign import page_for


def _found(key: str, number: int) -> tuple[ActionPage, TextVersion]:
    """Raises Http404 where nobody may read the page, or nobody signed these words."""
    page = page_for(key)
    version = told_versions(page.action_id, get_language() or "").filter(number=number).first()
    if version is None:
        raise Http404
    return page, version


@require_safe
@public(ttl=60, stale=300)
def text_version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show a version with its dates, its hash and how many stand under it."""
    page, version = _found(key, number)
    tallies = Tallies.of(Q(action=page.action_id), (Tally.Dimension.TOTAL, Tally.Dimension.VERSION))
    by_version = tallies.counts(Tally.Dimension.VERSION)
    key = str(version.pk)
    others = told_versions(page.action_id, version.language).only(*LISTED)
    context = {
        "page": page,
        "version": version,
        "count": told_counts(by_version).shown.get(key) if key in by_version else 0,
        "as_of": tallies.as_of,
        "versions": version_counts(others, by_version),
        "text_html": expand_db_html(version.text),
        "is_letter": page.reads_as_letter(page.ordered_annexes),
        "action_url": page.get_url(request),
    }
    return render(request, "campaigns/text_version.html", context)


@require_safe
@public(ttl=60, stale=300)
def text_as_hashed(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Return the words as they are hashed: the SHA-256 of this file is the one that the version names."""
    _page, version = _found(key, number)
    response = HttpResponse(normalise(version.text), content_type="text/plain; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
