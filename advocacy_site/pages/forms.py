"""The form of a contact page, made from its questions. It shows nothing that a cache must not hold."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.addresses import normalise
from advocacy_site.core.country_field import CountryChoice
from advocacy_site.core.trap import Trap

from .questions import Question, digest_of

MOST_RADIOS = 7  # beyond, a list to open is shorter
SHORT, LONG = 200, 5000  # characters
YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class AddressField(forms.CharField):
    """An e-mail address in its normal form."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return normalise(text) if text else ""


def _text(question: Question) -> forms.Field:
    attrs = {"autocomplete": question.autocomplete} if question.autocomplete else {}
    return forms.CharField(max_length=SHORT, widget=forms.TextInput(attrs=attrs))


def _long(_question: Question) -> forms.Field:
    return forms.CharField(max_length=LONG, widget=forms.Textarea(attrs={"rows": 6}))


def _email(_question: Question) -> forms.Field:
    return AddressField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))


def _website(_question: Question) -> forms.Field:
    return forms.URLField(
        max_length=SHORT, assume_scheme="https", widget=forms.URLInput(attrs={"autocomplete": "url"})
    )


def _country(_question: Question) -> forms.Field:
    field = CountryChoice()
    field.error_messages["required"] = _("Choose a country")
    return field


def _choice(question: Question) -> forms.Field:
    options = [(option, option) for option in question.choices]
    if len(options) <= MOST_RADIOS:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[("", _("Choose one")), *options])


def _yes_no(_question: Question) -> forms.Field:
    return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect)


FIELDS: dict[str, Callable[[Question], forms.Field]] = {
    "text": _text,
    "long": _long,
    "email": _email,
    "website": _website,
    "country": _country,
    "choice": _choice,
    "yes_no": _yes_no,
}
NEEDED = {
    "email": _("Write an email address"),
    "choice": _("Choose an answer"),
    "yes_no": _("Choose yes or no"),
}


class ContactForm(Trap):
    """What a person fills in. Fields are named after the question's UUID.

    `promise`: the sentence above the form, which says who reads and for how long. The hidden `seen` stands
    for that and for the questions: a cached page may be older than both.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self, data: QueryDict | None = None, *, questions: Sequence[Question], promise: str = ""
    ) -> None:
        self._shown = digest_of(questions, promise)
        self._is_as_seen = data is not None and data.get("seen") == self._shown
        if data is not None:
            data = data.copy()
            data["seen"] = self._shown  # shown again, the form shows what stands today
        super().__init__(data, initial={"seen": self._shown})
        self.questions = questions
        for question in questions:
            self.fields[question.name] = self._field(question)
        self.order_fields([question.name for question in questions])  # and then the trap

    @staticmethod
    def _field(question: Question) -> forms.Field:
        field = FIELDS[question.kind](question)
        field.label, field.help_text, field.required = question.label, question.help, question.required
        field.widget.is_required = question.required
        if question.kind != "country":
            field.error_messages["required"] = NEEDED.get(question.kind, _("Please answer this"))
        if not question.required:
            field.label = _("%(question)s (optional)") % {"question": question.label}
        return field

    def clean(self) -> dict[str, Any]:
        """Refuse answers to other questions, or under another promise, than the sender read."""
        if not self._is_as_seen:
            raise ValidationError(
                _("This form has changed since you opened it. Please look through it again, then send it."),
                code="changed",
            )
        return self.cleaned_data

    @property
    def answers(self) -> list[dict[str, str]]:
        """What was answered: each question's UUID, its words as they were shown, and the value."""
        given = [(question, self.cleaned_data.get(question.name)) for question in self.questions]
        return [
            {"question": str(question.id), "wording": str(question.label), "value": str(value)}
            for question, value in given
            if value
        ]

    @property
    def sender(self) -> str:
        """The normalised address to answer to, or nothing."""
        names = [question.name for question in self.questions if question.is_sender]
        return next((self.cleaned_data[name] for name in names if self.cleaned_data.get(name)), "")
