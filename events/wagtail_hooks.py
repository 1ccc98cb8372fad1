from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import door_hooks, mail_hooks, registration_screens  # noqa: F401 - hooks enter themselves
from .offer_screens import parts_screen, ticket_screen, tickets_screen
from .question_screens import questions_screen
from .screens import grantable
from .speaker_choosing import SpeakerViewSet
from .viewsets import EventViewSet

register_snippet(SpeakerViewSet)


@hooks.register("register_admin_viewset")
def event_records() -> EventViewSet:
    """The settings of events, in the admin's menu."""
    return EventViewSet("event_records")


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """The screens of an event beside its settings."""
    tickets = "events/<uuid:pk>/tickets/"
    return [
        path("events/<uuid:pk>/questions/", questions_screen, name="event_questions"),
        path("events/<uuid:pk>/parts/", parts_screen, name="event_parts"),
        path(tickets, tickets_screen, name="event_tickets"),
        path(f"{tickets}new/", ticket_screen, name="add_event_ticket"),
        path(f"{tickets}<uuid:ticket_pk>/", ticket_screen, name="event_ticket"),
        *registration_screens.urls(),
    ]


@hooks.register("register_admin_menu_item")
def registrations_menu_item() -> registration_screens.RegistrationsMenuItem:
    """Registrations, for those who may read some."""
    return registration_screens.RegistrationsMenuItem()


@hooks.register("register_permissions")
def permissions_for_registrations() -> Any:
    """What a group may do with registrations, each on its own."""
    return grantable()
