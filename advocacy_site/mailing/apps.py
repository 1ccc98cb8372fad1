from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingConfig(AppConfig):
    """The one way to send mail, the worker and its periodic jobs."""

    name = "advocacy_site.mailing"
    label = "mailing"
    verbose_name = _("Mailing")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter this room into the registries."""
        from advocacy_site.core.registry import health_checks

        from . import health, jobs, privacy, third_party

        third_party.register()
        jobs.register()
        privacy.register()
        health_checks.register("outbox", health.outbox_flows)
