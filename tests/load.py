"""Signatures a second, against plain inserts a second, with gunicorn on loopback. Needs wrk.

    DATABASE_URL=postgres://… DJANGO_SETTINGS_MODULE=tests.load_settings python -m tests.load

Makes a test database, starts two sync workers, lets both addresses take turns, and drops the database. Only
the ratio means something.
"""

import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402 - after django.setup()

from campaigns.models import Signature  # noqa: E402 - after django.setup()

from . import factories  # noqa: E402 - after django.setup()

ROUNDS, SECONDS, CONNECTIONS = 6, 4, 8
SCRIPT = str(Path(__file__).with_suffix(".lua"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_server(port: int) -> subprocess.Popen[bytes]:
    database = connection.settings_dict["NAME"]
    url = os.environ["DATABASE_URL"]
    host = "sqlite://" if connection.vendor == "sqlite" else url.rpartition("/")[0]
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", *options, "advocacy_site.wsgi:application"]
    server = subprocess.Popen(command, env=os.environ | {"DATABASE_URL": f"{host}/{database}"})
    for _attempt in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    server.terminate()
    raise SystemExit("The server did not start.")


def requests_a_second(url: str, data: dict[str, str]) -> float:
    """Let wrk post `data` for some seconds. Exits when an answer was neither 200 nor 303."""
    body = urllib.parse.urlencode(data, safe="@")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", SCRIPT, url]
    environment = os.environ | {"BODY": body}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None or "Non-2xx" in said:
        raise SystemExit(said)
    return float(rate[1])


def measure(base: str) -> None:
    page = factories.action_page()
    signing = f"{base}/en/sign/{page.action.key}/"
    data = {name: str(value) for name, value in factories.form_data(page, email="s-@@@example.org").items()}
    data["website"] = ""
    rates: dict[str, list[float]] = {f"{base}/one-insert/": [], signing: []}
    for _round in range(ROUNDS):
        for url, found in rates.items():
            found.append(requests_a_second(url, data))
    plain, signed = (statistics.median(found) for found in rates.values())
    print(f"{connection.vendor}: {plain:.0f} inserts/s, {signed:.0f} signatures/s: {signed / plain:.2f}")
    rows, mails = Signature.objects.count(), Signature.objects.filter(mails=1).count()
    print(f"{rows} signatures stored, {mails} with a mail")


if __name__ == "__main__":
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    port = free_port()
    server = start_server(port)
    try:
        measure(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait()
        connection.creation.destroy_test_db(name, verbosity=0)
