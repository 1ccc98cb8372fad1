"""What somebody wishes who registers: values of a form, kept sealed until the address is confirmed."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.questions import Question

Answered = tuple[tuple[Question, str | list[str]], ...]


class Need(models.TextChoices):
    """What people often need to take part."""

    STEP_FREE = "step_free", _("A way without steps")
    SIGN_LANGUAGE = "sign_language", _("Sign language")
    CAPTIONS = "captions", _("Captions")
    HEARING_LOOP = "hearing_loop", _("A hearing loop")
    COMPANION = "companion", _("A seat for an assistant")
    QUIET_ROOM = "quiet_room", _("A quiet room")
    CHILDCARE = "childcare", _("Childcare")
    DIET = "diet", _("Special food")


@dataclass(frozen=True)
class Needs:
    """What somebody needs to take part. `kinds`: values of Need. False where it is nothing."""

    kinds: tuple[str, ...] = ()
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.words)

    def as_kept(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {"kinds": list(self.kinds), "words": self.words}

    @classmethod
    def read(cls, kept: Mapping[str, Any] | None) -> Self:
        """Return what `as_kept` made."""
        return cls(tuple(kept["kinds"]), kept["words"]) if kept else cls()

    @property
    def in_words(self) -> list[str]:
        """Each need in the active language, and then what was written."""
        return [str(Need(kind).label) for kind in self.kinds] + ([self.words] if self.words else [])


@dataclass(frozen=True)
class Companion:
    """Somebody whom a registrant brings."""

    name: str
    legal_name: str = ""
    no_photo: bool = False


@dataclass(frozen=True)
class Wish:
    """All that a form asks. `access_wording`: the consent to store `needs`; `amount`: for solidarity.

    `terms`: what the ticket cost when the form was sent (TicketType.terms); blank where that is known anew.
    """

    name: str
    legal_name: str = ""
    ticket: uuid.UUID | None = None
    terms: str = ""
    code: str = ""
    amount: Decimal | None = None
    parts: tuple[uuid.UUID, ...] = ()
    guests: tuple[Companion, ...] = ()
    organisation: str = ""
    role: str = ""
    country: str = ""
    listening: str = ""
    no_photo: bool = False
    press: bool = False
    outlet: str = ""
    needs: Needs = field(default_factory=Needs)
    access_wording: int | None = None
    answers: Answered = ()
    no_reminders: bool = False

    @property
    def party(self) -> int:
        """How many places it needs."""
        return 1 + len(self.guests)

    @property
    def badge_names(self) -> Counter[str]:
        """Who would come."""
        return Counter([self.name, *(guest.name for guest in self.guests)])

    @property
    def legal_names(self) -> Counter[str]:
        """Who would come, as far as it is known how their papers call them."""
        return Counter(filter(None, [self.legal_name, *(guest.legal_name for guest in self.guests)]))

    def as_kept(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            **{name: getattr(self, name) for name in PLAIN},
            "ticket": str(self.ticket) if self.ticket else None,
            "terms": self.terms,
            "amount": str(self.amount) if self.amount is not None else None,
            "parts": [str(part) for part in self.parts],
            "guests": [asdict(guest) for guest in self.guests],
            "needs": self.needs.as_kept(),
            "answers": kept_answers(self.answers),
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Return what `as_kept` made."""
        return cls(
            **{name: kept[name] for name in PLAIN},
            terms=kept.get("terms", ""),
            ticket=uuid.UUID(kept["ticket"]) if kept["ticket"] else None,
            amount=Decimal(kept["amount"]) if kept["amount"] is not None else None,
            parts=tuple(uuid.UUID(part) for part in kept["parts"]),
            guests=tuple(Companion(**guest) for guest in kept["guests"]),
            needs=Needs.read(kept["needs"]),
            answers=read_answers(kept["answers"]),
        )


PLAIN = (
    *("name", "legal_name", "code", "organisation", "role", "country", "listening", "no_photo"),
    *("press", "outlet", "access_wording", "no_reminders"),
)


def kept_answers(answers: Answered) -> list[dict[str, Any]]:
    """Return answers as JSON, each with its question as it was read."""
    return [{**asdict(question), "answer": answer} for question, answer in answers]


def read_answers(kept: list[dict[str, Any]] | None) -> Answered:
    """Return what `kept_answers` made."""
    return tuple((Question.read(row), row["answer"]) for row in kept or [])
