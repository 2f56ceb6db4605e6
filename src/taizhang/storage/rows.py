"""One row at a time by statements that are made once: read by columns, insert, update, delete.

Django's query sets build their SQL anew for every call, which costs far more than the database needs for one row. The
acts of a ledger read, lock and write single rows all day, so these do it by a kept statement. Everything that
reads many rows, joins or depends on who asks stays with query sets.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, models, transaction

M = TypeVar("M", bound=models.Model)

_Convert = Callable[[Any], Any]


def one_row(model: type[M], *, lock: bool = False, order: Sequence[str] = (), **by: object) -> M | None:
    """Return the row whose columns have these values, the first in this order; None where there is none.

    ``by`` and ``order`` name attributes as the model has them (``task_id``); ``-`` before those that run down. ``lock``
    keeps it from others until the transaction ends. No value may be None.
    """
    statement = _select(model, tuple(by), tuple(order), lock and connection.features.has_select_for_update)
    fields = _columns(model)
    values = [fields[name].get_db_prep_value(value, connection) for name, value in by.items()]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = cursor.fetchone()
    if found is None:
        return None
    converted = [
        value if convert is None else convert(value) for value, convert in zip(found, _converters(model), strict=True)
    ]
    return model.from_db(connection.alias, list(fields), converted)


def some_values(
    model: type[models.Model], *names: str, order: Sequence[str] = (), **by: object
) -> list[tuple[Any, ...]]:
    """Return these columns of every row whose columns have the values of ``by``, in this order: ``values_list``.

    Named as in ``one_row``.
    """
    fields = _columns(model)
    values = [fields[name].get_db_prep_value(value, connection) for name, value in by.items()]
    with connection.cursor() as cursor:
        cursor.execute(_values(model, names, tuple(by), tuple(order)), values)
        found = cursor.fetchall()
    known = dict(zip(fields, _converters(model), strict=True))
    steps = [known[name] for name in names]
    return [
        tuple(value if step is None else step(value) for value, step in zip(row, steps, strict=True)) for row in found
    ]


def delete_rows(model: type[models.Model], **by: object) -> None:
    """Delete every row whose columns have these values. No other row may refer to them."""
    fields = _columns(model)
    values = [fields[name].get_db_prep_value(value, connection) for name, value in by.items()]
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(_delete(model, tuple(by)), values)


def insert_row(instance: models.Model) -> None:
    """Insert a row and set its key. The model must not have a ``save`` of its own, which would be passed over."""
    statement, values = _inserting(instance)
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(statement, values)
        (key,) = cursor.fetchone()
    instance.pk = key
    instance._state.adding = False
    instance._state.db = connection.alias


def insert_row_unless_there(instance: models.Model, unique: Sequence[str]) -> bool:
    """Insert a row and set its key; return False where there is one that has the same values in ``unique``.

    There must be a unique constraint on exactly these columns. Where another transaction is inserting such a row this
    one waits for its end.
    """
    model = type(instance)
    fields = [field for field in _columns(model).values() if not field.primary_key]
    values = [field.get_db_prep_save(field.pre_save(instance, True), connection) for field in fields]
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(_insert_new(model, tuple(field.attname for field in fields), tuple(unique)), values)
        made = cursor.fetchone()
    if made is None:
        return False
    (instance.pk,) = made
    instance._state.adding = False
    instance._state.db = connection.alias
    return True


def put_row(instance: models.Model, unique: Sequence[str]) -> None:
    """Insert a row, or write its columns over the one that has the same values in ``unique``; its key is not set.

    There must be a unique constraint on exactly these columns.
    """
    model = type(instance)
    fields = [field for field in _columns(model).values() if not field.primary_key]
    values = [field.get_db_prep_save(field.pre_save(instance, True), connection) for field in fields]
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(_put(model, tuple(unique)), values)


def update_row(instance: models.Model, columns: Sequence[str]) -> None:
    """Write these columns of a row that is there; raises DatabaseError where it is gone. No columns: nothing is done.

    The model must not have a ``save`` of its own, unless that does nothing for these columns.
    """
    if not columns:
        return
    statement, values = _updating(instance, columns)
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(statement, values)
        _one_written(cursor.rowcount, _named(instance))


def write_together(inserted: Sequence[models.Model], updated: Sequence[tuple[models.Model, Sequence[str]]]) -> None:
    """Insert rows whose keys nobody asks for, then write columns of others: in one journey to the database where it
    takes several statements at once.

    ``updated`` is as in ``update_row``; raises DatabaseError where a row is gone.
    """
    steps: list[tuple[str, list[Any], str]] = []
    for instance in inserted:
        statement, values = _inserting(instance)
        steps.append((statement.rpartition(" RETURNING ")[0], values, _named(instance)))
    for instance, columns in updated:
        steps.append((*_updating(instance, columns), _named(instance)))
    with transaction.mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        # What the driver puts together itself goes in one message; SQLite takes one statement at a time.
        if connection.vendor == "postgresql" and not connection.settings_dict["OPTIONS"].get("server_side_binding"):
            cursor.execute("; ".join(step[0] for step in steps), [value for step in steps for value in step[1]])
            for number, (_statement, _values, named) in enumerate(steps):
                if number:
                    cursor.nextset()
                _one_written(cursor.rowcount, named)
            return
        for statement, values, named in steps:
            cursor.execute(statement, values)
            _one_written(cursor.rowcount, named)


def _inserting(instance: models.Model) -> tuple[str, list[Any]]:
    """The statement that inserts a row and returns its key, and its values."""
    model = type(instance)
    fields = [field for field in _columns(model).values() if not (field.primary_key and instance.pk is None)]
    values = [field.get_db_prep_save(field.pre_save(instance, True), connection) for field in fields]
    return _insert(model, tuple(field.attname for field in fields)), values


def _updating(instance: models.Model, columns: Sequence[str]) -> tuple[str, list[Any]]:
    """The statement that writes these columns of a row, and its values. Django's names are taken too: ``task``."""
    model = type(instance)
    fields: list[models.Field[Any, Any]] = [_field(model, name) for name in columns]
    values = [field.get_db_prep_save(field.pre_save(instance, False), connection) for field in fields]
    return _update(model, tuple(field.attname for field in fields)), [*values, instance.pk]


