"""Fields for what clocks at an event's place show, and the instants that these are."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from advocacy_site.core.times import NoSuchHour, from_wall, to_wall

# Others are slips of the finger; of the very last, no end can be reckoned.
FIRST_YEAR, LAST_YEAR = 1900, 2999


class WallTimeField(forms.DateTimeField):
    """A date and an hour without a zone: what clocks of the place show. Cleans to a naive datetime."""

    widget = AdminDateTimeInput
    default_error_messages = {
        "invalid": _("Write year, month, day, hour and minute, as in 2027-06-22 12:00.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, input_formats=["%Y-%m-%d %H:%M"], **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value  # Django would take it for a time in the account's zone

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        wall = value if isinstance(value, datetime) else super(forms.DateTimeField, self).to_python(value)
        if wall is not None and not FIRST_YEAR <= wall.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return wall


def moment_of(wall: datetime | None, zone: ZoneInfo, stored: datetime | None) -> datetime | None:
    """Return the instant of `wall` in `zone`; `stored` itself where that is what its clocks show already.

    So the second of two equal hours in autumn survives a form that nobody changed. Raises ValidationError.
    """
    if wall is None:
        return None
    if stored is not None and to_wall(stored, zone).replace(second=0, microsecond=0) == wall:
        return stored
    try:
        return from_wall(wall, zone)
    except NoSuchHour as error:
        raise ValidationError(
            _("Clocks skip this hour on that day, because summer time begins."), code="no_such_hour"
        ) from error


class WallTimes(forms.Form):
    """For forms whose `walls` name pairs of a wall-time field and the column it is stored in."""

    walls: dict[str, str] = {}

    def resolve(self, zone: ZoneInfo, stored: Any) -> dict[str, datetime | None]:
        """Return the instant of each wall time, by column; put errors on their fields."""
        found: dict[str, datetime | None] = {}
        for name, column in self.walls.items():
            try:
                found[column] = moment_of(
                    self.cleaned_data.get(name), zone, getattr(stored, column, None) if stored else None
                )
            except ValidationError as error:
                self.add_error(name, error)
        return found

    def check_order(self, found: dict[str, Any], first: str, last: str, field: str) -> None:
        """Put an error on `field` where the instant `last` is not later than `first`.

        Not where one of them could not be read: that is said already.
        """
        start, end = found.get(first), found.get(last)
        unread = {name for name, column in self.walls.items() if column in (first, last)} & self.errors.keys()
        if end is not None and not unread and (start is None or end <= start):
            self.add_error(field, ValidationError(_("The end must be later than the start."), code="order"))
