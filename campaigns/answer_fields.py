"""The fields of a form for what an action asks beside name and address."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.country_field import CountryChoice
from advocacy_site.core.names import clean_comment
from advocacy_site.core.questions import LineField, Question, question_field

from .asked import Answers

POSTCODE_LENGTH, COMMENT_LENGTH = 20, 500


class CommentField(LineField):
    """Some sentences, which staff may read before anybody else does."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"class": "input", "rows": 4, "maxlength": COMMENT_LENGTH})
        super().__init__(_("Why do you sign?"), "off", length=COMMENT_LENGTH, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        return clean_comment(forms.CharField.clean(self, value))


STANDARD: dict[str, Callable[..., forms.Field]] = {
    "country": CountryChoice,
    "postcode": lambda **kwargs: LineField(_("Postcode"), "postal-code", length=POSTCODE_LENGTH, **kwargs),
    "city": lambda **kwargs: LineField(_("Town or city"), "address-level2", **kwargs),
    "role": lambda **kwargs: LineField(_("Your role"), "organization-title", **kwargs),
    "organisation": lambda **kwargs: LineField(_("Your organisation"), "organization", **kwargs),
    "comment": CommentField,
}


class AnswersForm(forms.Form):
    """A form that asks what an action asks."""

    def ask(self, fields: Mapping[str, bool], questions: Iterable[Question]) -> None:
        """Add a field for each of `fields` (of FIELDS, with whether it is required) and of `questions`."""
        self.asked_fields, self.asked_questions = dict(fields), tuple(questions)
        for name, required in self.asked_fields.items():
            self.fields[name] = STANDARD[name](required=required)
        for question in self.asked_questions:
            self.fields[f"question_{question.key}"] = question_field(question)
        for name in self._order():
            if name in self.fields and not self.fields[name].required:
                self.fields[name].help_text = _("You can leave this empty.")
        if "comment" in self.asked_fields:
            self.fields["show_comment"] = forms.BooleanField(
                label=_("Show my comment in public, once the coalition has read it"), required=False
            )
        self.order_fields(self._order())

    def _order(self) -> list[str]:
        questions = [f"question_{question.key}" for question in self.asked_questions]
        lines = [name for name in self.asked_fields if name != "comment"]
        return ["name", "email", *lines, *questions, "comment", "show_comment"]

    def answers(self) -> Answers:
        """Return what was answered. Call it after is_valid()."""
        data = self.cleaned_data
        return Answers(
            fields={name: data[name] for name in self.asked_fields if name != "country"},
            questions=tuple(
                (question, data[f"question_{question.key}"]) for question in self.asked_questions
            ),
            show_comment=data.get("show_comment", False),
        )

    def initial_of(self, answers: Answers) -> dict[str, Any]:
        """Return the initial values of a form that shows `answers` again."""
        given = {f"question_{question.key}": answer for question, answer in answers.questions}
        return {**answers.fields, **given, "show_comment": answers.show_comment}
