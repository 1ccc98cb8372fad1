"""The desk at which visitors sign: what stands there at this moment, read with one statement."""

import uuid
from dataclasses import dataclass
from typing import Any

from advocacy_site.core.statements import Prepared, Slot
from advocacy_site.core.visibility import unrestricted
from advocacy_site.supporters.models import ConsentWording, Purpose, wording_column, wording_from
from members.models import Member

from .asked import FIELDS, Asked, asked_of
from .models.actions import Action, TextVersion
from .sources import Sharer, sharer_column, sharer_from

# In the order of the model, as from_db() wants them.
ACTION_FIELDS = (
    *("id", "key", "signers", "opens_at", "closes_at", "paused_at"),
    *("recipients_get", *(f"asks_{name}" for name in FIELDS), "questions", "members_may_write"),
    "categories",
)


@dataclass(frozen=True)
class Desk:
    """A live public page of an action with the versions that a form on it shows.

    `source`: the name in links of the member whose link led here; "" where that is no member's. `writer`:
    that member, where staff let members write and `writer_wording` asks whether it may.
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
    writer: Sharer | None = None
    writer_wording: ConsentWording | None = None


def _current_words(*more: Any) -> Any:
    """The current text of the one public page of an action in one language, with today's consents.

    `more`: columns that stand before the others.
    """
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
            *more,
            "pk",
            wording_column(Purpose.SIGN, language),
            wording_column(Purpose.HAND_OVER, language),
            wording_column(Purpose.UPDATES, language),
            "page__recipients",
            *(f"action__{name}" for name in ACTION_FIELDS),
        )
    )


def _words_by_link() -> Any:
    """The same, and who shared the link that led to it: asked here, it costs no statement of its own."""
    via = Slot("via", Member._meta.get_field("via"))
    language = Slot("language", TextVersion._meta.get_field("language"))
    return _current_words(sharer_column(via, language), wording_column(Purpose.MEMBER, language))


CURRENT_WORDS = Prepared(_current_words)
WORDS_BY_LINK = Prepared(_words_by_link)


def _read(key: str, language: str, via: str) -> tuple[Any, ...] | None:
    """Return the one row of either statement; whoever came by no link pays for none."""
    if via:
        rows = WORDS_BY_LINK.rows(key=key, language=language, via=via)
    else:
        rows = [(None, None, *row) for row in CURRENT_WORDS.rows(key=key, language=language)]
    return rows[0] if rows else None


def find_desk(key: str, language: str, via: str = "") -> Desk | None:
    """Return the desk of the action with `key`, or None where nobody could sign.

    That is without a live public page in `language`, or without a wording for the consent. Whether the
    action is open is another question: see `Action.state`. `via`: what the address says of a member's
    link (sources.py).
    """
    row = _read(key, language, via)
    if row is None:
        return None
    shared, writer_wording, version, sign_wording, hand_over, updates, recipients, *fields = row
    action = Action.from_db("default", ACTION_FIELDS, fields)
    to_sign = wording_from(sign_wording)
    if to_sign is None:
        return None
    sharer = sharer_from(shared)
    may_write = wording_from(writer_wording) if sharer and action.members_may_write else None
    writer = sharer if may_write else None
    asked = asked_of(action, language, recipients, writer)
    return Desk(
        action=action,
        language=language,
        text_version=version,
        sign_wording=to_sign,
        hand_over_wording=wording_from(hand_over) if asked.handed_over else None,
        updates_wording=wording_from(updates),
        asked=asked,
        source=via if sharer else "",
        writer=writer,
        writer_wording=may_write,
    )
