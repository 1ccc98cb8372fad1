"""A draft shown to somebody without an account: `/draft/<token>/`, for seven days or until it is closed.

The link alone opens the page, wherever it stands: also below a private or an unpublished one. It shows
the newest saved draft, writes nothing about who reads, and its forms send nothing.
"""

import copy
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.log_actions import log
from wagtail.models import Page

from . import clock
from .caching import PRIVATE
from .frames import frame_hosts
from .headers import SHARED_DRAFT, framing, secured
from .links import TOKEN_SHAPE, digest
from .models import DraftShare
from .views import gone, page_not_found

OPEN_FOR = timedelta(days=7)


def share_draft(page: Page, user: Any) -> tuple[DraftShare, str]:
    """Make a link to the draft of `page` and return it with its token, which nobody can read again."""
    token = secrets.token_urlsafe(32)
    share = DraftShare.objects.create(
        digest=digest(token), page_id=page.pk, created_by=user, expires_at=clock.now() + OPEN_FOR
    )
    log(instance=page, action="core.share_draft", user=user, data={"until": share.expires_at.isoformat()})
    return share, token


def close_share(share: DraftShare, user: Any) -> None:
    """Close the link at once. Closing it again changes nothing."""
    closed = DraftShare.objects.open().filter(pk=share.pk).update(revoked_at=clock.now())
    if closed:
        log(instance=share.page, action="core.close_draft_share", user=user)


def address_of(token: str) -> str:
    """Return the full address to give away. Its host comes from settings, never from a request."""
    return settings.SITE_URL + reverse("shared_draft", args=[token])


@require_safe
def shared_draft(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draft, or say that the link is closed. A page that was deleted took its links along."""
    if not TOKEN_SHAPE.fullmatch(token):
        return page_not_found(request)
    share = DraftShare.objects.open().filter(digest=digest(token)).select_related("page").first()
    if share is None:
        return gone(request, _("Ask the person who sent you the link for a new one."))
    draft = share.page.specific.get_latest_revision_as_object()
    mode = draft.default_preview_mode if draft.is_previewable() else ""
    shown = {
        "draft_share": share,
        "GET": request.GET,  # so that "page 2" leads to page 2
        "frame_hosts": frame_hosts(request),  # named by the page for a request of its own, allowed by ours
    }
    response = draft.make_preview_request(_without_reader(request), mode, shown)
    for name, value in secured(framing(SHARED_DRAFT, request)).items():
        response[name] = value
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Cache-Control"] = PRIVATE
    return response


def _without_reader(request: HttpRequest) -> HttpRequest:
    """Return `request` as somebody without an account would have sent it.

    Staff who follow the link see what the outsider will see: no user bar, nothing that asks who they are.
    """
    anonymous = copy.copy(request)
    hidden = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")
    anonymous.META = {name: value for name, value in request.META.items() if name not in hidden}
    return anonymous
