"""Everything that one body has chosen, fetched together.

Wagtail asks the database once per kind of block and chooser, and once more per picture and embedded page.
While a body is rendered, its shelf holds all pictures (with their renditions), pages, documents and
figures, each model with one query at the first demand, and the rows of embedded pages with a fixed number.
A picture whose licence has ended is not among them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from wagtail import blocks
from wagtail.models import Page

from ..models.media import SiteImage
from ..registry import cards
from ..visibility import visible

_current: ContextVar["Shelf | None"] = ContextVar("shelf", default=None)


@dataclass(frozen=True)
class Row:
    """A page as a list shows it: `item`, drawn by `template` in a list of `list_class`."""

    item: Any
    template: str
    list_class: str


class Shelf:
    """What the blocks of one body point to. `wanted`: primary keys by model; `embedded`: keys of pages."""

    def __init__(
        self, wanted: dict[type[Model], set[Any]], embedded: set[Any], request: HttpRequest | None
    ) -> None:
        self._wanted = wanted
        self._embedded = embedded
        self._request = request
        self._found: dict[type[Model], dict[Any, Any]] = {}
        self._visible: dict[Any, Page] | None = None
        self._rows: dict[Any, Row] | None = None

    def get(self, model: type[Model]) -> dict[Any, Any]:
        """Return the wanted objects of `model` by primary key."""
        if model not in self._found:
            self._found[model] = self._fetch(model, self._wanted.get(model, set()))
        return self._found[model]

    @property
    def visible(self) -> dict[Any, Page]:
        """The wanted pages that are live and that anybody may read."""
        if self._visible is None:
            keys = self._wanted.get(Page, set())
            self._visible = visible(Page.objects).in_bulk(list(keys)) if keys else {}
        return self._visible

    def rows(self, pages: list[Page | None]) -> list[Row]:
        """Return the rows of those of `pages` that may be shown, in the given order."""
        if self._rows is None:
            self._rows = self._draw(self.visible[key] for key in self._embedded if key in self.visible)
        return [self._rows[page.pk] for page in pages if page is not None and page.pk in self._rows]

    def _fetch(self, model: type[Model], keys: set[Any]) -> dict[Any, Any]:
        if not keys:
            return {}
        if model is Page:  # most are visible; the others are fetched so that no choice is lost
            hidden = keys - self.visible.keys()
            return self.visible | (Page._default_manager.in_bulk(list(hidden)) if hidden else {})
        objects: Any = model._default_manager.all()
        if issubclass(model, SiteImage):
            objects = objects.licensed().prefetch_renditions()
        return objects.in_bulk(list(keys))

    def _draw(self, pages: Iterator[Page]) -> dict[Any, Row]:
        by_type: dict[type[Page], list[Any]] = {}
        for page in pages:
            by_type.setdefault(page.specific_class or Page, []).append(page.pk)
        found: dict[Any, Row] = {}
        for model, keys in by_type.items():
            found |= draw(model._default_manager.filter(pk__in=keys), self._request)
        return found


def draw(pages: QuerySet[Page], request: HttpRequest | None) -> dict[Any, Row]:
    """Return the row of each of `pages`, of one type, by primary key; none where no room draws that type."""
    label = pages.model._meta.label
    if label not in cards:
        return {}
    kind = cards[label]
    items = kind.items(pages, request)
    return {key: Row(item, kind.template, kind.list_class) for key, item in items.items()}


@contextmanager
def stocked(stream: blocks.StreamValue, request: HttpRequest | None) -> Iterator[Shelf]:
    """Make a shelf for `stream` that its choosers take from until the end of the `with` block."""
    wanted: dict[type[Model], set[Any]] = {}
    embedded: set[Any] = set()
    for chooser, key in _choices(stream.stream_block, list(stream.raw_data)):
        wanted.setdefault(chooser.model_class, set()).add(key)
        if getattr(chooser, "embeds", False):
            embedded.add(key)
    shelf = Shelf(wanted, embedded, request)
    token = _current.set(shelf)
    try:
        yield shelf
    finally:
        _current.reset(token)


def current() -> Shelf | None:
    """Return the shelf of the body that is being rendered."""
    return _current.get()


def shelf_for(pages: list[Page | None], request: HttpRequest | None) -> Shelf:
    """Return the current shelf or, for a block that is rendered alone, one for its own `pages`."""
    keys = {page.pk for page in pages if page is not None}
    return current() or Shelf({Page: keys}, keys, request)


def _choices(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.ChooserBlock, Any]]:
    """Yield each chooser in `block` with the primary key that it holds in `raw`, the stored form."""
    if isinstance(block, blocks.ChooserBlock):
        if raw is not None:
            yield block, raw
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _choices(child, raw.get(name) if isinstance(raw, dict) else None)
    elif isinstance(block, blocks.ListBlock):
        for item in raw or []:  # builders may store bare values, the editor wraps each
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from _choices(block.child_block, item["value"] if is_wrapped else item)
    elif isinstance(block, blocks.StreamBlock):
        for item in raw or []:
            if item["type"] in block.child_blocks:
                yield from _choices(block.child_blocks[item["type"]], item["value"])
