"""Counting: a delta with each change, folded into tallies by one worker at a time.

Nothing here updates a row that another signer's request also updates: e-petitions learned three times
that adding one to a shared row under load stops a site (alphagov/e-petitions #414, #480, #691).
"""

import logging
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Count, F, Sum
from django.db.models.functions import TruncDate

from advocacy_site.core import clock

from ..models import Action, Residue, Signature, Tally, TallyDelta

log = logging.getLogger(__name__)

SAY_AGAIN = timedelta(seconds=60)
BATCH = 5000
FOLD_LOCK = 0x7A11  # any number, as long as no other advisory lock of this database has it
INTERNATIONAL = "international"  # the cell of organisations of no one country
Cell = tuple[str, str]  # (dimension, key)


def write_delta(signature: Signature, change: int) -> None:
    """Note that `signature` began (1) or ceased (-1) to count. Call it in the transaction that changed it."""
    TallyDelta.objects.create(
        action_id=signature.action_id,
        change=change,
        kind=signature.kind,
        country=signature.country.code,
        source=signature.source,
        day=day_of(signature),
    )


def day_of(signature: Signature) -> date:
    """Return the day in UTC under which a confirmed signature is counted."""
    assert signature.confirmed_at is not None, "only confirmed signatures are counted"  # noqa: S101 - for the type checker
    return signature.confirmed_at.date()


def _cells(kind: str, country: str, source: str, day: date) -> list[Cell]:
    dimension = Tally.Dimension
    return [
        (dimension.TOTAL, ""),
        (dimension.KIND, kind),
        (dimension.COUNTRY, country or INTERNATIONAL),
        (dimension.SOURCE, source),
        (dimension.DAY, day.isoformat()),
    ]


@transaction.atomic
def fold_deltas(limit: int = BATCH) -> int:
    """Add up to `limit` deltas to the tallies and return how many.

    One transaction, so that every reader sees all numbers of an action from the same moment. A second
    worker that comes meanwhile returns 0 (PostgreSQL) or waits and finds the rest (SQLite).
    """
    if not _lock_folding():
        return 0
    now = clock.now()
    deltas = list(TallyDelta.objects.order_by("pk")[:limit])
    sums: Counter[tuple[uuid.UUID, str, str]] = Counter()
    for delta in deltas:
        for dimension, key in _cells(delta.kind, delta.country, delta.source, delta.day):
            sums[delta.action_id, dimension, key] += delta.change
    Tally.objects.bulk_create(
        [Tally(action_id=action, dimension=dim, key=key, as_of=now) for action, dim, key in sums],
        ignore_conflicts=True,
    )
    for (action, dimension, key), change in sums.items():
        Tally.objects.filter(action_id=action, dimension=dimension, key=key).update(
            count=F("count") + change, as_of=now
        )
    TallyDelta.objects.filter(pk__in=[delta.pk for delta in deltas]).delete()
    if len(deltas) < limit:
        # Nothing is left waiting, so every number is right as of now, changed or not. Said once a minute:
        # the job runs every few seconds, and an idle site should not write each time.
        stale = Tally.objects.filter(dimension=Tally.Dimension.TOTAL, as_of__lt=now - SAY_AGAIN)
        stale.update(as_of=now)
    return len(deltas)


def recount(action: Action) -> dict[Cell, int]:
    """Return every non-zero number of `action`, counted from the signatures and the residue."""
    counted: Counter[Cell] = Counter()
    rows = (
        action.signatures.counted()
        .annotate(day=TruncDate("confirmed_at"))
        .values("kind", "country", "source", "day")
        .annotate(n=Count("pk"))
        .order_by()
    )
    residue = (
        Residue.objects.filter(action=action)
        .values("kind", "country", "source", "day")
        .annotate(n=Sum("count"))
    )
    for row in [*rows, *residue.order_by()]:
        for cell in _cells(row["kind"], row["country"], row["source"], row["day"]):
            counted[cell] += row["n"]
    return dict(counted)


def tallies_of(action: Action) -> dict[Cell, int]:
    """Return every non-zero published number of `action`."""
    rows = Tally.objects.filter(action=action).exclude(count=0).values_list("dimension", "key", "count")
    return {(dimension, key): count for dimension, key, count in rows}


def check_tallies() -> list[str]:
    """Rebuild the tallies of actions where they differ from a recount; return those actions' keys.

    Runs nightly. A difference is a defect somewhere, so it is logged as an error.
    """
    while fold_deltas():
        pass
    wrong = [action.key for action in Action.objects.all() if _put_right(action)]
    if wrong:
        log.error("Tallies differed from a recount and were rebuilt, actions: %s", ", ".join(wrong))
    return wrong


def _put_right(action: Action) -> bool:
    """Return whether the tallies of `action` were wrong. Skips an action while somebody folds."""
    outermost = not connection.in_atomic_block
    with _folding_stopped() as alone, transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                # One snapshot for signatures, deltas and tallies. SQLite's writer has one anyway.
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return alone and _rebuild_if_wrong(action)


@contextmanager
def _folding_stopped() -> Iterator[bool]:
    """Hold the lock of folding, if it is free, from before a transaction takes its snapshot to after its end.

    Taken inside the transaction, the snapshot would be older than the lock, and a fold could have ended in
    between. SQLite's one writer needs no lock.
    """
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [FOLD_LOCK])
        alone = bool(cursor.fetchone()[0])
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [FOLD_LOCK])


def _lock_folding() -> bool:
    """Return whether this transaction is now the only one that folds (always so on SQLite)."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [FOLD_LOCK])
        return bool(cursor.fetchone()[0])


def _rebuild_if_wrong(action: Action) -> bool:
    expected = Counter(recount(action))
    for delta in TallyDelta.objects.filter(action=action):
        for cell in _cells(delta.kind, delta.country, delta.source, delta.day):
            expected[cell] -= delta.change
    wanted = {cell: count for cell, count in expected.items() if count}
    if wanted == tallies_of(action):
        return False
    Tally.objects.filter(action=action).delete()
    Tally.objects.bulk_create(
        Tally(action=action, dimension=dimension, key=key, count=count, as_of=clock.now())
        for (dimension, key), count in wanted.items()
    )
    return True
