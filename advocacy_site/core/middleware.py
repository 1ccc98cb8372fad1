"""What stands between the web server and the views: security headers, refusals, the database's absence.

Order (settings.MIDDLEWARE): `SecurityHeadersMiddleware` outside, so that refusals and error pages of
the others carry the headers too.
"""

import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language

from . import caching, headers
from .database_down import is_database_down, log_database_down
from .views import error_page, unavailable

GetResponse = Callable[[HttpRequest], HttpResponseBase]

STAFF_PREFIXES = ("/admin/", "/account/")
MOST_BYTES = 1_000_000
MOST_DIGITS = 20
MOST_FIELDS = 50
# Django writes bytes of a path that are no UTF-8 as percent escapes, into what is otherwise text.
BROKEN_BYTE = re.compile("%[89A-F][0-9A-F]")
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"


class SecurityHeadersMiddleware:
    """Writes the headers that a response does not bring along, and who may keep it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in headers.policy_for(request, response).items():
            response.headers.setdefault(name, value)
        caching.settle(request, response)
        return response


class DatabaseDownMiddleware:
    """Answers 503 with helplines when a view finds no database.

    Errors of other middleware arrive at `views.server_error` (see there).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the 503 page, or None where `exception` is something else."""
        if not is_database_down(exception):
            return None
        log_database_down(exception)
        return unavailable(request)


class HostileInputMiddleware:
    """Refuses, before any view, what no browser of ours sends."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        status = refusal(request)
        return error_page(request, status) if status else self.get_response(request)


def refusal(request: HttpRequest) -> int | None:
    """Return the status with which to refuse `request`, or None to let it through."""
    if getattr(request, "is_dummy", False):
        return None  # Wagtail's own, for a preview; its path is percent-encoded
    if not _is_text(request):
        return 400
    if request.path.startswith(STAFF_PREFIXES):
        return None
    return _refusal_of_body(request)


def _is_text(request: HttpRequest) -> bool:
    """Tell whether path and query are UTF-8, and they and the cookies hold no NUL (databases refuse it)."""
    # WSGI hands over bytes as Latin-1.
    query = unquote_to_bytes(request.META.get("QUERY_STRING", "").encode("latin-1", "replace"))
    try:
        text = request.path_info + query.decode()
    except UnicodeDecodeError:
        return False
    if BROKEN_BYTE.search(request.path_info) or "\0" in text:
        return False
    return not any("\0" in value for value in request.COOKIES.values())


def _refusal_of_body(request: HttpRequest) -> int | None:
    """Refuse, on public addresses, what is not a small form without files."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    if not declared.isascii() or not declared.isdigit():
        return 400
    if len(declared) > MOST_DIGITS or int(declared) > MOST_BYTES:  # int() refuses thousands of digits
        return 413
    if int(declared) == 0:
        return None
    if request.content_type not in (URLENCODED, MULTIPART):
        return 415
    try:
        return _refusal_of_form(request)
    except UnreadablePostError:
        return 400  # the sender hung up; Django itself answers 400 to a body that it can't parse


def _refusal_of_form(request: HttpRequest) -> int | None:
    # Counted before parsing, so that 100,000 empty fields cost nothing.
    if request.content_type == URLENCODED:
        return 400 if request.body.count(b"&") >= MOST_FIELDS else None
    # No public form uploads. Mail programs send one-click unsubscribes as multipart (RFC 8058, 3.2).
    boundary = (request.content_params or {}).get("boundary", "").encode("ascii", "replace")
    if request.body.count(b"--" + boundary) > MOST_FIELDS + 1:
        return 400
    return 415 if request.FILES else None


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but it sends nobody on from an address that one of our views answered.

    Django sends each 404 without a language to the same address below `/en/`, where Wagtail would look
    for a page: a mangled `/l/<token>/` would get a second address, and the log a second copy of it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.resolver_match is not None:
            response.headers.setdefault("Content-Language", get_language() or "")
            return response
        return super().process_response(request, response)
