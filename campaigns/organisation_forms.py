"""The form by which an organisation signs: it cleans, and shows nothing that a cache must not hold."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import countries
from advocacy_site.core.addresses import normalise
from advocacy_site.core.country_field import CountrySelect
from advocacy_site.core.names import (
    ORGANISATION_LENGTH,
    clean_organisation_name,
    clean_person_name,
    is_harmful,
)
from advocacy_site.core.trap import Trap
from advocacy_site.core.web import https_address

from .country_words import country_code
from .desk import Desk
from .forms import MomentField
from .models.organisations import OrganisationRequest

INTERNATIONAL = "international"


class SeatSelect(CountrySelect):
    """A `<select>` of all countries, and of none."""

    first = (*CountrySelect.first, (INTERNATIONAL, _("International: no one country")))


class SeatChoice(forms.CharField):
    """Where an organisation is: a country's code, or "" for an international one. Takes names, too."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Country"),
            max_length=100,
            widget=SeatSelect(attrs={"class": "input", "autocomplete": "country"}),
            error_messages={"required": _("Choose the country of the organisation, or “international”")},
            **kwargs,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # a select has no maxlength

    def clean(self, value: Any) -> str:
        code = country_code(super().clean(value))
        if code is None or (code and code not in countries.CODES):
            raise ValidationError(self.error_messages["required"], code="invalid")
        return code


def clean_role(value: str) -> str:
    """Return what somebody does in an organisation, white space folded. Raises ValidationError."""
    role = " ".join(value.split())
    if any(map(is_harmful, role)) or "<" in role or ">" in role:
        raise ValidationError(_("Use letters only, without control characters."), code="control")
    return role


def _input(autocomplete: str, most: int, **attrs: Any) -> dict[str, Any]:
    return {"class": "input", "autocomplete": autocomplete, "maxlength": most, **attrs}


class OrganisationForm(Trap):
    """What somebody fills in so that an organisation signs. The hidden field says which words were shown."""

    organisation = forms.CharField(
        label=_("Name of the organisation"),
        help_text=_("As it should stand in the list."),
        widget=forms.TextInput(attrs=_input("organization", ORGANISATION_LENGTH)),
        error_messages={"required": _("Write the name of the organisation")},
    )
    country = SeatChoice()
    category = forms.ChoiceField(
        label=_("What kind of organisation is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of organisation it is")},
    )
    site = forms.CharField(
        label=_("Its website, if it has one"),
        required=False,
        max_length=200,
        help_text=_("Begins with https://. It helps us to check."),
        widget=forms.URLInput(attrs=_input("url", 200)),
        validators=[https_address],
    )
    contact_name = forms.CharField(
        label=_("Your name"),
        help_text=_("Never shown."),
        widget=forms.TextInput(attrs=_input("name", 100)),
        error_messages={"required": _("Write your name")},
    )
    contact_role = forms.CharField(
        label=_("Your role there"),
        max_length=120,
        help_text=_("Never shown."),
        widget=forms.TextInput(attrs=_input("organization-title", 120)),
        error_messages={"required": _("Write what you do in the organisation")},
    )
    email = forms.CharField(
        label=_("Your email address there"),
        max_length=254,
        help_text=_("We send one message so that you can confirm. Never shown."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={"required": _("Write your email address")},
    )
    may_sign = forms.BooleanField(
        label=_("I may sign for this organisation. Its name and country, or “international”, become public."),
        error_messages={"required": _("Only somebody who may sign for the organisation can do so")},
    )
    updates = forms.BooleanField(required=False)
    updates_wording = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text_version = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, desk: Desk) -> None:
        self.wording = desk.updates_wording
        shown = {"updates_wording": self.wording.pk} if self.wording else {}
        # Ids of their own: the form for people may stand on the same page.
        super().__init__(data, auto_id="org_%s", initial={"text_version": desk.text_version, **shown})
        if self.wording:
            self.fields["updates"].label = self.wording.text
        else:
            del self.fields["updates"], self.fields["updates_wording"]
        if desk.action.category_list:
            field: Any = self.fields["category"]
            field.choices = [(name, name) for name in desk.action.category_list]
        else:
            del self.fields["category"]

    def clean_organisation(self) -> str:
        return clean_organisation_name(self.cleaned_data["organisation"])

    def clean_contact_name(self) -> str:
        return clean_person_name(self.cleaned_data["contact_name"])

    def clean_contact_role(self) -> str:
        return clean_role(self.cleaned_data["contact_role"])

    def clean_email(self) -> str:
        return normalise(self.cleaned_data["email"])

    @property
    def agreed_to(self) -> int | None:
        """The key of the wording that was agreed to, or None. Call it after is_valid()."""
        return self.wording.pk if self.wording and self.cleaned_data.get("updates") else None

    @property
    def agreed_to_what_stands(self) -> bool:
        """Whether the sender agreed to nothing, or to today's words. Call it after is_valid()."""
        return self.agreed_to in (None, self.cleaned_data.get("updates_wording"))


class ConfirmOrganisationForm(forms.Form):
    """What the page behind the mailed link lets change: whether we may write."""

    updates = forms.BooleanField(required=False)
    requested_at = MomentField()

    def __init__(self, data: Any = None, *, found: OrganisationRequest) -> None:
        wording = found.updates_wording
        sent = found.requested_at.isoformat()
        super().__init__(data, initial={"updates": wording is not None, "requested_at": sent})
        if wording:
            self.fields["updates"].label = wording.text
        else:
            del self.fields["updates"]
