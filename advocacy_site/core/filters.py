"""What a visitor can choose above a list (`components/filters.html`)."""

from dataclasses import dataclass


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
