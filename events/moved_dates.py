"""What staff should know before they move the date of an event for which people have registered."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy_site.core import clock

from .models import Event, Telling
from .models.events import ASSUMED_LENGTH
from .services.telling import reached


def people_concerned(event: Event) -> int:
    """Return how many would be told if staff told them of a change. One query."""
    return reached(event, Telling.Kind.CHANGE).count()


def warning_of(number: int, starts: datetime | None, ends: datetime | None) -> str:
    """Return what follows for `number` registrants (1 or more) when the event has these times from now on."""
    who = ngettext(
        "%(n)s person has registered, waits or has asked.",
        "%(n)s people have registered, wait or have asked.",
        number,
    ) % {"n": number}
    over = ends or (starts + ASSUMED_LENGTH if starts else None)
    if over is not None and over <= clock.now():
        what = _(
            "With these times the event is over: nobody can come, change or cancel any more, offers end, and "
            "registrations are deleted as after any event. Nobody is told."
        )
    else:
        what = _(
            "Nothing is sent to them by this: tell them afterwards with “Write to registrants”. Reminders "
            "follow the new date."
        )
    return f"{who} {what}"
