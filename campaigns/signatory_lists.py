"""What a list of organisations would do to an action: who is a member, who stands there, what is wrong.

Looks, and changes nothing; `services.add_signatories` does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from advocacy_site.core import countries
from members.models import Member, MemberPage

from .models import Action
from .services import Organisation
from .services.signatories import keys_that_stand, name_letters
from .signatory_lines import MOST_LINES, ReadLine, read_lines


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

    @property
    def is_too_long(self) -> bool:
        """Whether it has more lines than one look takes in."""
        return len(self.lines) > MOST_LINES


def check_list(action: Action, texts: Iterable[str]) -> CheckedList:
    """Return what the lines `texts` would do to `action`. Two queries."""
    lines = read_lines(texts)
    members = _members()
    known = keys_that_stand(action)
    seen: set[str] = set()
    return CheckedList([CheckedLine(line, _organisation(line, members, known, seen)) for line in lines])


def _organisation(
    line: ReadLine, members: dict[str, tuple[Member, str]], known: set[str], seen: set[str]
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


def _members() -> dict[str, tuple[Member, str]]:
    """Return each member with its country, by the letters of each of its names."""
    found = {}
    pages = MemberPage.objects.live().select_related("member").only("title", "own_name", "country", "member")
    for page in pages:
        for name in filter(None, (page.title, page.own_name)):
            found[name_letters(name)] = (page.member, page.country.code)
    return found


def _member(line: ReadLine, members: dict[str, tuple[Member, str]]) -> Member | None:
    """Return the member that a line means: of the same name, and not of another country."""
    member, country = members.get(name_letters(line.name), (None, ""))
    if member is None:
        return None
    if not line.country and country:
        line.country = country
        line.remarks.clear()  # its country is known now
    if line.country != country:
        words = _("A member of that name is in %(country)s. This was read as another organisation.")
        line.remark("doubt", words % {"country": countries.name(country)})
        return None
    line.remark("note", _("A member of the coalition."))
    return member
