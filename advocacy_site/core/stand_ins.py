"""Pages that stand in for a translation: lists mark their words with the language that these are in."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from .languages import Language, foreign


def foreign_words(pages: Iterable[Any]) -> dict[Any, Language]:
    """Return the language of the words of each of `pages` that has another one's, by primary key.

    The pages come with `alias_of_id`. One query where any stands in, else none.
    """
    originals = {page.pk: page.alias_of_id for page in pages if page.alias_of_id}
    if not originals:
        return {}
    wanted = Page.objects.filter(pk__in=set(originals.values()))
    codes = dict(wanted.values_list("pk", "locale__language_code"))
    known = {pk: foreign(codes.get(original, "")) for pk, original in originals.items()}
    return {pk: language for pk, language in known.items() if language}


def mark(pages: Iterable[Any]) -> None:
    """Write the same on `pages` that a list shows themselves, as `foreign_in_list`."""
    pages = list(pages)
    known = foreign_words(pages)
    for page in pages:
        page.foreign_in_list = known.get(page.pk)
