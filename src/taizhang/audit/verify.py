"""Proving the history: every chain recomputed, the present state derived from it, the seals compared.

What this proves and what not: an edit of a row or of an event is found, since the chain or the state that follows from
it no longer fits. Whoever may write the whole database could recompute the chains too; that is found against a digest
that was taken before and is kept elsewhere (a seal's file, a printed bulletin). What is newer than the last seal is
proof against single edits only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from django.apps import apps
from django.db import models
from django.db.models import Sum

from taizhang.audit import chain
from taizhang.audit.models import Event, Seal, Stream
from taizhang.audit.seals import seal_breaks
from taizhang.audit.snapshots import Plain, snapshot, tracked_models

STREAMS_AT_ONCE = 200
"""How many streams are read, and their objects compared, in one go."""

Kind = Literal["number", "link", "digest", "head", "from", "state", "missing", "unaccounted", "seal", "against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """断点: a place where the history does not hold."""

    kind: Kind
    """number: an event is missing or doubled. link: an event does not follow from the one before. digest: an event was
    edited. head: the end was cut off. from: an event changes a value from what it was not. state: a row is not what
    its history says. missing: a row is gone. unaccounted: a row has no history. seal, against: it is not
    what was sealed."""
    where: str
    """Stream and event, or the object."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was recomputed, and where it does not hold."""

    streams: int
    events: int
    objects: int
    seals: int
    unsealed: int
    """How many events are newer than the last seal of their stream: proof against single edits only."""
    breaks: tuple[Break, ...]
    """Empty where everything holds; the first broken link is the first."""


def verify(*, against: str | None = None, most: int = 100, progress: Callable[[int, int], None] | None = None) -> Proof:
    """Recompute every chain and the state that follows from it, and return what does not hold.

    ``against``: the digest of a seal that was kept elsewhere (a printed bulletin, a copied file).
    ``most``: how many breaks are listed. ``progress`` is told how many of how many streams are done.
    Memory stays bounded: streams are read some hundred at a time; of every object only its key is kept.
    """
    breaks: list[Break] = []
    seen: dict[type[models.Model], set[int]] = defaultdict(set)
    streams = events = 0
    total = Stream.objects.count()
    for batch in _batches():
        histories = _events_of(batch)
        state: dict[str, dict[str, Plain]] = {}
        for stream in batch:
            own = histories.get(stream.pk, [])
            events += len(own)
            breaks += _chain_breaks(stream, own)
            breaks += _fold(stream, own, state)
        breaks += _state_breaks(state, seen)
        streams += len(batch)
        if progress is not None:
            progress(streams, total)
    breaks += _unaccounted(seen)
    breaks += [Break(kind="seal", where=where, zh=zh, en=en) for where, zh, en in seal_breaks()]
    if against is not None:
        breaks += _against(against)
    open_ended = Stream.objects.aggregate(length=Sum("length"), sealed=Sum("sealed"))
    return Proof(
        streams=streams,
        events=events,
        objects=sum(len(keys) for keys in seen.values()),
        seals=Seal.objects.count(),
        unsealed=(open_ended["length"] or 0) - (open_ended["sealed"] or 0),
        breaks=tuple(breaks[:most]),
    )


def _batches() -> Iterator[list[Stream]]:
    after = 0
    while batch := list(Stream.objects.filter(pk__gt=after).order_by("pk")[:STREAMS_AT_ONCE]):
        yield batch
        after = batch[-1].pk


def _events_of(batch: list[Stream]) -> Mapping[int, list[Event]]:
    found: dict[int, list[Event]] = defaultdict(list)
    for event in Event.objects.filter(stream__in=batch).order_by("stream_id", "number").iterator(chunk_size=2000):
        found[event.stream_id].append(event)
    return found


def _chain_breaks(stream: Stream, events: list[Event]) -> Iterator[Break]:
    """Numbers without a gap, each event's digest its own, each linked to the one before, the last one the head."""
    previous = ""
    for expected, event in enumerate(events, 1):
        where = f"{stream}#{event.number}"
        if event.number != expected:
            yield Break(
                kind="number",
                where=where,
                zh=f"{stream}的第{expected}条事件不见了，下一条是第{event.number}条。",
                en=f"Event {expected} of {stream} is missing; the next one is {event.number}.",
            )
            return
        if event.previous != previous:
            yield Break(
                kind="link",
                where=where,
                zh=f"{where}没有接在前一条事件之后：前一条被换过。",
                en=f"{where} does not follow from the event before it: that one was replaced.",
            )
            return
        if event.digest != _digest(stream, event):
            yield Break(
                kind="digest",
                where=where,
                zh=f"{where}的内容与它的摘要不符：这条事件被改过。",
                en=f"What {where} says does not give its digest: the event was edited.",
            )
            return
        previous = event.digest
    if stream.length != len(events) or stream.head != previous:
        yield Break(
            kind="head",
            where=str(stream),
            zh=f"{stream}登记有{stream.length}条事件，实有{len(events)}条，或末条不是登记的那条。",
            en=f"{stream} is registered with {stream.length} events and has {len(events)}, or its last one differs.",
        )


