"""Which pages everybody may see, as a condition of the query that asks for them."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction


def unrestricted(path: str = "path") -> Any:
    """Return the condition that no restriction lies on the page whose tree path is `path`, or above it.

    Wagtail's `public()` asks for all restrictions first; as a condition it costs no query of its own.
    """
    # By key from each restriction, of which there are few: a join would leave the order to the planner, which
    # takes an empty table that it never counted for a long one and reads all pages for each page.
    restricted = models.Subquery(Page.objects.filter(pk=models.OuterRef("page_id")).values("path"))
    start = Substr(models.OuterRef(path), 1, Length("restricted"), output_field=models.CharField())
    return ~models.Exists(
        PageViewRestriction.objects.annotate(restricted=restricted, start=start).filter(
            start=models.F("restricted")
        )
    )


def visible(pages: Any) -> Any:
    """Return those of `pages`, a QuerySet, that are live and open to everybody: `.live().public()`."""
    return pages.live().filter(unrestricted())


def in_language(ids: Iterable[int | None], locale_id: int) -> dict[int, Page]:
    """Return the live public page for each of `ids` in one language, by the id it was asked with. One query.

    Where there is no such translation, it is the page itself; where neither is there, it is left out.
    """
    wanted = {pk for pk in ids if pk is not None}
    if not wanted:
        return {}
    originals = models.Q(pk__in=wanted)
    keys = Page.objects.filter(originals).values("translation_key")
    found = Page.objects.filter(originals | models.Q(locale=locale_id, translation_key__in=keys))
    pages = list(found.annotate(is_open=unrestricted()))
    translated = {
        page.translation_key: page for page in pages if page.locale_id == locale_id and _shown(page)
    }
    own = {page.pk: page for page in pages if page.pk in wanted}
    chosen = {pk: translated.get(page.translation_key, page) for pk, page in own.items()}
    return {pk: page for pk, page in chosen.items() if _shown(page)}


def _shown(page: Any) -> bool:
    return page.live and page.is_open
