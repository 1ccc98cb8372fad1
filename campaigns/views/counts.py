"""`/<lang>/sign/<key>/count.json` and `…/numbers/`: the numbers of an action, for machines and for readers.

These addresses stay for good: whoever cites a number cites them, with the time that stands beside it.
"""

from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from advocacy_site.core.caching import public

from ..models import ActionPage
from ..number_page import number_page
from ..numbers import as_json, numbers_of
from ..sources import named_sources
from .sign import page_for


@require_safe
@public(ttl=5, stale=30)
def count_json(request: HttpRequest, key: str) -> HttpResponseBase:
    """Return all public numbers of an action, read by one query and so from one moment (numbers.py).

    Whoever holds the newest answer already gets 304 and no body.
    """
    languages = _languages(key)
    if not languages:
        raise Http404
    here = translation.get_language()
    with translation.override(here if here in languages else languages[0]):
        address = settings.SITE_URL + reverse("sign_numbers", args=[key])
    response = JsonResponse(as_json(numbers_of(key, named_sources=named_sources()), address))
    etag = f'"{sha256(response.content).hexdigest()[:20]}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _languages(key: str) -> list[str]:
    pages = ActionPage.objects.live().public().filter(action__key=key, alias_of__isnull=True)
    return list(pages.order_by("pk").values_list("locale__language_code", flat=True))


@require_safe
@public(ttl=60, stale=300)
def numbers_page(request: HttpRequest, key: str) -> HttpResponseBase:
    """Show the numbers of an action in words and tables, with what one needs to cite them."""
    page = page_for(key)
    return render(request, "campaigns/numbers.html", number_page(page))
