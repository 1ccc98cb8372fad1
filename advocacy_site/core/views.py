"""Error pages and health: answers that must come even when nothing else works.

No error page asks the database. Each shows the quick exit and a helpline, from settings.
"""

import logging
import sys
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from .database_down import is_database_down, log_database_down
from .registry import health_checks

log = logging.getLogger(__name__)

RETRY_SECONDS = 30
# Refusals that need no page of their own show the page of a neighbour.
TEMPLATES = {413: "errors/400.html", 415: "errors/400.html"}


# --- Django's handlers (named in urls.py) and refusals of our own ----------------------------------------


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: malformed, or from a host that is not ours."""
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return error_page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a staff form without its token (settings.CSRF_FAILURE_VIEW)."""
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return error_page(request, 404)


def gone(request: HttpRequest, message: str = "") -> HttpResponse:
    """410: a link that has expired. `message` says what the visitor can do."""
    return error_page(request, 410, message)


def see_other(url: str) -> HttpResponse:
    """303: what was sent is taken, and the browser follows with GET, always."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: beyond a rate limit."""
    response = error_page(request, 429)
    response["Retry-After"] = "600"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when what failed is the database.

    Django answers here while it handles the exception. Errors of views reach `DatabaseDownMiddleware`;
    errors of other middleware (sessions, redirects) do not, because Django turns them into responses
    at each layer. This is where those arrive.
    """
    error = sys.exc_info()[1]
    if error is None or not is_database_down(error):
        return error_page(request, 500)
    log_database_down(error)
    response = unavailable(request)
    # Django's mark for "written to the log already": it would add the trace and its values.
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django sets it the same way
    return response


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: come back in half a minute."""
    response = error_page(request, 503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def error_page(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    """Return the page for `status` in the visitor's language, or a bare one if it can't be rendered."""
    try:
        language = translation.get_language_from_request(request, check_path=True)
        with translation.override(language):
            context = _context(language) | {"message": message}
            html: str = render_to_string(TEMPLATES.get(status, f"errors/{status}.html"), context)
    except Exception as error:  # noqa: BLE001 - a broken template must not take the helpline away
        log.error("Error page %s can't be rendered: %s", status, type(error).__name__)
        html = _bare_page(status)
    return HttpResponse(html, status=status)


def _context(language: str) -> dict[str, Any]:
    strip: dict[str, Any] = settings.FALLBACK_STRIP
    try:
        help_url = reverse("help")  # by name: the page belongs to a room above
    except NoReverseMatch:
        help_url = strip["help_url"]
    return {"strip": {**strip, "help_url": help_url}, "home_url": f"/{language}/"}


def _bare_page(status: int) -> str:
    strip: dict[str, Any] = settings.FALLBACK_STRIP
    line = strip["helpline"]
    return format_html(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>{status}</title>'
        '<p><a href="{exit}" rel="nofollow noreferrer">Leave this site</a></p>'
        "<h1>This page can’t be shown</h1>"
        '<p>Help: {name} ({country}), <a href="tel:{tel}">{number}</a></p></html>',
        status=status,
        exit=strip["exit_url"],
        name=line["name"],
        country=line["country_name"],
        tel=line["tel"],
        number=line["display_number"],
    )


# --- health ----------------------------------------------------------------------------------------------


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Tell that this process answers. Touches nothing else."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Tell whether the site can serve: 200 "ok", or 503 and the names of the checks that fail."""
    checks = [("database", _database_answers), *health_checks]
    failing = [name for name, check in checks if not _passes(check)]
    if failing:
        return HttpResponse("failing: " + ", ".join(failing), status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def _passes(check: Any) -> bool:
    try:
        return bool(check())
    except Exception as error:  # noqa: BLE001 - whatever a check raises, it has not passed
        log.error("Health check raised %s", type(error).__name__)
        return False


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)
