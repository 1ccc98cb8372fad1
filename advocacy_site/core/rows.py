"""Rows of several tables with one statement: those of each as a column of JSON.

For pages that show a little of many tables: what each round trip costs is more than what it brings.
"""

from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.functions import JSONObject

Row = TypeVar("Row", bound=models.Model)
ONE = "row"


class Rows(models.Subquery):
    """The rows of a QuerySet in its order, as a column of another query; `Rows.read` makes models of it.

    `names`: the fields that are read beside the key, by default all of the model's own table. No sealed
    ones: what the database keeps of these is not text on PostgreSQL.
    """

    template = "(SELECT json_group_array(json(%(one)s)) FROM (%(rows)s) AS rows_of_it)"

    def __init__(self, queryset: models.QuerySet[Row, Row], *names: str) -> None:
        self.model = queryset.model
        # In the order of the model, as from_db() wants them.
        self.read_fields = [
            field
            for field in self.model._meta.local_concrete_fields
            if not names or field.name in names or field.primary_key
        ]
        columns = {field.attname: field.attname for field in self.read_fields}
        super().__init__(queryset.values(**{ONE: JSONObject(**columns)}), output_field=models.JSONField())

    def as_sql(self, compiler: Any, connection: Any, template: str | None = None, **more: Any) -> Any:
        """Return the SQL for SQLite, or as `template` says."""
        sql, parameters = super().as_sql(compiler, connection, template="%(subquery)s", **more)
        one = connection.ops.quote_name(ONE)
        return (template or self.template) % {"one": one, "rows": sql}, parameters

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Return the SQL for PostgreSQL."""
        template = "(SELECT COALESCE(jsonb_agg(%(one)s), '[]'::jsonb) FROM (%(rows)s) AS rows_of_it)"
        return self.as_sql(compiler, connection, template=template, **more)

    def read(self, column: list[dict[str, Any]] | None) -> list[Any]:
        """Return as models what the column held: NULL where Django knew that there could be no row."""
        names = [field.attname for field in self.read_fields]
        return [
            self.model.from_db(
                connection.alias, names, [_value(field, row[field.attname]) for field in self.read_fields]
            )
            for row in column or []
        ]


def rows_at_once(base: models.QuerySet[Any, Any], *columns: Rows) -> list[list[Any]]:
    """Return the rows of each of `columns`, beside the one row of `base`. One statement."""
    found = base.order_by().values_list(*columns).get()
    return [column.read(value) for column, value in zip(columns, found, strict=True)]


def _exact(field: Any, value: float) -> Any:
    """Return a number as its field has it: of 12.10, JSON brings 12.1, and Django would make 12.10000000."""
    python = field.to_python(repr(value))
    return round(python, field.decimal_places) if isinstance(field, models.DecimalField) else python


def _value(field: Any, value: Any) -> Any:
    """Return a value from JSON as a model has it: PostgreSQL's JSON keeps types, SQLite's the stored form."""
    if connection.vendor == "postgresql":
        return _exact(field, value) if isinstance(value, float) else field.to_python(value)
    column = field.get_col(field.model._meta.db_table)
    for convert in [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]:
        value = convert(value, column, connection)
    return value
