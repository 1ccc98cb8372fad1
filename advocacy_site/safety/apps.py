from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SafetyConfig(AppConfig):
    """Quick exit, helplines and the safety notice."""

    name = "advocacy_site.safety"
    label = "safety"
    verbose_name = _("Safety")
    default_auto_field = "django.db.models.BigAutoField"
