"""Forms of signing without e-mail."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import services
from .answer_fields import STANDARD
from .desk import Desk
from .forms import NameField
from .services.offline import normalise


class CodeField(forms.CharField):
    """A code or a receipt as people type it."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        attrs = {
            "class": "input",
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "dir": "ltr",
            "maxlength": 30,
        }
        super().__init__(label=label, max_length=30, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> str:
        code = normalise(super().clean(value))
        if not code:
            raise ValidationError(_("Write all twelve letters and digits."), code="shape")
        return code


class CodeForm(forms.Form):
    """What a person writes who signs with a code."""

    code = CodeField(_("Your code"), error_messages={"required": _("Write your code")})
    name = NameField(required=False, help_text=_("You can leave this empty. It is never shown."))
    agree = forms.BooleanField(error_messages={"required": _("Agree, or we may not count it")})
    text_version = forms.UUIDField(widget=forms.HiddenInput, required=False)
    agree_wording = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, desk: Desk) -> None:
        self.desk = desk
        super().__init__(
            data, initial={"text_version": desk.text_version, "agree_wording": desk.sign_wording.pk}
        )
        self.fields["agree"].label = desk.sign_wording.text
        if "country" in desk.asked.fields:
            self.fields["country"] = STANDARD["country"](required=desk.asked.fields["country"])
        self.order_fields(["code", "name", "country"])

    def submission(self, receipt: str) -> services.CodeSubmission:
        """Return what the form holds. Raises WordsChanged when its sender saw other words than today's."""
        data = self.cleaned_data
        if data["text_version"] is None or data["agree_wording"] is None:
            raise services.WordsChanged
        return services.CodeSubmission(
            code=data["code"],
            receipt=receipt,
            name=data["name"],
            country=data.get("country", ""),
            text_version=data["text_version"],
            sign_wording=data["agree_wording"],
        )


class ReceiptForm(forms.Form):
    """The receipt that somebody wrote down."""

    receipt = CodeField(_("Your receipt"), error_messages={"required": _("Write your receipt")})
