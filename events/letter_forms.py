"""The form by which somebody asks for a letter of invitation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.country_field import CountryChoice

from .forms import PersonField


class LetterForm(forms.Form):
    """What a border asks for, and no more."""

    passport_name = PersonField(_("Your name, as in your passport"))
    nationality = CountryChoice()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["nationality"]
        field.label = _("Nationality")
        field.error_messages["required"] = _("Choose the country of your passport")
