"""Pages whose record has rows stay: the database refuses, and the admin says why.

An app that has such records registers a guard in `registry.page_guards`.
"""

from typing import Any

from wagtail.models import Page

from .registry import page_guards


def pages_that_must_stay(pages: list[Page]) -> list[Any]:
    """Return the pages among `pages` and everything below them that a guard keeps."""
    kept: list[Any] = []
    for page in pages:
        below = Page.objects.descendant_of(page, inclusive=True)
        for _name, guard in page_guards:
            kept.extend(guard(below))
    return kept
