"""Times the admin's screens of signatures among few and many, in one process.

    DATABASE_URL=postgres://… DJANGO_SETTINGS_MODULE=advocacy_site.settings.test \
        python -m tests.measure_signatures 100000

With 1,000 and with as many as are named. Makes a test database, measures, and drops it.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - after django.setup()
from django.test import Client  # noqa: E402 - after django.setup()
from django.urls import reverse  # noqa: E402 - after django.setup()

from campaigns import services  # noqa: E402 - after django.setup()
from campaigns.models import ActionPage  # noqa: E402 - after django.setup()

from . import databases, factories  # noqa: E402 - after django.setup()

FEW = 1_000
STEP, TURNS = 5_000, 9


def screens_of(page: ActionPage) -> dict[str, str]:
    """Return what is measured: the newest part, one in the middle, and filters that leave few."""
    listing = reverse("signature_listing", args=[page.action_id])
    rows = page.action.signatures.order_by("created_at")
    middle = rows[rows.count() // 2]
    place = f"{int(middle.created_at.timestamp() * 1_000_000)}-{middle.pk.hex}"
    return {
        "newest": listing,
        "in the middle": f"{listing}?older_than={place}",
        "held": f"{listing}?held=true",
        "pending": f"{listing}?state=pending",
        "withdrawn": f"{listing}?state=withdrawn",
        "one country": f"{listing}?country=KE",
        "numbers": reverse("action_numbers", args=[page.action_id]),
    }


def milliseconds(send: Callable[[], Any]) -> float:
    start = time.perf_counter()
    response = send()
    assert response.status_code == 200, response.status_code
    return (time.perf_counter() - start) * 1000


def read(stream: Iterator[bytes]) -> tuple[float, float]:
    """Return the seconds to the first bytes and to the last."""
    start = time.perf_counter()
    next(stream)
    first = time.perf_counter() - start
    for _part in stream:
        pass
    return first, time.perf_counter() - start


def export(client: Client, page: ActionPage, ending: str, number: int) -> None:
    address = reverse("signature_export", args=[page.action_id])
    start = time.perf_counter()
    response: Any = client.post(address, {"purpose": "Measuring", "ending": ending})
    before = time.perf_counter() - start
    first, last = read(iter(response.streaming_content))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = f"first byte {before + first:.2f} s, {number / last:.0f} rows a second, at most {peak} MB so far"
    print(f"  {ending:14} {words}")


def measure() -> None:
    page = factories.action_page()
    rare = [factories.confirmed_signature(page) for _n in range(4)]
    factories.pending_signature(page)
    factories.confirmed_signature(page, country="KE")
    services.hold_signature(rare[0].pk, "A burst")
    services.remove_signature(rare[1].pk, "Invented")
    services.withdraw_signature(rare[2].pk)
    client = Client()
    client.force_login(factories.staff())
    there = 0
    print(connection.vendor)
    for size in (FEW, int(sys.argv[1])):
        while there < size:
            factories.many_signatures(page, min(STEP, size - there))
            there += min(STEP, size - there)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f" {size} signatures")
        for name, address in screens_of(page).items():
            times = [milliseconds(partial(client.get, address)) for _n in range(TURNS)]
            print(f"  {name:14} {statistics.median(times):6.0f} ms")
        for ending in ("csv", "xlsx"):
            export(client, page, ending, size)


if __name__ == "__main__":
    with databases.for_measuring():
        measure()
