"""The one address of a registration's own page: the same in all mails about it, as long as it is kept."""

from uuid import UUID

from advocacy_site.core import links

LINK_PURPOSE = "registration"


def open_own_page(registration_id: UUID) -> None:
    """Make the link openable. Call it in the transaction that makes a registration more than a wish."""
    links.create_link(LINK_PURPOSE, str(registration_id), registration_id, expires_at=None)


def own_url(registration_id: UUID) -> str:
    """Return the full address. Its nonce is the registration's own random id: no mail has to keep one."""
    return links.url_for(LINK_PURPOSE, str(registration_id))
