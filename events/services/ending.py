"""What ends with a registration: its places, what was due for it, and what only its door needed."""

from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent

from ..models import AccessNeeds, InvitationLetter, LegalName, Registration
from .arriving import forget_arrivals
from .payments import cancel_due
from .places import give_back, needs_of
from .turns import end

# Of each that can end a registration, what is written of the consents that end with it.
HOW_IT_ENDED: dict[str, str] = {
    Registration.EndedBy.SELF: Consent.Method.MAILED_LINK,
    Registration.EndedBy.STAFF: Consent.Method.STAFF,
    Registration.EndedBy.TIME: Consent.Method.TIME,
}


def release(registration: Registration) -> None:
    """Take the places of a locked registration back, if it has some. Its event is locked."""
    if registration.has_place:
        give_back(registration.all_places(), needs_of(registration))


def finish(registration: Registration, state: str, by: str) -> None:
    """End a locked registration as `state`, and free what it holds; its event is locked."""
    release(registration)
    cancel_due(registration)
    forget_arrivals(registration)
    AccessNeeds.objects.filter(registration=registration).delete()
    LegalName.objects.filter(registration=registration).delete()
    InvitationLetter.objects.filter(registration=registration).delete()
    withdraw_consents(registration, HOW_IT_ENDED[by])
    end(registration, state, by)


def withdraw_consents(registration: Registration, method: str = Consent.Method.MAILED_LINK) -> None:
    """Withdraw what this person agreed to about the event; `method`: a Consent.Method, how that came."""
    if registration.email_hash:
        supporters.withdraw_all(registration.email_hash, method=method, subject=registration.event.subject)
