"""What streams are about, for people: the name of each object, for whoever may see it.

An app says so for its kinds of streams in its ``AppConfig.ready``. Who may see an object may see its history, so the
same function is the door to it::

    history_of("task", titles_of_seen_tasks)      # (access, ids) → {id: title} of those that may be seen

A stream holds the events of everything that hangs on its object, and not all of that is for everyone who sees the
object: a request for an extension, another organ's draft. An app says so for each of its models::

    part_of_history("ledger.progress", hidden_progress)      # (access, ids) → those that may not be seen

and for columns that name what not everyone sees who sees the row::

    columns_of_history("publishing.bulletin", ["snapshot"], drafts_bulletins)      # (access) → whether it may
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.change import StreamName
from taizhang.audit.errors import NotAllowed, NotFound
from taizhang.audit.history import EventRecord, history
from taizhang.audit.models import Event

Describe = Callable[[Any, Collection[int]], Mapping[int, str]]
"""From an ``Access`` and keys to the names of those objects among them that it may see, in one query."""

Hidden = Callable[[Any, Collection[int]], Collection[int]]
"""From an ``Access`` and keys of one model to those that may not be seen; rows that are gone count as the app says."""

_SUBJECTS: dict[str, Describe] = {}

_NEEDS: dict[str, str] = {}

_PARTS: dict[str, Hidden] = {}

_COLUMNS: dict[str, tuple[frozenset[str], Callable[[Any], bool]]] = {}


def history_of(kind: str, describe: Describe, *, needs: str = "history.see") -> None:
    """Open the history of streams of this kind to whoever may see the object and has the capability ``needs``.

    Empty: the capability is asked of nobody.
    """
    _SUBJECTS[kind], _NEEDS[kind] = describe, needs


def part_of_history(model: str, hidden: Hidden) -> None:
    """Keep what ``hidden`` names of this model (``ledger.progress``) out of the histories that hold it."""
    _PARTS[model] = hidden


def columns_of_history(model: str, columns: Collection[str], may: Callable[[Any], bool]) -> None:
    """Keep these columns of this model out of histories that are shown to whoever ``may`` does not let through."""
    _COLUMNS[model] = frozenset(columns), may


def seen_history(
    access: Any, stream: StreamName, *, before: int | None = None, size: int = 50
) -> tuple[EventRecord, ...]:
    """Return the newest events of a stream as someone may see them, newest first.

    An event about what they may not see keeps its place in the chain, without what it changed and why. Raises NotFound
    where the object may not be seen, NotAllowed where it may, but not its history.
    """
    subject(access, stream)
    if _NEEDS[stream[0]] and not access.may(_NEEDS[stream[0]]):
        raise NotAllowed(_("您的账户可以查看这条记录，但不能查看它的历史。"))
    # No stream is as long as that; a number that no column holds would be an error of the database.
    events = history(stream, before=min(before, 2**62) if before is not None else None, size=size)
    hidden = _hidden_in(access, events)
    narrowed = {model: columns for model, (columns, may) in _COLUMNS.items() if not may(access)}
    return tuple(_narrowed(_without(event, hidden), narrowed) for event in events)


def _hidden_in(access: object, events: Collection[EventRecord]) -> frozenset[str]:
    """The names of objects in these events that may not be seen: at most two queries for each model."""
    keys: dict[str, set[int]] = {}
    for event in events:
        for named in event.changes:
            model, _colon, key = named.rpartition(":")
            if model in _PARTS:
                keys.setdefault(model, set()).add(int(key))
    return frozenset(f"{model}:{key}" for model, wanted in keys.items() for key in _PARTS[model](access, wanted))


def _without(event: EventRecord, hidden: frozenset[str]) -> EventRecord:
    """The event without what is hidden; its reason is about all of it, so it goes too."""
    if hidden.isdisjoint(event.changes):
        return event
    kept = {named: columns for named, columns in event.changes.items() if named not in hidden}
    return replace(event, changes=kept, reason="")


def _narrowed(event: EventRecord, narrowed: Mapping[str, frozenset[str]]) -> EventRecord:
    """The event without the columns that are not for whoever looks."""
    if not any(named.partition(":")[0] in narrowed for named in event.changes):
        return event
    kept = {
        named: {
            column: change
            for column, change in columns.items()
            if column not in narrowed.get(named.partition(":")[0], frozenset())
        }
        for named, columns in event.changes.items()
    }
    return replace(event, changes=kept)


def described_kinds() -> tuple[str, ...]:
    """Return the kinds of streams whose history can be seen."""
    return tuple(sorted(_SUBJECTS))


def parts_of_histories() -> frozenset[str]:
    """Return the models of which not every row is shown to whoever sees the history that it stands in."""
    return frozenset(_PARTS)


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
    """Return what happened after ``since`` to what someone may see, newest first.

    Looks at no more than the newest ``look`` events, so that a long absence costs no more than a short one: at their
    places alone, then at a few whole ones at a time until there are enough. ``without_actor`` leaves out what that
    person did themselves.
    """
    rows = Event.objects.order_by("-at", "-id")
    rows = rows.filter(at__gt=since) if since is not None else rows
    rows = rows.exclude(actor=without_actor) if without_actor is not None else rows
    # The newest are picked before their streams are joined to them: a database may else begin with all streams and sort
    # all that ever happened.
    picked = Event.objects.filter(pk__in=rows.values("pk")[:look]).order_by("-at", "-id")
    newest = list(picked.values_list("pk", "stream__kind", "stream__object_id"))
    wanted: dict[str, set[int]] = {}
    for _pk, kind, key in newest:
        wanted.setdefault(kind, set()).add(key)
    names = {kind: _SUBJECTS[kind](access, keys) for kind, keys in wanted.items() if kind in _SUBJECTS}
    seen = {pk: (kind, key) for pk, kind, key in newest if key in names.get(kind, {})}
    order = list(seen)
    found: list[Happening] = []
    at, take = 0, 2 * size
    while at < len(order):
        some = Event.objects.filter(pk__in=order[at : at + take]).order_by("-at", "-id")
        # Where most is hidden, as the drafts of all organs are before a report is due, few steps get past it.
        at, take = at + take, 2 * take
        events = [(seen[row.pk], EventRecord.of(row)) for row in some]
        hidden = _hidden_in(access, [event for _stream, event in events])
        for (kind, key), event in events:
            # What may not be seen did not happen: another organ's draft, a request that one does not read.
            if not event.changes or not hidden.issuperset(event.changes):
                found.append(Happening(kind=kind, object=key, name=names[kind][key], event=_without(event, hidden)))
            if len(found) == size:
                return tuple(found)
    return tuple(found)
