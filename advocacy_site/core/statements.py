"""Statements that are written once: on the signing path, and on the way to every page, Django takes longer to
compose SQL than the database takes to run it, and PostgreSQL longer to plan it.

PostgreSQL plans them without looking at the values, so what is the same each time stands in the SQL:
only then can it use an index that holds a part of the rows.

A `Prepared` keeps the SQL of a QuerySet with slots for the values, `PreparedModels` that of one of models;
`insert_or_ignore` keeps the INSERT of a model. All go through Django's connection, converters and fields, on
SQLite and PostgreSQL alike. Everywhere else a plain QuerySet reads better.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper as Database
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

Converters = tuple[tuple[int, list[Callable[..., Any]], Expression], ...]

SLOT = re.compile(r"(?<!%)%s")
PLAIN = (models.CharField, models.SlugField, models.TextField)


class PreparingCursor(psycopg.Cursor[Any]):
    """Lets PostgreSQL plan a statement once a connection; Django's cursor writes the values into the SQL."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "PreparingCursor":
        """Run `query` as a prepared statement."""
        return super().execute(query, params, prepare=True)


Rows = list[tuple[Any, ...]]


def _database() -> Database:
    """Return this thread's connection itself: Django's proxy looks it up at each attribute."""
    return connections[DEFAULT_DB_ALIAS]


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

    PostgreSQL takes them as one, each seeing what was there before, and does them in their order; SQLite one
    by one. Their rows hold what JSON can. Inside a transaction only: when one fails, nothing of it holds.
    Raises TransactionManagementError outside one.
    """
    database = _database()
    if not database.in_atomic_block:
        raise TransactionManagementError("statements run together in a transaction, or not at all")
    if database.vendor != "postgresql":
        return [statement.read(run(statement.sql, statement.parameters)) for statement in statements]
    found: list[Rows] = [[] for _statement in statements]
    parameters = [value for statement in statements for value in statement.parameters]
    for number, row in run(_joined(tuple(statement.sql for statement in statements)), parameters):
        found[number].append(tuple(json.loads(row).values()))
    return [statement.read(rows) for statement, rows in zip(statements, found, strict=True)]


@lru_cache(maxsize=256)
def _joined(parts: tuple[str, ...]) -> str:
    """Return one statement of several; its rows are the number of the part and a row of it as JSON.

    PostgreSQL runs a part when its rows are first asked for: from the first to the last.
    """
    named = ", ".join(f"part_{number} AS ({sql})" for number, sql in enumerate(parts))
    select = "SELECT {0}, row_to_json(part_{0})::text FROM part_{0}"
    return f"WITH {named} {' UNION ALL '.join(select.format(number) for number in range(len(parts)))}"


def _cursor() -> Any:
    """Return a cursor of Django's that lets PostgreSQL keep its plans."""
    database: Any = _database()
    database.ensure_connection()
    if database.vendor != "postgresql":
        return database.cursor()
    with database.wrap_database_errors:
        return database._prepare_cursor(PreparingCursor(database.connection))


class Slot(Expression):
    """The place of a value that is known only when the statement runs. `field` adapts it."""

    def __init__(self, name: str, field: models.Field) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> Any:
        """Stand in the parameters as oneself, to be replaced by `Prepared.rows`."""
        return "%s", (self,)


@dataclass(frozen=True)
class Composed:
    """The SQL of a QuerySet, and Django's compiler of it, which knows what the columns are."""

    sql: str
    parameters: tuple[Any, ...]
    converters: Converters
    compiler: Any


