"""The form by which staff tell all registrants: what they add, and what they saw."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import languages

from .services.telling import MOST_NOTE, Seen

NAMES = dict(settings.LANGUAGES)


class TellForm(forms.Form):
    """One field for each language in which somebody registered."""

    kind = forms.CharField(widget=forms.HiddenInput)
    total = forms.IntegerField(widget=forms.HiddenInput)
    sequence = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, codes: list[str], seen: Seen) -> None:
        super().__init__(data, initial=asdict(seen))
        self.codes = codes
        for code in codes:
            label = _("What you want to add, in %(language)s") % {"language": NAMES.get(code, code)}
            attrs = {"rows": 3, "dir": languages.direction(code), "lang": code}
            self.fields[f"note_{code}"] = forms.CharField(
                label=label, required=False, max_length=MOST_NOTE, widget=forms.Textarea(attrs=attrs)
            )

    def show(self, seen: Seen) -> None:
        """Show the numbers of this moment in a form that comes back."""
        self.data = {**self.data.dict(), **asdict(seen)}  # type: ignore[attr-defined] # a QueryDict where bound

    @property
    def notes(self) -> dict[str, str]:
        """What they add, by language code, once the form is valid."""
        return {code: self.cleaned_data[f"note_{code}"] for code in self.codes}

    @property
    def seen(self) -> Seen:
        """What they saw, once the form is valid."""
        return Seen(*(self.cleaned_data[name] for name in ("kind", "total", "sequence")))
