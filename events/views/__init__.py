"""Routes of registering: they translate between requests and services."""

from ..own_link import LINK_PURPOSE as OWN
from ..services.asking_speakers import LINK_PURPOSE as SPEAKER
from ..services.registering import LINK_PURPOSE as CONFIRM
from .confirm import open_confirmation
from .own import open_registration
from .register import register, thanks
from .speaker import open_speaker_request

# By purpose.
MAILED_LINKS = {CONFIRM: open_confirmation, OWN: open_registration, SPEAKER: open_speaker_request}

__all__ = [
    "MAILED_LINKS",
    "open_confirmation",
    "open_registration",
    "open_speaker_request",
    "register",
    "thanks",
]
