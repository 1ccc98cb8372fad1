"""Is this exception the database being away?"""

import logging

from django.db import InterfaceError, OperationalError
from psycopg_pool import PoolTimeout

log = logging.getLogger(__name__)


def is_database_down(error: BaseException) -> bool:
    """Tell whether `error` means that the database is away, full, or too busy to answer.

    SQLite also calls mistakes of ours operational errors ("no such table", where PostgreSQL has a
    programming error). Those stay errors: a 503 would hide them.
    """
    if not isinstance(error, OperationalError | InterfaceError | PoolTimeout):
        return False
    return getattr(error.__cause__, "sqlite_errorname", "") != "SQLITE_ERROR"


def log_database_down(error: BaseException) -> None:
    """Write the class and the database's own code to the log; messages may hold people's data."""
    cause = error.__cause__
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None) or "no code"
    log.error("Database does not answer: %s (%s)", type(error).__name__, code)
