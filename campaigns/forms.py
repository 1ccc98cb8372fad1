"""Forms of signing: they clean, and show nothing that a cache must not hold."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.addresses import normalise
from advocacy_site.supporters.models import ConsentWording

from .country_field import CountryChoice
from .models.signatures import Signature
from .names import PERSON_LENGTH, clean_person_name


class NameField(forms.CharField):
    """A person's name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Your name"),
            widget=forms.TextInput(
                attrs={"class": "input", "autocomplete": "name", "maxlength": PERSON_LENGTH[1]}
            ),
            error_messages={"required": _("Write your name")},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        return clean_person_name(super().clean(value))


class DisplayChoice(forms.ChoiceField):
    """How the name appears in public; nothing is preselected."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("How should your name appear?"),
            choices=Signature.Display.choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose how your name should appear")},
            **kwargs,
        )


class SignForm(forms.Form):
    """What a person fills in to sign. The hidden fields say which words the page showed."""

    name = NameField()
    email = forms.CharField(
        label=_("Email"),
        max_length=254,
        help_text=_("We send one message so that you can confirm. Never shown."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={"required": _("Write your email address")},
    )
    country = CountryChoice()
    display = DisplayChoice()
    agree = forms.BooleanField(
        error_messages={"required": _("Agree that we store and count your signature, or we may not count it")}
    )
    hand_over = forms.BooleanField(required=False)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    text_version = forms.UUIDField(widget=forms.HiddenInput, required=False)
    agree_wording = forms.IntegerField(widget=forms.HiddenInput, required=False)
    hand_over_wording = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        text_version: uuid.UUID,
        sign_wording: ConsentWording,
        hand_over_wording: ConsentWording | None,
    ) -> None:
        super().__init__(
            data,
            initial={
                "text_version": text_version,
                "agree_wording": sign_wording.pk,
                "hand_over_wording": hand_over_wording.pk if hand_over_wording else None,
            },
        )
        self.shown = (text_version, sign_wording, hand_over_wording)
        self.fields["agree"].label = sign_wording.text
        if hand_over_wording:
            self.fields["hand_over"].label = hand_over_wording.text
        else:
            del self.fields["hand_over"], self.fields["hand_over_wording"]

    def clean_email(self) -> str:
        return normalise(self.cleaned_data["email"])

    @property
    def is_trap_sprung(self) -> bool:
        """Whether the field that people can't see was filled in."""
        return bool(self.cleaned_data.get("website"))

    @property
    def agreed_to_what_stands(self) -> bool:
        """Whether the sender saw today's consent wordings. Call it after is_valid()."""
        _version, sign_wording, hand_over_wording = self.shown
        if self.cleaned_data.get("agree_wording") != sign_wording.pk:
            return False
        if not self.cleaned_data.get("hand_over"):
            return True
        return (
            hand_over_wording is not None
            and self.cleaned_data.get("hand_over_wording") == hand_over_wording.pk
        )


class ConfirmForm(forms.Form):
    """What the page behind the mailed link shows and lets change."""

    name = NameField()
    country = CountryChoice()
    display = DisplayChoice()
    hand_over = forms.BooleanField(required=False)
    text_version = forms.UUIDField(widget=forms.HiddenInput)
    agree_wording = forms.IntegerField(widget=forms.HiddenInput, max_value=2**63 - 1)

    def __init__(self, data: Any = None, *, signature: Signature) -> None:
        super().__init__(
            data,
            initial={
                "name": signature.name,
                "country": signature.country.code,
                "display": signature.display,
                "hand_over": signature.hand_over_wording_id is not None,
                "text_version": signature.text_version_id,
                "agree_wording": signature.sign_wording_id,
            },
        )
        if signature.hand_over_wording:
            self.fields["hand_over"].label = signature.hand_over_wording.text
        else:
            del self.fields["hand_over"]
