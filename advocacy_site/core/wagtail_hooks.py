from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from . import access_report, log_entries, pasting, reports
from .deletion import pages_that_must_stay
from .draft_screens import ShareDraftMenuItem, share_button, share_draft_screen
from .rich_text import OutsideLink
from .viewsets import FigureViewSet, VideoServerViewSet

register_snippet(FigureViewSet)
register_snippet(VideoServerViewSet)


@hooks.register("insert_global_admin_css")
def admin_style() -> str:
    """Link what Wagtail's own style has no answer to."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def admin_dates() -> str:
    """Keep the calendar from changing what it cannot read."""
    return format_html('<script src="{}"></script>', static("js/dates.js"))


@hooks.register("register_rich_text_features")
def mark_outside_links(features: FeatureRegistry) -> None:
    """Say of links in prose which of them lead to another site."""
    features.register_link_type(OutsideLink)


def _refuse(request: HttpRequest, kept: list[Any], back_to: int) -> HttpResponse:
    messages.error(
        request,
        _(
            "Not deleted: people have signed, registered or written on %(titles)s, and what they gave us "
            "would be lost. To take such a page out of sight, unpublish it alone."
        )
        % {"titles": ", ".join(f"“{page.get_admin_display_title()}”" for page in kept[:5])},
    )
    return redirect("wagtailadmin_explore", back_to)


@hooks.register("before_delete_page")
def keep_pages_with_rows(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer a deletion that the database would refuse with a clear message."""
    kept = pages_that_must_stay([page])
    parent = page.get_parent()
    return _refuse(request, kept, parent.pk if parent else page.pk) if kept else None


@hooks.register("before_bulk_action")
def keep_pages_with_rows_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], _action: Any
) -> HttpResponse | None:
    """The same for several pages at once: none of them is deleted."""
    pages = [item for item in objects if isinstance(item, Page)]
    if action_type != "delete" or not pages:
        return None
    kept = pages_that_must_stay(pages)
    parent = pages[0].get_parent()
    return _refuse(request, kept, parent.pk if parent else pages[0].pk) if kept else None


@hooks.register("insert_editor_js")
def say_what_pasting_keeps() -> str:
    """In every editor with rich text."""
    return pasting.script()


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Our own screens in the admin."""
    return [
        path("pages/<int:page_id>/share-draft/", share_draft_screen, name="share_draft"),
        *reports.urls(),
        *access_report.urls(),
    ]


@hooks.register("register_reports_menu_item")
def image_rights_report() -> MenuItem:
    """Images whose licence ends or whose consents are missing."""
    return reports.ImageRightsMenuItem()


@hooks.register("register_reports_menu_item")
def report_of_access() -> MenuItem:
    """Who of the staff looked at personal data."""
    return access_report.AccessMenuItem()


@hooks.register("register_permissions")
def permission_for_the_report_of_access() -> Any:
    """To read it is given to administrators, apart from everything else."""
    return access_report.grantable()


@hooks.register("register_page_header_buttons")
def share_draft_button(page: Page, user: Any, **_kwargs: Any) -> list[Button]:
    """“Share this draft” in the menu beside a page's title."""
    return share_button(page, user)


@hooks.register("register_page_action_menu_item")
def share_draft_menu_item() -> ActionMenuItem:
    """“Share this draft” beside “Save draft”."""
    return ShareDraftMenuItem(order=90)


hooks.register("register_log_actions", log_entries.register)
