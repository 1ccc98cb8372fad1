"""Tables that only grow: a migration operation that makes the database refuse every UPDATE.

Deleting stays possible, because retention has to. SQLite drops a table's triggers whenever Django
rebuilds the table for a schema change, so a migration that alters such a table repeats the operation;
a test looks for the triggers on both databases. Such a migration begins with StaysAppendOnly, for the way
back: there the repetition is undone first, and the rebuilding of the table last.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_update() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'append-only table' USING ERRCODE = 'integrity_constraint_violation'; END;
$$ LANGUAGE plpgsql
"""


def trigger_name(table: str) -> str:
    """Return the name of the trigger that guards `table`."""
    return f"{table}_append_only"


class AppendOnly(Operation):
    """Refuse UPDATE of the given columns (all of them by default) of one model's table."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str, columns: tuple[str, ...] = ()) -> None:
        self.model_name = model_name
        self.columns = columns

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing: the model is as before."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self._guard(schema_editor, to_state.apps.get_model(app_label, self.model_name)._meta.db_table)

    def _guard(self, schema_editor: Any, table: str) -> None:
        event = f"UPDATE OF {', '.join(self.columns)}" if self.columns else "UPDATE"
        name = trigger_name(table)
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}" + self._on(schema_editor, table))
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRES_FUNCTION)
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_update()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'append-only table'); END"
            )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(
            f"DROP TRIGGER IF EXISTS {trigger_name(table)}" + self._on(schema_editor, table)
        )

    @staticmethod
    def _on(schema_editor: Any, table: str) -> str:
        return f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""

    def describe(self) -> str:
        return f"Make {self.model_name} append-only"


class StaysAppendOnly(AppendOnly):
    """Stands first in a migration that alters such a table: taken back, it leaves the table append-only."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Nothing: AppendOnly, at the end of the same migration, guards the table as it is then."""

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self._guard(schema_editor, to_state.apps.get_model(app_label, self.model_name)._meta.db_table)

    def describe(self) -> str:
        return f"Leave {self.model_name} append-only when this is taken back"
