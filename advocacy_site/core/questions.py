"""Questions that staff ask in a form, in the words of each language, and what is kept of an answer.

They stand as JSON on the record that the form belongs to; an answer is kept with its question as it was read.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as spoken_now
from django.utils.translation import gettext_lazy as _

from .names import clean_line

MOST_QUESTIONS = 5
LINE_LENGTH, ANSWER_LENGTH = 100, 300
REQUIRED = _("Answer this, please")


class Asks(models.TextChoices):
    """Whether a field is asked for."""

    NO = "no", _("Not asked")
    OPTIONAL = "optional", _("May be left empty")
    REQUIRED = "required", _("Must be given")


class QuestionType(models.TextChoices):
    """How a question is answered."""

    TEXT = "text", _("A line of text")
    CHOICE = "choice", _("One of several")
    YES_NO = "yes_no", _("Yes or no")
    COMMITMENTS = "commitments", _("Commitments to tick")


@dataclass(frozen=True)
class Question:
    """A question of staff's own as one language asks it. `choices` of those types that have some."""

    type: str
    label: str
    choices: tuple[str, ...] = ()
    required: bool = False

    @cached_property
    def key(self) -> str:
        """What tells it from any other wording: an answer never moves to another question."""
        return digest([self.type, self.label, *self.choices])[:8]

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return the question that `asdict` made `kept` of."""
        return cls(kept["type"], kept["label"], tuple(kept["choices"]), kept["required"])

    def spoken(self, answer: str | list[str]) -> str:
        """Return `answer` in words."""
        if isinstance(answer, list):
            return ", ".join(answer)
        if self.type == QuestionType.YES_NO:
            return {"yes": spoken_now("Yes"), "no": spoken_now("No")}.get(answer, "")
        return answer


def questions_in(questions: Iterable[Mapping[str, Any]], language: str) -> tuple[Question, ...]:
    """Return the questions of a record in `language`, else in the site's first, else in any they have."""
    return tuple(_worded(question, language) for question in questions)


def _worded(question: Mapping[str, Any], language: str) -> Question:
    words = question["words"]
    found = words.get(language) or words.get(settings.LANGUAGE_CODE) or next(iter(words.values()))
    return Question(question["type"], found["label"], tuple(found["choices"]), question["required"])


def digest(value: Any) -> str:
    """Return what stands for `value`, JSON, in 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


class LineField(forms.CharField):
    """A line that somebody writes about themselves."""

    def __init__(self, label: Any, autocomplete: str, *, length: int = LINE_LENGTH, **kwargs: Any) -> None:
        attrs = {"class": "input", "autocomplete": autocomplete, "maxlength": length}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(
            label=label, max_length=length, error_messages={"required": REQUIRED}, strip=False, **kwargs
        )

    def clean(self, value: Any) -> str:
        return clean_line(super().clean(value))


def question_field(question: Question) -> forms.Field:
    """Return the form field of a question. Nothing is preselected."""
    kwargs: dict[str, Any] = {
        "label": question.label,
        "required": question.required,
        "error_messages": {"required": REQUIRED},
    }
    match question.type:
        case QuestionType.CHOICE:
            choices = [(choice, choice) for choice in question.choices]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **kwargs)
        case QuestionType.YES_NO:
            yes_no = [("yes", _("Yes")), ("no", _("No"))]
            return forms.ChoiceField(choices=yes_no, widget=forms.RadioSelect, **kwargs)
        case QuestionType.COMMITMENTS:
            choices = [(choice, choice) for choice in question.choices]
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs)
    label = kwargs.pop("label")
    kwargs.pop("error_messages")
    return LineField(label, "off", length=ANSWER_LENGTH, **kwargs)
