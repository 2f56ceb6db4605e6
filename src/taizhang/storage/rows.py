"""One row at a time by statements that are made once: read by columns, insert, update, delete; or several together.

Django's query sets build their SQL anew for every call, which costs far more than the database needs for one row. The
acts of a ledger read, lock and write single rows all day, so these do it by a kept statement. Everything that
reads many rows, joins or depends on who asks stays with query sets.

Several go to the database in one journey where it takes several statements at once, which is PostgreSQL; on SQLite,
which lies in this process, one after another. They are carried out in their order either way, and each sees what the
ones before it waited for.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, models, transaction

from taizhang.storage import statements
from taizhang.storage.statements import columns_of, given_to_save, here

M = TypeVar("M", bound=models.Model)

_Step = tuple[str, list[Any]]
"""A statement and its values."""


class Wanted(Generic[M]):
    """One row that is asked for together with others, as ``one_row`` asks for it; ``found`` is the answer.

    ``only`` names the columns that are read; the others are read when they are asked for. Empty for all.
    """

    def __init__(
        self, model: type[M], *, lock: bool = False, order: Sequence[str] = (), only: Sequence[str] = (), **by: object
    ) -> None:
        self.model = model
        self.statement = statements.select(model, tuple(by), tuple(order), lock, tuple(only))
        self.values = _conditions(model, by)
        self.only = tuple(only)
        self.found: M | None = None


class NextKey:
    """A key for a new row of a model, asked for together with others, so that the row can be inserted with what names
    it. ``found`` is None on SQLite, which gives keys only to rows."""

    def __init__(self, model: type[models.Model]) -> None:
        self.statement = statements.next_key(model)
        self.values: list[Any] = []
        self.found: int | None = None


def one_row(
    model: type[M], *, lock: bool = False, order: Sequence[str] = (), only: Sequence[str] = (), **by: object
) -> M | None:
    """Return the row whose columns have these values, the first in this order; None where there is none.

    ``by`` and ``order`` name attributes as the model has them (``task_id``); ``-`` before those that run down. ``lock``
    keeps it from others until the transaction ends. ``only`` names the columns that are read at once, empty for all. No
    value may be None.
    """
    names = tuple(only)
    with here().cursor() as cursor:
        cursor.execute(statements.select(model, tuple(by), tuple(order), lock, names), _conditions(model, by))
        found = cursor.fetchone()
    return None if found is None else _instance(model, found, names)


def ask_together(
    asked: Sequence[Wanted[Any] | NextKey], claimed: models.Model | None = None, unique: Sequence[str] = ()
) -> bool:
    """Read rows in one journey. ``claimed`` is inserted first, as ``insert_row_unless_there`` does it; return whether
    it was."""
    steps: list[_Step] = [] if claimed is None else [_claiming(claimed, unique)]
    wanted = [one for one in asked if one.statement]
    steps += [(one.statement, one.values) for one in wanted]
    made = False
    for number, cursor in enumerate(_each(steps), start=int(claimed is None)):
        row = cursor.fetchone()
        if claimed is not None and number == 0:
            made = row is not None
            if made:
                _is_there(claimed, row[0])
        else:
            one = wanted[number - 1]
            if isinstance(one, NextKey):
                (one.found,) = row
            else:
                one.found = None if row is None else _instance(one.model, row, one.only)
    return made


def some_values(
    model: type[models.Model], *names: str, order: Sequence[str] = (), **by: object
) -> list[tuple[Any, ...]]:
    """Return these columns of every row whose columns have the values of ``by``, in this order: ``values_list``.

    Named as in ``one_row``.
    """
    with here().cursor() as cursor:
        cursor.execute(statements.select_values(model, names, tuple(by), tuple(order)), _conditions(model, by))
        found = cursor.fetchall()
    steps = statements.converters(model, names)
    return [
        tuple(value if step is None else step(value) for value, step in zip(row, steps, strict=True)) for row in found
    ]


def delete_rows(model: type[models.Model], **by: object) -> None:
    """Delete every row whose columns have these values. No other row may refer to them."""
    for _cursor in _each([(statements.delete(model, tuple(by)), _conditions(model, by))]):
        pass


def insert_row(instance: models.Model) -> None:
    """Insert a row and set its key. The model must not have a ``save`` of its own, which would be passed over."""
    for cursor in _each([_inserting(instance)]):
        _is_there(instance, cursor.fetchone()[0])


def insert_row_unless_there(instance: models.Model, unique: Sequence[str]) -> bool:
    """Insert a row and set its key; return False where there is one that has the same values in ``unique``.

    There must be a unique constraint on exactly these columns. Where another transaction is inserting such a row this
    one waits for its end.
    """
    return ask_together((), instance, unique)


def put_row(instance: models.Model, unique: Sequence[str]) -> None:
    """Insert a row, or write its columns over the one that has the same values in ``unique``; its key is not set.

    There must be a unique constraint on exactly these columns.
    """
    model = type(instance)
    values = given_to_save(instance, statements.inserted_columns(model, False), adding=True)
    for _cursor in _each([(statements.put(model, tuple(unique)), values)]):
        pass


def update_row(instance: models.Model, columns: Sequence[str]) -> None:
    """Write these columns of a row that is there; raises DatabaseError where it is gone. No columns: nothing is done.

    The model must not have a ``save`` of its own, unless that does nothing for these columns.
    """
    if columns:
        write_together((), ((instance, columns),))


def write_together(inserted: Sequence[models.Model], updated: Sequence[tuple[models.Model, Sequence[str]]]) -> None:
    """Insert rows whose keys nobody asks for, then write columns of others, in one journey.

    ``updated`` is as in ``update_row``; raises DatabaseError where a row is gone.
    """
    steps: list[_Step] = []
    for instance in inserted:
        statement, values = _inserting(instance)
        steps.append((statement.rpartition(" RETURNING ")[0], values))
    steps += [_updating(instance, columns) for instance, columns in updated]
    written = [*inserted, *(instance for instance, _columns in updated)]
    with transaction.mark_for_rollback_on_error(DEFAULT_DB_ALIAS):
        for cursor, instance in zip(_each(steps), written, strict=True):
            if cursor.rowcount != 1:
                raise DatabaseError(f"{instance._meta.label} {instance.pk} is gone")


def plainly_saved(model: type[models.Model]) -> bool:
    """Return whether saving a row of this model does nothing but write its columns."""
    return model.save is models.Model.save and not model._meta.parents


def _each(steps: Sequence[_Step]) -> Iterator[Any]:
    """Carry out statements in their order and yield the cursor with the outcome of each in turn."""
    database = here()
    with transaction.mark_for_rollback_on_error(DEFAULT_DB_ALIAS), database.cursor() as cursor:
        # What the driver puts together itself goes in one message; SQLite takes one statement at a time.
        if database.vendor == "postgresql" and not database.settings_dict["OPTIONS"].get("server_side_binding"):
            cursor.execute("; ".join(step[0] for step in steps), [value for step in steps for value in step[1]])
            for number in range(len(steps)):
                if number:
                    cursor.nextset()
                yield cursor
            return
        for statement, values in steps:
            cursor.execute(statement, values)
            yield cursor


def _conditions(model: type[models.Model], by: dict[str, object]) -> list[Any]:
    fields, database = columns_of(model), here()
    return [fields[name].get_db_prep_value(value, database) for name, value in by.items()]


def _instance(model: type[M], row: Sequence[Any], only: tuple[str, ...] = ()) -> M:
    """The row that the database gave, as a query set would return it."""
    names = only or statements.names_of(model)
    converted = [
        value if convert is None else convert(value)
        for value, convert in zip(row, statements.converters(model, names), strict=True)
    ]
    return model.from_db(DEFAULT_DB_ALIAS, names, converted)


def _inserting(instance: models.Model) -> _Step:
    """The statement that inserts a row and returns its key."""
    model, with_key = type(instance), instance.pk is not None
    values = given_to_save(instance, statements.inserted_columns(model, with_key), adding=True)
    return statements.insert(model, with_key), values


def _claiming(instance: models.Model, unique: Sequence[str]) -> _Step:
    """The statement that inserts a row and returns its key, unless there is one with the same values."""
    model = type(instance)
    values = given_to_save(instance, statements.inserted_columns(model, False), adding=True)
    return statements.insert_new(model, tuple(unique)), values


def _updating(instance: models.Model, columns: Sequence[str]) -> _Step:
    """The statement that writes these columns of a row. Django's names are taken too: ``task``."""
    model, names = type(instance), tuple(columns)
    values = given_to_save(instance, statements.named_columns(model, names), adding=False)
    return statements.update(model, names), [*values, instance.pk]


def _is_there(instance: models.Model, key: object) -> None:
    instance.pk = key
    instance._state.adding = False
    instance._state.db = DEFAULT_DB_ALIAS
