"""Pages by place, not by number: the next page begins after the last row seen, however many rows lie before it."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import models
from django.db.models import Q, QuerySet

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")


class BadCursor(ValueError):
    """A cursor that this list did not give out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """One page of a list."""

    rows: tuple[T, ...]
    """The rows of this page, in order."""
    next: str | None
    """Cursor of the page after it, or None at the end."""


def page_after(rows: QuerySet[M], *, order: Sequence[str], cursor: str | None, size: int) -> tuple[list[M], str | None]:
    """Return at most ``size`` rows after ``cursor`` in this order, and the cursor of what follows.

    ``order`` names columns that are never null, ``-`` before those that run down; the primary key is added last so
    that the order is total. Raises BadCursor for a cursor that does not fit.
    """
    keys = [*order, "pk"]
    ordered = rows.order_by(*keys)
    if cursor:
        ordered = ordered.filter(_after(keys, _decode(cursor, len(keys))))
    found = list(ordered[: size + 1])
    if len(found) <= size:
        return found, None
    last = found[size - 1]
    return found[:size], _encode([_plain(getattr(last, key.lstrip("-"))) for key in keys])


def cursor_of_key(key: int) -> str:
    """Return the cursor of what follows this primary key in a list that runs down by it alone."""
    return _encode([key, key])


def key_of_cursor(cursor: str) -> int:
    """Return the primary key that ``cursor_of_key`` was given; raises BadCursor for a cursor that does not fit."""
    key, again = _decode(cursor, 2)
    if not isinstance(key, int) or key != again:
        raise BadCursor(cursor)
    return key


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)


def _after(keys: Sequence[str], values: Sequence[str | int]) -> Q:
    """The rows behind these values: behind in the first column, or level there and behind in the next."""
    condition = Q()
    level: dict[str, str | int] = {}
    for key, value in zip(keys, values, strict=True):
        name = key.lstrip("-")
        condition |= Q(**level, **{f"{name}__{'lt' if key.startswith('-') else 'gt'}": value})
        level[name] = value
    return condition


def _encode(values: Sequence[str | int]) -> str:
    return base64.urlsafe_b64encode(json.dumps(values, ensure_ascii=False).encode()).decode().rstrip("=")


def _decode(cursor: str, width: int) -> list[str | int]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise BadCursor(cursor) from error
    if not isinstance(values, list) or len(values) != width or not all(isinstance(v, str | int) for v in values):
        raise BadCursor(cursor)
    return values
