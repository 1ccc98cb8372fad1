"""Records behind pages: what happens, once for all languages."""

from typing import Any

from django.db import models


class PageRecordQuerySet(models.QuerySet[Any]):
    """How a page finds its record, which has a unique `translation_key` and `pages`.

    The model names in COPIED_SETTINGS the fields that a copied page takes along.
    """

    def for_page(self, page: Any) -> Any:
        """Return the record of `page`, shared with its translations, made where there is none.

        A copied page still names the record it was copied from; its own gets the same settings, and
        nothing of what happened.
        """
        if page.alias_of_id:
            return self.get(pages=page.alias_of_id)  # the same page at a second place, not a second record
        source = getattr(page, self.model._meta.get_field("pages").field.name)
        if source is not None and source.translation_key == page.translation_key:
            return source
        found = self.filter(translation_key=page.translation_key).first()
        if found is not None:
            return found
        defaults = self.defaults_for(page, source)
        return self.get_or_create(translation_key=page.translation_key, defaults=defaults)[0]

    def defaults_for(self, page: Any, source: Any) -> dict[str, Any]:
        """Return what a new record begins with; `source`: that of the page that `page` is a copy of."""
        return {name: getattr(source, name) for name in self.model.COPIED_SETTINGS} if source else {}
