from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from . import viewsets

register_snippet(viewsets.HelplineViewSet)


@hooks.register("register_snippet_listing_buttons")
def helpline_buttons(snippet: Any, user: Any, _next_url: str | None = None) -> list[Button]:
    """Hide or publish, in the row of a helpline."""
    return viewsets.listing_buttons(snippet, user)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The two screens that ask before they do it."""
    return [
        path("helplines/<int:pk>/hide/", viewsets.hide, name="hide_helpline"),
        path("helplines/<int:pk>/publish/", viewsets.publish, name="publish_helpline"),
    ]
