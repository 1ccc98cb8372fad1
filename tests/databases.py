"""A test database within a second: migrated once, kept as a template, copied from then on.

A template belongs to the fingerprint of all migrations of all installed apps, so that a changed migration or
another version of Wagtail makes a new one. SQLite: a file in var/; PostgreSQL: a database to copy from.

    DATABASE_URL=… DJANGO_SETTINGS_MODULE=advocacy_site.settings.test python -m tests.databases

makes the template beforehand, so that the processes of a run do not all migrate at once.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db import OperationalError, connection
from django.db.backends.signals import connection_created

TEMPLATES = Path(__file__).parents[1] / "var" / "test-templates"


def fingerprint() -> str:
    """Return what all migrations of all apps come to, as 16 hexadecimal digits."""
    digest = hashlib.sha256(django.__version__.encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label}/{path.name}".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def copy_next() -> None:
    """Let the test database that Django makes next begin as a copy of the template, if there is one."""
    (copy_next_postgres if connection.vendor == "postgresql" else copy_next_sqlite)()


def keep() -> None:
    """Keep the test database, just migrated, as the template, unless there is one."""
    (keep_postgres if connection.vendor == "postgresql" else keep_sqlite)()


def prepare() -> None:
    """Make the template, unless there is one."""
    if is_there():
        return
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    keep()
    connection.creation.destroy_test_db(name, verbosity=0)


@contextmanager
def for_measuring() -> Iterator[None]:
    """Work in a test database of one's own, as a program outside of tests does; drop it at the end."""
    name = connection.settings_dict["NAME"]
    copy_next()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    keep()
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def is_there() -> bool:
    """Return whether the template of today's migrations was made."""
    return exists(name()) if connection.vendor == "postgresql" else file().exists()


# --- SQLite -----------------------------------------------------------------------------------------------


def file() -> Path:
    return TEMPLATES / f"{fingerprint()}.sqlite3"


def copy_next_sqlite() -> None:
    def fill(**_kwargs: Any) -> None:
        # Before the first statement, and only then: whoever connects later finds the test's own rows.
        connection_created.disconnect(fill)
        restore_sqlite()

    if file().exists():
        connection_created.connect(fill, weak=False)


def restore_sqlite() -> None:
    """Make the open database what it was right after the migrations."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file())) as template:
        template.backup(connection.connection)


def keep_sqlite() -> None:
    template = file()
    if template.exists():
        return
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    for old in set(TEMPLATES.glob("*.sqlite3")) - {template}:
        old.unlink(missing_ok=True)
    unfinished = template.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    unfinished.replace(template)  # at once: another process never reads half a file


# --- PostgreSQL -------------------------------------------------------------------------------------------


PREFIX = "template_advocacy_"
KEPT = timedelta(days=3)
LOCK = 20_261_122  # any number that nothing else of ours takes


def name() -> str:
    return f"{PREFIX}{fingerprint()}"


def exists(database: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        return cursor.fetchone() is not None


def copy_next_postgres() -> None:
    if exists(name()):
        connection.settings_dict["TEST"]["TEMPLATE"] = name()


def keep_postgres() -> None:
    source = connection.settings_dict["NAME"]
    connection.close()  # a database in use can't be copied
    with connection._nodb_cursor() as cursor:
        # The other processes of this run have migrated the same: one of them keeps it.
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute(
            "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database "
            "WHERE starts_with(datname, %s)",
            [PREFIX],
        )
        found = dict(cursor.fetchall())
        if name() in found:
            return
        today = datetime.now(UTC).date()
        for template, made_on in found.items():
            # Another checkout on this server may use a young one, and be copying an old one right now.
            if not made_on or date.fromisoformat(made_on) < today - KEPT:
                with suppress(OperationalError):
                    cursor.execute(f'DROP DATABASE "{template}"')
        cursor.execute(f'CREATE DATABASE "{name()}" TEMPLATE "{source}"')
        cursor.execute(f"COMMENT ON DATABASE \"{name()}\" IS '{today}'")


if __name__ == "__main__":
    django.setup()
    prepare()
