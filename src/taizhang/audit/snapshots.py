"""The tracked fields of an object in a form that JSON keeps and that can be compared: the stuff of events.

An app names the fields of its models that the history must account for by ``tracked`` in its ``AppConfig.ready``.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from django.db import models
from django.utils import timezone

Plain: TypeAlias = str | int | bool | list["Plain"] | dict[str, "Plain"] | None
"""What JSON keeps without loss: no float, decimals and dates as text."""

_TRACKED: dict[type[models.Model], tuple[str, ...]] = {}


def tracked(model: type[models.Model], *, without: tuple[str, ...] = ()) -> None:
    """Name a model whose every column but the primary key and those in ``without`` is accounted for by events.

    Columns in ``without`` are derived (a light that is recomputed, a search text) and must be recomputable.
    """
    names = tuple(field.attname for field in model._meta.concrete_fields if not field.primary_key)
    unknown = set(without) - set(names)
    if unknown:
        raise ValueError(f"{model._meta.label} has no columns {sorted(unknown)}")
    _TRACKED[model] = tuple(name for name in names if name not in without)


def tracked_models() -> Mapping[type[models.Model], tuple[str, ...]]:
    """Return every tracked model with its tracked columns."""
    return dict(_TRACKED)


def label(instance: models.Model) -> str:
    """Return the name of an object in events: ``ledger.task:12``."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def plain(value: object) -> Plain:
    """Return a column's value as JSON keeps it; raises TypeError for a type that has no exact form."""
    match value:
        case None | bool() | int() | str():
            return value
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
    return {name: plain(getattr(instance, name)) for name in _TRACKED[type(instance)]}
