"""Which tables a backup holds, in an order in which each comes after those it points to, and a row as JSON."""

import base64
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.apps.registry import Apps
from django.db import models

LEFT_OUT = {"sessions.session", "contenttypes.contenttype", "auth.permission", "axes.accessattempt"}
"""Tables that a fresh installation fills itself, or that end with a restart."""


def backed_up(registry: Apps = apps) -> list[type[models.Model]]:
    """Return the model of every table that a backup holds, those that others point to first.

    ``registry``: the models as they are today, or as they were at some migration.
    """
    found = [
        model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT
    ]
    order: TopologicalSorter[type[models.Model]] = TopologicalSorter()
    for model in sorted(found, key=lambda one: one._meta.label_lower):
        targets = {
            field.remote_field.model
            for field in model._meta.concrete_fields
            if field.remote_field is not None and field.remote_field.model in found
        }
        order.add(model, *sorted(targets - {model}, key=lambda one: one._meta.label_lower))
    try:
        return list(order.static_order())
    except CycleError:
        # Two tables point to each other: the order among them is not vital, constraints are checked at the end.
        return sorted(found, key=lambda one: one._meta.label_lower)


def columns(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """Return the columns of a model in the order of its fields."""
    return list(model._meta.concrete_fields)


def rows(model: type[models.Model]) -> Iterator[list[object]]:
    """Yield every row of a table, ordered by key, as plain values of its columns."""
    names = [field.attname for field in columns(model)]
    for row in model._default_manager.order_by("pk").values_list(*names).iterator(chunk_size=2000):
        yield [_plain(value) for value in row]


def line(row: Sequence[object]) -> bytes:
    """Return one row as a line of JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def instance(model: type[models.Model], names: Sequence[str], row: Sequence[object]) -> models.Model:
    """Return the row as an instance that can be inserted; raises ValueError for one that does not fit.

    ``names``: the column of each value, in the backup's order.
    """
    fields = {field.attname: field for field in columns(model)}
    if fields.keys() != set(names) or len(row) != len(fields):
        raise ValueError(f"{model._meta.label_lower} has the columns {sorted(fields)}, the row {sorted(names)}")
    made = model()
    for name, value in zip(names, row, strict=True):
        field = fields[name]
        if isinstance(field, models.BinaryField) and isinstance(value, str):
            value = base64.b64decode(value)
        setattr(made, field.attname, value if isinstance(field, models.JSONField) else field.to_python(value))
    return made


def _plain(value: object) -> object:
    """A value as JSON keeps it without loss."""
    match value:
        case None | bool() | int() | str() | list() | dict():
            return value
        case Decimal():
            return format(value, "f")
        case datetime() | date() | time():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode("ascii")
        case float():
            return value
    raise TypeError(f"{type(value).__name__} cannot be backed up")
