"""The form that asks for the link to one's own data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.addresses import normalise
from advocacy_site.core.trap import Trap


class AskForm(Trap):
    """An address, and a trap for machines."""

    email = forms.CharField(
        label=_("Email"),
        max_length=254,
        help_text=_("The one that you signed or wrote with. We use it to answer this, and for nothing else."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={"required": _("Write your email address")},
    )

    def clean_email(self) -> str:
        return normalise(self.cleaned_data["email"])
