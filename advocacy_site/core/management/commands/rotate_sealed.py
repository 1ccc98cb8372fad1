from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from advocacy_site.core.sealed import Unreadable, reseal, sealed_fields

BATCH = 500


class Command(BaseCommand):
    help = "Seals every encrypted value anew with the first of SEALED_KEYS. Can be run again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        unreadable = 0
        for model in apps.get_models():
            for field in sealed_fields(model):
                done, bad = self._rotate(model._meta.db_table, str(model._meta.pk.column), str(field.column))
                unreadable += bad
                self.stdout.write(f"{model._meta.label}.{field.name}: {done} sealed anew, {bad} unreadable")
        if unreadable:
            self.stderr.write("Some values open with none of SEALED_KEYS: keep the old keys and look.")
            raise SystemExit(1)

    def _rotate(self, table: str, pk: str, column: str) -> tuple[int, int]:
        """Work through one column in batches by primary key, below the ORM so that the text stays sealed."""
        quote = connection.ops.quote_name
        done = bad = 0
        last = None
        while True:
            where = f"WHERE {quote(pk)} > %s" if last is not None else ""
            select = (
                f"SELECT {quote(pk)}, {quote(column)} FROM {quote(table)} {where} "  # noqa: S608 - names from our own models, quoted
                f"ORDER BY {quote(pk)} LIMIT {BATCH}"
            )
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(select, [last] if last is not None else [])
                rows = cursor.fetchall()
                for key, token in rows:
                    if not token:
                        continue
                    try:
                        fresh = reseal(token)
                    except Unreadable:
                        bad += 1
                        continue
                    # Conditional: a value changed meanwhile was sealed with the new key already.
                    cursor.execute(
                        f"UPDATE {quote(table)} SET {quote(column)} = %s "  # noqa: S608 - as above
                        f"WHERE {quote(pk)} = %s AND {quote(column)} = %s",
                        [fresh, key, token],
                    )
                    done += 1
            if len(rows) < BATCH:
                return done, bad
            last = rows[-1][0]
