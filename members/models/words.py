"""What members share: services and their names."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet


class Service(TranslatableMixin, models.Model):
    """Something that members do. A snippet, because each coalition divides its work in its own way."""

    name = models.CharField(_("name"), max_length=60, help_text=_("As in “Legal advice”."))
    slug = models.SlugField(_("name in addresses"), max_length=60, help_text=_("As in “legal-advice”."))

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="service_slug_once_per_language"),
        ]

    def __str__(self) -> str:
        return self.name


register_snippet(Service)
