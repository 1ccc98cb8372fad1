from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportersConfig(AppConfig):
    """People whose address we hold, and the consents they gave."""

    name = "advocacy_site.supporters"
    label = "supporters"
    verbose_name = _("Supporters")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """People agreed to the old words, so those stay: wordings are added, never changed or deleted."""
        from wagtail.permissions import register_permission_policy

        from advocacy_site.core.permissions import OnlyActions
        from advocacy_site.core.registry import link_handlers

        from . import emails, privacy
        from .models import ConsentWording
        from .my_data import LINK_PURPOSE
        from .views import open_my_data

        register_permission_policy(
            ConsentWording, OnlyActions(ConsentWording, {"add", "view"}), exact_class=True
        )
        emails.register()
        privacy.register()
        link_handlers.register(LINK_PURPOSE, open_my_data)
