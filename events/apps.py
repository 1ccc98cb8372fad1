from datetime import timedelta

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

        from . import emails, privacy, speaker_emails, speaker_privacy, stream, telling_emails
        from .models import Event

        # A record comes with its page.
        register_permission_policy(Event, PageRecords(Event), exact_class=True)
        stream.register()
        emails.register()
        telling_emails.register()
        speaker_emails.register()
        speaker_privacy.register()
        privacy.register()
        self._register_work()

    @staticmethod
    def _register_work() -> None:
        """What the worker does every so often, and what mailed links open."""
        from advocacy_site.core.registry import PeriodicJob, jobs, link_handlers

        from . import services, views

        minute = timedelta(minutes=1)
        jobs.register("offers", PeriodicJob(run=services.expire_offers, every=minute))
        for purpose, opened in views.MAILED_LINKS.items():
            link_handlers.register(purpose, opened)
        jobs.register("reminders", PeriodicJob(run=services.remind, every=minute))
        jobs.register("tellings", PeriodicJob(run=services.carry_on_tellings, every=minute))
