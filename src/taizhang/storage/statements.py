"""The statements of single rows, each made once, and how values go into them and come out again."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_Convert = Callable[[Any], Any]

_PLAIN: dict[type, type] = {
    models.AutoField: int,
    models.BigAutoField: int,
    models.BigIntegerField: int,
    models.BooleanField: bool,
    models.CharField: str,
    models.IntegerField: int,
    models.PositiveBigIntegerField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.TextField: str,
}
"""Kinds of column whose values both drivers take as they are, where they are of this very type or None."""


Column = tuple[str, type | None, "models.Field[Any, Any]"]
"""A column to be written: its attribute, the type of the values that need no preparing, and the field."""


def here() -> BaseDatabaseWrapper:
    """Return the connection itself: ``django.db.connection`` looks it up anew at every attribute."""
    return connections[DEFAULT_DB_ALIAS]


def given_to_save(instance: models.Model, columns: "Sequence[Column]", *, adding: bool) -> list[Any]:
    """Return what the driver is given for these columns of a row."""
    database = here()
    values = []
    for name, plain, field in columns:
        value = None if plain is None else getattr(instance, name)
        if plain is None or not (value is None or type(value) is plain):
            value = field.get_db_prep_save(field.pre_save(instance, adding), database)
        values.append(value)
    return values


def _plain_type(field: "models.Field[Any, Any]") -> type | None:
    """The type of the values that need no preparing, or None where all do."""
    if type(field) is models.ForeignKey:
        return _plain_type(field.target_field)
    return _PLAIN.get(type(field))


# What is kept depends on the model and on the database, of which a process has one.


@cache
def columns_of(model: type[models.Model]) -> "dict[str, models.Field[Any, Any]]":
    """Every column by its attribute, in the order of the model."""
    if model._meta.parents or model._meta.proxy:
        raise ImproperlyConfigured(f"{model._meta.label} lies in more than one table")
    return {field.attname: field for field in model._meta.concrete_fields}


@cache
def names_of(model: type[models.Model]) -> tuple[str, ...]:
    """The attributes of every column, in the order of the model."""
    return tuple(columns_of(model))


@cache
def inserted_columns(model: type[models.Model], with_key: bool) -> tuple[Column, ...]:
    """Every column that is written with a new row; ``with_key``: whether its key is chosen."""
    return tuple(
        (name, _plain_type(field), field)
        for name, field in columns_of(model).items()
        if with_key or not field.primary_key
    )


@cache
def named_columns(model: type[models.Model], names: tuple[str, ...]) -> tuple[Column, ...]:
    """These columns, named by attribute or as Django names the field."""
    fields = columns_of(model)
    by_name = {field.name: field for field in fields.values()} | fields
    return tuple((by_name[name].attname, _plain_type(by_name[name]), by_name[name]) for name in names)


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(str(name))


@cache
def select(
    model: type[models.Model], by: tuple[str, ...], order: tuple[str, ...], lock: bool, only: tuple[str, ...]
) -> str:
    """The first row in this order whose columns ``by`` have given values; every column where ``only`` names none."""
    locked = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    return f"{select_values(model, only or names_of(model), by, order)} LIMIT 1{locked}"


@cache
def delete(model: type[models.Model], by: tuple[str, ...]) -> str:
    """Every row whose columns have given values."""
    fields = columns_of(model)
    where = " AND ".join(f"{_quoted(fields[name].column)} = %s" for name in by)
    return f"DELETE FROM {_quoted(model._meta.db_table)} WHERE {where}"  # noqa: S608 - our own names


@cache
def select_values(
    model: type[models.Model], names: tuple[str, ...], by: tuple[str, ...], order: tuple[str, ...]
) -> str:
    """Some columns of every row whose columns ``by`` have given values."""
    fields = columns_of(model)
    listed = ", ".join(_quoted(fields[name].column) for name in names)
    where = " AND ".join(f"{_quoted(fields[name].column)} = %s" for name in by)
    statement = f"SELECT {listed} FROM {_quoted(model._meta.db_table)}"  # noqa: S608 - our own names
    return statement + (f" WHERE {where}" if where else "") + _ordered(model, order)


def _ordered(model: type[models.Model], order: tuple[str, ...]) -> str:
    fields = columns_of(model)
    keys = ", ".join(_quoted(fields[name.lstrip("-")].column) + " DESC" * name.startswith("-") for name in order)
    return f" ORDER BY {keys}" if keys else ""


@cache
def insert(model: type[models.Model], with_key: bool) -> str:
    """A new row; answers with its key."""
    written = inserted_columns(model, with_key)
    listed = ", ".join(_quoted(field.column) for _name, _plain, field in written)
    marks = ", ".join(["%s"] * len(written))
    key = _quoted(model._meta.pk.column)
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({listed}) VALUES ({marks}) RETURNING {key}"  # noqa: S608


@cache
def insert_new(model: type[models.Model], unique: tuple[str, ...]) -> str:
    """A new row unless there is one with the same values in ``unique``; answers with its key, or with nothing."""
    fields = columns_of(model)
    same = ", ".join(_quoted(fields[name].column) for name in unique)
    before, returning, key = insert(model, False).rpartition(" RETURNING ")
    return f"{before} ON CONFLICT ({same}) DO NOTHING{returning}{key}"


@cache
def put(model: type[models.Model], unique: tuple[str, ...]) -> str:
    """A new row, or its columns written over the one with the same values in ``unique``."""
    fields = columns_of(model)
    names = [name for name, field in fields.items() if not field.primary_key]
    listed = ", ".join(_quoted(fields[name].column) for name in names)
    marks = ", ".join(["%s"] * len(names))
    same = ", ".join(_quoted(fields[name].column) for name in unique)
    told = ", ".join(
        f"{_quoted(fields[name].column)} = EXCLUDED.{_quoted(fields[name].column)}"
        for name in names
        if name not in unique
    )
    table = _quoted(model._meta.db_table)
    return f"INSERT INTO {table} ({listed}) VALUES ({marks}) ON CONFLICT ({same}) DO UPDATE SET {told}"  # noqa: S608


@cache
def update(model: type[models.Model], names: tuple[str, ...]) -> str:
    """These columns of the row with a given key."""
    told = ", ".join(f"{_quoted(field.column)} = %s" for _name, _plain, field in named_columns(model, names))
    table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    return f"UPDATE {table} SET {told} WHERE {key} = %s"  # noqa: S608


@cache
def next_key(model: type[models.Model]) -> str:
    """The next key of new rows; empty where the database gives keys only to rows."""
    if connection.vendor != "postgresql":
        return ""
    table, key = _quoted(model._meta.db_table), model._meta.pk.column
    return f"SELECT nextval(pg_get_serial_sequence('{table}', '{key}'))"


@cache
def converters(model: type[models.Model], names: tuple[str, ...]) -> tuple[_Convert | None, ...]:
    """How each column becomes what Python knows, as a query set would do it; None where it is that already."""
    fields = columns_of(model)
    return tuple(_converter(fields[name].get_col(model._meta.db_table)) for name in names)


def _converter(column: Any) -> _Convert | None:
    steps = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
    if not steps:
        return None

    def convert(value: Any) -> Any:
        if value is not None:
            for step in steps:
                value = step(value, column, connection)
        return value

    return convert
