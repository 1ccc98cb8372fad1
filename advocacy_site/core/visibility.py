"""Which pages everybody may see, as a condition of the query that asks for them."""

from typing import Any

from django.db import models
from django.db.models.functions import Length, Substr
from wagtail.models import PageViewRestriction


def unrestricted(path: str = "path") -> Any:
    """Return the condition that no restriction lies on the page whose tree path is `path`, or above it.

    Wagtail's `public()` asks for all restrictions first; as a condition it costs no query of its own.
    """
    start = Substr(models.OuterRef(path), 1, Length("page__path"), output_field=models.CharField())
    return ~models.Exists(
        PageViewRestriction.objects.annotate(start=start).filter(start=models.F("page__path"))
    )


def visible(pages: Any) -> Any:
    """Return those of `pages`, a QuerySet, that are live and open to everybody: `.live().public()`."""
    return pages.live().filter(unrestricted())
