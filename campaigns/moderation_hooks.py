"""What moderators find in the admin: menu and addresses."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .block_screens import BlockEntryViewSet, CollectionWindowViewSet
from .held_screens import TITLE, held_signatures_screen, mail_pause_screen
from .removal_screens import remove_signatures_screen, undo_removal_screen
from .services.staff_mail import PERMISSION


class HeldMenuItem(MenuItem):
    """For those who moderate."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_menu_item")
def held_signatures_item() -> HeldMenuItem:
    """The queue, beside the actions."""
    return HeldMenuItem(TITLE, reverse("held_signatures"), name="held", icon_name="warning", order=205)


@hooks.register("register_admin_viewset")
def block_list() -> BlockEntryViewSet:
    """The block list, in the admin's settings."""
    return BlockEntryViewSet("block_entries")


@hooks.register("register_admin_viewset")
def collection_windows() -> CollectionWindowViewSet:
    """Collection windows, in the admin's settings."""
    return CollectionWindowViewSet("collection_windows")


@hooks.register("register_admin_urls")
def moderation_urls() -> list[Any]:
    """The moderators' screens."""
    return [
        path("held-signatures/", held_signatures_screen, name="held_signatures"),
        path("actions/<uuid:pk>/mails/", mail_pause_screen, name="mail_pause"),
        path("actions/<uuid:pk>/remove/", remove_signatures_screen, name="remove_signatures"),
        path("removals/<uuid:pk>/undo/", undo_removal_screen, name="undo_removal"),
    ]
