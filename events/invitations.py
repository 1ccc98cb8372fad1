"""An event as an entry of a registrant's calendar. The online link is never in it."""

from datetime import datetime
from typing import TYPE_CHECKING

from .entries import CANCELLED, Entry, file_of, uid_of
from .own_times import times_of

if TYPE_CHECKING:
    from .models import Registration

PUBLISH, CANCEL, REQUEST = "PUBLISH", "CANCEL", "REQUEST"


def invitation(
    registration: "Registration", *, title: str, url: str, at: datetime, sequence: int, method: str = PUBLISH
) -> bytes | None:
    """Return the file for the calendar of somebody who comes, or comes no more (`method` CANCEL): from the
    first day or session that they chose to the last.

    Its UID is the registration's, so that one of two who share a calendar cancels only for herself. `title`,
    `url`: of the page in their language; `at`: when the mail was written; `sequence`: more than in any file
    before. None while the event has no date, except to take back (RFC 5546, 3.2.5: without times).
    """
    event = registration.event
    if event.starts_at is None and method != CANCEL:
        return None
    entry = Entry(
        event,
        title,
        url,
        at,
        sequence,
        status=CANCELLED if method == CANCEL else "",
        attendee=registration.email if method != PUBLISH else "",
        uid=uid_of(registration),
        times=times_of(registration),
    )
    return file_of([entry], method=method)
