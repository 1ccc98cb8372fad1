"""Is mail flowing?"""

from datetime import timedelta

from advocacy_site.core import clock

from .models import Outbox

PATIENCE = timedelta(minutes=10)


def outbox_flows() -> bool:
    """Return False when a mail has been due for longer than PATIENCE: no worker runs, or too few.

    Bulk mail may wait as long as others go first.
    """
    return not Outbox.objects.due(clock.database_now() - PATIENCE).filter(bulk=False).exists()
