"""The "leave" link of every mail about an action: the page of one signature, without a further mail.

One link per signature, the same in all mails: its nonce is the signature's own random id, so that a mail
to thousands writes no nonce. It does not end before the signature does (`services.rights`).
"""

from uuid import UUID

from advocacy_site.core import links
from advocacy_site.mailing.rendering import unsubscribe_headers

LINK_PURPOSE = "leave"
ORGANISATION_PURPOSE = "leave-organisation"


def leave_url(signature_id: UUID) -> str:
    """Return the address to write into a mail to whoever gave the signature. Call it when rendering."""
    nonce = str(signature_id)
    links.create_link(LINK_PURPOSE, nonce, signature_id, expires_at=None)
    return links.url_for(LINK_PURPOSE, nonce)


def organisation_leave_url(request_id: UUID) -> str:
    """Return the same for whoever let an organisation sign, about what they sent."""
    nonce = str(request_id)
    links.create_link(ORGANISATION_PURPOSE, nonce, request_id, expires_at=None)
    return links.url_for(ORGANISATION_PURPOSE, nonce)


def leave_headers(signature_id: UUID) -> dict[str, str]:
    """Return the headers that a mail about an action needs when it answers nothing that its reader did."""
    return unsubscribe_headers(leave_url(signature_id))
