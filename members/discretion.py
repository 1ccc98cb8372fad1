"""What a discreet member hides. The one place that decides: pages, cards, map and search all ask here.

Nothing else reads the city, logo, contact or body of a member's page (a test looks for it).
"""

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.blocks import StreamValue

if TYPE_CHECKING:
    from .models import MemberPage

# Parts of a body that hold words only. Pictures, people, quotations, films and documents name or show
# somebody, and so may any block that is added later: what isn't listed is left out.
WORDS_ONLY = {
    "heading",
    "subheading",
    "paragraph",
    "fact",
    "source",
    "call_to_action",
    "timeline",
    "accordion",
    "table",
}


@dataclass(frozen=True)
class Contact:
    """Whom to write to or to call."""

    name: str
    role: str
    email: str
    phone: str


@dataclass(frozen=True)
class Shown:
    """What the public may see of what a member can hide."""

    cities: str
    logo: Any
    logo_alt: str
    contact: Contact | None
    body: StreamValue

    @property
    def body_words(self) -> str:
        """The body as search reads it."""
        return " ".join(self.body.stream_block.get_searchable_content(self.body))


def is_discreet(page: "MemberPage") -> bool:
    """Tell whether the member hides itself, as a page does before its first save, without a record."""
    return page.member is None or page.member.discreet


def may_be_tied_to(page: "MemberPage", name: str) -> bool:
    """Tell whether a link may say that what stands in public under `name` is of the member of `page`.

    A discreet member hides where it is and who works there, and not that it exists: its page is public, and
    so is a letter that it signed by the name of that page. Under any other name (with its town in it, say, or
    one chosen so that nobody knows) it is the link that would tell.
    """
    return not is_discreet(page) or _letters(name) in {_letters(page.title), _letters(page.own_name)} - {""}


def _letters(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def shown_logo(page: "MemberPage") -> Any:
    """Return the logo that the public may see, or None. No query where record and logo are selected."""
    return None if is_discreet(page) else page.logo


def shown(page: "MemberPage") -> Shown:
    """Return what the public may see of `page`. No query where its record and logo are selected."""
    if is_discreet(page):
        return Shown(cities="", logo=None, logo_alt="", contact=None, body=_words_of(page.body))
    member = page.member
    contact = Contact(member.contact_name, member.contact_role, member.contact_email, member.contact_phone)
    return Shown(
        cities=page.cities,
        logo=shown_logo(page),
        logo_alt=page.logo_alt,
        contact=contact if contact.name or contact.email or contact.phone else None,
        body=page.body,
    )


def _words_of(body: StreamValue) -> StreamValue:
    kept = [part for part in body.raw_data if part["type"] in WORDS_ONLY]
    return StreamValue(body.stream_block, kept, is_lazy=True)
