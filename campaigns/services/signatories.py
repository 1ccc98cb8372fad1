"""Organisations as signatories: a list of them joins an action, whole or not at all."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from advocacy_site.core import clock, countries
from advocacy_site.core.statements import insert_or_ignore
from members.models import Member

from ..models import Action, Signature, TextVersion
from .counting import write_delta
from .errors import (
    ActionNotOpen,
    OrganisationsDoNotSign,
    SignatoryCountryUnknown,
    SignatoryNameUnfit,
    WordsChanged,
)

NAME_LENGTH = 200
CATEGORY_LENGTH = 120


@dataclass(frozen=True)
class Organisation:
    """A line of a list. `country`: a code of ISO 3166-1, or empty for an international organisation.

    `category`: the heading that it stands under, or empty.
    """

    name: str
    country: str = ""
    category: str = ""
    member: Member | None = None


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
    action = Action.objects.select_for_update(no_key=True).get(pk=action.pk)
    now = clock.now()
    _require_list_open(action, text_version, now)
    lines = [_cleaned(line, organisation) for line, organisation in enumerate(organisations, 1)]
    standing = action.signatures.filter(kind=Signature.Kind.ORGANISATION)
    known = _keys_that_stand(standing.values_list("organisation_key", "organisation_name", "country"))
    position = standing.aggregate(last=Max("position"))["last"] or 0
    added = Added()
    for organisation in lines:
        signature = _signature(organisation, action, text_version, signed_at or now)
        signature.position = position + 1
        keys = {signature.organisation_key, name_key(organisation.name, organisation.country)}
        if keys & known or not insert_or_ignore(signature):
            added.known.append(organisation)
            continue
        position += 1
        known |= keys
        write_delta(signature, 1)
        added.signatures.append(signature)
    return added


def name_key(name: str, country: str) -> str:
    """Return what makes an organisation the same where it is no member: its name's letters and its country.

    Capitals, accents written in two ways, spaces and punctuation make no difference.
    """
    letters = unicodedata.normalize("NFKC", name).casefold()
    words = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in letters).split()
    return f"name:{country}:{hashlib.sha256(' '.join(words).encode()).hexdigest()}"


def _keys_that_stand(rows: Iterable[tuple[str, str, str]]) -> set[str]:
    """Return both keys of each organisation: a member may come again by its name alone."""
    rows = list(rows)
    return {key for key, _name, _country in rows} | {name_key(name, country) for _key, name, country in rows}


def _require_list_open(action: Action, text_version: TextVersion, now: datetime) -> None:
    """A list may come before the action opens: letters are signed before they are published."""
    if action.signers == Action.Signers.PEOPLE:
        raise OrganisationsDoNotSign
    if action.state_at(now) == Action.State.CLOSED:
        raise ActionNotOpen
    if text_version.action_id != action.pk:
        raise WordsChanged


def _cleaned(line: int, organisation: Organisation) -> Organisation:
    name = " ".join(unicodedata.normalize("NFC", organisation.name).split())
    category = " ".join(organisation.category.split())
    if not any(unicodedata.category(sign)[0] in "LN" for sign in name) or "\0" in name + category:
        raise SignatoryNameUnfit(line, name)
    if len(name) > NAME_LENGTH or len(category) > CATEGORY_LENGTH:
        raise SignatoryNameUnfit(line, name)
    if organisation.country and organisation.country not in countries.CODES:
        raise SignatoryCountryUnknown(line, name)
    return Organisation(name, organisation.country, category, organisation.member)


def _signature(
    organisation: Organisation, action: Action, text_version: TextVersion, signed_at: datetime
) -> Signature:
    member = organisation.member
    return Signature(
        action=action,
        text_version=text_version,
        kind=Signature.Kind.ORGANISATION,
        state=Signature.State.CONFIRMED,
        organisation_name=organisation.name,
        organisation_key=f"member:{member.pk}"
        if member
        else name_key(organisation.name, organisation.country),
        category=organisation.category,
        member=member,
        country=organisation.country,
        display=Signature.Display.FULL,
        language=text_version.language,
        confirmed_at=signed_at,
    )
