"""The security headers of every response, as one table. Values and reasons: docs/security.md.

Two headers are Django's: `SecurityMiddleware` writes Strict-Transport-Security from the SECURE_HSTS_*
settings, and views may set any header before us: what a response brings along is kept.
"""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .frames import frame_hosts

ADMIN_PREFIX = "/admin/"

# No nonces: a nonce in a cached page is used twice and protects nothing. Scripts and styles are files.
_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}


def _policy(x_frame_options: str, **changed_sources: str) -> dict[str, str]:
    """Return the headers of one kind of page; `frame_src="'self'"` changes or adds `frame-src`."""
    sources = _SOURCES | {name.replace("_", "-"): value for name, value in changed_sources.items()}
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in sources.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": x_frame_options,
        # Not "no-referrer": with it browsers send `Origin: null` on our own forms.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": (
            "accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
            "browsing-topics=()"
        ),
    }


PUBLIC = _policy("DENY")
# Wagtail 8.0's admin has inline scripts and styles, and shows previews in a frame.
ADMIN = _policy(
    "SAMEORIGIN",
    script_src="'self' 'unsafe-inline'",
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data: blob:",
    frame_src="'self'",
    frame_ancestors="'self'",
)
# The page as the public will see it, in the frame of the admin's preview panel.
PREVIEW = _policy("SAMEORIGIN", frame_ancestors="'self'")

# A draft shown to an outsider (core/drafts.py): its forms send nothing, its address goes nowhere.
SHARED_DRAFT = _policy("DENY", form_action="'none'") | {"Referrer-Policy": "no-referrer"}


def policy_for(request: HttpRequest, response: HttpResponseBase) -> dict[str, str]:
    """Return the headers that `response` to `request` should carry, name to value.

    Sign-in pages are outside /admin/, so they get the strict public policy.
    """
    if getattr(request, "is_preview", False):
        policy = PREVIEW
    elif request.path.startswith(ADMIN_PREFIX):
        policy = ADMIN
    else:
        policy = PUBLIC
    return secured(framing(policy, request))


def framing(policy: dict[str, str], request: HttpRequest) -> dict[str, str]:
    """Return `policy`, which names no frames yet, with those that the page asked for (core/frames.py)."""
    hosts = frame_hosts(request)
    if not hosts:
        return policy
    sources = " ".join(f"https://{host}" for host in sorted(hosts))
    return policy | {"Content-Security-Policy": f"{policy['Content-Security-Policy']}; frame-src {sources}"}


def secured(policy: dict[str, str]) -> dict[str, str]:
    """Return `policy`, with the wish for HTTPS where the site speaks it."""
    if not settings.HTTPS:
        return policy
    secure = f"{policy['Content-Security-Policy']}; upgrade-insecure-requests"
    return policy | {"Content-Security-Policy": secure}
