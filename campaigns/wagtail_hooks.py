from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from .models import Action, ActionPage
from .signatory_screens import add_signatories_screen
from .viewsets import ActionViewSet


@hooks.register("register_admin_viewset")
def action_records() -> ActionViewSet:
    """The settings of actions, in the admin's menu."""
    return ActionViewSet("action_records")


@hooks.register("after_publish_page")
def say_that_nobody_can_sign_yet(request: HttpRequest, page: Any) -> None:
    """Publishing shows the words, but does not open signing. Say so to whoever expects it."""
    if isinstance(page, ActionPage) and page.action.state == Action.State.NOT_OPEN:
        button = messages.button(
            reverse("action_records:edit", args=[page.action_id]), _("Settings of signing")
        )
        messages.warning(
            request, _("Nobody can sign this page yet: set when signing opens."), buttons=[button]
        )


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The screens for a list of organisations."""
    return [path("actions/<uuid:pk>/signatories/", add_signatories_screen, name="add_signatories")]