def _named(instance: models.Model) -> str:
    return f"{instance._meta.label} {instance.pk}"


def _one_written(count: int, named: str) -> None:
    if count != 1:
        raise DatabaseError(f"{named} is gone")


def plainly_saved(model: type[models.Model]) -> bool:
    """Return whether saving a row of this model does nothing but write its columns."""
    return model.save is models.Model.save and not model._meta.parents


@cache
def _columns(model: type[models.Model]) -> "dict[str, models.Field[Any, Any]]":
    """Every column by its attribute, in the order of the model."""
    if model._meta.parents or model._meta.proxy:
        raise ImproperlyConfigured(f"{model._meta.label} lies in more than one table")
    return {field.attname: field for field in model._meta.concrete_fields}


@cache
def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    columns = _columns(model)
    return columns[name] if name in columns else next(field for field in columns.values() if field.name == name)


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(str(name))


# What is kept depends on the model and on the database, of which a process has one.


@cache
def _select(model: type[models.Model], by: tuple[str, ...], order: tuple[str, ...], lock: bool) -> str:
    fields = _columns(model)
    listed = ", ".join(_quoted(field.column) for field in fields.values())
    where = " AND ".join(f"{_quoted(fields[name].column)} = %s" for name in by)
    statement = f"SELECT {listed} FROM {_quoted(model._meta.db_table)} WHERE {where}"  # noqa: S608 - our own names
    return statement + _ordered(model, order) + " LIMIT 1" + (" FOR UPDATE" if lock else "")


@cache
def _delete(model: type[models.Model], by: tuple[str, ...]) -> str:
    fields = _columns(model)
    where = " AND ".join(f"{_quoted(fields[name].column)} = %s" for name in by)
    return f"DELETE FROM {_quoted(model._meta.db_table)} WHERE {where}"  # noqa: S608 - our own names


@cache
def _values(model: type[models.Model], names: tuple[str, ...], by: tuple[str, ...], order: tuple[str, ...]) -> str:
    fields = _columns(model)
    listed = ", ".join(_quoted(fields[name].column) for name in names)
    where = " AND ".join(f"{_quoted(fields[name].column)} = %s" for name in by)
    statement = f"SELECT {listed} FROM {_quoted(model._meta.db_table)}"  # noqa: S608 - our own names
    return statement + (f" WHERE {where}" if where else "") + _ordered(model, order)


def _ordered(model: type[models.Model], order: tuple[str, ...]) -> str:
    fields = _columns(model)
    keys = ", ".join(_quoted(fields[name.lstrip("-")].column) + " DESC" * name.startswith("-") for name in order)
    return f" ORDER BY {keys}" if keys else ""


@cache
def _insert(model: type[models.Model], names: tuple[str, ...]) -> str:
    fields = _columns(model)
    listed = ", ".join(_quoted(fields[name].column) for name in names)
    marks = ", ".join(["%s"] * len(names))
    key = _quoted(model._meta.pk.column)
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({listed}) VALUES ({marks}) RETURNING {key}"  # noqa: S608


@cache
def _insert_new(model: type[models.Model], names: tuple[str, ...], unique: tuple[str, ...]) -> str:
    fields = _columns(model)
    same = ", ".join(_quoted(fields[name].column) for name in unique)
    before, returning, key = _insert(model, names).rpartition(" RETURNING ")
    return f"{before} ON CONFLICT ({same}) DO NOTHING{returning}{key}"


@cache
def _put(model: type[models.Model], unique: tuple[str, ...]) -> str:
    fields = _columns(model)
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
def _update(model: type[models.Model], names: tuple[str, ...]) -> str:
    fields = _columns(model)
    told = ", ".join(f"{_quoted(fields[name].column)} = %s" for name in names)
    table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    return f"UPDATE {table} SET {told} WHERE {key} = %s"  # noqa: S608


@cache
def _converters(model: type[models.Model]) -> tuple[_Convert | None, ...]:
    """How each column becomes what Python knows, as a query set would do it; None where it is that already."""
    return tuple(_converter(field.get_col(model._meta.db_table)) for field in _columns(model).values())


def _converter(column: Any) -> _Convert | None:
    steps = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
    if not steps:
        return None

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert
