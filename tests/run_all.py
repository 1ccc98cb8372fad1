"""`make test`: every check and test that this machine can run, each one even when another fails.

    python -m tests.run_all          everything
    python -m tests.run_all lint     the checks without the tests

Exits with 1 when a step failed; with CI=true also when something could not be run or a test was skipped.
"""

import getpass
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from threading import Lock

import psycopg

from tests.browser.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
PYTHON = sys.executable
CODE = ["advocacy_site", "campaigns", "events", "members"]
WORKERS = ["-n", str(min(4, os.cpu_count() or 1))]

PRODUCTION = {  # made up on purpose: long enough to start, worth nothing
    "DJANGO_SETTINGS_MODULE": "advocacy_site.settings.production",
    "SECRET_KEY": "check-only-secret-key-0123456789-abcdefghijklmnopqrstuvwxyz",
    "HASH_KEY": "check-only-hash-key-0123456789-abcdefghijklmnopqrstuvwxyz",
    "LINK_KEY": "check-only-link-key-0123456789-abcdefghijklmnopqrstuvwxyz",
    "SEALED_KEYS": "Y2hlY2stb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE=",
    "DATABASE_URL": "postgres://127.0.0.1/nowhere",
    "SITE_URL": "https://www.daybreak.example",
    "ALLOWED_HOSTS": "www.daybreak.example",
}
TEST = {"DJANGO_SETTINGS_MODULE": "advocacy_site.settings.test"}
SQLITE = {**TEST, "DATABASE_URL": f"sqlite:///{VAR / 'unused.sqlite3'}"}


@dataclass
class Step:
    """One row of the table: what is run, with which environment, and why it cannot be run (or None).

    `lane`: steps that follow each other with the same one run side by side.
    """

    name: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)
    missing: str | None = None
    group: str = "lint"
    lane: str = ""


@dataclass
class Counts:
    """Tests by outcome, as pytest's JUnit reports give them."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    _one_by_one: Lock = field(default_factory=Lock)

    def add(self, report: Path, returncode: int) -> None:
        """Add the tests of one run; a run that fails without a failed test (a crash) counts as one failed."""
        with self._one_by_one:
            self._add(report, returncode)

    def _add(self, report: Path, returncode: int) -> None:
        failed = 0
        if report.stat().st_size:
            for suite in ET.parse(report).getroot().iter("testsuite"):
                number = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
                failed += number["failures"] + number["errors"]
                self.skipped += number["skipped"]
                self.passed += number["tests"] - number["skipped"] - number["failures"] - number["errors"]
        self.failed += failed or int(returncode != 0)


def python(*arguments: str) -> list[str]:
    return [PYTHON, "-m", *arguments]


def pytest(
    name: str,
    select: str,
    env: dict[str, str],
    *arguments: str,
    missing: str | None = None,
    lane: str = "",
) -> Step:
    command = python("pytest", "-q", "-m", select, *arguments)
    return Step(name, command, env, missing, "tests", lane)


def files_with(mark: str) -> list[str]:
    """Return the files of tests that bear `mark`, so that few are read where few are run."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path.relative_to(ROOT)) for path in files if f"mark.{mark}" in path.read_text("utf-8")]


def find_postgres() -> tuple[str, str | None]:
    """Return the URL of a PostgreSQL whose role may create databases, or why there is none."""
    given = os.environ.get("TEST_DATABASE_URL")
    user = getpass.getuser()
    places = ["", f"{user}@127.0.0.1:5432"]
    urls = (
        [given]
        if given
        else [f"postgres://{place}/{name}" for place in places for name in ("test", "postgres")]
    )
    reason = ""
    for url in urls:
        try:
            with psycopg.connect(url, connect_timeout=3) as connection:
                row = connection.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
            if row and row[0]:
                return url, None
            reason = "the role may not create databases"
        except psycopg.Error as error:
            reason = reason or type(error).__name__
    where = (
        "at TEST_DATABASE_URL" if given else "at the local socket or 127.0.0.1:5432; set TEST_DATABASE_URL"
    )
    return "", f"no server {where} ({reason})"


