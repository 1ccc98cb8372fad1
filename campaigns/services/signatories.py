"""Organisations as signatories: a list of them joins an action, whole or not at all."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max

from advocacy_site.core import clock, countries
from advocacy_site.core.names import clean_organisation_name, is_harmful
from advocacy_site.core.statements import insert_or_ignore
from members.models import Member

from ..models import Action, Signature, TextVersion
from ..signatory_lines import CATEGORY_LENGTH
from .counting import write_delta
from .errors import (
    ActionNotOpen,
    OrganisationsDoNotSign,
    SignatoryCountryUnknown,
    SignatoryNameUnfit,
    WordsChanged,
)
from .lifecycle import locked_action
from .moderation import change_countability


@dataclass(frozen=True)
class Organisation:
    """A line of a list. `country`: a code of ISO 3166-1, or empty for an international organisation.

    `category`: the heading that it stands under, or empty. `source`: what brought it, or empty.
    """

    name: str
    country: str = ""
    category: str = ""
    member: Member | None = None
    source: str = ""

    @property
    def key(self) -> str:
        """What makes it the same: the member, or its name and country."""
        return member_key(self.member) if self.member else name_key(self.name, self.country)

    @property
    def keys(self) -> set[str]:
        """What it is known by: its name and country, and the member that it is."""
        return {name_key(self.name, self.country)} | ({member_key(self.member)} if self.member else set())


@dataclass
class Added:
    """What became of a list: new signatures, and the lines that stood there already, or twice."""

    signatures: list[Signature] = field(default_factory=list)
    known: list[Organisation] = field(default_factory=list)


@transaction.atomic
def add_signatories(
    action: Action,
    organisations: Iterable[Organisation],
    *,
    text_version: TextVersion,
    signed_at: datetime | None = None,
) -> Added:
    """Let `organisations` sign `text_version`, in their order and after those that stand there.

    They count from `signed_at`, or now. Adding a list again adds nothing: an organisation is the same by
    its member, or by its name and country. One that has withdrawn or was removed stays so. Raises
    OrganisationsDoNotSign, ActionNotOpen (closed), WordsChanged (the words are another action's), and for
    a line SignatoryNameUnfit or SignatoryCountryUnknown.
    """
    # Two lists for one action wait for each other, so that places and keys stay single; people do not wait.
    action = locked_action(action)
    now = clock.now()
    _require_list_open(action, text_version, now)
    lines = [_cleaned(line, organisation) for line, organisation in enumerate(organisations, 1)]
    return join_list(action, lines, text_version=text_version, signed_at=signed_at or now)


def join_list(
    action: Action,
    organisations: Iterable[Organisation],
    *,
    text_version: TextVersion,
    signed_at: datetime,
    position: int | None = None,
) -> Added:
    """Let cleaned `organisations` stand in the locked list of `action`, at its end or after `position`.

    Asks nothing about the action's state: an organisation may have signed in time and count later.
    """
    known = keys_that_stand(action)
    place = last_position(action) if position is None else position
    added = Added()
    for organisation in organisations:
        signature = _signature(organisation, action, text_version, signed_at)
        signature.position = place + 1
        keys = organisation.keys
        if keys & known or not insert_or_ignore(signature):
            added.known.append(organisation)
            continue
        place += 1
        known |= keys
        write_delta(signature, 1)
        added.signatures.append(signature)
    return added


def last_position(action: Action) -> int:
    """Return the last place of the list that is taken, or kept for the organisations of a sign-on round."""
    signed = action.signatures.aggregate(last=Max("position"))["last"] or 0
    kept = action.rounds.aggregate(most=Max(F("first_position") + F("invitations__position")))["most"] or 0
    return max(signed, kept)


def enter_list(
    action: Action, organisation: Organisation, *, text_version: TextVersion, position: int | None = None
) -> tuple[Signature | None, bool]:
    """Let one organisation stand in the locked list, or come back to it after it had withdrawn.

    Returns its signature and whether it was this that brought it.
    """
    added = join_list(
        action, [organisation], text_version=text_version, signed_at=clock.now(), position=position
    )
    if added.signatures:
        return added.signatures[0], True
    stands = standing(action, organisation)
    if stands is None or stands.state != Signature.State.WITHDRAWN:
        return stands, False

    def reopen(row: Signature) -> None:
        row.state = Signature.State.CONFIRMED
        row.confirmed_at, row.withdrawn_at = clock.now(), None
        row.text_version, row.language = text_version, text_version.language

    return change_countability(stands.pk, reopen), True


def standing(action: Action, organisation: Organisation) -> Signature | None:
    """Return the signature by which `organisation` stands in the list, in whatever state."""
    rows = action.signatures.filter(kind=Signature.Kind.ORGANISATION)
    keys = organisation.keys
    return next(
        (
            row
            for row in rows
            if {row.organisation_key, name_key(row.organisation_name, row.country.code)} & keys
        ),
        None,
    )


def name_key(name: str, country: str) -> str:
    """Return what makes an organisation the same that is no member: its name's letters and its country."""
    return f"name:{country}:{hashlib.sha256(name_letters(name).encode()).hexdigest()}"


def name_letters(name: str) -> str:
    """Return `name` without what makes no difference: capitals, accents written in two ways, punctuation."""
    letters = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(
        "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in letters).split()
    )


def member_key(member: Member) -> str:
    """Return what makes a member the same, whatever name it signs by."""
    return f"member:{member.pk}"


def keys_that_stand(action: Action) -> set[str]:
    """Return both keys of each organisation that signed: a member may come again by its name alone."""
    rows = action.signatures.filter(kind=Signature.Kind.ORGANISATION).values_list(
        "organisation_key", "organisation_name", "country"
    )
    return {key for row, name, country in rows for key in (row, name_key(name, country))}


def _require_list_open(action: Action, text_version: TextVersion, now: datetime) -> None:
    """A list may come before the action opens: letters are signed before they are published."""
    if action.signers == Action.Signers.PEOPLE:
        raise OrganisationsDoNotSign
    if action.state_at(now) == Action.State.CLOSED:
        raise ActionNotOpen
    if text_version.action_id != action.pk:
        raise WordsChanged


def _cleaned(line: int, organisation: Organisation) -> Organisation:
    category = " ".join(organisation.category.split())
    try:
        name = clean_organisation_name(organisation.name)
    except ValidationError as error:
        raise SignatoryNameUnfit(line, organisation.name) from error
    if len(category) > CATEGORY_LENGTH or any(map(is_harmful, category)):
        raise SignatoryNameUnfit(line, name)
    if organisation.country and organisation.country not in countries.CODES:
        raise SignatoryCountryUnknown(line, name)
    return replace(organisation, name=name, category=category)


def _signature(
    organisation: Organisation, action: Action, text_version: TextVersion, signed_at: datetime
) -> Signature:
    return Signature(
        action=action,
        text_version=text_version,
        kind=Signature.Kind.ORGANISATION,
        state=Signature.State.CONFIRMED,
        organisation_name=organisation.name,
        organisation_key=organisation.key,
        category=organisation.category,
        member=organisation.member,
        source=organisation.source,
        country=organisation.country,
        display=Signature.Display.FULL,
        language=text_version.language,
        confirmed_at=signed_at,
    )
