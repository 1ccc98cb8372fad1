"""Whether the demo's database is one that this version of the site can bring up to date."""

from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader


def problem() -> str | None:
    """Return one line for whoever starts the site on the database of another version, or None where it fits.

    Migrating that one would end midway: some of its tables come from migrations that are not here.
    """
    loader = MigrationLoader(connection)
    ours = {app.label for app in apps.get_app_configs() if _is_ours(app)}
    applied = {key for key in loader.applied_migrations if key[0] in ours}
    if applied <= loader.disk_migrations.keys():
        return None
    return "This database is of another version of the site; `make clean-data` and `make run` make a new one."


def _is_ours(app: AppConfig) -> bool:
    """Return whether the app is no package, which may lie in the project's folder, too."""
    path = Path(app.path).resolve()
    return path.is_relative_to(Path(settings.PROJECT_DIR).resolve()) and "site-packages" not in path.parts
