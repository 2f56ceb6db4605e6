"""The tracked fields of an object in a form that JSON keeps and that can be compared: the stuff of events.

An app names the fields of its models that the history must account for by ``tracked`` in its ``AppConfig.ready``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from django.db import models
from django.utils import timezone

Plain: TypeAlias = str | int | bool | list["Plain"] | dict[str, "Plain"] | None
"""What JSON keeps without loss: no float, decimals and dates as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracking:
    """How the history accounts for a model."""

    columns: tuple[str, ...]
    """The columns whose every change is an event."""
    kind: str
    """Kind of the stream that its rows belong to: task."""
    owner: str
    """Attribute that holds the key of the object the stream is about: ``pk``, ``task_id``."""


_TRACKED: dict[type[models.Model], Tracking] = {}


def tracked(model: type[models.Model], *, stream: tuple[str, str], without: tuple[str, ...] = ()) -> None:
    """Name a model whose every column but the primary key and those in ``without`` is accounted for by events.

    ``stream`` says which chain a row's events belong to: kind, and the attribute with the key of what the chain is
    about (``("task", "task_id")``). It never changes in the life of a row.
    Columns in ``without`` are derived (a light that is recomputed, a search text) and must be recomputable.
    """
    names = tuple(field.attname for field in model._meta.concrete_fields if not field.primary_key)
    unknown = set(without) - set(names)
    if unknown:
        raise ValueError(f"{model._meta.label} has no columns {sorted(unknown)}")
    columns = tuple(name for name in names if name not in without)
    _TRACKED[model] = Tracking(columns=columns, kind=stream[0], owner=stream[1])


def tracked_models() -> Mapping[type[models.Model], Tracking]:
    """Return every tracked model with how it is tracked."""
    return dict(_TRACKED)


def stream_of(instance: models.Model) -> tuple[str, int]:
    """Return the stream that the events of a row belong to; raises KeyError for a model that nobody tracks."""
    tracking = _TRACKED[type(instance)]
    return tracking.kind, getattr(instance, tracking.owner)


def label(instance: models.Model) -> str:
    """Return the name of an object in events: ``ledger.task:12``."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def plain(value: object) -> Plain:
    """Return a column's value as JSON keeps it; raises TypeError for a type that has no exact form."""
    if value is None or isinstance(value, str | int):
        return value
    match value:
        case Decimal():
            return format(value, "f")
        case datetime():
            return timezone.localtime(value, timezone.get_default_timezone()).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} has no exact form in an event")


def snapshot(instance: models.Model) -> dict[str, Plain]:
    """Return the tracked columns of an object; raises KeyError for a model that nobody tracks."""
    return {name: plain(getattr(instance, name)) for name in _TRACKED[type(instance)].columns}
