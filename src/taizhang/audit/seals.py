"""Seals 日封: each takes the heads of all streams that grew since the one before into one digest.

A seal is a row and a file. The files lie in ``settings.TAIZHANG_SEALS``; an office copies them elsewhere, and prints
the digest in its bulletins. Rewriting what was sealed then no longer fits either.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from taizhang.audit.chain import canonical
from taizhang.audit.models import Event, Seal, SealedHead, Stream
from taizhang.audit.snapshots import Plain
from taizhang.storage import now, today


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRecord:
    """日封: a seal as it is shown and printed."""

    number: int
    day: date
    digest: str
    streams: int
    """How many streams grew since the seal before."""


def make_seal() -> SealRecord | None:
    """Seal all streams that grew since the last seal; None where none did. The file is written before the row commits.

    Two that seal at once follow one another: both lock the newest seal first.
    """
    with transaction.atomic():
        last = Seal.objects.select_for_update().order_by("-number").first()
        grown = list(Stream.objects.filter(length__gt=F("sealed")).order_by("kind", "object_id"))
        if not grown:
            return None
        number, day, previous = (last.number + 1 if last else 1), today(), last.digest if last else ""
        heads: list[Plain] = [[str(stream), stream.length, stream.head] for stream in grown]
        digest = seal_digest(number, day, previous, heads)
        seal = Seal.objects.create(number=number, day=day, digest=digest, previous=previous, at=now())
        SealedHead.objects.bulk_create(
            (SealedHead(seal=seal, stream=stream, length=stream.length, head=stream.head) for stream in grown),
            batch_size=1000,
        )
        for stream in grown:
            stream.sealed = stream.length
        Stream.objects.bulk_update(grown, ["sealed"], batch_size=500)
        _write(seal, heads)
    return SealRecord(number=number, day=day, digest=digest, streams=len(grown))


def latest_seal() -> SealRecord | None:
    """Return the newest seal, or None before the first."""
    seal = Seal.objects.order_by("-number").first()
    if seal is None:
        return None
    return SealRecord(number=seal.number, day=seal.day, digest=seal.digest, streams=seal.heads.count())


def seal_digest(number: int, day: date, previous: str, heads: list[Plain]) -> str:
    """Return the SHA-256 of a seal; ``heads`` lists stream, length and head in the order of the streams' names."""
    said: Plain = [number, day.isoformat(), previous, heads]
    return hashlib.sha256(canonical(said)).hexdigest()


def seal_path(number: int, day: date) -> Path:
    """Return where the file of a seal lies."""
    return Path(settings.TAIZHANG_SEALS) / f"{day.isoformat()}-{number:06d}.json"


def _write(seal: Seal, heads: list[Plain]) -> None:
    path = seal_path(seal.number, seal.day)
    path.parent.mkdir(parents=True, exist_ok=True)
    body = {
        "number": seal.number,
        "day": seal.day.isoformat(),
        "digest": seal.digest,
        "previous": seal.previous,
        "heads": heads,
    }
    temporary = path.with_suffix(".part")
    with temporary.open("w", encoding="utf-8") as stream:
        json.dump(body, stream, ensure_ascii=False)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)


def seal_breaks() -> Iterator[tuple[str, str, str]]:
    """Hold every seal against its file, its heads and the events; yield where, and a sentence in Chinese and
    English."""
    previous = ""
    for expected, seal in enumerate(Seal.objects.order_by("number").iterator(chunk_size=200), 1):
        where = f"seal {seal.number}"
        heads = list(seal.heads.select_related("stream").order_by("stream__kind", "stream__object_id"))
        listed: list[Plain] = [[str(head.stream), head.length, head.head] for head in heads]
        if seal.number != expected or seal.previous != previous:
            yield where, f"第{expected}个日封不见了或被换过。", f"Seal {expected} is missing or was replaced."
        elif seal_digest(seal.number, seal.day, seal.previous, listed) != seal.digest:
            yield where, f"第{seal.number}个日封的内容与它的摘要不符。", f"Seal {seal.number} does not give its digest."
        yield from _file_break(seal, where)
        yield from _head_breaks(heads, where)
        previous = seal.digest


def _head_breaks(heads: list[SealedHead], where: str) -> Iterator[tuple[str, str, str]]:
    """The event that was the head of a stream when it was sealed must still be that event."""
    wanted = {(head.stream_id, head.length): head for head in heads}
    for begin in range(0, len(heads), 500):
        part = heads[begin : begin + 500]
        found = Event.objects.filter(
            stream__in=[head.stream_id for head in part], number__in={head.length for head in part}
        ).values_list("stream_id", "number", "digest")
        digests = {(stream, number): digest for stream, number, digest in found}
        for head in part:
            if digests.get((head.stream_id, head.length)) != wanted[head.stream_id, head.length].head:
                named = str(head.stream)
                yield (
                    f"{where} {named}#{head.length}",
                    f"{named}在封存时的第{head.length}条事件已不是原来那条：封存之后历史被改写过。",
                    f"Event {head.length} of {named} is not the one that was sealed: the history was rewritten later.",
                )


def _file_break(seal: Seal, where: str) -> Iterator[tuple[str, str, str]]:
    path = seal_path(seal.number, seal.day)
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))["digest"]
    except FileNotFoundError:
        yield (
            where,
            f"第{seal.number}个日封的文件{path.name}不在日封文件夹里，请从备份或印发件取回核对。",
            f"The file {path.name} of seal {seal.number} is missing; fetch it from a backup or a printed bulletin.",
        )
        return
    except (ValueError, KeyError, TypeError):
        yield where, f"日封文件{path.name}已损坏。", f"The file {path.name} of a seal is damaged."
        return
    if kept != seal.digest:
        yield (
            where,
            f"日封文件{path.name}里的摘要与库里的不同：两处有一处被改过。",
            f"The digest in {path.name} is not that of the database: one of the two was changed.",
        )
