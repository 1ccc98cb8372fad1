"""How check-in and badges enter the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from advocacy_site.core.permissions import named

from .door_screens import TITLE
from .stewards import CHECK_IN, PRINT


class DoorsMenuItem(MenuItem):
    """For whoever may check people in."""

    def __init__(self) -> None:
        super().__init__(TITLE, reverse("doors"), name="doors", icon_name="user", order=213)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(CHECK_IN)


@hooks.register("register_admin_menu_item")
def doors_menu_item() -> DoorsMenuItem:
    """The way to the doors, which lie outside the admin."""
    return DoorsMenuItem()


@hooks.register("register_permissions")
def permissions_at_the_door() -> QuerySet[Permission]:
    """What a group can be given beside the usual verbs: nobody has it by editing pages."""
    return named(CHECK_IN, PRINT)
