"""`make run`: the web server and the mail worker together, until Ctrl-C, with a staff login of its own."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from advocacy_site.demo.management import database
from advocacy_site.demo.management import port as ports

STAFF_EMAIL = "staff@daybreak.example"
START_SECONDS = 60
STOP_SECONDS = 20
POLL_SECONDS = 0.2


class StopRequested(Exception):
    """Somebody pressed Ctrl-C, closed the terminal or sent SIGTERM."""


def request_stop(signum: int, frame: Any) -> None:
    raise StopRequested


class Command(BaseCommand):
    """Set up database and demo, start the site and the worker, stop both when one is stopped or dies.

    All in one process, because each further start of Django costs seconds.
    """

    help = "Brings database and demo up to date, runs web server and worker, prints a fresh staff login."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", default=os.environ.get("PORT", "8000"), help="TCP port of the site.")

    def handle(self, *args: Any, port: str, **options: Any) -> None:
        if not (settings.DEBUG and settings.DEV_PAGES):
            raise CommandError("run_site is for development: it makes a superuser and shows mails to anyone.")
        if line := ports.problem(port):
            raise CommandError(line)
        if line := database.problem():
            raise CommandError(line)
        call_command("migrate", verbosity=0)
        call_command("load_demo", stdout=self.stdout)
        password = self.make_staff_login()
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, request_stop)
        processes: dict[str, subprocess.Popen[bytes]] = {}
        try:
            self.start(processes, port)
            self.wait_until_open(processes, port)
            self.print_addresses(port, password)
            self.watch(processes)
        except StopRequested:
            self.stdout.write("\nStopping the site and the worker …")
        finally:
            self.stop(processes)

    def make_staff_login(self) -> str:
        """Give the demo's superuser, made if missing, a new random password and return it."""
        password = secrets.token_urlsafe(15)
        staff, _created = get_user_model()._default_manager.get_or_create(email=STAFF_EMAIL)
        staff.is_staff = staff.is_superuser = staff.is_active = True
        staff.set_password(password)
        staff.save()
        return password

    def start(self, processes: dict[str, subprocess.Popen[bytes]], port: str) -> None:
        """Start both, each in its own process group so that Ctrl-C reaches them through us only, once."""
        manage = [sys.executable, str(settings.PROJECT_DIR / "manage.py")]
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "SITE_URL": f"http://{ports.HOST}:{port}",
            "DJANGO_RUNSERVER_HIDE_WARNING": "true",
            "PYTHONUNBUFFERED": "1",
        }
        commands = {
            "web server": [*manage, "runserver", "--noreload", "--skip-checks", f"{ports.HOST}:{port}"],
            "worker": [*manage, "run_worker"],
        }
        for name, command in commands.items():
            processes[name] = subprocess.Popen(
                command, env=env, cwd=settings.PROJECT_DIR, stdin=subprocess.DEVNULL, process_group=0
            )

    def wait_until_open(self, processes: dict[str, subprocess.Popen[bytes]], port: str) -> None:
        """Return when the web server answers; raise CommandError when it died or took too long."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self.fail_if_one_died(processes)
            with socket.socket() as visitor:
                visitor.settimeout(1)
                if visitor.connect_ex((ports.HOST, int(port))) == 0:
                    return
            time.sleep(POLL_SECONDS)
        raise CommandError(f"The web server did not answer on port {port} within {START_SECONDS} seconds.")

    def print_addresses(self, port: str, password: str) -> None:
        site = f"http://{ports.HOST}:{port}"
        self.stdout.write(
            f"\n  Site   {site}/"
            f"\n  Admin  {site}/admin/"
            f"\n  Mail   {site}/dev/mail/"
            f"\n  Staff  {STAFF_EMAIL}  password  {password}"
            f"\n\n  Ctrl-C stops everything; the data stays.\n"
        )
        self.stdout.flush()

    def watch(self, processes: dict[str, subprocess.Popen[bytes]]) -> None:
        """Stay until one process dies; then raise CommandError. A signal ends it through StopRequested."""
        while True:
            self.fail_if_one_died(processes)
            time.sleep(POLL_SECONDS)

    def fail_if_one_died(self, processes: dict[str, subprocess.Popen[bytes]]) -> None:
        for name, process in processes.items():
            if process.poll() is not None:
                raise CommandError(f"The {name} stopped (exit code {process.returncode}); stopping the rest.")

    def stop(self, processes: dict[str, subprocess.Popen[bytes]]) -> None:
        """Ask both to finish what they do, wait for them, and kill the one that does not listen."""
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, signal.SIG_IGN)
        for process in processes.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for name, process in processes.items():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.stderr.write(f"The {name} did not stop within {STOP_SECONDS} seconds and was killed.")
                process.kill()
                process.wait()
