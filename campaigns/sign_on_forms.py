"""What an invited organisation can answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.names import ORGANISATION_LENGTH, clean_organisation_name

from .models.rounds import Invitation
from .organisation_forms import INTERNATIONAL, SeatChoice, clean_role

LONG_ANSWER = 5000


class SignOnForm(forms.Form):
    """Sign, spelled as the organisation wants."""

    organisation = forms.CharField(
        label=_("Name of the organisation"),
        help_text=_("As it should stand in the list."),
        widget=forms.TextInput(
            attrs={"class": "input", "autocomplete": "organization", "maxlength": ORGANISATION_LENGTH}
        ),
        error_messages={"required": _("Write the name of the organisation")},
    )
    country = SeatChoice()
    contact_role = forms.CharField(
        label=_("Your role there"),
        max_length=120,
        help_text=_("Never shown."),
        widget=forms.TextInput(
            attrs={"class": "input", "autocomplete": "organization-title", "maxlength": 120}
        ),
        error_messages={"required": _("Write what you do in the organisation")},
    )
    text_version = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, invitation: Invitation) -> None:
        super().__init__(
            data,
            auto_id="sign_%s",
            initial={
                "organisation": invitation.organisation_name,
                "country": invitation.country.code or INTERNATIONAL,
                "contact_role": invitation.signer_role,
                "text_version": invitation.round.text_version_id,
            },
        )

    def clean_organisation(self) -> str:
        return clean_organisation_name(self.cleaned_data["organisation"])

    def clean_contact_role(self) -> str:
        return clean_role(self.cleaned_data["contact_role"])


class ProposeForm(forms.Form):
    """Propose a change."""

    text = forms.CharField(
        label=_("What would you change?"),
        max_length=LONG_ANSWER,
        widget=forms.Textarea(attrs={"class": "input", "rows": 6, "maxlength": LONG_ANSWER}),
        error_messages={"required": _("Write what you would change")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="propose_%s")


class DeclineForm(forms.Form):
    """Decline."""

    reason = forms.CharField(
        label=_("Why, if you want to say it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "input", "rows": 3, "maxlength": 1000}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="decline_%s")
