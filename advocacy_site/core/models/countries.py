"""What the coalition calls a country."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet

from .. import countries


class CountryLabelQuerySet(models.QuerySet["CountryLabel"]):
    """How pages ask for our words."""

    def in_language(self, language: str) -> dict[str, str]:
        """Return our words in a language, by code of the country. One query."""
        return dict(self.filter(locale__language_code=language).values_list("country", "label"))


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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let pages say the new word at once."""
        super().save(*args, **kwargs)
        transaction.on_commit(countries.forget)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Let pages say ISO's word again at once."""
        deleted = super().delete(*args, **kwargs)
        transaction.on_commit(countries.forget)
        return deleted


register_snippet(CountryLabel)
