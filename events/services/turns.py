"""From one state of a registration to the next: its dates, its number, and the one mail that tells of it."""

import logging
from typing import Any

from advocacy_site.core import clock
from advocacy_site.core.sealed import Unreadable
from advocacy_site.mailing import services as mailing

from ..models import Registration

log = logging.getLogger(__name__)

State = Registration.State
# Each state that somebody comes into by a change that they should hear of.
STATE_MAILS: dict[str, str] = {
    State.REQUESTED: "registration-requested",
    State.REGISTERED: "registration-confirmed",
    State.WAITING: "registration-waiting",
    State.OFFERED: "registration-offered",
    State.CANCELLED: "registration-cancelled",
    State.REFUSED: "registration-refused",
}


def enter(registration: Registration, state: str, **columns: Any) -> None:
    """Bring a locked registration into `state`, with the `columns` that belong to it, and mail that once."""
    _move(registration, state, columns)
    tell(registration, STATE_MAILS[state])


def wait_again(registration: Registration) -> None:
    """Put who was offered places back under the old number. Without a mail: these are not taken."""
    _move(registration, State.WAITING, {})


def _move(registration: Registration, state: str, columns: dict[str, Any]) -> None:
    """Write `state` and `columns`. What belongs to other states only is taken off it."""
    registration.state = state
    registration.turn += 1
    values: dict[str, Any] = {"offer_ends_at": None, "ended_at": None, "ended_by": ""}
    if state not in (State.WAITING, State.OFFERED):
        values["line_number"] = None
    for name, value in (values | columns).items():
        setattr(registration, name, value)
    registration.save()


def tell(registration: Registration, kind: str, *, once_for: str = "") -> None:
    """Write the mail of `kind` about the state that the registration is in now, if it has an address.

    `once_for`: what it tells of, once; blank: this turn of the registration. Where no key opens the address
    there is no mail, and the rest goes on: it must hold up nobody.
    """
    try:
        email = registration.email
    except Unreadable:
        log.error("No mail of %s: no key opens its address", kind)
        return
    if email:
        mailing.queue(
            kind,
            to=email,
            language=registration.language,
            dedupe_key=f"{kind}:{registration.pk}:{once_for or registration.turn}",
            object_id=registration.pk,
            scope=registration.event.subject,
        )


def end(registration: Registration, state: str, by: str) -> None:
    """Bring it into a `state` in which it has ended. Whoever comes back is asked anew, and at once."""
    counts = {"mails": 0, "last_mail_at": None}
    enter(registration, state, ended_at=clock.now(), ended_by=by, wish=None, **counts)
