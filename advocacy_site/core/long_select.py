"""A choice among hundreds, as of time zones, that costs little to show.

Django renders each option through a template of its own: a screen with the time zones of a tour's stops
took most of its time with them.
"""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LongSelect(forms.Select):
    """Django's `<select>` without its templates, for choices without groups."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = set(self.format_value(value))
        rows = ((key, " selected" if str(key) in chosen else "", words) for key, words in self.choices)
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})})),
            format_html_join("", '<option value="{}"{}>{}</option>', rows),
        )
