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

        from . import privacy
        from .models import ConsentWording

        register_permission_policy(
            ConsentWording, OnlyActions(ConsentWording, {"add", "view"}), exact_class=True
        )
        privacy.register()
