"""What wagtail-localize keeps of earlier words, so that a later translation does not bring them back.

It snapshots an object when somebody begins to translate it, and keeps its texts and their translations.
"""

from collections.abc import Collection
from contextlib import suppress
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringTranslation,
    TranslationSource,
)


def forget_fields(row: Any, fields: Collection[str]) -> None:
    """Snapshot the rows of `row`, one in each language, anew, and forget what `fields` have held before.

    Call it once the rows are saved, inside their transaction. One query where nothing was translated.
    """
    kind = ContentType.objects.get_for_model(type(row))
    sources = list(TranslationSource.objects.filter(object=row.translation_key, object__content_type=kind))
    if not sources:
        return
    here = {"context__object": row.translation_key, "context__path__in": fields}
    StringTranslation.objects.filter(**here).delete()
    SegmentOverride.objects.filter(**here).delete()
    for source in sources:
        with suppress(ObjectDoesNotExist):  # of a row that is gone; it translates nothing any more
            source.update_from_db()
    forget_unused_texts()


def forget_unused_texts() -> None:
    """Delete the texts of nothing: what was submitted again has left those of before, names among them."""
    String.objects.filter(segments=None, translations=None).delete()
