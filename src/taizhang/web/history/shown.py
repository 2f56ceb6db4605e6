"""Events as people read them: who did what when and why, and what changed from what to what, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeAlias

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.audit.service import EventRecord, Plain, action_word, column_word, object_word, value_word
from taizhang.organs.service import organ_names, people_names, roles
from taizhang.web.templatetags.words import day, moment, month

HIDDEN = frozenset({"composed", "digest", "fingerprint", "lineage", "path", "payload", "snapshot", "sources"})
"""Columns that say nothing to people: places in a tree, hashes, what the program keeps for itself."""


Particular: TypeAlias = tuple[str, str, Plain, Plain]
"""Object, column, from, to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """One particular that changed."""

    name: str
    before: str
    """Empty where there was nothing."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvent:
    """An event in words."""

    number: int
    at: datetime
    who: str
    what: str
    reason: str
    changes: tuple[ShownChange, ...]
    """The particulars that are shown here."""
    count: int
    """How many particulars there are in all."""


FOLDED = 20
"""Particulars of an event that a list shows; the others stand on a page of the event's own."""


def shown(events: Sequence[EventRecord], *, start: int = 0, most: int = FOLDED) -> tuple[ShownEvent, ...]:
    """Return the events in words, of each ``most`` particulars from ``start``: two queries for the names, however many
    events there are."""
    cut = {event.number: list(islice(_particulars(event), start, start + most)) for event in events}
    names = _Names(cut.values())
    return tuple(
        ShownEvent(
            number=event.number,
            at=event.at,
            who=event.actor_name if event.actor is not None else _("系统"),
            what=action_word(event.action),
            reason=event.reason,
            changes=tuple(_changes(event, cut[event.number], names)),
            count=sum(1 for _one in _particulars(event)),
        )
        for event in events
    )


class _Names:
    """The names of what events point at by key."""

    def __init__(self, events: Iterable[Iterable[Particular]]) -> None:
        self.organs: Mapping[int, str] = {}
        people: set[int] = set()
        organs = False
        for particulars in events:
            for label, column, before, after in particulars:
                target = _target(label, column)
                if target == "organs.person":
                    people |= {value for value in (before, after) if isinstance(value, int)}
                organs = organs or target == "organs.organ"
        self.people = people_names(people) if people else {}
        if organs:
            self.organs = organ_names()


def _field(label: str, column: str) -> "models.Field[Any, Any] | None":
    """The column's field, or None where the model has none by this name any more."""
    try:
        model = apps.get_model(label.partition(":")[0])
    except (LookupError, ValueError):
        return None
    for field in model._meta.concrete_fields:
        if field.attname == column:
            found: models.Field[Any, Any] = field
            return found
    try:
        named = model._meta.get_field(column)
    except FieldDoesNotExist:
        return None
    return named if isinstance(named, models.Field) else None


def _target(label: str, column: str) -> str:
    """The sort of object that a column points at, or nothing."""
    field = _field(label, column)
    related = field.related_model if field is not None else None
    return related._meta.label_lower if related is not None and not isinstance(related, str) else ""


def _particulars(event: EventRecord) -> Iterator[Particular]:
    """What an event says to people, in its order."""
    for label, columns in event.changes.items():
        for column, (before, after) in columns.items():
            # What stands in both languages is said in the reader's.
            other = column.endswith("_en") and not (get_language() or "").startswith("en")
            if column not in HIDDEN and not other and not (before in _NOTHING and after in _NOTHING):
                yield label, column, before, after


def _changes(event: EventRecord, particulars: Iterable[Particular], names: _Names) -> Iterator[ShownChange]:
    for label, column, before, after in particulars:
        model = label.partition(":")[0]
        name = _("已删除") if column == "deleted" else column_word(model, column.removesuffix("_id"))
        yield ShownChange(
            name=f"{object_word(model)} · {name}" if len(event.changes) > 1 else name,
            before=_value(label, column, before, names),
            after=_value(label, column, after, names),
        )


_NOTHING: tuple[Plain, ...] = (None, "", [], {}, False)


def _value(label: str, column: str, value: Plain, names: _Names) -> str:
    """What a value says; empty for nothing."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return "、".join(_value(label, column, one, names) for one in value)
    if isinstance(value, dict):
        return "；".join(f"{key}：{_value(label, column, one, names)}" for key, one in value.items())
    target = _target(label, column)
    if target and isinstance(value, int):
        if target == "organs.organ":
            return names.organs.get(value, str(value))
        if target == "organs.person":
            return names.people.get(value, str(value))
        return f"{object_word(target)} {value}"
    if isinstance(value, str) and (said := value_word(label.partition(":")[0], column, value)) != value:
        return said
    return _plain(_field(label, column), column, value)


def _plain(field: "models.Field[Any, Any] | None", column: str, value: str | int) -> str:
    if column == "role" and value in roles():
        return roles()[str(value)].zh
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField) and isinstance(value, str):
        return _text(moment(parse_datetime(value)))
    if isinstance(field, models.DateField) and isinstance(value, str):
        parsed: date | None = parse_date(value)
        return _text(day(parsed))
    if (column == "month" or column.endswith("_month")) and isinstance(value, int) and value > 190000:
        return month(value)
    return str(value)


def _text(said: str) -> str:
    """The words without the element around them."""
    return said.partition(">")[2].partition("<")[0] if said.startswith("<") else said
