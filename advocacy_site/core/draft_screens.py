"""The admin's screen for sharing a draft, and the ways that lead to it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from .drafts import OPEN_FOR, address_of, close_share, share_draft
from .keys import counted_key
from .models import DraftShare

LABEL = gettext_lazy("Share this draft")


def screen_url(page: Page) -> str:
    """Return the address of the screen for `page`."""
    return reverse("share_draft", args=[page.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def share_draft_screen(request: HttpRequest, page_id: int) -> HttpResponse:
    """List the links to the draft of one page; make one, shown this once; close one.

    Open to those who may edit the page. The answer to making a link is no redirect: the address would
    have to be kept somewhere to be shown on the next page.
    """
    page = get_object_or_404(Page, pk=page_id)
    if page.is_root() or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    address = ""
    if request.method == "POST":
        if "close" in request.POST:
            return _close(request, page)
        address = address_of(share_draft(page, request.user)[1])
    response = TemplateResponse(request, "core/admin/share_draft.html", _context(page, address))
    response["Referrer-Policy"] = "same-origin"
    return response


def _close(request: HttpRequest, page: Page) -> HttpResponse:
    shares = DraftShare.objects.filter(page_id=page.pk)
    close_share(get_object_or_404(shares, pk=counted_key(request.POST["close"])), request.user)
    messages.success(request, _("Closed. Who opens the link now reads that it is no longer shared."))
    return redirect(screen_url(page))


def _context(page: Page, address: str) -> dict[str, Any]:
    title = page.get_admin_display_title()
    return {
        "page": page,
        "address": address,
        "days": OPEN_FOR.days,
        "shares": DraftShare.objects.filter(page_id=page.pk).select_related("created_by"),
        "header_title": LABEL,
        "header_icon": "link",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_explore_root"), "label": _("Pages")},
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": title},
            {"url": "", "label": LABEL},
        ],
    }


def share_button(page: Page, user: Any) -> list[Button]:
    """Return the button for the menu in a page's header, for those who may edit the page."""
    if page.is_root() or not page.permissions_for_user(user).can_edit():
        return []
    return [Button(str(LABEL), screen_url(page), icon_name="link", priority=62)]


class ShareDraftMenuItem(ActionMenuItem):
    """The same beside “Save draft” and “Publish”, once the page has been saved."""

    label = LABEL
    name = "action-share-draft"
    icon_name = "link"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and self.get_user_page_permissions_tester(context).can_edit()

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return screen_url(parent_context["page"])
