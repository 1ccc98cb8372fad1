"""Mailed links `/l/<token>/`.

token = HMAC-SHA256(LINK_KEY, purpose and a random nonce). The mail's outbox row keeps the nonce, so
that each attempt to send it renders the same link; the `Link` row keeps the token's SHA-256, so that
we know the token when it comes back. A stolen copy of the database makes no link.
"""

import base64
import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from . import clock, limits
from .models import Link
from .network import client_network
from .origin import same_origin_only
from .registry import link_handlers
from .statements import insert_or_ignore
from .views import error_page, gone, too_many_requests

END_AFTER = timedelta(days=30)
TOKEN_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def new_nonce() -> str:
    """Return 256 random bits in 64 hexadecimal digits."""
    return secrets.token_hex(32)


def make_token(purpose: str, nonce: str) -> str:
    """Return the token that belongs to `nonce`, 43 characters of URL-safe base64."""
    mac = hmac.digest(settings.LINK_KEY.encode(), f"{purpose}\0{nonce}".encode(), "sha256")
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode("ascii")


def digest(token: str) -> str:
    """Return what the database knows of `token`."""
    return hashlib.sha256(token.encode()).hexdigest()


def create_link(purpose: str, nonce: str, target: UUID, *, expires_at: datetime | None) -> Link:
    """Make the token of `nonce` openable. Call it in the transaction that writes the mail."""
    link = new_link(purpose, nonce, target, expires_at=expires_at)
    insert_or_ignore(link)  # 256 random bits: a key that is there already belongs to the same nonce
    return link


def new_link(purpose: str, nonce: str, target: UUID, *, expires_at: datetime | None) -> Link:
    """Return the row of `create_link`, not yet written."""
    key = digest(make_token(purpose, nonce))
    return Link(digest=key, purpose=purpose, target=target, expires_at=expires_at)


def url_for(purpose: str, nonce: str) -> str:
    """Return the full address to write into a mail. Its host comes from settings, never from a request."""
    return settings.SITE_URL + reverse("link", args=[make_token(purpose, nonce)])


def end_links(*targets: UUID) -> None:
    """Let the endless links to records that are gone say so for END_AFTER, and then be deleted."""
    Link.objects.filter(target__in=targets, expires_at__isnull=True).update(
        expires_at=clock.now() + END_AFTER
    )


def close_links(target: UUID, purpose: str) -> None:
    """Forget the links of one purpose to a record: from now on they lead nowhere."""
    Link.objects.filter(target=target, purpose=purpose).delete()


def is_one_click(request: HttpRequest) -> bool:
    """Tell whether a mail program presses "unsubscribe" for its reader: no cookie, no Origin (RFC 8058)."""
    return request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click"


def _rule_for(request: HttpRequest, link: Link | None) -> str:
    if is_one_click(request):
        return "unsubscribe-network"
    return "known-link-network" if link else "link-network"


@same_origin_only
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Find the link and hand over to its purpose. GET shows; only POST changes anything."""
    link = Link.objects.filter(digest=digest(token)).first() if TOKEN_SHAPE.fullmatch(token) else None
    if not limits.hit(_rule_for(request, link), client_network(request)):
        return too_many_requests(request)
    if link is None or link.purpose not in link_handlers:
        return error_page(
            request, 404, _("This link from a message is incomplete. Copy it whole, to its end.")
        )
    if link.expires_at is not None and link.expires_at <= clock.now():
        return gone(request)
    return link_handlers[link.purpose](request, link)