def steps() -> list[Step]:
    return [
        Step("ruff", python("ruff", "check", ".")),
        Step("ruff format", python("ruff", "format", "--check", ".")),
        Step("djlint", python("djlint", "--lint", "--quiet", "templates")),
        Step("djhtml", python("djhtml", "--check", "--tabwidth", "4", "templates")),
        Step("imports", [PYTHON, "-c", "from importlinter.cli import lint_imports_command as c; c()"]),
        Step("mypy", python("mypy"), SQLITE),
        Step("bandit", python("bandit", "-q", "-c", "pyproject.toml", "-r", *CODE)),
        Step("packages", python("pip", "check")),
        Step("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"], SQLITE),
        Step("check", [PYTHON, "manage.py", "check", "--fail-level", "WARNING"], SQLITE),
        Step("deploy", [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        *test_steps(),
    ]


def test_steps() -> list[Step]:
    postgres_url, no_postgres = find_postgres()
    postgres = {**TEST, "DATABASE_URL": postgres_url}
    no_browser = None if find_chromium() else "no Chromium found; set CHROMIUM"
    no_java = (
        None if shutil.which("java") else "no Java found; Debian, Ubuntu: apt install default-jre-headless"
    )
    each, serial = (f"not browser and not long and {mark}" for mark in ("not serial", "serial"))
    # One process each, which waits much: races and workers of one database beside those of the other.
    load = {"lane": "load"}
    serials = files_with("serial")
    # HTML is validated once, with the pages that the demo's tests read anyway.
    found = [
        pytest("SQLite tests", f"{each} and not html" if no_java else each, SQLITE, *WORKERS),
        pytest("PostgreSQL tests", f"{each} and not html", postgres, *WORKERS, missing=no_postgres),
        pytest("SQLite load tests", serial, SQLITE, *serials, **load),
        pytest("PostgreSQL load tests", serial, postgres, *serials, missing=no_postgres, **load),
        pytest(
            "browser tests", "browser and not long", SQLITE, "tests/browser", *WORKERS, missing=no_browser
        ),
    ]
    return [*found, Step("HTML validator", [], missing=no_java, group="tests")] if no_java else found


def prepare_databases() -> list[subprocess.Popen[bytes]]:
    """Let the databases that tests are copied from be migrated, side by side, while the checks run."""
    postgres_url, missing = find_postgres()
    environments = [SQLITE] if missing else [SQLITE, {**TEST, "DATABASE_URL": postgres_url}]
    return [
        subprocess.Popen(python("tests.databases"), cwd=ROOT, env=environment_of(environment))
        for environment in environments
    ]


def run(step: Step, counts: Counts) -> bool:
    """Run one step and say whether it is green.

    Tests write as they go where they have the terminal for themselves; else words show if it fails.
    """
    if step.group == "lint":
        return execute(step, step.command, show=False) == 0
    with tempfile.NamedTemporaryFile(suffix=".xml") as report:
        returncode = execute(step, [*step.command, f"--junitxml={report.name}"], show=not step.lane)
        counts.add(Path(report.name), returncode)
    return returncode == 0


def execute(step: Step, command: list[str], *, show: bool) -> int:
    """Return the exit code of `command`; `show` its output while it runs, else only if it fails."""
    if show:
        print(f"--- {step.name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment_of(step.env),
        stdin=subprocess.DEVNULL,
        stdout=None if show else subprocess.PIPE,
        stderr=None if show else subprocess.STDOUT,
        text=True,
        check=False,
    )
    outcome = f"{'ok' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - start:.1f} s)"
    words = f"\n{done.stdout}" if done.returncode and not show else ""
    print((outcome if show else f"--- {step.name} {outcome}") + words, flush=True)
    return done.returncode


def in_lanes(chosen: list[Step]) -> Iterator[list[Step]]:
    """Yield the steps one by one, but those of a lane together."""
    for lane, members in groupby(chosen, key=lambda step: step.lane):
        together = list(members)
        yield from [together] if lane else ([step] for step in together)


def environment_of(variables: dict[str, str]) -> dict[str, str]:
    """Return ours with `variables`; the caller's DATABASE_URL and secrets are not the tests' business."""
    return {key: value for key, value in os.environ.items() if key not in PRODUCTION} | variables


def main(group: str | None = None) -> int:
    VAR.mkdir(exist_ok=True)
    counts, failed, missing = Counts(), [], []
    chosen = [step for step in steps() if group in (None, step.group)]
    preparing = prepare_databases() if group is None else []
    for lane in in_lanes(chosen):
        if lane[0].group == "tests":
            while preparing:
                preparing.pop().wait()  # without it, the tests migrate for themselves
        missing += [f"{step.name} ({step.missing})" for step in lane if step.missing]
        possible = [step for step in lane if not step.missing]
        with ThreadPoolExecutor(max_workers=len(lane)) as threads:
            green = list(threads.map(lambda step: run(step, counts), possible))
        failed += [step.name for step, is_green in zip(possible, green, strict=True) if not is_green]
    print("\n" + (f"Failed: {', '.join(failed)}" if failed else "Every step that ran is green."))
    print(f"Not run: {'; '.join(missing)}" if missing else "Nothing was left out.")
    if group != "lint":
        skipped = f", {counts.skipped} skipped" if counts.skipped else ""
        print(f"{counts.passed} passed, {counts.failed} failed{skipped}")
    incomplete = os.environ.get("CI") == "true" and bool(missing or counts.skipped)
    return int(bool(failed) or incomplete)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
