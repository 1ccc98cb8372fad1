"""Pages hold words, records hold what happens (docs/decisions.md)."""

from .events import Access, Event, Session
from .index import EventIndexPage
from .lines import EventDocument, EventSpeaker
from .pages import EventPage
from .speakers import Speaker

__all__ = [
    "Access",
    "Event",
    "EventDocument",
    "EventIndexPage",
    "EventPage",
    "EventSpeaker",
    "Session",
    "Speaker",
]
