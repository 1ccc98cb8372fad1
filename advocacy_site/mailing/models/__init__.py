"""Records of the mailing room."""

from .jobs import JobRun
from .outbox import Outbox
from .suppression import Suppression

__all__ = ["JobRun", "Outbox", "Suppression"]
