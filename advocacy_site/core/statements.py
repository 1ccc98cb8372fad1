"""Statements that are written once: on the signing path Django takes longer to compose SQL than the
database takes to run it, and PostgreSQL longer to plan it.

A `Prepared` keeps the SQL of a QuerySet with slots for the values; `insert_or_ignore` keeps the INSERT
of a model. Both go through Django's connection, converters and fields, on SQLite and PostgreSQL alike.
Everywhere else a plain QuerySet reads better.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from typing import Any

import psycopg
from django.db import connection, models
from django.db.models.expressions import Expression
from django.db.transaction import TransactionManagementError

Converters = tuple[tuple[int, list[Callable[..., Any]], Expression], ...]


class PreparingCursor(psycopg.Cursor[Any]):
    """Lets PostgreSQL plan a statement once a connection; Django's cursor writes the values into the SQL."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "PreparingCursor":
        """Run `query` as a prepared statement."""
        return super().execute(query, params, prepare=True)


Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Statement:
    """SQL that returns rows, its adapted parameters, and what its rows mean."""

    sql: str
    parameters: Sequence[Any]
    read: Callable[[Rows], Any]


def run(sql: str, parameters: Sequence[Any]) -> Rows:
    """Run `sql`, which returns rows, with adapted `parameters`; PostgreSQL keeps its plan."""
    with _cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def run_together(*statements: Statement) -> list[Any]:
    """Run several, and return what the rows of each mean.

    PostgreSQL takes them in one message instead of waiting for each other's answers; SQLite one by one.
    Inside a transaction only: when one fails, those after it have not run, and nothing else of it holds.
    Raises TransactionManagementError outside one.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("statements run together in a transaction, or not at all")
    if connection.vendor != "postgresql":
        return [statement.read(run(statement.sql, statement.parameters)) for statement in statements]
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline(), ExitStack() as cursors:
        running = [(statement, cursors.enter_context(_cursor())) for statement in statements]
        for statement, cursor in running:
            cursor.execute(statement.sql, statement.parameters)
        return [statement.read(cursor.fetchall()) for statement, cursor in running]


def _cursor() -> Any:
    """Return a cursor of Django's that lets PostgreSQL keep its plans."""
    connection.ensure_connection()
    if connection.vendor != "postgresql":
        return connection.cursor()
    with connection.wrap_database_errors:
        raw = PreparingCursor(connection.connection)
        return connection._prepare_cursor(raw)  # type: ignore[attr-defined]  # Django's wrapper


class Slot(Expression):
    """The place of a value that is known only when the statement runs. `field` adapts it."""

    def __init__(self, name: str, field: models.Field) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> Any:
        """Stand in the parameters as oneself, to be replaced by `Prepared.rows`."""
        return "%s", (self,)


class Prepared:
    """A `values_list` QuerySet whose SQL is composed once per process and database."""

    def __init__(self, build: Callable[[], models.QuerySet[Any, Any]]) -> None:
        """`build` returns the QuerySet, with a `Slot` for each value; it is called when first needed."""
        self._build = build
        self._statements: dict[str, tuple[str, tuple[Any, ...], Converters]] = {}

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Run it with a value for each slot and return all rows. Raises KeyError for a missing value."""
        if connection.vendor not in self._statements:
            self._statements[connection.vendor] = self._compose()
        sql, parameters, converters = self._statements[connection.vendor]
        rows = run(sql, [_adapted(item, values) for item in parameters])
        return [_converted(row, converters) for row in rows] if converters else rows

    def _compose(self) -> tuple[str, tuple[Any, ...], Converters]:
        compiler = self._build().query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        columns = [column[0] for column in compiler.select]
        converters = compiler.get_converters(columns)
        return sql, tuple(parameters), tuple((n, found, at) for n, (found, at) in converters.items())


def _adapted(item: Any, values: dict[str, Any]) -> Any:
    if not isinstance(item, Slot):
        return item
    return item.output_field.get_db_prep_value(values[item.name], connection)


def _converted(row: tuple[Any, ...], converters: Converters) -> tuple[Any, ...]:
    values = list(row)
    for n, functions, expression in converters:
        for function in functions:
            values[n] = function(values[n], expression, connection)
    return tuple(values)


def insert_or_ignore(row: models.Model) -> bool:
    """INSERT `row`, and return whether it is there now by our doing: False where a unique key forbade it.

    Unlike Django's `ignore_conflicts` it tells who won, and on SQLite it ignores nothing but unique keys.
    For models of one table whose primary key is given or counted by the database (then it stays unset).
    """
    statement = insertion(row)
    return statement.read(run(statement.sql, statement.parameters))


def insertion(row: models.Model) -> Statement:
    """Return the statement of `insert_or_ignore`, to be run together with others."""

    def read(rows: Rows) -> bool:
        row._state.adding = not rows
        row._state.db = connection.alias
        return bool(rows)

    fields = _written_fields(type(row))
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    return Statement(_insert_sql(type(row)), values, read)


@cache
def _written_fields(model: type[models.Model]) -> tuple[models.Field, ...]:
    return tuple(f for f in model._meta.local_concrete_fields if not isinstance(f, models.AutoField))


@cache
def _insert_sql(model: type[models.Model]) -> str:
    quote = connection.ops.quote_name
    fields = _written_fields(model)
    columns = ", ".join(quote(str(field.column)) for field in fields)
    slots = ", ".join("%s" for _field in fields)
    table = quote(model._meta.db_table)
    return f"INSERT INTO {table} ({columns}) VALUES ({slots}) ON CONFLICT DO NOTHING RETURNING 1"  # noqa: S608 - names from our models
