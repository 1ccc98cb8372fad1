"""Is mail flowing?"""

from datetime import timedelta

from advocacy_site.core import clock

from .models import Outbox

PATIENCE = timedelta(minutes=10)


def outbox_flows() -> bool:
    """Return False when a mail has been due for longer than PATIENCE: no worker runs, or too few."""
    return not Outbox.objects.due(clock.database_now() - PATIENCE).exists()
