"""The desk at which visitors sign: what stands there at this moment, read with two statements."""

import uuid
from dataclasses import dataclass
from typing import Any

from advocacy_site.core.statements import Prepared, Slot
from advocacy_site.core.visibility import unrestricted
from advocacy_site.supporters.models import ConsentWording, wordings_for

from .models.actions import Action, TextVersion

# In the order of the model, as from_db() wants them.
ACTION_FIELDS = ("id", "key", "signers", "opens_at", "closes_at", "paused_at", "handed_over")


@dataclass(frozen=True)
class Desk:
    """A live public page of an action with the versions that a form on it shows.

    `action` comes with the fields that decide about signing; others are fetched when asked for.
    """

    action: Action
    language: str
    text_version: uuid.UUID
    sign_wording: ConsentWording
    hand_over_wording: ConsentWording | None


def _current_words() -> Any:
    """The current text of the one page of an action in one language that anybody may read."""
    return (
        TextVersion.objects.current()
        .filter(
            unrestricted("page__path"),
            action__key=Slot("key", Action._meta.get_field("key")),
            language=Slot("language", TextVersion._meta.get_field("language")),
            page__live=True,
            page__alias_of__isnull=True,
        )
        .order_by()
        .values_list("pk", *(f"action__{name}" for name in ACTION_FIELDS))
    )


CURRENT_WORDS = Prepared(_current_words)


def find_desk(key: str, language: str) -> Desk | None:
    """Return the desk of the action with `key`, or None where nobody could sign.

    That is without a live public page in `language`, or without a wording for the consent. Whether the
    action is open is another question: see `Action.state`.
    """
    rows = CURRENT_WORDS.rows(key=key, language=language)
    if not rows:
        return None
    version, *fields = rows[0]
    action = Action.from_db("default", ACTION_FIELDS, fields)
    wordings = wordings_for(language)
    if "sign" not in wordings:
        return None
    hands_over = action.handed_over != Action.HandedOver.NOTHING
    return Desk(
        action=action,
        language=language,
        text_version=version,
        sign_wording=wordings["sign"],
        hand_over_wording=wordings.get("hand_over") if hands_over else None,
    )
