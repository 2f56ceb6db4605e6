"""``change``: the one way in which tracked rows are written. Locks the stream, checks the key, writes the event.

::

    with change("task.sign", stream=("task", task_id), by=access, key=key) as act:
        if act.repeated is not None:            # the same key was carried out before
            return act.repeated
        task = act.lock(Task, task_id)          # read under the lock: guards see the newest state
        ...guards, raise Refused...
        act.update(task, state="working")
        return act.answer({"task": task.pk})

Everything happens in one transaction; what raises inside leaves nothing behind.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar, cast

from django.db import models, transaction
from django.utils.translation import gettext as _

from taizhang.audit import chain
from taizhang.audit.errors import Conflict, KeyReused, NotFound
from taizhang.audit.models import Command, Event, Stream
from taizhang.audit.snapshots import Plain, label, plain, snapshot, stream_of
from taizhang.storage import (
    NextKey,
    Wanted,
    ask_together,
    insert_row,
    insert_row_unless_there,
    now,
    one_row,
    plainly_saved,
    update_row,
    write_together,
)

M = TypeVar("M", bound=models.Model)

StreamName = tuple[str, int]
"""Kind and primary key of the object that a stream is about."""


_AT_ONCE = 200
"""Rows that one message to the database writes at most."""


Changes = dict[str, dict[str, list[Plain]]]
"""Object → column → [from, to]."""


class Actor(Protocol):
    """Who acts: an ``organs.records.Access`` is one."""

    @property
    def person(self) -> int | None:
        """Primary key of the person, or None for the system."""

    @property
    def name(self) -> str:
        """Their name, as the event keeps it."""


class Act:
    """One command while it is carried out: collects what it changes, for the event."""

    def __init__(self, action: str, by: Actor, reason: str) -> None:
        self.action = action
        self.by = by
        self.reason = reason
        self.at = now()
        self.repeated: Mapping[str, Any] | None = None
        """The answer of the same command carried out before, else None."""
        self._changes: dict[StreamName, Changes] = {}
        self._later: list[models.Model] = []
        self._result: dict[str, Plain] = {}

    def lock(self, model: type[M], pk: int, *related: str) -> M:
        """Return the row as it is now, locked until the command ends; raises NotFound where it is gone."""
        if related:
            rows = model._default_manager.select_related(*related).select_for_update(of=("self",))
            found = rows.filter(pk=pk).first()
        else:
            by: dict[str, Any] = {model._meta.pk.attname: pk}
            found = one_row(model, lock=True, **by)
        if found is None:
            raise NotFound(_("没有找到这条记录。"))
        return found

    def create(self, instance: M) -> M:
        """Insert a row and note every tracked column."""
        if plainly_saved(type(instance)):
            insert_row(instance)
        else:
            instance.save(force_insert=True)
        self._note(instance, {}, snapshot(instance))
        return instance

    def create_under(self, key: NextKey, instance: M) -> M:
        """Insert a row under a key that ``reads`` asked for: with its event, when the command ends, and not before.

        Where the database gave no key it is inserted at once.
        """
        if key.found is None:
            return self.create(instance)
        instance.pk = key.found
        instance._state.adding = False
        self._later.append(instance)
        self._note(instance, {}, snapshot(instance))
        return instance

    def create_many(self, instances: Sequence[M]) -> list[M]:
        """Insert rows of one model together and note every tracked column of each."""
        if not instances:
            return []
        made = type(instances[0])._default_manager.bulk_create(instances, batch_size=500)
        for instance in made:
            self._note(instance, {}, snapshot(instance))
        return made

    def update(self, instance: M, **values: Any) -> M:
        """Set these columns and note from what to what; columns that stay the same are not noted."""
        before = snapshot(instance)
        for name, value in values.items():
            setattr(instance, name, value)
        if plainly_saved(type(instance)):
            update_row(instance, sorted(values))
        else:
            instance.save(update_fields=sorted(values))
        self._note(instance, before, snapshot(instance))
        return instance

    def update_many(self, instances: Sequence[models.Model], values: Sequence[Mapping[str, Any]]) -> None:
        """Set columns of several rows together, each its own, and note of each from what to what; as ``update``."""
        written: list[tuple[models.Model, Sequence[str]]] = []
        for instance, own in zip(instances, values, strict=True):
            if not plainly_saved(type(instance)):
                self.update(instance, **own)
                continue
            before = snapshot(instance)
            for name, value in own.items():
                setattr(instance, name, value)
            self._note(instance, before, snapshot(instance))
            written.append((instance, sorted(own)))
        for at in range(0, len(written), _AT_ONCE):
            write_together((), written[at : at + _AT_ONCE])

    def delete(self, instance: models.Model) -> None:
        """Remove a row (a draft, a link between two rows); the event keeps what it held."""
        before, stream, named = snapshot(instance), stream_of(instance), label(instance)
        instance.delete()
        self._merge(stream, named, {name: [value, None] for name, value in before.items()} | {"deleted": [False, True]})

    def answer(self, result: Mapping[str, object]) -> dict[str, Any]:
        """Keep the answer beside the key, so that the same command again gives the same."""
        self._result = {name: plain(value) for name, value in result.items()}
        return dict(self._result)

    def _note(self, instance: models.Model, before: Mapping[str, Plain], after: Mapping[str, Plain]) -> None:
        changed = {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}
        if not before:
            changed = {name: [None, value] for name, value in after.items()}
        if changed:
            self._merge(stream_of(instance), label(instance), changed)

    def _merge(self, stream: StreamName, named: str, changed: Mapping[str, list[Plain]]) -> None:
        """Join two changes of one object in one command: from the first, to the last."""
        known = self._changes.setdefault(stream, {}).setdefault(named, {})
        for name, (old, new) in changed.items():
            known[name] = [known[name][0] if name in known else old, new]


@contextmanager
def change(
    action: str,
    *,
    stream: StreamName | None,
    by: Actor,
    key: str | None = None,
    asked: object = None,
    reason: str = "",
    also: Iterable[StreamName] = (),
    reads: Sequence[Wanted[Any] | NextKey] = (),
) -> Iterator[Act]:
    """Carry out one command as one transaction, with one event in each stream that it touches.

    ``stream`` is locked at once, so that guards see the newest state; None for a command that creates what its stream
    is about. Each row's events go to the stream that ``tracked`` names for its model.
    ``also`` names further streams to lock at once, for a command on many objects: locked in one order and before any
    row, as commands on one object do it, so that the two never wait for each other crosswise.
    ``reads`` are rows that the command begins with, read under these locks in the same journey to the database.
    ``key`` is the caller's idempotency key; ``asked`` what was asked for, compared when a key comes again.
    Raises KeyReused where the key was used for something else. A command that changed nothing writes no event.
    """
    act = Act(action, by, reason)
    with transaction.atomic():
        command = None
        if key:
            command = Command(
                owner=by.person or 0, key=key, action=action, fingerprint=chain.fingerprint(action, asked), result={},
                at=act.at,
            )  # fmt: skip
        locked, claimed = _begun(command, [] if stream is None else [stream], sorted(set(also)), reads)
        if command is not None and not claimed:
            done = Command.objects.get(owner=command.owner, key=key)
            act.repeated = _answered(done, command.fingerprint)
        yield act
        if act.repeated is not None:
            return
        events: list[models.Model] = []
        written: list[tuple[models.Model, Sequence[str]]] = []
        # In one order for all, so that two commands that touch the same streams do not wait for each other crosswise.
        for name, changes in sorted(act._changes.items()):
            touched = locked.get(name) or _locked(name)
            events.append(_event(touched, act, changes))
            written.append((touched, ("length", "head")))
        if command is not None and act._result:
            command.result = act._result
            written.append((command, ("result",)))
        if written:
            write_together([*act._later, *events], written)


def told_before(action: str, *, by: Actor, key: str | None, asked: object = None) -> dict[str, Any] | None:
    """Return what this command was answered when it was carried out under this key, or None where it was not.

    For an act after which its object is gone or has moved on, so that the checks before ``change`` refuse the same
    command when it comes again: ask here before refusing. Raises KeyReused as ``change`` does.
    """
    done = Command.objects.filter(owner=by.person or 0, key=key).first() if key else None
    return None if done is None else _answered(done, chain.fingerprint(action, asked))


def _answered(done: Command, asked: str) -> dict[str, Any]:
    """What this command was answered; raises KeyReused where its key stood for something else."""
    if done.fingerprint != asked:
        raise KeyReused(_("这个操作编号已经用于另一个操作，请换一个编号再提交。"))
    return dict(done.result)


def _begun(
    command: Command | None,
    first: Sequence[StreamName],
    also: Sequence[StreamName],
    reads: Sequence[Wanted[Any] | NextKey],
) -> tuple[dict[StreamName, Stream], bool]:
    """Take the key for a command, lock its streams and read what it begins with: in one journey where every stream is
    there, which all but a new object's are. Return the streams, and whether the key was free.

    The key goes in before anything is locked: of two that come at once with one key the second waits for the first to
    commit, and holds nothing meanwhile. Then the streams, in one order for all.
    """
    names = [*first, *(name for name in also if name not in first)]
    streams = [Wanted(Stream, lock=True, kind=kind, object_id=key) for kind, key in names]
    together = len(streams) <= 1 or _all_there(names)
    asked: list[Wanted[Any] | NextKey] = [*streams, *reads] if together else []
    claimed = bool(asked or command) and ask_together(asked, command, ("owner", "key"))
    locked = {name: one.found for name, one in zip(names, streams, strict=True) if one.found is not None}
    if len(locked) < len(names):
        locked = {name: locked.get(name) or _locked(name) for name in names}
        # Under the locks at last: they may have been waited for.
        ask_together(reads)
    return locked, claimed


def _all_there(names: Sequence[StreamName]) -> bool:
    """Whether each of several streams exists already, so that they can be locked in their order at once."""
    there: set[StreamName] = set()
    for kind in {kind for kind, _key in names}:
        keys = [key for one, key in names if one == kind]
        rows = Stream.objects.filter(kind=kind, object_id__in=keys)
        there.update((kind, key) for key in rows.values_list("object_id", flat=True))
    return there.issuperset(names)


def _locked(name: StreamName) -> Stream:
    """Return the stream, locked: two commands on one stream follow one another."""
    kind, key = name
    found = one_row(Stream, lock=True, kind=kind, object_id=key)
    if found is not None:
        return found
    # What this transaction makes itself nobody else can hold; where another makes it, this waits for its end.
    made = Stream(kind=kind, object_id=key)
    if insert_row_unless_there(made, ("kind", "object_id")):
        return made
    return Stream.objects.select_for_update().get(kind=kind, object_id=key)


def _event(stream: Stream, act: Act, changed: Changes) -> Event:
    """The next event of a stream, which it then ends with; neither is written yet."""
    number = stream.length + 1
    # Snapshots are made of what JSON keeps already.
    changes = cast("dict[str, Plain]", changed)
    digest = chain.event_digest(
        stream=str(stream),
        number=number,
        at=act.at,
        action=act.action,
        actor=act.by.person,
        actor_name=act.by.name,
        changes=changes,
        reason=act.reason,
        previous=stream.head,
    )
    event = Event(
        stream=stream,
        number=number,
        at=act.at,
        action=act.action,
        actor_id=act.by.person,
        actor_name=act.by.name,
        changes=changes,
        reason=act.reason,
        previous=stream.head,
        digest=digest,
    )
    stream.length, stream.head = number, digest
    return event


def expect(condition: bool, message: str, *, code: str | None = None) -> None:
    """Raise Conflict with this sentence unless the condition holds."""
    if not condition:
        raise Conflict(message, code=code)
