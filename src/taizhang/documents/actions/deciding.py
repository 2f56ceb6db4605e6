"""What every decision on a document shares: its door, the right to decide, the lock, the state it must be in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, change, expect
from taizhang.documents.doors import visible_commitments, visible_documents, visible_figures
from taizhang.documents.models import Commitment, Decision, Document, DocumentState, Figure
from taizhang.documents.records import RecordKind
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names

Row = Figure | Commitment

R = TypeVar("R", bound=Figure | Commitment)

STANDING = (Decision.CONFIRMED, Decision.CORRECTED, Decision.ADDED)
"""What a person let stand."""


def may_decide(access: Access, document: Document) -> None:
    """Raise NotAllowed for whoever may not decide on this document."""
    if not access.may("document.decide", document.organ_id):
        raise NotAllowed(_("您没有确认这份文件的权限，请联系督查室。"))


@contextmanager
def deciding(
    action: str,
    access: Access,
    document_id: int,
    *,
    key: str | None,
    asked: object,
    reason: str = "",
    states: tuple[str, ...] = (DocumentState.PROPOSED,),
) -> Iterator[tuple[Act, Document]]:
    """Open a decision on a document and give the act and the locked document.

    Raises NotFound, NotAllowed, and Conflict where the document is in none of ``states``. A command that was carried
    out before comes with ``act.repeated``; nothing is checked then.
    """
    seen = visible_documents(access).filter(pk=document_id).first()
    if seen is None:
        raise NotFound(_("没有找到这份文件。"))
    may_decide(access, seen)
    with change(action, stream=("document", document_id), by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            yield act, seen
            return
        document = act.lock(Document, document_id)
        expect(document.state in states, _wrong_state(document.state))
        yield act, document


def _wrong_state(state: str) -> str:
    if state == DocumentState.CONFIRMED:
        return _("这份文件已经确认，如需改动请先重新打开。")
    if state == DocumentState.WAITING:
        return _("这份文件还在读取，请稍后再试。")
    if state == DocumentState.FAILED:
        return _("这份文件没有读取成功，请先重新读取。")
    return _("这份文件还没有确认。")


def rows_of(access: Access, kind: RecordKind) -> QuerySet[Figure] | QuerySet[Commitment]:
    """Return what the door of a kind of record lets through."""
    return visible_figures(access) if kind == "figure" else visible_commitments(access)


def document_of(access: Access, kind: RecordKind, pk: int) -> int:
    """Return the document of a record; raises NotFound where the person may not see it or it is not there."""
    found: int | None = rows_of(access, kind).filter(pk=pk).values_list("document_id", flat=True).first()
    if found is None:
        raise NotFound(_("没有找到这条记录。"))
    return found


def lock_record(act: Act, kind: RecordKind, pk: int) -> Row:
    """Return the record as it is now, locked."""
    return act.lock(Figure, pk) if kind == "figure" else act.lock(Commitment, pk)


def refuse_used(row: Row) -> None:
    """Raise Conflict for a commitment that a matter rests on: its words stand."""
    if isinstance(row, Commitment) and row.used:
        raise Conflict(_("这条目标任务已经立项，不能再改动；如需调整，请在台账中办理。"))


def need_organ(organ: int | None) -> None:
    """Raise Invalid for the key of an organ that is not there; None is the government as a whole."""
    if organ is not None and organ not in organ_names():
        message = _("没有这个机构。")
        raise Invalid(message, fields={"organ": message})


def need_reason(reason: str, message: str) -> str:
    """Return the reason without outer spaces; raises Invalid where none was given."""
    reason = reason.strip()
    if not reason:
        raise Invalid(message, fields={"reason": message})
    return reason[:2000]


def place_figures(act: Act, document: Document) -> None:
    """Tie every figure of a document to the commitment it stands in, after commitments changed."""
    commitments = list(
        Commitment.objects.filter(document=document, stale=False)
        .exclude(decision__in=(Decision.REJECTED, Decision.REPLACED))
        .order_by("start", "id")
        .values_list("pk", "start", "end")
    )
    figures = Figure.objects.filter(document=document, stale=False).order_by("start", "id")
    at = 0
    moved: list[Figure] = []
    places: list[dict[str, int | None]] = []
    for figure in figures:
        while at < len(commitments) and commitments[at][2] <= figure.start:
            at += 1
        inside = next(
            (pk for pk, start, end in commitments[at : at + 4] if start <= figure.start and figure.end <= end), None
        )
        if figure.commitment_id != inside:
            moved.append(figure)
            places.append({"commitment_id": inside})
    act.update_many(moved, places)
