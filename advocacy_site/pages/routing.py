"""How an address finds its page: Wagtail's own view, with the home page of the language asked for at once."""

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from wagtail.models import Site
from wagtail.views import serve as wagtail_serve

from advocacy_site.core.statements import PreparedModels, Slot
from advocacy_site.core.visibility import unrestricted

from .models import HomePage


def _homes() -> models.QuerySet[HomePage]:
    """Return the home page of a language: the translation of that of the site. No query yet."""
    translation = Slot("translation_key", models.UUIDField())
    language = Slot("language", models.CharField())
    homes = HomePage.objects.filter(live=True, translation_key=translation, locale__language_code=language)
    return homes.select_related("locale").annotate(found_open=unrestricted()).order_by("pk")


HOMES = PreparedModels(_homes)
SITES = PreparedModels(lambda: Site.objects.select_related("root_page").order_by("pk"))


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path` below the home page of the active language.

    Wagtail finds that home page with three queries, and shows the default language under the address of a
    language that has none; here it is one query, and a redirect to where the words are.
    """
    site = _site(request)
    if site is None:
        raise Http404
    home = _home(site, get_language() or settings.LANGUAGE_CODE)
    if home is not None:
        request._wagtail_route_for_request = _route(home, request, path)  # type: ignore[attr-defined]  # Wagtail's
    elif get_language() != settings.LANGUAGE_CODE:
        return HttpResponseRedirect(f"/{settings.LANGUAGE_CODE}/{path}")
    return wagtail_serve(request, path)


def _site(request: HttpRequest) -> Site | None:
    """Return the site that `request` asks: the only one there is, or what Wagtail chooses among several."""
    sites = SITES.all()
    if len(sites) == 1 and sites[0].is_default_site:
        request._wagtail_site = sites[0]  # type: ignore[attr-defined]  # where Wagtail keeps and looks for it
    found: Site | None = Site.find_for_request(request)
    return found


def _home(site: Site, language: str) -> HomePage | None:
    home: HomePage | None = HOMES.first(translation_key=site.root_page.translation_key, language=language)
    if home is not None:
        home.is_open = home.found_open
    return home


def _route(home: HomePage, request: HttpRequest, path: str) -> object:
    try:
        return home.route(request, [part for part in path.split("/") if part])
    except Http404:
        return None
