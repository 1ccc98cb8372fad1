"""A trap for machines: a field that people cannot see, and that must stay empty."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Trap(forms.Form):
    """A form with the trap, to be inherited. Who falls into it gets the same answer as everybody."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["website"] = self.fields.pop("website")  # after what people fill in

    @property
    def is_trap_sprung(self) -> bool:
        """Whether the field that people can't see was filled in."""
        return bool(self.cleaned_data.get("website"))
