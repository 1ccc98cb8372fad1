"""How staff find one person among rows that are sealed."""

from django import forms
from django.utils.translation import gettext_lazy

from .addresses import normalise


class AddressForm(forms.Form):
    """A whole address: addresses are kept sealed, so that no part of one can be searched for."""

    address = forms.CharField(
        label=gettext_lazy("Find by email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("The whole address. It stands in no log and no web address."),
    )

    def clean_address(self) -> str:
        """Return the address in its one form."""
        return normalise(self.cleaned_data["address"])
