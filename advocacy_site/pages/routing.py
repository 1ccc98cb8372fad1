"""How an address finds its page: Wagtail's own view, with the home page of the language asked for at once."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from wagtail.models import Site
from wagtail.views import serve as wagtail_serve

from advocacy_site.core.visibility import unrestricted

from .models import HomePage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path` below the home page of the active language.

    Wagtail finds that home page with three queries, and shows the default language under the address of a
    language that has none; here it is one query, and a redirect to where the words are.
    """
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    home = _home(site, get_language() or settings.LANGUAGE_CODE)
    if home is not None:
        request._wagtail_route_for_request = _route(home, request, path)  # type: ignore[attr-defined]  # Wagtail's
    elif get_language() != settings.LANGUAGE_CODE:
        return HttpResponseRedirect(f"/{settings.LANGUAGE_CODE}/{path}")
    return wagtail_serve(request, path)


def _home(site: Site, language: str) -> HomePage | None:
    homes = HomePage.objects.filter(
        live=True, translation_key=site.root_page.translation_key, locale__language_code=language
    )
    home = homes.select_related("locale").annotate(found_open=unrestricted()).first()
    if home is not None:
        home.is_open = home.found_open
    return home


def _route(home: HomePage, request: HttpRequest, path: str) -> object:
    try:
        return home.route(request, [part for part in path.split("/") if part])
    except Http404:
        return None
