"""People whom the site names in several languages: one row for each, and one wish for all of them."""

from typing import Any

from django.db import models
from wagtail.models import TranslatableMixin


class PersonQuerySet(models.QuerySet[Any]):
    """Rows of people, each of whom has one row a language."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete these people, in all their languages. Lists in the admin delete this way."""
        keys = list(self.values_list("translation_key", flat=True))
        return self.model._base_manager.filter(translation_key__in=keys).delete()

    delete.alters_data = True  # type: ignore[attr-defined] # as Django marks its own
    delete.queryset_only = True  # type: ignore[attr-defined] # as Django marks its own


class Person(TranslatableMixin, models.Model):
    """Somebody with a row in each language. Whoever asks to be deleted is gone from all of them.

    Each has a manager of PersonQuerySet, or of one that is based on it.
    """

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete this person, in all languages."""
        return type(self)._base_manager.filter(translation_key=self.translation_key).delete()
