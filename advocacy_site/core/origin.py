"""Forms without cookies: is this POST sent by a page of ours?

Visitors have no session, so a token in a cookie would protect nothing, cost them privacy and spoil
the cache. Browsers say by themselves where a request comes from (Fetch Metadata; OWASP ASVS 5.0,
3.5.1 and 3.5.3).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.views.decorators.csrf import csrf_exempt

from .views import permission_denied

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")


def same_origin_only(view: Callable[..., Any]) -> Callable[..., Any]:
    """Answer 403 to whatever another site's page, or a subdomain's, makes a browser send to `view`.

    Behind a proxy the scheme must be known (SECURE_PROXY_SSL_HEADER), or every form is refused.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method in SAFE_METHODS or is_same_origin(request):
            return view(request, *args, **kwargs)
        return permission_denied(request)

    return guarded


def is_same_origin(request: HttpRequest) -> bool:
    """Tell whether nothing in the headers says that another origin sent `request`.

    A request with none of the headers passes: old browsers, and programs, which act for nobody else.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    own = f"{request.scheme}://{request.get_host()}".lower()
    if origin is not None:
        return origin.lower() == own  # also refuses "null", which sandboxed frames send
    referer = request.headers.get("Referer")
    if site is None and referer is not None:
        return _origin_of(referer) == own
    return True


def _origin_of(url: str) -> str | None:
    """Return scheme and host of `url`, or None where it has no such thing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}".lower()
