"""The numbers of a pack: frozen once, from one moment, and printed in words that name it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Count, Sum

from ..models import Action, DeliveryPack, PackEntry, PaperBatch, Residue, Signature
from ..models.packs import LISTED
from ..numbers import publish


def freeze(pack: DeliveryPack) -> dict[str, Any]:
    """Note which signatures the pack lists, and return its numbers. Run it in one transaction.

    `people` and `organisations` are all that count, residue included; `countries` those of people, small
    ones summed up in `other`; `on_paper` and `by_code` stand apart, as on the page; `versions` how many
    signed each text version; `listed` how many are named or described in the files.
    """
    one_snapshot()
    _note_entries(pack)
    kinds: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    versions: Counter[str] = Counter()
    for row in _cells(pack.action):
        kinds[row["kind"]] += row["n"]
        versions[str(row["text_version"])] += row["n"]
        if row["kind"] == Signature.Kind.PERSON:
            countries[row["country"]] += row["n"]
    checked = pack.action.paper_batches.filter(state=PaperBatch.State.CHECKED)
    told = publish(countries, hidden={""})
    people, organisations = kinds[Signature.Kind.PERSON], kinds[Signature.Kind.ORGANISATION]
    return {
        "people": people,
        "organisations": organisations,
        "countries": dict(Counter(told.shown).most_common()),
        "other": told.other,
        "on_paper": checked.aggregate(n=Sum("count"))["n"] or 0,
        "by_code": pack.action.code_signatures.counted().count(),
        "versions": dict(versions),
        "listed": pack.entries.count(),
        "listed_people": pack.entries.filter(signature__kind=Signature.Kind.PERSON).count(),
    }


@contextmanager
def patient() -> Iterator[None]:
    """Let statements take minutes, where the database would stop those of a request after seconds."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '10min'")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET statement_timeout")


def one_snapshot() -> None:
    """Let all statements of this transaction read the same moment, where that is not so by itself.

    Call it before any of them. SQLite's one writer sees one moment anyway.
    """
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _note_entries(pack: DeliveryPack) -> None:
    """Write the entries in one statement: a row each, without bringing 100,000 of them here and back."""
    pack.entries.all().delete()
    listed = pack.action.signatures.filter(LISTED).order_by()
    sql, params = listed.values_list("pk", "handed_over").query.sql_with_params()
    target = f"{connection.ops.quote_name(PackEntry._meta.db_table)} (signature_id, fields, pack_id)"
    # The select is Django's own, with its parameters apart; nothing else varies.
    statement = f"INSERT INTO {target} SELECT listed.*, %s FROM ({sql}) AS listed"  # noqa: S608 - as said above
    key = DeliveryPack._meta.pk.get_db_prep_value(pack.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, [key, *params])


def _cells(action: Action) -> list[dict[str, Any]]:
    columns = ("kind", "country", "text_version")
    rows = action.signatures.counted().order_by().values(*columns).annotate(n=Count("pk"))
    residue = Residue.objects.filter(action=action).order_by().values(*columns).annotate(n=Sum("count"))
    return [*rows, *residue]
