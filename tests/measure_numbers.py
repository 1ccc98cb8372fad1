"""Times what shows signatures with 1,000 and with many, in turns: nothing should grow with their number.

    make measure-numbers N=100000

Makes a test database (DATABASE_URL; SQLite without), measures, and drops it. The first figure is the time on
the processor for this process, in which SQLite runs, too; the second is the time that passed, in which
PostgreSQL worked beside it.
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - after django.setup()
from django.test import Client  # noqa: E402 - after django.setup()
from django.test.utils import CaptureQueriesContext  # noqa: E402 - after django.setup()
from django.urls import reverse  # noqa: E402 - after django.setup()

from campaigns import services  # noqa: E402 - after django.setup()
from campaigns.models import ActionPage  # noqa: E402 - after django.setup()

from . import databases, factories  # noqa: E402 - after django.setup()
from .load_signatures import load  # noqa: E402 - after django.setup()

FEW, ROUNDS, REQUESTS = 1000, 9, 10
MEMBERS = 35
Times = tuple[float, float]  # seconds on the processor, and passed


def targets(page: ActionPage) -> dict[str, Callable[[], Any]]:
    """Return what is measured of one action: the public addresses, and staff's."""
    key, staff, public = page.action.key, Client(), Client()
    staff.force_login(factories.staff())
    by_staff = {
        "admin: sources": reverse("action_sources", args=[page.action_id]),
        "admin: days of a source": reverse("source_days", args=[page.action_id, "member-1"]),
        "admin: actions": reverse("action_records:index"),
    }
    by_all = {
        "action page": page.url,
        "by a member's link": f"{page.url}?via=member-1",
        "count.json": f"/en/sign/{key}/count.json",
        "page of numbers": f"/en/sign/{key}/numbers/",
    }
    return {name: (lambda a=address: public.get(a)) for name, address in by_all.items()} | {
        name: (lambda a=address: staff.get(a)) for name, address in by_staff.items()
    }


def timed(send: Callable[[], Any]) -> Times:
    work, start = time.process_time(), time.perf_counter()
    response = send()
    times = time.process_time() - work, time.perf_counter() - start
    assert response.status_code == 200, response.status_code
    return times


def median(times: list[Times]) -> Times:
    on_processor, passed = zip(*times, strict=True)
    return statistics.median(on_processor), statistics.median(passed)


def measure(pages: dict[int, ActionPage]) -> None:
    sends = {(name, size): send for size, page in pages.items() for name, send in targets(page).items()}
    for send in sends.values():
        timed(send)
    found: dict[Any, list[Times]] = {target: [] for target in sends}
    for _round in range(ROUNDS):
        for target, send in sends.items():
            found[target].append(median([timed(send) for _n in range(REQUESTS)]))
    print(f"{connection.vendor:24} " + " ".join(f"{size:>20,}" for size in pages) + "  queries")
    for name in dict.fromkeys(name for name, _size in sends):
        figures, queries = [], []
        for size in pages:
            on_processor, passed = median(found[name, size])
            figures.append(f"{on_processor * 1000:8.1f} / {passed * 1000:6.1f} ms")
            with CaptureQueriesContext(connection) as captured:
                sends[name, size]()
            queries.append(str(len(captured)))
        print(f"{name:24} " + " ".join(f"{figure:>20}" for figure in figures) + "  " + ", ".join(queries))


def recounts(pages: dict[int, ActionPage]) -> None:
    """Print what the nightly recount takes: it reads every signature, on purpose."""
    for size, page in pages.items():
        start = time.perf_counter()
        assert not services.counting.put_right(page.action)
        print(f"recount of {size:,}: {time.perf_counter() - start:.2f} s")


def run(many: int) -> None:
    factories.site_words()
    for n in range(MEMBERS):
        factories.member_page(title=f"Member {n}", slug=f"member-{n}")
    pages = {}
    for size in (FEW, many):
        start = time.monotonic()
        pages[size] = load(size)
        print(f"loaded {size:,} in {time.monotonic() - start:.0f} s")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as autovacuum would have done by then
    measure(pages)
    recounts(pages)


if __name__ == "__main__":
    with databases.for_measuring():
        run(int(sys.argv[1]))
