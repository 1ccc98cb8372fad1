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
from dataclasses import dataclass, field
from pathlib import Path

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
    """One row of the table: what is run, with which environment, and why it cannot be run (or None)."""

    name: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)
    missing: str | None = None
    group: str = "lint"


@dataclass
class Counts:
    """Tests by outcome, as pytest's JUnit reports give them."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, report: Path, returncode: int) -> None:
        """Add the tests of one run; a run that fails without a failed test (a crash) counts as one failed."""
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


def pytest(name: str, select: str, env: dict[str, str], *arguments: str, missing: str | None = None) -> Step:
    command = python("pytest", "-q", "-m", select, *arguments)
    return Step(name, command, env, missing, group="tests")


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
    # HTML is validated once, with the pages that the demo's tests read anyway.
    found = [
        pytest("SQLite tests", f"{each} and not html" if no_java else each, SQLITE, *WORKERS),
        pytest("SQLite load tests", serial, SQLITE),
        pytest("PostgreSQL tests", f"{each} and not html", postgres, *WORKERS, missing=no_postgres),
        pytest("PostgreSQL load tests", serial, postgres, missing=no_postgres),
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
    """Run one step and say whether it is green. Tests write as they go; a check's words show if it fails."""
    if step.group == "lint":
        return execute(step, step.command, show=False) == 0
    with tempfile.NamedTemporaryFile(suffix=".xml") as report:
        returncode = execute(step, [*step.command, f"--junitxml={report.name}"], show=True)
        counts.add(Path(report.name), returncode)
    return returncode == 0


def execute(step: Step, command: list[str], *, show: bool) -> int:
    """Return the exit code of `command`; `show` its output while it runs, else only if it fails."""
    print(f"--- {step.name}", end="\n" if show else " ", flush=True)
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
    print(f"{'ok' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - start:.1f} s)", flush=True)
    if done.returncode and not show:
        print(done.stdout, flush=True)
    return done.returncode


def environment_of(variables: dict[str, str]) -> dict[str, str]:
    """Return ours with `variables`; the caller's DATABASE_URL and secrets are not the tests' business."""
    return {key: value for key, value in os.environ.items() if key not in PRODUCTION} | variables


def main(group: str | None = None) -> int:
    VAR.mkdir(exist_ok=True)
    counts, failed, missing = Counts(), [], []
    chosen = [step for step in steps() if group in (None, step.group)]
    preparing = prepare_databases() if group is None else []
    for step in chosen:
        if step.group == "tests":
            while preparing:
                preparing.pop().wait()  # without it, the tests migrate for themselves
        if step.missing:
            missing.append(f"{step.name} ({step.missing})")
        elif not run(step, counts):
            failed.append(step.name)
    print("\n" + (f"Failed: {', '.join(failed)}" if failed else "Every step that ran is green."))
    print(f"Not run: {'; '.join(missing)}" if missing else "Nothing was left out.")
    if group != "lint":
        skipped = f", {counts.skipped} skipped" if counts.skipped else ""
        print(f"{counts.passed} passed, {counts.failed} failed{skipped}")
    incomplete = os.environ.get("CI") == "true" and bool(missing or counts.skipped)
    return int(bool(failed) or incomplete)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
