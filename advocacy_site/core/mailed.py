"""What the pages behind mailed links have in common."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation

METHODS = ("GET", "HEAD", "POST")
Found = TypeVar("Found")


def answer_link(
    request: HttpRequest,
    found: Found | None,
    show: Callable[[HttpRequest, Found], HttpResponse],
    decide: Callable[[HttpRequest, Found], HttpResponse],
    *,
    nothing_there: Callable[[HttpRequest], HttpResponse],
    language: str = "",
) -> HttpResponse:
    """Answer a mailed link about `found` in `language`, else in its own: looking shows, only a POST decides.

    `nothing_there` answers where nothing is there any more.
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
