"""Counting: a delta with each change, folded into tallies by one worker at a time.

Nothing here updates a row that another signer's request also updates: e-petitions learned three times
that adding one to a shared row under load stops a site (alphagov/e-petitions #414, #480, #691).
"""

import logging
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Count, Sum
from django.db.models.functions import TruncDate

from advocacy_site.core import clock

from ..models import Action, Residue, Signature, Tally, TallyDelta, TallyDifference
from .alarms import tell_staff

log = logging.getLogger(__name__)

SAY_AGAIN = timedelta(seconds=60)
BATCH = 5000
FOLD_LOCK = 0x7A11  # any number, as long as no other advisory lock of this database has it
INTERNATIONAL = "international"  # the cell of organisations of no one country
UNKNOWN = "unknown"  # that of people who were not asked for theirs
Cell = tuple[str, str]  # (dimension, key)
TOTAL: Cell = (Tally.Dimension.TOTAL, "")


def write_delta(signature: Signature, change: int) -> None:
    """Note that `signature` began (1) or ceased (-1) to count. Call it in the transaction that changed it."""
    TallyDelta.objects.create(
        action_id=signature.action_id,
        change=change,
        kind=signature.kind,
        country=signature.country.code,
        source=signature.source,
        day=day_of(signature),
        text_version_id=signature.text_version_id,
    )


def day_of(signature: Signature) -> date:
    """Return the day in UTC under which a confirmed signature is counted."""
    assert signature.confirmed_at is not None, "only confirmed signatures are counted"  # noqa: S101 - for the type checker
    return signature.confirmed_at.date()


def _cells(kind: str, country: str, source: str, day: date, version: uuid.UUID | None) -> list[Cell]:
    dimension = Tally.Dimension
    place = country or (UNKNOWN if kind == Signature.Kind.PERSON else INTERNATIONAL)
    cells: list[Cell] = [
        (dimension.TOTAL, ""),
        (dimension.KIND, kind),
        (dimension.COUNTRY, place),
        (dimension.SOURCE, source),
        (dimension.DAY, day.isoformat()),
        *([(dimension.VERSION, str(version))] if version else []),
    ]
    if kind == Signature.Kind.PERSON:
        cells.append((dimension.PEOPLE, place))
    if source:
        cells.append((dimension.SOURCE_DAY, source_day(source, day)))
    return cells


def source_day(source: str, day: date | str) -> str:
    """Return the key of what `source` brought on `day`; without a day, what all such keys begin with."""
    return f"{source} {day}"


def _cells_of(delta: TallyDelta) -> list[Cell]:
    return _cells(delta.kind, delta.country, delta.source, delta.day, delta.text_version_id)


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
        for dimension, key in _cells_of(delta):
            sums[delta.action_id, dimension, key] += delta.change
    _add(sums, now)
    TallyDelta.objects.filter(pk__in=[delta.pk for delta in deltas]).delete()
    if len(deltas) < limit:
        # Nothing is left waiting, so every number is right as of now, changed or not. Said once a minute:
        # the job runs every few seconds, and an idle site should not write each time.
        stale = Tally.objects.filter(dimension=Tally.Dimension.TOTAL, as_of__lt=now - SAY_AGAIN)
        stale.update(as_of=now)
    return len(deltas)


def _add(sums: Counter[tuple[uuid.UUID, str, str]], now: datetime) -> None:
    """Add `sums` to the tallies. Two statements, because nobody else changes tallies meanwhile."""
    rows = Tally.objects.filter(
        action__in={action for action, _dimension, _key in sums}, key__in={key for _action, _dim, key in sums}
    )
    before = {
        (action, dimension, key): count
        for action, dimension, key, count in rows.values_list("action", "dimension", "key", "count")
    }
    Tally.objects.bulk_create(
        [
            Tally(
                action_id=cell[0],
                dimension=cell[1],
                key=cell[2],
                count=before.get(cell, 0) + change,
                as_of=now,
            )
            for cell, change in sums.items()
        ],
        update_conflicts=True,
        unique_fields=["action", "dimension", "key"],
        update_fields=["count", "as_of"],
    )


def recount(action: Action) -> dict[Cell, int]:
    """Return every non-zero number of `action`, counted from the signatures and the residue."""
    counted: Counter[Cell] = Counter()
    rows = (
        action.signatures.counted()
        .annotate(day=TruncDate("confirmed_at"))
        .values("kind", "country", "source", "day", "text_version")
        .annotate(n=Count("pk"))
        .order_by()
    )
    residue = (
        Residue.objects.filter(action=action)
        .values("kind", "country", "source", "day", "text_version")
        .annotate(n=Sum("count"))
    )
    for row in [*rows, *residue.order_by()]:
        for cell in _cells(row["kind"], row["country"], row["source"], row["day"], row["text_version"]):
            counted[cell] += row["n"]
    return dict(counted)


def tallies_of(action: Action) -> dict[Cell, int]:
    """Return every non-zero published number of `action`."""
    rows = Tally.objects.filter(action=action).exclude(count=0).values_list("dimension", "key", "count")
    return {(dimension, key): count for dimension, key, count in rows}


def check_tallies() -> list[str]:
    """Rebuild the tallies of actions where they differ from a recount; return those actions' keys.

    Runs nightly. A difference is a defect somewhere, so it is logged as an error, and staff are told.
    """
    # Nothing is folded first: deltas that wait are taken into account, also one that can't be folded.
    wrong = [action.key for action in Action.objects.all() if put_right(action)]
    if wrong:
        log.error("Tallies differed from a recount and were rebuilt, actions: %s", ", ".join(wrong))
    tell_staff()  # also of what an interrupted night has left untold
    return wrong


def put_right(action: Action) -> bool:
    """Rebuild the tallies of `action` if they are wrong, note that they were, and return it.

    Skips an action while somebody folds.
    """
    outermost = not connection.in_atomic_block
    with _folding_stopped() as alone, transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                # One snapshot for signatures, deltas and tallies. SQLite's writer has one anyway.
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return alone and _note_if_wrong(action)


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


def _note_if_wrong(action: Action) -> bool:
    published = tallies_of(action).get(TOTAL, 0)
    if not rebuild(action):
        return False
    counted = tallies_of(action).get(TOTAL, 0)
    TallyDifference.objects.create(action=action, published=published, counted=counted)
    return True


def rebuild(action: Action) -> bool:
    """Write the tallies of `action` anew if they are wrong, and return whether they were.

    For whoever has stopped the folding, or made the rows themselves.
    """
    expected = Counter(recount(action))
    for delta in TallyDelta.objects.filter(action=action):
        for cell in _cells_of(delta):
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
