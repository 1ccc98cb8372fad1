"""Calendar files as RFC 5545 writes them: escaped words, folded lines, time zones that say their rules.

Pure functions of values. A component is a list of lines without their ends; `calendar` makes the file.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

PRODUCT = "-//Advocacy site//Events//EN"
MIMETYPE = "text/calendar"
LONGEST = 75  # octets of a line, without its end
# How far a time zone is described around what happens in it: its next change of clocks is always there.
AROUND = timedelta(days=400)
LAST = datetime(2199, 12, 31, tzinfo=UTC)  # a typing error for a year must not make each file a long one
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")


def text(value: str) -> str:
    """Return words as a value of type TEXT (3.3.11)."""
    plain = CONTROL.sub("", value).replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, "\\" + sign)
    return plain.replace("\n", "\\n")


def parameter(value: str) -> str:
    """Return words as the quoted value of a parameter (3.2), which can hold no quotation mark."""
    return '"' + CONTROL.sub("", value).replace("\n", " ").replace("\r", " ").replace('"', "’") + '"'


def uri(value: str) -> str:
    """Return an address as it may stand in a line. Raises ValueError where it would break out of it."""
    if re.search(r"[\s\x00-\x1f\x7f]", value):
        raise ValueError("An address holds no white space.")
    return value


def moment(name: str, at: datetime, zone: ZoneInfo) -> str:
    """Return a property for an instant, told in `zone`."""
    if zone.key == "UTC":
        return f"{name}:{stamp(at)}"
    return f"{name};TZID={zone.key}:{at.astimezone(zone):%Y%m%dT%H%M%S}"


def day(name: str, on: date) -> str:
    """Return a property for a whole day."""
    return f"{name};VALUE=DATE:{on:%Y%m%d}"


def stamp(at: datetime) -> str:
    """Return an instant in UTC."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def component(name: str, lines: Iterable[str]) -> list[str]:
    """Return `lines` between the begin and the end of a component."""
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


def calendar(method: str, name: str, components: Iterable[list[str]], extra: Iterable[str] = ()) -> bytes:
    """Return the file of a calendar called `name`; `method` as in iTIP (RFC 5546): PUBLISH or CANCEL.

    `extra`: more properties of the calendar itself.
    """
    head = ["VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"METHOD:{method}"]
    named = [f"NAME:{text(name)}", f"X-WR-CALNAME:{text(name)}"] if name else []
    lines = [*head, *named, *extra, *(line for part in components for line in part)]
    lines = component("VCALENDAR", lines)
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def fold(line: str) -> str:
    """Return `line` cut into lines of at most 75 octets, never within a letter (3.1)."""
    parts: list[str] = []
    part, length = "", 0
    for sign in line:
        size = len(sign.encode())
        if length + size > LONGEST:
            parts.append(part)
            part, length = " ", 1  # a line that goes on begins with a space
        part, length = part + sign, length + size
    return "\r\n".join([*parts, part])


# --- time zones (3.6.5) ------------------------------------------------------------------------------------


def time_zone(zone: ZoneInfo, first: datetime, last: datetime) -> list[str]:
    """Return the rules of `zone` from well before the instant `first` until well after `last`."""
    begin = min(first, LAST) - AROUND
    changes = [begin, *_changes(zone, begin, min(last, LAST) + AROUND)]
    observances = [line for at in changes for line in _observance(zone, at, is_first=at == begin)]
    return component("VTIMEZONE", [f"TZID:{zone.key}", *observances])


def _observance(zone: ZoneInfo, at: datetime, *, is_first: bool) -> list[str]:
    """Return what holds in `zone` from the instant `at` on; its onset is told by the clocks before it."""
    before = at if is_first else at - timedelta(seconds=1)
    onset = (at.astimezone(UTC) + _offset(zone, before)).replace(tzinfo=None)
    local = at.astimezone(zone)
    lines = [
        f"DTSTART:{onset:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_signed(_offset(zone, before))}",
        f"TZOFFSETTO:{_signed(_offset(zone, at))}",
        f"TZNAME:{text(local.tzname() or zone.key)}",
    ]
    return component("DAYLIGHT" if local.dst() else "STANDARD", lines)


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> list[datetime]:
    """Return the instants at which clocks in `zone` change, to the second."""
    found = []
    step = timedelta(days=7)
    at = begin
    while at < end:
        later = min(at + step, end)
        if _offset(zone, at) != _offset(zone, later):
            found.append(_change_between(zone, at, later))
        at = later
    return found


def _change_between(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    old = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if _offset(zone, middle) == old else (low, middle)
    return (high + timedelta(milliseconds=500)).replace(microsecond=0)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _signed(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'+' if minutes >= 0 else '-'}{hours:02}{rest:02}"
