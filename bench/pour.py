"""Rows by the hundred thousand, straight into the tables: COPY on PostgreSQL, one prepared statement on SQLite."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

CHUNK = 5000
"""Rows that are handed to the driver at once."""


def pour(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert rows given as column → value, columns that are left out with their default; return how many.

    Indexes are made again afterwards, which costs far less than to keep them in order row by row.
    """
    fields = list(model._meta.concrete_fields)
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    plain = [(field.attname, _default(field), _converter(field)) for field in fields]
    values = (tuple(convert(row.get(name, default)) for name, default, convert in plain) for row in rows)
    with transaction.atomic():
        made_again = _drop_indexes(model._meta.db_table)
        counted = _copy(table, columns, values) if connection.vendor == "postgresql" else _many(table, columns, values)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # It makes no index on rows whose foreign keys wait to be checked at the end of the transaction.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for statement in made_again:
                cursor.execute(statement)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            own = f"pg_get_serial_sequence('{model._meta.db_table}', 'id')"
            cursor.execute(f"SELECT setval({own}, max(id)) FROM {table}")  # noqa: S608 - names of our own tables
    return counted


def _drop_indexes(table: str) -> list[str]:
    """Drop the indexes of a table but for those of its constraints; return the statements that make them."""
    known = {
        "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT IN"
        " (SELECT conname FROM pg_constraint)",
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
    }
    with connection.cursor() as cursor:
        cursor.execute(known[connection.vendor], [table])
        found = cursor.fetchall()
        for name, _statement in found:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return [statement for _name, statement in found]


def _default(field: "models.Field[Any, Any]") -> object:
    return field.get_default() if field.has_default() else ("" if field.get_internal_type() != "JSONField" else None)


def _converter(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    """From a Python value to what the driver takes for this column."""
    sqlite = connection.vendor == "sqlite"

    def convert(value: Any) -> Any:
        match value:
            case None | str():
                return value if value != "" or not field.null else None
            case bool():
                return int(value) if sqlite else value
            case int():
                return value
            case Decimal():
                return format(value, "f")
            case datetime():
                return connection.ops.adapt_datetimefield_value(value) if sqlite else value
            case date():
                return value.isoformat()
        return json.dumps(value, ensure_ascii=False)

    if isinstance(field, models.JSONField):
        return lambda value: json.dumps(value, ensure_ascii=False)
    return convert


def _copy(table: str, columns: str, values: Iterator[tuple[Any, ...]]) -> int:
    counted = 0
    with connection.cursor() as cursor, cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)
            counted += 1
    return counted


def _many(table: str, columns: str, values: Iterator[tuple[Any, ...]]) -> int:
    marks = ", ".join("?" * (columns.count(",") + 1))
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own tables
    counted = 0
    connection.ensure_connection()
    while chunk := list(islice(values, CHUNK)):
        # The driver's own cursor: Django's would look through every statement for its marks.
        connection.connection.executemany(statement, chunk)
        counted += len(chunk)
    return counted
