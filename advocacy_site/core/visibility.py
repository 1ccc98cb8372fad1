"""Which pages everybody may see, as a condition of the query that asks for them."""

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
