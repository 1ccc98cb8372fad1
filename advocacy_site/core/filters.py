"""What a visitor can choose above a list (`components/filters.html`)."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from .caching import PRIVATE


@dataclass(frozen=True)
class Filter:
    """One select: `options` are (value, label, is it chosen), the first means all."""

    name: str
    label: str
    options: list[tuple[str, str, bool]]


def choice(name: str, label: str, every: str, options: list[tuple[str, str]], chosen: str) -> Filter:
    """Return the select in which `chosen` stands, or `every` where that is blank."""
    rows = [(value, words, value == chosen) for value, words in [("", every), *options]]
    return Filter(name, label, rows)


def is_canonical(request: HttpRequest, names: Container[str], chosen: Container[str]) -> bool:
    """Tell whether each parameter of `request` stands once and asks for something that the list has.

    `names`: all filters of the list; `chosen`: those for which the address names a value on offer. The list
    itself answers for `page` (core/pagination.py).
    """
    return all(
        len(values) == 1 and (name in chosen or name == "page" or (name in names and not values[0]))
        for name, values in request.GET.lists()
    )


def kept_if_canonical(response: HttpResponse) -> HttpResponse:
    """Let caches keep a list only under addresses of its own; of others there is no end.

    The view's context says so as `is_canonical`; redirects and errors have none.
    """
    context: dict[str, Any] = getattr(response, "context_data", None) or {}
    if not context.get("is_canonical", True):
        response["Cache-Control"] = PRIVATE
    return response
