"""Reading evidence 佐证: with where else the same file stands, as far as the viewer may see it; and its bytes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO, Literal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound, note_look
from taizhang.ledger.doors import visible_evidence
from taizhang.ledger.models import Evidence
from taizhang.ledger.reporting.records import EvidenceRecord, EvidenceUse
from taizhang.organs.records import Access
from taizhang.organs.service import people_names
from taizhang.storage import BlobStore


def new_and_reused(rows: "QuerySet[Evidence]", *, task_id: int) -> tuple[bool, list[int]]:
    """Return whether any of these pieces is new to the task, and the keys of those whose file stands elsewhere.

    Elsewhere is another task, or another report or closing of the same.
    """
    pieces = list(rows)
    if not pieces:
        return False, []
    own = {piece.pk for piece in pieces}
    hashes = {piece.sha256 for piece in pieces if piece.sha256}
    others = list(Evidence.objects.filter(Q(sha256__in=hashes) | Q(task=task_id)).exclude(pk__in=own).order_by("pk"))
    elsewhere = {other.sha256 for other in others if other.sha256}
    before = {_content(other) for other in others if other.task_id == task_id}
    new = any(_content(piece) not in before and piece.sha256 not in elsewhere for piece in pieces)
    return new, [piece.pk for piece in pieces if piece.sha256 and piece.sha256 in elsewhere]


def _content(piece: Evidence) -> tuple[str, str, int | None]:
    return piece.sha256, piece.link, piece.observation_id


def evidence_of(
    access: Access, *, tasks: Iterable[int] = (), progress: Iterable[int] = (), closings: Iterable[int] = ()
) -> tuple[EvidenceRecord, ...]:
    """Return the evidence of these tasks, reports or closings that may be seen, in the order it was added: three
    queries."""
    condition = Q(task__in=list(tasks)) | Q(progress__in=list(progress)) | Q(closing__in=list(closings))
    return _records(access, visible_evidence(access).filter(condition).select_related("progress"))


def evidence_by_id(access: Access, ids: Iterable[int]) -> Mapping[int, EvidenceRecord]:
    """Return those of these pieces that may be seen."""
    rows = visible_evidence(access).filter(pk__in=set(ids)).select_related("progress")
    return {record.id: record for record in _records(access, rows)}


def evidence_record(access: Access, evidence_id: int) -> EvidenceRecord:
    """Return one piece; raises NotFound where it is not there for this person."""
    found = evidence_by_id(access, [evidence_id])
    if evidence_id not in found:
        raise NotFound(_("没有找到这份佐证。"))
    return found[evidence_id]


def _records(access: Access, rows: "QuerySet[Evidence]") -> tuple[EvidenceRecord, ...]:
    pieces = list(rows.order_by("added_at", "pk"))
    people = people_names(piece.added_by_id for piece in pieces if piece.added_by_id is not None)
    uses = _uses(access, pieces)
    return tuple(
        EvidenceRecord(
            id=piece.pk,
            task=piece.task_id,
            progress=piece.progress_id,
            closing=piece.closing_id,
            title=piece.title,
            kind=_kind(piece),
            filename=piece.filename,
            media=piece.media,
            size=piece.size,
            sha256=piece.sha256,
            link=piece.link,
            observation=piece.observation_id,
            sensitive=piece.sensitive,
            added_by=piece.added_by_id,
            added_by_name=people.get(piece.added_by_id or 0, ""),
            added_at=piece.added_at,
            elsewhere=tuple(use for use in uses[piece.sha256] if use.evidence != piece.pk) if piece.sha256 else (),
        )
        for piece in pieces
    )


def _kind(piece: Evidence) -> Literal["file", "link", "observation"]:
    return "file" if piece.sha256 else "link" if piece.link else "observation"


def _uses(access: Access, pieces: Sequence[Evidence]) -> Mapping[str, list[EvidenceUse]]:
    """Where the same files stand, what the viewer may see of it; drafts of others stay theirs."""
    hashes = {piece.sha256 for piece in pieces if piece.sha256}
    found: dict[str, list[EvidenceUse]] = defaultdict(list)
    if not hashes:
        return found
    rows = visible_evidence(access).filter(sha256__in=hashes).select_related("task", "progress").order_by("pk")
    for row in rows:
        if row.progress is not None and row.progress.state == "draft":
            continue
        found[row.sha256].append(
            EvidenceUse(
                evidence=row.pk,
                task=row.task_id,
                task_number=row.task.number,
                task_title=row.task.title,
                month=None if row.progress is None else row.progress.month,
            )
        )
    return found


def open_evidence(access: Access, evidence_id: int, *, address: str | None = None) -> tuple[EvidenceRecord, BinaryIO]:
    """Return a file with its bytes, opened; a look at a sensitive one is noted first.

    Raises NotFound where it is not there for this person, is no file, or its bytes are gone.
    """
    record = evidence_record(access, evidence_id)
    if record.kind != "file":
        raise NotFound(_("这份佐证不是文件，没有可下载的内容。"))
    if record.sensitive:
        note_look(
            person=access.person,
            name=access.name,
            action="evidence.look",
            subject=f"ledger.evidence:{record.id} {record.title}",
            address=address,
        )
    try:
        return record, BlobStore().open(record.sha256)
    except FileNotFoundError:
        raise NotFound(_("文件不在存储中，请联系管理员从备份恢复。")) from None
