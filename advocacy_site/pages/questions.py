"""What a form asks: the fixed questions of its kind, then those that staff chose."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from .models.inbox import Inbox

if TYPE_CHECKING:
    from .models.contact import ContactPage

SPACE = uuid.UUID("0b9a6f0e-6c55-4c0f-9a5e-3f6d0f4f3c11")  # made up once, so that fixed questions keep theirs


@dataclass(frozen=True)
class Question:
    """One question as a form shows it. `kind` is a row of `forms.FIELDS`."""

    id: uuid.UUID
    kind: str
    label: Any
    help: Any = ""
    required: bool = True
    choices: tuple[str, ...] = ()
    is_sender: bool = False
    autocomplete: str = ""

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return f"q_{self.id.hex}"


def digest_of(questions: Sequence[Question], promise: str) -> str:
    """Return what stands for all that a form showed: its questions in words, and who reads the answers."""
    shown = [
        (question.name, question.kind, question.required, str(question.label), str(question.help))
        for question in questions
    ]
    options = [question.choices for question in questions]
    return hashlib.sha256(repr((shown, options, promise)).encode()).hexdigest()


def _fixed(name: str, kind: str, label: Any, **more: Any) -> Question:
    return Question(uuid.uuid5(SPACE, name), kind, label, **more)


# What any organisation that wishes to join is asked.
MEMBERSHIP = (
    _fixed("organisation", "text", _("Name of your organisation"), autocomplete="organization"),
    _fixed("country", "country", _("Country"), help=_("Where it is registered, or works most.")),
    _fixed("website", "website", _("Website"), required=False),
    _fixed("person", "text", _("Contact person"), autocomplete="name"),
    _fixed(
        "email",
        "email",
        _("Email of the contact person"),
        help=_("We confirm here that the application has arrived."),
        is_sender=True,
    ),
    _fixed("why", "long", _("Why do you wish to join?")),
)


def questions_of(page: "ContactPage") -> list[Question]:
    """Return the questions of `page` in order. One query."""
    own = [
        Question(
            id=field.translation_key,
            kind=field.kind,
            label=field.label,
            help=field.help,
            required=field.required,
            choices=field.options,
            is_sender=field.is_sender,
        )
        for field in page.fields.all()
    ]
    applies = page.inbox is not None and page.inbox.kind == Inbox.Kind.MEMBERSHIP
    return [*(MEMBERSHIP if applies else ()), *own]
