from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events that people can join."""

    name = "events"
    label = "events"
    verbose_name = _("Events")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter this room into the registries of the rooms below."""
        from wagtail.permissions import register_permission_policy

        from advocacy_site.core.permissions import PageRecords

        from . import stream
        from .models import Event

        # A record comes with its page.
        register_permission_policy(Event, PageRecords(Event), exact_class=True)
        stream.register()
