"""What stands between the web server and the views: security headers, refusals, the database's absence.

Order (settings.MIDDLEWARE): `SecurityHeadersMiddleware` outside, so that refusals and error pages of
the others carry the headers too.
"""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase

from . import caching, headers
from .database_down import is_database_down, log_database_down
from .views import error_page, unavailable

GetResponse = Callable[[HttpRequest], HttpResponseBase]

STAFF_PREFIXES = ("/admin/", "/account/")
MOST_BYTES = 1_000_000
MOST_FIELDS = 50
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
    if not _is_text(request):
        return 400
    if not _is_utf8(request.content_params.get("charset", "utf-8")):
        return 415  # Django would decode even the query string with it; some codecs make that a 500
    if request.path.startswith(STAFF_PREFIXES):
        return None
    return _refusal_of_body(request)


def _is_text(request: HttpRequest) -> bool:
    """Tell whether path and query are UTF-8, and they and the cookies hold no NUL (databases refuse it)."""
    # WSGI hands over bytes as Latin-1. Wagtail's previews hand over text instead, of pages that exist.
    path = request.META.get("PATH_INFO", "").encode("latin-1", "ignore")
    query = request.META.get("QUERY_STRING", "").encode("latin-1", "ignore")
    try:
        text = path.decode() + unquote_to_bytes(query).decode()
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not any("\0" in value for value in request.COOKIES.values())


def _is_utf8(charset: str) -> bool:
    return charset.lower() in ("utf-8", "utf8")


def _refusal_of_body(request: HttpRequest) -> int | None:
    """Refuse, on public addresses, what is not a small form without files."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    if not declared.isascii() or not declared.isdigit():
        return 400
    if int(declared) > MOST_BYTES:
        return 413
    if int(declared) == 0:
        return None
    if request.content_type not in (URLENCODED, MULTIPART):
        return 415
    try:
        return _refusal_of_form(request)
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError):
        return 400


def _refusal_of_form(request: HttpRequest) -> int | None:
    # Counted before parsing, so that 100,000 empty fields cost nothing.
    if request.content_type == URLENCODED:
        return 400 if request.body.count(b"&") >= MOST_FIELDS else None
    # No public form uploads. Mail programs send one-click unsubscribes as multipart (RFC 8058, 3.2).
    boundary = request.content_params.get("boundary", "").encode("ascii", "replace")
    if request.body.count(b"--" + boundary) > MOST_FIELDS + 1:
        return 400
    return 415 if request.FILES else None
