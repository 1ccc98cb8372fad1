"""What a column of a record says: on a screen, and in a table for machines."""

from datetime import UTC, datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .dates import with_zone


def in_words(value: Any) -> str:
    """Return `value` as a screen shows it; moments in the time zone of whoever looks."""
    if isinstance(value, datetime):
        return with_zone(localtime(value))
    return _plain(value)


def as_cell(value: Any) -> str:
    """Return `value` as a table for machines holds it; moments in UTC, to the second."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)
