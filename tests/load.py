"""Signatures a second, against plain inserts a second, with gunicorn on loopback. Needs wrk.

    DATABASE_URL=postgres://… DJANGO_SETTINGS_MODULE=tests.load_settings python -m tests.load

Makes a test database, starts two sync workers, lets both addresses take turns, and drops the database. Only
the ratios mean something: of requests a second, which whatever else the machine does upsets, and of the time
that the workers and PostgreSQL's processes for them spend on the processor for one request.
"""

import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402 - after django.setup()

from campaigns.models import Signature  # noqa: E402 - after django.setup()

from . import databases, factories  # noqa: E402 - after django.setup()

ROUNDS, SECONDS, CONNECTIONS = 12, 2, 8
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
        # An answer, not only an open port: that is open before the workers have loaded the site.
        with suppress(ConnectionError), closing(HTTPConnection("127.0.0.1", port, timeout=60)) as probe:
            probe.request("GET", "/")
            probe.getresponse()
            return server
        time.sleep(0.1)
    server.terminate()
    raise SystemExit("The server did not start.")


def processor_seconds(server: subprocess.Popen[bytes]) -> float:
    """Return what the workers of `server`, and the database's processes for them, have used. Linux only."""
    workers = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    found = [f"/proc/{worker}/stat" for worker in workers]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pid FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid() AND client_port IS NOT NULL"
            )
            found += [f"/proc/{pid}/stat" for (pid,) in cursor.fetchall()]
    ticks = [Path(path).read_text().rpartition(")")[2].split()[11:13] for path in found]
    return sum(int(user) + int(system) for user, system in ticks) / os.sysconf("SC_CLK_TCK")


def turn(server: subprocess.Popen[bytes], url: str, data: dict[str, str]) -> tuple[float, float]:
    """Let wrk post `data` for some seconds; return requests a second, and milliseconds of processor for one.

    Exits when an answer was neither 200 nor 303.
    """
    before = processor_seconds(server)
    body = urllib.parse.urlencode(data, safe="@")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", SCRIPT, url]
    environment = os.environ | {"BODY": body}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    requests = re.search(r"(\d+) requests in", said)
    if rate is None or requests is None or "Non-2xx" in said:
        raise SystemExit(said)
    return float(rate[1]), (processor_seconds(server) - before) / int(requests[1]) * 1000


def measure(server: subprocess.Popen[bytes], base: str) -> None:
    page = factories.action_page()
    signing = f"{base}/en/sign/{page.action.key}/"
    data = {name: str(value) for name, value in factories.form_data(page, email="s-@@@example.org").items()}
    data["website"] = ""
    turns: dict[str, list[tuple[float, float]]] = {f"{base}/one-insert/": [], signing: []}
    for url in turns:
        turn(server, url, data)  # the first of each composes and plans its statements
    for _round in range(ROUNDS):
        for url, found in turns.items():
            found.append(turn(server, url, data))
    rates = [statistics.median(rate for rate, _cost in found) for found in turns.values()]
    costs = [statistics.median(cost for _rate, cost in found) for found in turns.values()]
    (plain, signed), (cost, more) = rates, costs
    print(f"{connection.vendor}: {plain:.0f} inserts/s, {signed:.0f} signatures/s: {signed / plain:.2f}")
    print(f"on the processor {cost:.2f} ms an insert, {more:.2f} ms a signature: {cost / more:.2f}")
    rows, mails = Signature.objects.count(), Signature.objects.filter(mails=1).count()
    print(f"{rows} signatures stored, {mails} with a mail")


if __name__ == "__main__":
    with databases.for_measuring():
        port = free_port()
        server = start_server(port)
        try:
            measure(server, f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()
