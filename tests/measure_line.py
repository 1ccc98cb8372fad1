"""Times an event with few and with many in its waiting list: what is done at the desk and at one's own page.

    DATABASE_URL=postgres://… DJANGO_SETTINGS_MODULE=advocacy_site.settings.test python -m tests.measure_line

Makes a test database, measures, and drops it. The time is what passed, medians of 15.
"""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.test import Client  # noqa: E402 - after django.setup()
from django.urls import reverse  # noqa: E402 - after django.setup()

from advocacy_site.core import clock  # noqa: E402 - after django.setup()
from events import services  # noqa: E402 - after django.setup()
from events.models import Event, Registration  # noqa: E402 - after django.setup()

from . import databases, factories  # noqa: E402 - after django.setup()

SIZES, PLACES, TIMES = (40, 2000), 40, 15
State = Registration.State


def median(do: Callable[[], Any]) -> float:
    """Return how many milliseconds it takes."""
    found = []
    for _n in range(TIMES):
        start = time.perf_counter()
        do()
        found.append(time.perf_counter() - start)
    return statistics.median(found) * 1000


def one_leaves(event: Event) -> None:
    placed = event.registrations.filter(state=State.REGISTERED).earliest("placed_at")
    services.cancel_registration(placed.pk)


def measure(event: Event, size: int) -> None:
    staff = Client()
    staff.force_login(factories.staff())
    last = event.registrations.filter(state=State.WAITING).latest("line_number")
    steps: dict[str, Callable[[], Any]] = {
        "somebody more joins the line": lambda: factories.registered(event),
        "a place becomes free, and is offered": lambda: one_leaves(event),
        "position of the last": lambda: services.position_of(last),
        "staff's list": lambda: staff.get(reverse("registration_listing", args=[event.pk])),
        "staff's numbers": lambda: staff.get(reverse("registration_numbers", args=[event.pk])),
    }
    for name, do in steps.items():
        do()
        print(f"{size:6} {name:38} {median(do):7.1f} ms")


def run() -> None:
    start = clock.now() + timedelta(days=30)
    event = factories.joinable(places=PLACES, starts_at=start, ends_at=start + timedelta(hours=2)).event
    came = 0
    for size in SIZES:
        while came < PLACES + size:
            factories.registered(event)
            came += 1
        measure(event, size)


if __name__ == "__main__":
    with databases.for_measuring():
        run()
