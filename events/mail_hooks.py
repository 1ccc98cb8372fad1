"""How the screens for mail to registrants and speakers enter the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path
from wagtail import hooks

from advocacy_site.core.permissions import named

from .letter_screens import MAKE, letters_screen
from .speaker_screens import ASK, speakers_screen
from .telling_screens import TELL, tell_screen


@hooks.register("register_admin_urls")
def mail_urls() -> list[Any]:
    """The screens of an event beside its settings."""
    return [
        path("events/<uuid:pk>/tell/", tell_screen, name="tell_registrants"),
        path("events/<uuid:pk>/letters/", letters_screen, name="invitation_letters"),
        path("events/<uuid:pk>/speakers/", speakers_screen, name="ask_speakers"),
    ]


@hooks.register("register_permissions")
def permissions_for_mail() -> QuerySet[Permission]:
    """What a group can be given beside the usual verbs: nobody has it by editing pages."""
    return named(TELL, MAKE, ASK)