def _digest(stream: Stream, event: Event) -> str:
    return chain.event_digest(
        stream=str(stream),
        number=event.number,
        at=event.at,
        action=event.action,
        actor=event.actor_id,
        actor_name=event.actor_name,
        changes=event.changes,
        reason=event.reason,
        previous=event.previous,
    )


def _fold(stream: Stream, events: list[Event], state: dict[str, dict[str, Plain]]) -> Iterator[Break]:
    """Apply the changes one after the other; what each changes from must be what the ones before left."""
    for event in events:
        for named, columns in event.changes.items():
            known = state.setdefault(named, {})
            for column, (old, new) in columns.items():
                if column in known and known[column] != old:
                    yield Break(
                        kind="from",
                        where=f"{stream}#{event.number}",
                        zh=f"{stream}#{event.number}把{named}的{column}从{old!r}改起，而此前是{known.get(column)!r}。",
                        en=f"{stream}#{event.number} changes {column} of {named} from {old!r}; before it was "
                        f"{known.get(column)!r}.",
                    )
                known[column] = new


def _state_breaks(
    state: Mapping[str, Mapping[str, Plain]], seen: dict[type[models.Model], set[int]]
) -> Iterator[Break]:
    """Compare what the history leads to with the rows as they are."""
    wanted: dict[type[models.Model], dict[int, Mapping[str, Plain]]] = defaultdict(dict)
    for named, columns in state.items():
        label, _, key = named.rpartition(":")
        wanted[apps.get_model(label)][int(key)] = columns
    for model, objects in wanted.items():
        rows: dict[int, models.Model] = model._default_manager.in_bulk(list(objects))
        for pk, columns in objects.items():
            row, named = rows.get(pk), f"{model._meta.label_lower}:{pk}"
            if columns.get("deleted") is True:
                if row is not None:
                    yield _state_break(named, "deleted", True, False)
                continue
            seen[model].add(pk)
            if row is None:
                yield Break(
                    kind="missing",
                    where=named,
                    zh=f"{named}在历史里有，在库里没有：它被删掉了，没有留下事件。",
                    en=f"{named} has a history but no row: it was removed without an event.",
                )
                continue
            now = snapshot(row)
            for column, value in columns.items():
                if column in now and now[column] != value:
                    yield _state_break(named, column, value, now[column])


def _state_break(named: str, column: str, wanted: Plain, found: Plain) -> Break:
    return Break(
        kind="state",
        where=named,
        zh=f"{named}的{column}按历史应为{wanted!r}，库里是{found!r}：它被改过，没有留下事件。",
        en=f"{column} of {named} should be {wanted!r} by its history and is {found!r}: "
        "it was changed without an event.",
    )


def _unaccounted(seen: Mapping[type[models.Model], set[int]]) -> Iterator[Break]:
    """Find rows of tracked models that no event made."""
    for model in tracked_models():
        known = seen.get(model, set())
        if model._default_manager.count() == len(known):
            continue
        for key in model._default_manager.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=5000):
            if key not in known:
                named = f"{model._meta.label_lower}:{key}"
                yield Break(
                    kind="unaccounted",
                    where=named,
                    zh=f"{named}在库里有，在历史里没有：它不是通过平台写入的。",
                    en=f"{named} has a row but no history: it was not written through the platform.",
                )
                break


def _against(digest: str) -> Iterator[Break]:
    """Hold a digest that was kept elsewhere against the seals, each of which was compared with its events above."""
    if not Seal.objects.filter(digest=digest.strip().lower()).exists():
        yield Break(
            kind="against",
            where=digest,
            zh="给出的摘要不是任何一次日封的：封存之后历史被改写过，或摘要抄错了。",
            en="The digest given is that of no seal: the history was rewritten after it was taken, or it was "
            "miscopied.",
        )
