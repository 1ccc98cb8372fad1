from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from .deletion import pages_that_must_stay


def _refuse(request: HttpRequest, kept: list[Any], back_to: int) -> HttpResponse:
    messages.error(
        request,
        _("Not deleted: people have signed or registered on %(titles)s. Unpublish the page instead.")
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
