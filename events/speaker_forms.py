"""The forms by which staff ask a speaker, and she answers."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.addresses import normalise
from advocacy_site.core.names import clean_comment
from advocacy_site.core.questions import REQUIRED

from .models import Speaker, SpeakerRequest

LABELS = {
    "biography": _("May we show this biography?"),
    "portrait": _("May we show this portrait?"),
    "recording": _("May we show the recording with you in it?"),
}
CHOICES = [(SpeakerRequest.Answer.YES, _("Yes")), (SpeakerRequest.Answer.NO, _("No, take it down"))]


class AnswerForm(forms.Form):
    """One question for each thing that is shown."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, items: list[str], seen: str) -> None:
        super().__init__(data, initial={"seen": seen})
        self.items = items
        for item in items:
            self.fields[item] = forms.ChoiceField(
                label=LABELS[item],
                choices=CHOICES,
                widget=forms.RadioSelect,
                error_messages={"required": REQUIRED},
            )
        self.fields["words"] = forms.CharField(
            label=_("What should be different?"),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"class": "input", "rows": 4, "maxlength": 1000}),
            help_text=_("You can leave this empty."),
        )

    def clean_words(self) -> str:
        """Return what may stand in the admin."""
        return clean_comment(self.cleaned_data["words"])

    @property
    def answers(self) -> dict[str, str]:
        """Her answers by item, once the form is valid."""
        return {item: self.cleaned_data[item] for item in self.items}


class AskForm(forms.Form):
    """Whom staff ask, where, and in which language."""

    speaker: Any = forms.ModelChoiceField(label=_("Speaker"), queryset=Speaker.objects.none())
    email = forms.EmailField(label=_("Email"), help_text=_("Kept for a week, to send this mail."))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, data: Any, speakers: list[Speaker]) -> None:
        super().__init__(data)
        keys = [speaker.pk for speaker in speakers]
        chosen = Speaker.objects.filter(pk__in=keys).order_by("name")
        self.fields["speaker"].queryset = chosen  # type: ignore[attr-defined] # Django types all fields alike

    def clean_email(self) -> str:
        """Return the address as it is stored."""
        return normalise(self.cleaned_data["email"])
