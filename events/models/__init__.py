"""Pages hold words, records hold what happens (docs/decisions.md)."""

from .arrivals import Arrival
from .events import Access, Event
from .index import EventIndexPage
from .kept_apart import AccessNeeds, LegalName, Payment
from .letters_of_invitation import InvitationLetter
from .lines import EventDocument, EventSpeaker
from .pages import EventPage
from .places import EventPart, Places, TicketType
from .registrations import Guest, Refusal, Registration
from .sessions import Session
from .speaker_requests import SpeakerRequest
from .speakers import Speaker
from .tellings import Telling

__all__ = [
    "Access",
    "AccessNeeds",
    "Arrival",
    "Event",
    "EventDocument",
    "EventIndexPage",
    "EventPage",
    "EventPart",
    "EventSpeaker",
    "Guest",
    "InvitationLetter",
    "LegalName",
    "Payment",
    "Places",
    "Refusal",
    "Registration",
    "Session",
    "Speaker",
    "SpeakerRequest",
    "Telling",
    "TicketType",
]
