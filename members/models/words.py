"""Words that members share: what a service is called, and what we call a country."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from django_countries.fields import CountryField
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


class CountryLabelQuerySet(models.QuerySet["CountryLabel"]):
    """How pages name countries."""

    def names(self, locale_id: int) -> "CountryNames":
        """Return the names of all countries in a language. One query."""
        return CountryNames(dict(self.filter(locale_id=locale_id).values_list("country", "label")))


class CountryNames:
    """What each country is called: in staff's words, else in ISO's, in the active language."""

    def __init__(self, ours: dict[str, str]) -> None:
        self._names = ours

    def __getitem__(self, code: str) -> str:
        if code not in self._names:
            self._names[code] = str(countries.name(code))
        return self._names[code]


class CountryLabel(TranslatableMixin, models.Model):
    """Our word for a country where ISO's is not ours.

    Once per language and not once per member, so that filter, map, lists and pages say the same.
    """

    country: Any = CountryField(_("country"))
    label = models.CharField(_("what we call it"), max_length=60)

    panels = [FieldPanel("country"), FieldPanel("label")]

    objects = CountryLabelQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("country label")
        verbose_name_plural = _("country labels")
        ordering = ["label"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "country"], name="country_label_once_per_language"),
        ]

    def __str__(self) -> str:
        return self.label


register_snippet(Service)
register_snippet(CountryLabel)
