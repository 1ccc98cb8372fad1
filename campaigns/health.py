"""Are signatures being counted?"""

from datetime import timedelta

from advocacy_site.core import clock
from advocacy_site.mailing.jobs import last_finished

from .models import TallyDelta, TallyDifference

PATIENCE = timedelta(minutes=10)
CHECK_PATIENCE = timedelta(days=2)
SHOWN = timedelta(days=7)  # how long staff see in the admin that numbers were wrong


def tallies_flow() -> bool:
    """Return False when signatures wait to be counted and nobody has counted any for PATIENCE."""
    finished = last_finished("tally")
    if finished is None or finished >= clock.database_now() - PATIENCE:
        return True
    return not TallyDelta.objects.exists()


def recount_is_due() -> bool:
    """Return whether the nightly recount has not been done for CHECK_PATIENCE, though it once was."""
    finished = last_finished("tally-check")
    return finished is not None and finished < clock.database_now() - CHECK_PATIENCE


def recent_differences() -> list[TallyDifference]:
    """Return the differences that the nightly recounts of the last days found, with their actions."""
    rows = TallyDifference.objects.filter(found_at__gte=clock.now() - SHOWN)
    return list(rows.select_related("action").prefetch_related("action__pages"))
