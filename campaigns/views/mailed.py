"""What the pages behind mailed links have in common."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation
from django.utils.translation import gettext as _

from advocacy_site.core.views import gone

from .. import services

METHODS = ("GET", "HEAD", "POST")
Found = TypeVar("Found")


def answer_link(
    request: HttpRequest,
    found: Found | None,
    show: Callable[[HttpRequest, Found], HttpResponse],
    decide: Callable[[HttpRequest, Found], HttpResponse],
    *,
    language: str = "",
) -> HttpResponse:
    """Answer a mailed link about `found` in `language`, else in its own: looking shows, only a POST decides.

    410 where nothing is there any more.
    """
    if found is None:
        return nothing_there(request)
    language = language or found.language  # type: ignore[attr-defined]  # of each record that mails are about
    with translation.override(language):
        request.LANGUAGE_CODE = language
        if request.method in ("GET", "HEAD"):
            return show(request, found)
        if request.method == "POST":
            return decide(request, found)
    return HttpResponseNotAllowed(METHODS)


def nothing_there(request: HttpRequest) -> HttpResponse:
    """410. The page must not tell more than its reader knows: it may be somebody else's screen."""
    return gone(request, _("Nothing is stored behind this link. You can sign again on the action’s page."))


def seen_version(request: HttpRequest) -> UUID:
    """Return the version of the words that the page showed. Raises WordsChanged for anything else."""
    try:
        return UUID(request.POST.get("text_version", ""))
    except ValueError as error:
        raise services.WordsChanged from error
