"""Rate limits, counted in a table of our own in fixed windows.

One row per rule, subject and window; one statement for hits, atomic on SQLite and PostgreSQL. The key
is a keyed hash of a daily random salt, the rule and the subject. Rows and salts are deleted after 48
hours; without the salt not even HASH_KEY tells which network or address a row was about.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction

from . import clock
from .models.limits import DailySalt, RateLimit
from .sealed import keyed_hash
from .statements import Rows, Statement, run

MINUTE, DAY = 60, 24 * 60 * 60
KEEP = timedelta(hours=48)


@dataclass(frozen=True)
class Rule:
    """At most `limit` hits per subject in `seconds`, which divide a day."""

    limit: int
    seconds: int


RULES = {
    # Mobile carriers and halls share a network, so the limits of a network are generous.
    "sign-network": Rule(30, 10 * MINUTE),
    "code-network": Rule(10, 10 * MINUTE),
    # For hours in which staff expect a crowd behind one address: a full hall, and an end to it.
    "sign-network-window": Rule(1000, 10 * MINUTE),
    "register-network": Rule(30, 10 * MINUTE),
    "contact-network": Rule(10, 10 * MINUTE),
    "my-data-network": Rule(20, 10 * MINUTE),
    "mail-address-day": Rule(5, DAY),
    "my-data-address": Rule(1, 10 * MINUTE),
    # Of links that we do not know. One that we mailed proves its reader, who may sit in a full hall.
    "link-network": Rule(60, 10 * MINUTE),
    "known-link-network": Rule(3000, 10 * MINUTE),
    # From the servers of a mail provider, which press for all whose mail they keep.
    "unsubscribe-network": Rule(6000, 10 * MINUTE),
}


# One process asks for today's salt once. Holds one day.
_salts: dict[date, str] = {}


def hit(rule: str, subject: str) -> bool:
    """Count one hit of `subject` (a network, an address) and tell whether it is within `rule`.

    Inside a transaction call it late: from here to the commit all others of the same subject wait. A hit
    that is rolled back does not count, so whoever is over the limit stays exactly there. Raises KeyError
    for an unknown rule.
    """
    return hit_each((rule, subject))[0]


def hit_each(*hits: tuple[str, str]) -> list[bool]:
    """The same for several different (rule, subject) in one statement; name the most shared one last."""
    statement = hitting(*hits)
    return statement.read(run(statement.sql, statement.parameters))


def hitting(*hits: tuple[str, str]) -> Statement:
    """Return the statement of `hit_each`, to be run together with others, as the last of them."""
    keys = [_row(rule, subject) for rule, subject in hits]

    def read(rows: Rows) -> list[bool]:
        counts: dict[str, int] = dict(rows)
        return [
            counts[key] <= RULES[rule].limit for (key, _start), (rule, _of) in zip(keys, hits, strict=True)
        ]

    adapt = connection.ops.adapt_datetimefield_value
    values = ", ".join("(%s, %s, 1)" for _key in keys)
    return Statement(
        f"INSERT INTO core_ratelimit (key, window_start, hits) VALUES {values} "  # noqa: S608 - only slots
        "ON CONFLICT (key, window_start) DO UPDATE SET hits = core_ratelimit.hits + 1 "
        "RETURNING key, hits",
        [value for key, start in keys for value in (key, adapt(start))],
        read,
    )


def _row(rule: str, subject: str) -> tuple[str, datetime]:
    """Return key and window of the row that counts `subject` now."""
    start = _window_start(clock.now(), RULES[rule].seconds)
    return keyed_hash("rate-limit", f"{_salt_of(start.date())}\0{rule}\0{subject}"), start


def prune(older_than: timedelta = KEEP, *, dry_run: bool = False) -> int:
    """Delete the counts and salts that are older, and return how many rows that was or would be."""
    before = clock.now() - older_than
    old = [
        RateLimit.objects.filter(window_start__lt=before),
        DailySalt.objects.filter(day__lt=before.astimezone(UTC).date()),
    ]
    if dry_run:
        return sum(rows.count() for rows in old)
    return sum(rows.delete()[0] for rows in old)


def _window_start(moment: datetime, seconds: int) -> datetime:
    """Return when the window that holds `moment` began. Windows begin at midnight UTC."""
    return datetime.fromtimestamp(int(moment.timestamp()) // seconds * seconds, UTC)


def _salt_of(day: date) -> str:
    """Return the salt of `day`, made by whichever process needs it first."""
    if day in _salts:
        return _salts[day]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_dailysalt (day, salt) VALUES (%s, %s) ON CONFLICT (day) DO NOTHING",
            [connection.ops.adapt_datefield_value(day), secrets.token_hex(32)],
        )
    salt = DailySalt.objects.values_list("salt", flat=True).get(day=day)
    transaction.on_commit(lambda: _remember(day, salt))  # a rollback could take it away again
    return salt


def _remember(day: date, salt: str) -> None:
    _salts.clear()
    _salts[day] = salt
