"""What a list of organisations would do to an action: who is a member, who stands there, what is wrong.

Looks, and changes nothing; `services.add_signatories` does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from advocacy_site.core import countries
from members.models import Member

from .models import Action
from .services import Organisation
from .services.recognition import MemberNames, member_called, members_by_name
from .services.signatories import keys_that_stand, name_letters
from .signatory_lines import ReadLine, read_lines


@dataclass(frozen=True)
class CheckedLine:
    """A line and the organisation that it would add; None for a heading, and for one that stands there."""

    line: ReadLine
    organisation: Organisation | None


@dataclass(frozen=True)
class CheckedList:
    """All lines of a list."""

    lines: list[CheckedLine]

    @property
    def organisations(self) -> list[Organisation]:
        """Those that would sign."""
        return [checked.organisation for checked in self.lines if checked.organisation]

    @property
    def wrong(self) -> int:
        """How many lines keep the list out."""
        return sum(checked.line.is_wrong for checked in self.lines)

    @property
    def doubtful(self) -> int:
        """How many lines somebody should look at."""
        return sum(checked.line.is_doubtful for checked in self.lines)


def check_list(action: Action, texts: Iterable[str]) -> CheckedList:
    """Return what the lines `texts` would do to `action`. Two queries."""
    lines = read_lines(texts)
    members = members_by_name()
    known = keys_that_stand(action)
    seen: set[str] = set()
    return CheckedList([CheckedLine(line, _organisation(line, members, known, seen)) for line in lines])


def _organisation(
    line: ReadLine, members: MemberNames, known: set[str], seen: set[str]
) -> Organisation | None:
    if not line.name or line.is_wrong:
        return None
    member = _member(line, members)
    organisation = Organisation(line.name, line.country, line.category, member)
    if organisation.keys & known:
        line.remark("note", _("Stands there already, and is not added again."))
        return None
    if organisation.keys & seen:
        line.remark("note", _("Stands in this list twice, and is added once."))
        return None
    seen |= organisation.keys
    return organisation


def _member(line: ReadLine, members: MemberNames) -> Member | None:
    """Return the member that a line means: of the same name, and not of another country."""
    found = member_called(members, line.name, line.country)
    if found is None:
        namesakes = members.get(name_letters(line.name), {})
        if namesakes:
            words = _("A member of that name is in %(country)s. This was read as another organisation.")
            where = ", ".join(countries.name(country) or _("no one country") for country in namesakes)
            line.remark("doubt", words % {"country": where})
        return None
    member, country = found
    if not line.country and country:
        line.country = country
        line.remarks.clear()  # its country is known now
    line.remark("note", _("A member of the coalition."))
    return member
