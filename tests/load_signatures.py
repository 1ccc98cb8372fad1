"""Adds a public action with many signatures to the configured database, as they would be after sixty days.

    make load-signatures N=100000

Sealed and hashed like real ones, from many countries, by the links of the members that there are, counted by
the counting service. All are invented.
"""

import sys
import time
from datetime import timedelta

import django

if __name__ == "__main__":
    django.setup()

from advocacy_site.core import clock
from advocacy_site.core.keys import new_key
from advocacy_site.demo.builders.signatures import people_sign
from campaigns import services
from campaigns.models import ActionPage

from . import factories

DAYS = timedelta(days=60)


def load(number: int) -> ActionPage:
    """Return the page of a new open action that `number` people have signed."""
    page = factories.action_page(title=f"A pledge with {number:,} signatures", slug=f"loaded-{new_key()}")
    now = clock.now()
    page.action = services.change_settings(page.action, {"opens_at": now - DAYS})
    people_sign(page, number, now)
    return page


if __name__ == "__main__":
    start = time.monotonic()
    page = load(int(sys.argv[1]))
    print(f"{page.title}: {page.full_url} ({time.monotonic() - start:.0f} s)")
