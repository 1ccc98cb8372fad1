"""How check-in and badges enter the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path
from wagtail import hooks

from advocacy_site.core.permissions import named

from .badge_screens import PRINT, badges_screen
from .door_screens import CHECK_IN, check_in_screen


@hooks.register("register_admin_urls")
def door_urls() -> list[Any]:
    """The screens of an event's door. Who is sought stands in no address."""
    return [
        path("events/<uuid:pk>/check-in/", check_in_screen, name="check_in"),
        path("events/<uuid:pk>/badges/", badges_screen, name="badges"),
    ]


@hooks.register("register_permissions")
def permissions_at_the_door() -> QuerySet[Permission]:
    """What a group can be given beside the usual verbs: nobody has it by editing pages."""
    return named(CHECK_IN, PRINT)
