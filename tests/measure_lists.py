"""Times long lists in one process: each index with 20 and with 10,000 pages, against an empty view.

    DATABASE_URL=sqlite:///… DJANGO_SETTINGS_MODULE=advocacy_site.settings.test python -m tests.measure_lists

Makes a test database, measures, and drops it. What is kept for a minute is kept, as on a site that is
read; the last number is of a visit that finds nothing kept, the first of a minute. Time is the processor’s
for this process, database included, because SQLite runs in it: what others do on the machine then counts
less. `--profile` prints where the time of the longest lists goes.
"""

import cProfile
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Iterator

import django

django.setup()

from django.conf import settings  # noqa: E402 - after django.setup()
from django.core.cache import cache  # noqa: E402 - after django.setup()
from django.db import connection  # noqa: E402 - after django.setup()
from django.http import HttpResponse  # noqa: E402 - after django.setup()
from django.test import Client  # noqa: E402 - after django.setup()
from django.test.utils import CaptureQueriesContext  # noqa: E402 - after django.setup()

from . import databases, factories, filling  # noqa: E402 - after django.setup()

SIZES, ROUNDS, REQUESTS = (20, 10000), 5, 8
ADDRESSES = {
    "empty view": "/empty/",
    "events": "/en/events/",
    "events, past": "/en/events/?when=past",
    "events in French": "/en/events/?language=fr",
    "members": "/en/members/",
    "members, filtered": "/en/members/?country=KE",
    "news": "/en/news/",
    "news, page 50": "/en/news/?page=50",
    "news of one kind": "/en/news/?kind=report&country=FR",
}


def timed(address: str) -> float:
    client = Client()
    start = time.process_time()
    response: HttpResponse = client.get(address)
    seconds = time.process_time() - start
    assert response.status_code in (200, 404), address
    return seconds


def timed_first(address: str) -> float:
    cache.clear()
    return timed(address)


def medians() -> Iterator[tuple[str, float]]:
    """Yield each address with its median time in seconds; all are asked in turns."""
    measured: dict[str, list[float]] = {name: [] for name in ADDRESSES}
    for _round in range(ROUNDS):
        for name, address in ADDRESSES.items():
            measured[name].append(statistics.median(timed(address) for _n in range(REQUESTS)))
    return ((name, statistics.median(times)) for name, times in measured.items())


def measure(size: int) -> None:
    for address in ADDRESSES.values():
        timed(address)
    found = dict(medians())
    for name, seconds in found.items():
        first = statistics.median(timed_first(ADDRESSES[name]) for _n in range(5)) * 1000
        with CaptureQueriesContext(connection) as queries:
            timed(ADDRESSES[name])
        ratio = seconds / found["empty view"]
        print(
            f"{size:6} {name:18} {seconds * 1000:7.1f} ms {ratio:6.1f} times empty {len(queries):3} queries "
            f"{first:7.1f} ms the first"
        )


def profile(address: str) -> None:
    profiler = cProfile.Profile()
    profiler.runcall(lambda: [timed(address) for _n in range(20)])
    pstats.Stats(profiler).sort_stats("tottime").print_stats(60)


def run(steps: Callable[[int], None]) -> None:
    factories.site_words()
    filled = 0
    factories.member_directory()
    for size in SIZES:
        filling.events(range(filled, size))
        filling.posts(range(filled, size))
        filling.members(range(filled, size))
        filled = size
        steps(size)


if __name__ == "__main__":
    settings.ROOT_URLCONF = "tests.yardstick"
    with databases.for_measuring():
        run(measure)
        if "--profile" in sys.argv:
            profile("/en/events/")
            profile("/en/members/")
            profile("/en/news/")
