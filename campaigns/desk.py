"""The desk at which visitors sign: what stands there at this moment, read with one statement."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists

from advocacy_site.core.statements import Prepared, Slot
from advocacy_site.core.visibility import unrestricted
from advocacy_site.supporters.models import ConsentWording, Purpose, wording_column, wording_from
from members.models import Member

from .asked import FIELDS, Asked, asked_of
from .models.actions import Action, TextVersion
from .sources import shared_by

# In the order of the model, as from_db() wants them.
ACTION_FIELDS = (
    *("id", "key", "signers", "opens_at", "closes_at", "paused_at"),
    *("recipients_get", *(f"asks_{name}" for name in FIELDS), "questions", "categories"),
)


@dataclass(frozen=True)
class Desk:
    """A live public page of an action with the versions that a form on it shows.

    `source`: the name in links of the member whose link led here; "" where that is no member's.
    `action` comes with the fields that decide about signing; others are fetched when asked for.
    """

    action: Action
    language: str
    text_version: uuid.UUID
    sign_wording: ConsentWording
    hand_over_wording: ConsentWording | None
    updates_wording: ConsentWording | None
    asked: Asked
    source: str = ""


def _current_words() -> Any:
    """The current text of the one public page of an action in one language, with today's consents.

    And whether a member's link led to it: asked here, the link costs no statement of its own.
    """
    via = Slot("via", Member._meta.get_field("via"))
    language = Slot("language", TextVersion._meta.get_field("language"))
    return (
        TextVersion.objects.current()
        .filter(
            unrestricted("page__path"),
            action__key=Slot("key", Action._meta.get_field("key")),
            language=language,
            page__live=True,
            page__alias_of__isnull=True,
        )
        .order_by()
        .values_list(
            "pk",
            wording_column(Purpose.SIGN, language),
            wording_column(Purpose.HAND_OVER, language),
            wording_column(Purpose.UPDATES, language),
            Exists(shared_by(via)),
            "page__recipients",
            *(f"action__{name}" for name in ACTION_FIELDS),
        )
    )


CURRENT_WORDS = Prepared(_current_words)


def find_desk(key: str, language: str, via: str = "") -> Desk | None:
    """Return the desk of the action with `key`, or None where nobody could sign.

    That is without a live public page in `language`, or without a wording for the consent. Whether the
    action is open is another question: see `Action.state`. `via`: what the address says of a member's
    link (sources.py).
    """
    rows = CURRENT_WORDS.rows(key=key, language=language, via=via)
    if not rows:
        return None
    version, sign_wording, hand_over_wording, updates_wording, is_members_link, recipients, *fields = rows[0]
    action = Action.from_db("default", ACTION_FIELDS, fields)
    to_sign = wording_from(sign_wording)
    if to_sign is None:
        return None
    asked = asked_of(action, language, recipients)
    return Desk(
        action=action,
        language=language,
        text_version=version,
        sign_wording=to_sign,
        hand_over_wording=wording_from(hand_over_wording) if asked.handed_over else None,
        updates_wording=wording_from(updates_wording),
        asked=asked,
        source=via if is_members_link else "",
    )
