"""Who an organisation is that signs: a member by its name or its domain, and whom we know there."""

from dataclasses import dataclass

from advocacy_site.core.sealed import Unreadable, unopened
from advocacy_site.core.web import host_of
from members.models import Member, MemberPage

from ..mail_providers import is_shared
from ..models import KnownContact
from .signatories import member_key, name_key, name_letters

MemberNames = dict[str, dict[str, Member]]  # letters of a name → country → the member of that name there


@dataclass(frozen=True)
class Recognised:
    """What we know of an organisation that signs.

    `contact`: whom to ask. `trusted`: the address is of its own domain, and the name is its own.
    """

    member: Member | None
    contact: KnownContact | None
    trusted: bool


def members_by_name() -> MemberNames:
    """Return the members by each of their names and their country. One query."""
    found: MemberNames = {}
    for page in _member_pages():
        for name in filter(None, (page.title, page.own_name)):
            if page.member:
                found.setdefault(name_letters(name), {})[page.country.code] = page.member
    return found


def member_called(names: MemberNames, name: str, country: str) -> tuple[Member, str] | None:
    """Return the member that is called so in `country`, and where it is; without one, if only one is."""
    namesakes = names.get(name_letters(name), {})
    if country:
        return (namesakes[country], country) if country in namesakes else None
    where, member = next(iter(namesakes.items()), ("", None))
    return (member, where) if member and len(namesakes) == 1 else None


def recognise(name: str, country: str, address: str) -> Recognised:
    """Return what we know of the organisation `name` in `country`, signed for from `address`, normalised.

    A member of that name in another country is another organisation. Whoever writes from a member's domain
    under another name is that member, and not trusted: its contact is asked about the name.
    """
    domain = domain_of(address)
    named = _of_that_name(name, country)
    member = named or (_of_that_domain(domain) if domain else None)
    key = member_key(member) if member else name_key(name, country)
    contact = unopened(KnownContact.objects).filter(organisation_key=key).first()
    if not domain or (member and not named):
        return Recognised(member, contact, trusted=False)
    known = {domain_of(address_of(contact))} if contact else set()
    if named:
        known |= _domains(named)
    return Recognised(member, contact, trusted=domain in known - {""})


def address_of(contact: KnownContact) -> str:
    """Return the address of `contact`; "" where no key opens it, so that nobody waits for their answer."""
    try:
        return contact.email
    except Unreadable:
        return ""


def domain_of(address: str) -> str:
    """Return the domain of a normalised `address`, or "" where everybody can have one there."""
    domain = address.rpartition("@")[2].lower()
    return "" if is_shared(domain) else domain


def _member_pages() -> list[MemberPage]:
    columns = ("title", "own_name", "country", "links", "member")
    return list(MemberPage.objects.live().select_related("member").only(*columns))


def _of_that_name(name: str, country: str) -> Member | None:
    found = member_called(members_by_name(), name, country)
    return found[0] if found else None


def _of_that_domain(domain: str) -> Member | None:
    """Return the one member that has its website there; none where several have."""
    found = {page.member for page in _member_pages() if page.member and domain in _hosts(page)}
    return found.pop() if len(found) == 1 else None


def _domains(member: Member) -> set[str]:
    return {host for page in MemberPage.objects.live().filter(member=member) for host in _hosts(page)}


def _hosts(page: MemberPage) -> set[str]:
    hosts = {host_of(link.value["url"]).lower() for link in page.links}
    return {host for host in hosts if not is_shared(host)}
