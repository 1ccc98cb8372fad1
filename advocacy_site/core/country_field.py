"""A country to choose: 250 options that cost next to nothing to show and to check.

Django renders each option of a select through a template of its own, and django-countries sorts the
names anew at each use: 50 ms a page and 10 ms a signature. Here the options of a language are made once
in each process, and again when staff call a country by another name.
"""

from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import countries


@lru_cache(maxsize=32)
def _options(names: countries.CountryNames) -> tuple[tuple[str, SafeString, SafeString], ...]:
    """Return each country's code and its option, not chosen and chosen, sorted by name."""
    return tuple(
        (
            code,
            format_html('<option value="{}">{}</option>', code, name),
            format_html('<option value="{}" selected>{}</option>', code, name),
        )
        for code, name in names.choices
    )


class CountrySelect(forms.Widget):
    """A `<select>` of all countries, below the options of `first`: value and words."""

    first: tuple[tuple[str, Any], ...] = (("", _("Choose a country")),)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        wanted = str(value or "")
        rows = ((chosen if code == wanted else plain,) for code, plain, chosen in _options(countries.names()))
        above = ((code, " selected" if code and code == wanted else "", words) for code, words in self.first)
        return format_html(
            "<select{}>{}{}</select>",
            flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})})),
            format_html_join("", '<option value="{}"{}>{}</option>', above),
            format_html_join("", "{}", rows),
        )


class CountryChoice(forms.CharField):
    """A country's ISO 3166-1 alpha-2 code; nothing is preselected."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Country"),
            max_length=2,
            widget=CountrySelect(attrs={"class": "input", "autocomplete": "country"}),
            error_messages={"required": _("Choose the country you live in")},
            **kwargs,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # a select has no maxlength

    def clean(self, value: Any) -> str:
        try:
            code = super().clean(value)
        except ValidationError as error:
            raise ValidationError(self.error_messages["required"], code="required") from error
        if code and code not in countries.CODES:
            raise ValidationError(self.error_messages["required"], code="invalid")
        return code
