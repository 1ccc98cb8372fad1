"""Children of a page, read once for each of its publications."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpRequest

Lines = TypeVar("Lines")
KEPT_SECONDS = 60  # as long as the pages themselves may be kept


def kept(
    page: Any, request: HttpRequest, read: Callable[[], Lines], *, shape: str = "", also: str = ""
) -> Lines:
    """Return the children of `page` that `read` asks for, once for each revision that was published.

    They change only when the page is published, so that its revision names them; a preview reads its own.
    `also`: what else names them, where they belong to a record, too. `shape`: of what `read` returns; another
    one with each change of that, since the cache outlives a release, and two run side by side meanwhile.
    """
    if page.live_revision_id is None or getattr(request, "is_preview", False):
        return read()
    key = f"children:{page._meta.label_lower}:{shape}:{page.pk}:{page.live_revision_id}:{also}"
    return cache.get_or_set(key, read, KEPT_SECONDS)  # type: ignore[return-value]  # what `read` returned
