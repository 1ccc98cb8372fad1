"""In which order locks are taken in the events room, so that nobody ever waits in a circle.

A transaction takes what it needs of these from top to bottom:

1. `Event` (`places.locked`); whoever locks two registrations, or any after a telling, locks it first
2. `Telling`
3. `Registration`: several of the line by their numbers, any others by their keys
4. what hangs on one (guests, payments, arrivals), and the places of tickets and parts
5. links, consents (`supporters.services`), and last the mails in the outbox

Whoever works on one registration, and gives no place, locks only that: the door, what waits for
confirmation. Reminders lock those of many events without waiting: whoever erases all of a person's goes by
the keys of events. Rows of `Speaker` are locked by their keys, after a question to her (`asking_speakers`).
"""

from advocacy_site.core.sealed import sealed_fields

from ..models import Registration
from ..models.registrations import RegistrationQuerySet

SEALED = [field.name for field in sealed_fields(Registration)]


def lockable(*, skip_locked: bool = False) -> RegistrationQuerySet:
    """Return registrations, to be locked, that are read even where no key opens what is sealed of them.

    `skip_locked`: without those that somebody else has locked, for work on many that comes again soon. For
    whatever ends, erases or passes many: a damaged row must hold up nobody, and go in time itself.
    """
    return Registration.objects.select_for_update(of=("self",), skip_locked=skip_locked).defer(*SEALED)
