"""Times whole requests in one process, in turns, so that only ratios within one run mean something.

    DATABASE_URL=postgres://… DJANGO_SETTINGS_MODULE=advocacy_site.settings.test python -m tests.measure

Makes a test database, measures, and drops it. The yardstick is a view that does one INSERT behind the same
middleware.
"""

import statistics
import time
from collections.abc import Callable

import django

django.setup()

from django.conf import settings  # noqa: E402 - after django.setup()
from django.db import connection  # noqa: E402 - after django.setup()
from django.http import HttpResponse  # noqa: E402 - after django.setup()
from django.test import Client  # noqa: E402 - after django.setup()
from django.test.utils import CaptureQueriesContext  # noqa: E402 - after django.setup()

from . import databases, factories  # noqa: E402 - after django.setup()

ROUNDS, REQUESTS = 12, 20


def timed(send: Callable[[], HttpResponse]) -> float:
    start = time.perf_counter()
    response = send()
    seconds = time.perf_counter() - start
    assert response.status_code in (200, 303), response.status_code
    return seconds


def targets_of() -> dict[str, Callable[[], HttpResponse]]:
    """Return what is measured, the yardstick first."""
    page = factories.action_page()
    address = f"/en/sign/{page.action.key}/"
    data = factories.form_data(page)
    number, known = iter(range(10**6)), iter(range(10**6))

    def sign() -> HttpResponse:
        n = next(number)
        client = Client(REMOTE_ADDR=f"10.{n // 250}.{n % 250}.1")
        return client.post(address, data | {"email": f"signer-{n}@example.org"})

    def sign_again() -> HttpResponse:
        n = next(known)
        client = Client(REMOTE_ADDR=f"11.{n // 250}.{n % 250}.1")
        return client.post(address, data | {"email": f"signer-{n}@example.org"})

    return {
        "one insert": lambda: Client().post("/one-insert/", data),
        "sign": sign,
        "sign again": sign_again,
        "home page": lambda: Client().get("/en/"),
        "campaign index": lambda: Client().get("/en/campaigns/"),
        "action page": lambda: Client().get(page.url),
    }


def measure() -> None:
    targets = targets_of()
    for send in targets.values():
        send()
    medians: dict[str, list[float]] = {name: [] for name in targets}
    for _round in range(ROUNDS):
        for name, send in targets.items():
            medians[name].append(statistics.median(timed(send) for _n in range(REQUESTS)))
    base = statistics.median(medians["one insert"])
    print(connection.vendor)
    for name, send in targets.items():
        with CaptureQueriesContext(connection) as queries:
            send()
        median = statistics.median(medians[name])
        ratio = median / base
        print(f"{name:15} {median * 1000:6.1f} ms {ratio:6.1f} times one insert {len(queries):3} queries")


if __name__ == "__main__":
    settings.ROOT_URLCONF = "tests.yardstick"
    with databases.for_measuring():
        measure()
