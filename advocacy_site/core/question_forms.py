"""The form for the questions of a record's own, in each language of its pages (core/questions.py)."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .names import clean_line
from .questions import MOST_QUESTIONS, QuestionType, digest, questions_in

LABEL_LENGTH, CHOICE_LENGTH, MOST_CHOICES = 200, 200, 12
WITH_CHOICES = (QuestionType.CHOICE, QuestionType.COMMITMENTS)


class QuestionForm(forms.Form):
    """One question in all languages of a record. Without a type there is none."""

    type = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("", gettext_lazy("No question")), *QuestionType.choices],
        required=False,
    )
    required = forms.BooleanField(label=gettext_lazy("Must be answered"), required=False)

    def __init__(self, *args: Any, languages: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        for code, name in languages.items():
            self.fields[f"label_{code}"] = forms.CharField(
                label=_("Question (%(language)s)") % {"language": name},
                max_length=LABEL_LENGTH,
                required=False,
                widget=forms.TextInput(attrs={"dir": "auto", "lang": code}),
            )
            self.fields[f"choices_{code}"] = forms.CharField(
                label=_("What to choose from (%(language)s)") % {"language": name},
                help_text=_("One a line; for commitments and for one of several."),
                required=False,
                widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "lang": code}),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a question without its words, in any language: translators see which are missing."""
        data = super().clean() or {}
        if data.get("type"):
            for code in self.languages:
                self._clean_words(code)
            numbers = {len(self._choices(code)) for code in self.languages}
            if not self.errors and len(numbers) > 1:
                raise ValidationError(_("Each language has the same number of choices, in the same order."))
        return data

    def _clean_words(self, code: str) -> None:
        if not self._label(code):
            self.add_error(f"label_{code}", _("Write the question."))
        if self.cleaned_data["type"] not in WITH_CHOICES:
            return
        choices = self._choices(code)
        if not 2 <= len(choices) <= MOST_CHOICES or len(set(choices)) < len(choices):
            self.add_error(f"choices_{code}", _("Write 2 to 12 different choices, one a line."))
        for choice in choices:
            try:
                clean_line(choice)
            except ValidationError as error:
                self.add_error(f"choices_{code}", error)
            if len(choice) > CHOICE_LENGTH:
                self.add_error(f"choices_{code}", _("A choice has at most 200 characters."))

    def _label(self, code: str) -> str:
        return " ".join(self.cleaned_data.get(f"label_{code}", "").split())

    def _choices(self, code: str) -> list[str]:
        lines = self.cleaned_data.get(f"choices_{code}", "").splitlines()
        return [line for line in (" ".join(line.split()) for line in lines) if line]

    def question(self) -> dict[str, Any] | None:
        """Return the question as the record keeps it, or None where there is none."""
        kind = self.cleaned_data["type"]
        if not kind:
            return None
        words = {
            code: {
                "label": self._label(code),
                "choices": self._choices(code) if kind in WITH_CHOICES else [],
            }
            for code in self.languages
        }
        return {"type": kind, "required": self.cleaned_data["required"], "words": words}


class BaseQuestionFormSet(forms.BaseFormSet):
    """Up to five questions."""

    def clean(self) -> None:
        """Refuse the same question twice: their answers could not be told apart."""
        if any(self.errors):
            return
        for code in {code for form in self.forms for code in form.languages}:
            keys = [question.key for question in questions_in(self.questions(), code)]
            if len(set(keys)) < len(keys):
                raise ValidationError(_("Two questions are the same in one language."))

    def questions(self) -> list[dict[str, Any]]:
        """Return what the record keeps."""
        return [question for form in self.forms if (question := form.question())]


QuestionFormSet = forms.formset_factory(
    QuestionForm,
    formset=BaseQuestionFormSet,
    extra=0,
    min_num=MOST_QUESTIONS,
    max_num=MOST_QUESTIONS,
    absolute_max=MOST_QUESTIONS,
)


def initial_of(question: dict[str, Any]) -> dict[str, Any]:
    """Return what the form of a question that is kept begins with."""
    words = question["words"]
    return {
        "type": question["type"],
        "required": question["required"],
        **{f"label_{code}": found["label"] for code, found in words.items()},
        **{f"choices_{code}": "\n".join(found["choices"]) for code, found in words.items()},
    }


def question_forms(questions: list[dict[str, Any]], codes: list[str], data: Any = None) -> Any:
    """Return the forms for `questions` in the languages `codes`, bound to `data` where something was sent."""
    return QuestionFormSet(
        data,
        initial=[initial_of(question) for question in questions],
        form_kwargs={"languages": {code: str(name) for code, name in settings.LANGUAGES if code in codes}},
    )


def shown(questions: list[dict[str, Any]]) -> str:
    """Return what stands for `questions` in a form, so that nobody undoes another's change unseen."""
    return digest(questions)
