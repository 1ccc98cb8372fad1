"""What an action asks of its signers beside name and address: fields of our list, and staff's own questions.

Staff choose on the record; each answer is kept with the question as its giver read it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from django.utils.translation import gettext_lazy as _

from advocacy_site.core.questions import Asks, Question, digest, questions_in

if TYPE_CHECKING:
    from .models.actions import Action
    from .sources import Sharer

# In the order of the form. The country has a column of its own, because it is counted.
FIELDS = ("country", "postcode", "city", "role", "organisation", "comment")
# What recipients may get, and how one sentence names it.
HANDED_OVER = {
    "name": _("name"),
    "country": _("country"),
    "postcode": _("postcode"),
    "city": _("town or city"),
    "role": _("role"),
    "organisation": _("organisation"),
    "comment": _("comment"),
    "answers": _("answers"),
}


@dataclass(frozen=True)
class Asked:
    """All that a form asks in one language, what of it is handed over, and to whom, as the page names them.

    `fields`: which of FIELDS, each with whether it must be given. `writer`: the member of whom it asks
    whether it may write, by key and name.
    """

    fields: Mapping[str, bool]
    questions: tuple[Question, ...] = ()
    handed_over: tuple[str, ...] = ()
    recipients: str = ""
    writer: tuple[str, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """Another one as soon as anything is asked, or handed over, in another way."""
        questions = [[question.key, question.required] for question in self.questions]
        told = [self.handed_over, self.recipients] if self.handed_over else []
        asked = [sorted(self.fields.items()), questions, told]
        return digest([*asked, self.writer] if self.writer else asked)[:16]


def asked_of(action: "Action", language: str, recipients: str = "", writer: "Sharer | None" = None) -> Asked:
    """Return what the form of `action` asks in `language`, on a page that names its `recipients`.

    `writer`: the member that may write if the signer says so.
    """
    choices = {name: getattr(action, f"asks_{name}") for name in FIELDS}
    return Asked(
        fields={name: asks == Asks.REQUIRED for name, asks in choices.items() if asks != Asks.NO},
        questions=questions_in(action.questions, language),
        handed_over=tuple(name for name in HANDED_OVER if name in action.recipients_get),
        recipients=recipients,
        writer=(str(writer.key), writer.name) if writer else (),
    )


@dataclass(frozen=True)
class Answers:
    """What one signer answered, with the questions as they were read. Kept sealed as a whole."""

    fields: Mapping[str, str]
    questions: tuple[tuple[Question, str | list[str]], ...] = ()
    show_comment: bool = False

    @property
    def comment(self) -> str:
        """The comment, or an empty text."""
        return self.fields.get("comment", "")

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Each question that was answered, as it was read, and the answer in words."""
        said = [(question.label, question.spoken(answer)) for question, answer in self.questions]
        return [(label, words) for label, words in said if words]

    def as_kept(self) -> dict[str, Any] | None:
        """Return it as JSON; None where nothing was asked."""
        if not self.fields and not self.questions:
            return None
        return {
            "fields": dict(self.fields),
            "questions": [{**asdict(question), "answer": answer} for question, answer in self.questions],
            "show_comment": self.show_comment,
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Self:
        """Return what `as_kept` made."""
        if not kept:
            return cls({})
        questions = tuple((Question.read(row), row["answer"]) for row in kept["questions"])
        return cls(kept["fields"], questions, kept["show_comment"])
