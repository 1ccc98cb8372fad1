"""The languages that a helpline speaks: stored as codes between spaces, so that one can be looked for."""

from collections.abc import Iterable
from typing import Any

from django import forms

from advocacy_site.core import languages

LENGTH = 500  # characters that all of them take when they are stored, and some to spare


def pack(codes: Iterable[str]) -> str:
    """Return what is stored for `codes`, in their order: " en ar ", or "" for none."""
    return f" {' '.join(codes)} " if codes else ""


def unpack(stored: str) -> list[str]:
    """Return the codes in `stored`."""
    return [code for code in stored.split() if code in languages.NAMES]


class SpokenField(forms.MultipleChoiceField):
    """Languages to choose. Cleans to what is stored."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, choices=languages.choices, **options)

    def prepare_value(self, value: Any) -> Any:
        """Return the codes that are chosen in a stored `value`."""
        return unpack(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Return what is stored. Raises ValidationError for a code that is no language."""
        return pack(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether other languages are chosen than were stored."""
        return super().has_changed(self.prepare_value(initial), data)