class Prepared:
    """A `values_list` QuerySet whose SQL is composed once per process and database."""

    def __init__(self, build: Callable[[], models.QuerySet[Any, Any]]) -> None:
        """`build` returns the QuerySet, with a `Slot` for each value; it is called when first needed."""
        self._build = build
        self._statements: dict[str, Composed] = {}

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Run it with a value for each slot and return all rows. Raises KeyError for a missing value."""
        database = _database()
        statement = self._statement(database)
        parameters = [_adapted(item, values, database) for item in statement.parameters]
        rows = run(statement.sql, parameters)
        converters = statement.converters
        return [_converted(row, converters, database) for row in rows] if converters else rows

    def _statement(self, database: Database) -> Composed:
        if database.vendor not in self._statements:
            self._statements[database.vendor] = self._compose(database)
        return self._statements[database.vendor]

    def _compose(self, database: Database) -> Composed:
        # A copy, since composing changes a query, and two threads may do it at once with the same one.
        compiler = self._build().query.clone().get_compiler(connection=database)
        composed, values = compiler.as_sql()
        sql, parameters = _with_constants(composed, values, database)
        columns = [column[0] for column in compiler.select]
        converters = compiler.get_converters(columns)
        found = tuple((n, functions, at) for n, (functions, at) in converters.items())
        return Composed(sql, parameters, found, compiler)


class PreparedModels(Prepared):
    """The same of a QuerySet of models, with what it joins, annotates and defers. It prefetches nothing."""

    def all(self, **values: Any) -> list[Any]:
        """Run it with a value for each slot and return the models. Raises KeyError for a missing value."""
        return self._models(self.rows(**values))

    def first(self, **values: Any) -> Any:
        """Return the first of `all`, or None."""
        return next(iter(self.all(**values)), None)

    def _models(self, rows: list[tuple[Any, ...]]) -> list[Any]:
        compiler = self._statement(_database()).compiler
        kind = compiler.klass_info
        first, last = kind["select_fields"][0], kind["select_fields"][-1] + 1
        names = [column[0].target.attname for column in compiler.select[first:last]]
        beside = get_related_populators(kind, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # Django 6’s
        found = []
        for row in rows:
            one = kind["model"].from_db(DEFAULT_DB_ALIAS, names, row[first:last])
            for related in beside:
                related.populate(row, one)
            for name, n in (compiler.annotation_col_map or {}).items():
                setattr(one, name, row[n])
            found.append(one)
        return found


def _with_constants(sql: str, parameters: Sequence[Any], database: Database) -> tuple[str, tuple[Any, ...]]:
    """Write all values but those of slots into `sql` where the plan depends on it."""
    if database.vendor != "postgresql":
        return sql, tuple(parameters)
    first, *others = SLOT.split(sql)
    places = ("%s" if isinstance(item, Slot) else _literal(item, database) for item in parameters)
    written = "".join(f"{place}{text}" for place, text in zip(places, others, strict=True))
    return first + written, tuple(item for item in parameters if isinstance(item, Slot))


def _literal(value: Any, database: Database) -> str:
    plain = str(value) if isinstance(value, str) else value  # a choice of an enumeration, too
    return psycopg.sql.Literal(plain).as_string(database.connection).replace("%", "%%")


def _adapted(item: Any, values: dict[str, Any], database: Database) -> Any:
    if not isinstance(item, Slot):
        return item
    return item.output_field.get_db_prep_value(values[item.name], database)


def _converted(row: tuple[Any, ...], converters: Converters, database: Database) -> tuple[Any, ...]:
    values = list(row)
    for n, functions, expression in converters:
        for function in functions:
            values[n] = function(values[n], expression, database)
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
        row._state.db = DEFAULT_DB_ALIAS
        return bool(rows)

    slots, sent = _written(row, add=True)
    return Statement(_insert_sql(type(row), slots), sent, read)


def update(row: models.Model) -> Statement:
    """Return the statement that writes all of `row`, which is there, and tells whether it still was."""
    slots, sent = _written(row, add=False)
    pk = row._meta.pk.get_db_prep_save(row.pk, _database())
    return Statement(_update_sql(type(row), slots), [*sent, pk], bool)


def _written(row: models.Model, *, add: bool) -> tuple[tuple[str, ...], list[Any]]:
    """Return what stands in the SQL for each field of `row`, and the values to be sent along."""
    database = _database()
    slots, sent = [], []
    for field in _written_fields(type(row)):
        value = field.pre_save(row, add)
        if type(value) is not str or type(field) not in PLAIN:  # plain text is itself
            value = field.get_db_prep_save(value, database)
        if value is None or value == "":
            slots.append("NULL" if value is None else "''")
        else:
            slots.append("%s")
            sent.append(value)
    return tuple(slots), sent


@cache
def _written_fields(model: type[models.Model]) -> tuple[models.Field, ...]:
    return tuple(f for f in model._meta.local_concrete_fields if not isinstance(f, models.AutoField))


@lru_cache(maxsize=256)
def _insert_sql(model: type[models.Model], slots: tuple[str, ...]) -> str:
    quote = _database().ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in _written_fields(model))
    table, values = quote(model._meta.db_table), ", ".join(slots)
    return f"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING RETURNING 1"  # noqa: S608 - names from our models


@lru_cache(maxsize=256)
def _update_sql(model: type[models.Model], slots: tuple[str, ...]) -> str:
    quote = _database().ops.quote_name
    written = zip(_written_fields(model), slots, strict=True)
    values = ", ".join(f"{quote(str(field.column))} = {slot}" for field, slot in written)
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    return f"UPDATE {table} SET {values} WHERE {key} = %s RETURNING 1"  # noqa: S608 - names from our models
