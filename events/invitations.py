"""An event as an entry of a registrant's calendar. The online link is never in it."""

from datetime import datetime
from typing import TYPE_CHECKING

from .entries import CANCELLED, Entry, file_of

if TYPE_CHECKING:
    from .models import Event

PUBLISH, CANCEL, REQUEST = "PUBLISH", "CANCEL", "REQUEST"


def invitation(
    event: "Event",
    *,
    title: str,
    url: str,
    at: datetime,
    sequence: int,
    method: str = PUBLISH,
    attendee: str = "",
) -> bytes | None:
    """Return the file for the calendar of somebody who comes, or comes no more (`method` CANCEL).

    `title`, `url`: of the page in their language; `at`: when the mail was written; `sequence`: more than in
    any file before; `attendee`: their address, for what asks or takes back. None while the event has no date.
    """
    if event.starts_at is None:
        return None
    entry = Entry(
        event,
        title,
        url,
        at,
        sequence,
        status=CANCELLED if method == CANCEL else "",
        attendee=attendee if method != PUBLISH else "",
    )
    return file_of([entry], method=method)
