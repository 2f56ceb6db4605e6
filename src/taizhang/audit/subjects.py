"""What streams are about, for people: the name of each object, for whoever may see it.

An app says so for its kinds of streams in its ``AppConfig.ready``. Who may see an object may see its history, so the
same function is the door to it::

    history_of("task", titles_of_seen_tasks)      # (access, ids) → {id: title} of those that may be seen
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.change import StreamName
from taizhang.audit.errors import NotFound
from taizhang.audit.history import EventRecord
from taizhang.audit.models import Event

Describe = Callable[[Any, Collection[int]], Mapping[int, str]]
"""From an ``Access`` and keys to the names of those objects among them that it may see, in one query."""

_SUBJECTS: dict[str, Describe] = {}


def history_of(kind: str, describe: Describe) -> None:
    """Open the history of streams of this kind to whoever may see the object."""
    _SUBJECTS[kind] = describe


def described_kinds() -> tuple[str, ...]:
    """Return the kinds of streams whose history can be seen."""
    return tuple(sorted(_SUBJECTS))


def subject(access: object, stream: StreamName) -> str:
    """Return the name of what a stream is about; raises NotFound where it may not be seen, or there is none."""
    kind, key = stream
    describe = _SUBJECTS.get(kind)
    # A key that no database column holds is looked for nowhere.
    name = describe(access, [key]).get(key) if describe is not None and 0 < key < 2**63 else None
    if name is None:
        raise NotFound(_("没有找到这条记录，它可能不存在，也可能不在您的查看范围内。"))
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event with what it is about."""

    kind: str
    object: int
    name: str
    """Name of the object."""
    event: EventRecord


def happenings(
    access: object, *, since: datetime | None, without_actor: int | None = None, size: int = 30, look: int = 400
) -> tuple[Happening, ...]:
    """Return what happened after ``since`` to what someone may see, newest first: one query, and one for each kind.

    Looks at no more than the newest ``look`` events, so that a long absence costs no more than a short one.
    ``without_actor`` leaves out what that person did themselves.
    """
    rows = Event.objects.filter(stream__kind__in=_SUBJECTS).select_related("stream").order_by("-at", "-id")
    rows = rows.filter(at__gt=since) if since is not None else rows
    rows = rows.exclude(actor=without_actor) if without_actor is not None else rows
    newest = list(rows[:look])
    wanted: dict[str, set[int]] = {}
    for row in newest:
        wanted.setdefault(row.stream.kind, set()).add(row.stream.object_id)
    names = {kind: _SUBJECTS[kind](access, keys) for kind, keys in wanted.items()}
    found: list[Happening] = []
    for row in newest:
        kind, key = row.stream.kind, row.stream.object_id
        if key in names[kind]:
            found.append(Happening(kind=kind, object=key, name=names[kind][key], event=EventRecord.of(row)))
        if len(found) == size:
            break
    return tuple(found)
