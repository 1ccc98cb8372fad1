"""The form that asks for the link to one's own data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.addresses import normalise


class AskForm(forms.Form):
    """An address, and a trap for machines."""

    email = forms.CharField(
        label=_("Email"),
        max_length=254,
        help_text=_("The one that you signed or wrote with. We use it to answer this, and for nothing else."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={"required": _("Write your email address")},
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_email(self) -> str:
        return normalise(self.cleaned_data["email"])

    @property
    def is_trap_sprung(self) -> bool:
        """Whether the field that people can't see was filled in."""
        return bool(self.cleaned_data.get("website"))
