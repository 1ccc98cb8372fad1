"""Forms of signing: they clean, and show nothing that a cache must not hold."""

import copy
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.addresses import normalise
from advocacy_site.core.names import PERSON_LENGTH, clean_person_name
from advocacy_site.core.questions import Question
from advocacy_site.core.trap import Trap

from .answer_fields import AnswersForm
from .asked import FIELDS, Answers, asked_of
from .desk import Desk
from .models.signatures import Signature


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


class MomentField(forms.CharField):
    """When what a page shows was sent, exactly: None for anything else."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False, max_length=40)

    def clean(self, value: Any) -> datetime | None:
        try:
            return datetime.fromisoformat(super().clean(value))
        except ValueError:
            return None


class SignForm(Trap, AnswersForm):
    """What a person fills in to sign. The hidden fields say which words the page showed."""

    name = NameField()
    email = forms.CharField(
        label=_("Email"),
        max_length=254,
        help_text=_("We send one message so that you can confirm. Never shown."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={"required": _("Write your email address")},
    )
    display = DisplayChoice()
    agree = forms.BooleanField(
        error_messages={"required": _("Agree that we store and count your signature, or we may not count it")}
    )
    hand_over = forms.BooleanField(required=False)
    updates = forms.BooleanField(required=False)
    writer = forms.BooleanField(required=False)
    text_version = forms.UUIDField(widget=forms.HiddenInput, required=False)
    asked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    agree_wording = forms.IntegerField(widget=forms.HiddenInput, required=False)
    hand_over_wording = forms.IntegerField(widget=forms.HiddenInput, required=False)
    updates_wording = forms.IntegerField(widget=forms.HiddenInput, required=False)
    writer_wording = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, desk: Desk) -> None:
        self.desk = desk
        self.wordings = {
            "agree": desk.sign_wording,
            "hand_over": desk.hand_over_wording,
            "updates": desk.updates_wording,
            "writer": desk.writer_wording,
        }
        shown = {f"{name}_wording": wording.pk for name, wording in self.wordings.items() if wording}
        named = desk.writer.name if desk.writer else ""
        labels = ((name, wording and wording.read_with(named)) for name, wording in self.wordings.items())
        self.asked_fields, self.asked_questions = dict(desk.asked.fields), desk.asked.questions
        asked = tuple(self.asked_fields.items())
        fields = _fields(get_language(), tuple(labels), asked, self.asked_questions)
        self.base_fields = fields  # type: ignore[misc]  # Django looks it up on the form
        super().__init__(
            data, initial={"text_version": desk.text_version, "asked": desk.asked.fingerprint, **shown}
        )

    def clean_email(self) -> str:
        return normalise(self.cleaned_data["email"])

    @property
    def agreed_to_what_stands(self) -> bool:
        """Whether the sender saw today's consent wordings, and what is asked and handed over today.

        Call it after is_valid().
        """
        data = self.cleaned_data
        if data.get("asked") != self.desk.asked.fingerprint:
            return False
        return all(
            wording is not None and data.get(f"{name}_wording") == wording.pk
            for name, wording in self.wordings.items()
            if data.get(name)
        )

    def wording_of(self, name: str) -> int | None:
        """Return the key of the wording that was agreed to: `agree`, `hand_over`, `updates` or `writer`."""
        wording = self.wordings[name]
        return wording.pk if wording and self.cleaned_data.get(name) else None


class SharedFields(dict[str, forms.Field]):
    """Fields that no form changes, so that all can have the same. Django copies those of a class for each."""

    def __deepcopy__(self, _memo: Any) -> dict[str, forms.Field]:
        return dict(self)


@lru_cache(maxsize=64)
def _fields(
    _language: str | None,  # in which words may stand that are not made anew for each
    labels: tuple[tuple[str, str | None], ...],
    asked: tuple[tuple[str, bool], ...],
    questions: tuple[Question, ...],
) -> SharedFields:
    """Return the fields of a `SignForm`, made once for all who are asked the same in the same words.

    `labels`: of each consent, None where it is not asked for.
    """
    form = AnswersForm()
    form.fields = copy.deepcopy(SignForm.declared_fields)
    for name, label in labels:
        if label is None:
            del form.fields[name], form.fields[f"{name}_wording"]
        else:
            form.fields[name].label = label
    form.ask(dict(asked), questions)
    return SharedFields(form.fields)


class ConfirmForm(AnswersForm):
    """What the page behind the mailed link shows and lets change, asked as it was when the form was sent."""

    name = NameField()
    display = DisplayChoice()
    hand_over = forms.BooleanField(required=False)
    updates = forms.BooleanField(required=False)
    writer = forms.BooleanField(required=False)
    text_version = forms.UUIDField(widget=forms.HiddenInput)
    agree_wording = forms.IntegerField(widget=forms.HiddenInput, max_value=2**63 - 1)
    requested_at = MomentField()

    def __init__(self, data: Any = None, *, signature: Signature) -> None:
        answers = Answers.read(signature.answers)
        wordings = {
            name: getattr(signature, f"{name}_wording") for name in ("hand_over", "updates", "writer")
        }
        if not signature.lets_member_write:
            wordings["writer"] = None
        super().__init__(
            data,
            initial={
                "name": signature.name,
                "country": signature.country.code,
                "display": signature.display,
                **{name: wording is not None for name, wording in wordings.items()},
                "text_version": signature.text_version_id,
                "agree_wording": signature.sign_wording_id,
                "requested_at": signature.requested_at.isoformat(),
                **self.initial_of(answers),
            },
        )
        for name, wording in wordings.items():
            if wording:
                self.fields[name].label = wording.read_with(signature.writer_named)
            else:
                del self.fields[name]
        self.ask(_asked_again(signature, answers), [question for question, _given in answers.questions])


def _asked_again(signature: Signature, answers: Answers) -> dict[str, bool]:
    """Return the fields that the form had when it was sent.

    Required are those filled in that the action requires today: what was given freely can be taken back.
    """
    given = {**answers.fields, **({"country": signature.country.code} if signature.country else {})}
    required = asked_of(signature.action, signature.language).fields
    return {name: bool(given[name]) and required.get(name, False) for name in FIELDS if name in given}
