"""Hours on a wall and instants in the world: pure functions, no database, no request."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

NOT_PLACES = {"localtime", "Factory", "posixrules"}
NOT_OFFERED = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")  # old names of others


class UnknownZone(ValueError):
    """Not the name of a time zone."""


class NoSuchHour(ValueError):
    """An hour that clocks in the zone skip when summer time begins."""


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Return the names of all time zones, as in "Europe/Paris"."""
    return frozenset(available_timezones() - NOT_PLACES)


@lru_cache(maxsize=1)
def offered_zones() -> list[tuple[str, str]]:
    """Return the choices of a form: UTC, then one name for each place, sorted."""
    places = sorted(name for name in zone_names() if "/" in name and not name.startswith(NOT_OFFERED))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


def zone_named(name: str) -> ZoneInfo:
    """Return the zone called `name`. Raises UnknownZone."""
    if name not in zone_names():
        raise UnknownZone(name)
    return ZoneInfo(name)


def validate_zone(name: str) -> None:
    """Raise ValidationError unless `name` is a time zone."""
    if name not in zone_names():
        raise ValidationError(
            _("“%(name)s” is no time zone. Write it like Europe/Paris."),
            code="unknown_zone",
            params={"name": name},
        )


def from_wall(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, at which clocks in `zone` show the naive `wall`.

    Where clocks show it twice, at the end of summer time, it is the first. Raises NoSuchHour.
    """
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if to_wall(moment, zone) != wall.replace(fold=0):
        raise NoSuchHour(wall)
    return moment


def to_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return what clocks in `zone` show at `moment`, naive."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def offset_label(moment: datetime, zone: ZoneInfo) -> str:
    """Return how far `zone` is from UTC at `moment`: UTC+2, UTC+5:30, UTC−3."""
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def zone_label(moment: datetime, zone: ZoneInfo) -> str:
    """Return the name of `zone` at `moment` as people read it: CEST (Paris, UTC+2)."""
    if zone.key in ("UTC", "Etc/UTC"):
        return "UTC"
    place = zone.key.rsplit("/", 1)[-1].replace("_", " ")
    short = moment.astimezone(zone).tzname() or ""
    offset = offset_label(moment, zone)
    return f"{short} ({place}, {offset})" if short.isalpha() else f"{offset} ({place})"


def days_between(earlier: datetime, later: datetime, zone: ZoneInfo) -> int:
    """Return how many midnights in `zone` lie between two instants."""
    return (later.astimezone(zone).date() - earlier.astimezone(zone).date()).days
