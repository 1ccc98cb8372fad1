"""Who may keep a copy of a response. Nobody, unless a view or a page type says `@public`.

The decorator only marks the response. `settle` decides, called by the outermost middleware, because
a cookie may be set after the view has returned (sessions, CSRF), and a page with a cookie or a CSRF
token in it must never be given to somebody else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

MOST_SECONDS = 60  # pages say "in 3 weeks" and show counts: nobody should read an older one
MOST_STALE_SECONDS = 300  # while a new copy is fetched
OLDEST_COPY = MOST_SECONDS + MOST_STALE_SECONDS  # what a page says of "now" stays true for so many seconds
PRIVATE = "private, no-store"


@dataclass(frozen=True)
class Permit:
    """What `@public` allows for one response."""

    ttl: int
    query: frozenset[str]
    stale: int

    def header(self) -> str:
        """Return the value of Cache-Control."""
        value = f"public, max-age={self.ttl}"
        return f"{value}, stale-while-revalidate={self.stale}" if self.stale else value


def public(
    ttl: int, query: Iterable[str] = (), stale: int = 0
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let browsers and shared caches keep what this view or page method answers.

    Works on `def view(request, …)` and on `def serve(self, request, …)` of a page type.

    `ttl`: seconds, 1 to 60. `query`: the only parameters that the answer depends on; a request with
    any other is answered but not kept, so that nobody fills the cache with invented addresses.
    `stale`: seconds, 0 to 300, for which an old copy may be shown while a new one is fetched.

    Raises ValueError for a `ttl` outside 1 to 60 or a `stale` outside 0 to 300.
    """
    if not 1 <= ttl <= MOST_SECONDS or not 0 <= stale <= MOST_STALE_SECONDS:
        raise ValueError(
            f"A public copy lives 1 to {MOST_SECONDS} seconds, and is stale for 0 to {MOST_STALE_SECONDS}."
        )
    permit = Permit(ttl, frozenset(query), stale)

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def marked(*args: Any, **kwargs: Any) -> Any:
            response = view(*args, **kwargs)
            response.public_permit = permit
            return response

        return marked

    return decorate


def settle(request: HttpRequest, response: HttpResponseBase) -> None:
    """Write the final Cache-Control of `response`, and take `Cookie` out of Vary where it is public."""
    if getattr(request, "is_preview", False):
        response["Cache-Control"] = PRIVATE  # Wagtail writes "private" only, which lets the browser keep it
        return
    if response.has_header("Cache-Control"):
        return
    permit: Permit | None = getattr(response, "public_permit", None)
    if permit is None or not _may_be_public(request, response, permit):
        response["Cache-Control"] = PRIVATE
        return
    response["Cache-Control"] = permit.header()
    _forget_cookie_in_vary(response)


def _may_be_public(request: HttpRequest, response: HttpResponseBase, permit: Permit) -> bool:
    """Tell whether the same answer is right for everyone.

    Pages under a view restriction need no query here. Wagtail asks for the restrictions anyway and writes
    its own Cache-Control on such a page, which `settle` keeps. And it calls a page's `serve` only for
    people whom the restriction admits, whom it knows by their session: they bring a session cookie. All
    others get the password form or a redirect, which is not our `serve` and carries no permit.
    """
    return (
        request.method in ("GET", "HEAD")
        and response.status_code in (200, 304)  # "not modified" repeats the permit of the copy it confirms
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not response.cookies
        and permit.query.issuperset(request.GET)
    )


def _forget_cookie_in_vary(response: HttpResponseBase) -> None:
    names = [name.strip() for name in response.get("Vary", "").split(",")]
    kept = [name for name in names if name and name.lower() != "cookie"]
    if kept:
        response["Vary"] = ", ".join(kept)
    elif response.has_header("Vary"):
        del response["Vary"]
