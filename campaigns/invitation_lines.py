"""Reads whom to invite: members whose contact is known, and lines of `Name, Country; Person <address>`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advocacy_site.core.addresses import normalise
from members.models import Member

from .models import KnownContact
from .services import Invited, Organisation
from .services.recognition import MemberNames, member_called, members_by_name
from .services.signatories import member_key, name_key
from .signatory_lines import MOST_LINES, ReadLine, read_lines, split_lines

CONTACT = re.compile(r"^(?P<name>[^<>]*?)\s*<?(?P<address>[^\s<>]+@[^\s<>]+)>?$")


@dataclass
class Guests:
    """Whom a list invites. `errors` keep all of it out; `doubts` ask for a look."""

    invited: list[Invited] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def read_guests(members: Iterable[Member], text: str) -> Guests:
    """Return whom `members` and the lines of `text` invite, each organisation once."""
    guests = Guests()
    known = {contact.organisation_key: contact for contact in KnownContact.objects.select_related("member")}
    for member in members:
        contact = known.get(member_key(member))
        if contact is None:
            guests.errors.append(
                _("%(member)s: nobody there is known. Enter a contact first.") % {"member": member}
            )
            continue
        organisation = Organisation(str(member), _country(member) or contact.country.code, "", member)
        _add(guests, Invited(organisation, contact.email, contact.name))
    _read_lines(guests, text, known)
    return guests


def _read_lines(guests: Guests, text: str, known: dict[str, KnownContact]) -> None:
    parts = [_split(line) for line in split_lines(text)]
    if len(parts) > MOST_LINES:
        guests.errors.append(_("Invite at most %(most)s at a time.") % {"most": MOST_LINES})
        return
    names = members_by_name()
    for line, (_organisation, contact) in zip(read_lines(part for part, _c in parts), parts, strict=True):
        if line.name:
            _read(guests, line, contact, names, known)


def _split(line: str) -> tuple[str, str]:
    organisation, mark, contact = line.rpartition(";")
    return (organisation.strip(), contact.strip()) if mark else (line, "")


def _read(
    guests: Guests, line: ReadLine, contact: str, names: MemberNames, known: dict[str, KnownContact]
) -> None:
    """Understand one line, or say what is wrong with it."""
    if line.is_wrong:
        guests.errors.append(f"{line.text}: " + " ".join(remark.words for remark in line.remarks))
        return
    member, where = member_called(names, line.name, line.country) or (None, "")
    country = line.country or where
    if line.is_doubtful and not (member and where):
        guests.doubts.append(f"{line.text}: " + " ".join(remark.words for remark in line.remarks))
    organisation = Organisation(line.name, country, line.category, member)
    found = known.get(member_key(member) if member else name_key(line.name, country))
    try:
        name, address = _contact(contact, found)
    except ValidationError as error:
        guests.errors.append(f"{line.text}: " + " ".join(error.messages))
        return
    _add(guests, Invited(organisation, address, name))


def _contact(words: str, known: KnownContact | None) -> tuple[str, str]:
    """Return name and address of whom to write to. Raises ValidationError."""
    if not words:
        if known is None:
            raise ValidationError(_("Nobody there is known. Write an address after a semicolon."))
        return known.name, known.email
    match = CONTACT.match(words)
    if match is None:
        raise ValidationError(_("After the semicolon stands a person and an address, or an address alone."))
    return " ".join(match["name"].split())[:100], normalise(match["address"])


def _country(member: Member) -> str:
    page = next(iter(member.pages.all()), None)
    return page.country.code if page else ""


def _add(guests: Guests, one: Invited) -> None:
    if one.key in {other.key for other in guests.invited}:
        guests.errors.append(_("%(name)s is invited twice.") % {"name": one.organisation.name})
        return
    guests.invited.append(one)
