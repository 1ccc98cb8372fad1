from wagtail import hooks

from . import mail_hooks  # noqa: F401 - enters itself
from .viewsets import EventViewSet


@hooks.register("register_admin_viewset")
def event_records() -> EventViewSet:
    """The settings of events, in the admin's menu."""
    return EventViewSet("event_records")
