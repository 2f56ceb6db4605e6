"""Reading bulletins, the numbers in them, and their files."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.organs.records import Access
from taizhang.publishing.checked import blocks_issue, text_hash
from taizhang.publishing.composing import NAMELESS, compose, issuer_now
from taizhang.publishing.doors import public_bulletins, visible_bulletins
from taizhang.publishing.models import Bulletin
from taizhang.publishing.official import docx_of
from taizhang.publishing.records import BulletinNumber, BulletinRecord, BulletinRow
from taizhang.publishing.seen import seen_records, seen_snapshot
from taizhang.publishing.workbooks import xlsx_of
from taizhang.storage import BlobStore, Page, page_after


def bulletins(
    access: Access,
    *,
    kind: str = "",
    state: str = "",
    year: int | None = None,
    cursor: str | None = None,
    size: int = 50,
) -> Page[BulletinRow]:
    """Return the bulletins that may be seen, newest first. Raises BadCursor."""
    rows = visible_bulletins(access).defer("snapshot", "composed", "findings")
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    if year is not None:
        rows = rows.filter(ledger_year=year)
    found, following = page_after(rows, order=["-drafted_at"], cursor=cursor, size=size)
    return Page(rows=tuple(_row(row) for row in found), next=following)


def bulletins_waiting(access: Access, state: str) -> int:
    """Return how many bulletins stand in a state."""
    return visible_bulletins(access).filter(state=state).count()


def published_bulletins() -> tuple[BulletinRow, ...]:
    """Return the bulletins that everyone may see, newest first."""
    rows = public_bulletins().defer("snapshot", "composed", "findings")
    return tuple(_row(row) for row in rows.order_by("-year", "-sequence"))


def _row(row: Bulletin) -> BulletinRow:
    return BulletinRow(
        id=row.pk,
        kind=row.kind,
        number=row.number,
        title=row.title,
        ledger_year=row.ledger_year,
        first_month=row.first_month,
        last_month=row.last_month,
        state=row.state,
        public=row.public,
        corrects=row.corrects_id,
        drafted_at=row.drafted_at,
        drafted_by=row.drafted_by_id,
        issued_at=row.issued_at,
    )


def bulletin(access: Access, bulletin_id: int) -> BulletinRecord:
    """Return one bulletin; raises NotFound."""
    row = _found(access, bulletin_id)
    composed = compose(row)
    corrected = visible_bulletins(access).filter(corrects=row, state="issued").order_by("pk")
    return BulletinRecord(
        id=row.pk,
        kind=row.kind,
        number=row.number,
        title=row.title,
        ledger_year=row.ledger_year,
        first_month=row.first_month,
        last_month=row.last_month,
        theme=row.theme,
        addressees=row.addressees,
        copies=row.copies,
        issuer=row.issuer,
        nameless=row.state not in ("issued", "discarded") and issuer_now(row.issuer) == NAMELESS,
        opening=row.opening,
        closing=row.closing,
        state=row.state,
        public=row.public,
        corrects=row.corrects_id,
        corrected_by=tuple(corrected.values_list("pk", flat=True)),
        findings=tuple(row.findings),
        checked=row.checked_text == text_hash(composed),
        contradicted=blocks_issue(list(row.findings)),
        snapshot_hash=row.snapshot_hash,
        drafted_by=row.drafted_by_id,
        drafted_at=row.drafted_at,
        submitted_at=row.submitted_at,
        approved_by=row.approved_by_id,
        approved_at=row.approved_at,
        remark=row.remark,
        issued_by=row.issued_by_id,
        issued_at=row.issued_at,
        seal_day=row.seal_day,
        seal_digest=row.seal_digest,
        docx=row.docx,
        xlsx=row.xlsx,
        composed=composed,
    )


def _found(access: Access, bulletin_id: int) -> Bulletin:
    row = visible_bulletins(access).filter(pk=bulletin_id).first()
    if row is None:
        raise NotFound(_("没有找到这份通报。"))
    return row


def bulletin_snapshot(access: Access, bulletin_id: int) -> Mapping[str, Any]:
    """Return the numbers of a bulletin as they were taken, with the records behind them that may be seen.

    Raises NotFound.
    """
    return seen_snapshot(access, _found(access, bulletin_id).snapshot)


def bulletin_number(access: Access, bulletin_id: int, name: str) -> BulletinNumber:
    """Return one number of a bulletin with the records behind it that may be seen; raises NotFound."""
    row = _found(access, bulletin_id)
    numbers: Mapping[str, Mapping[str, Any]] = row.snapshot["numbers"]
    if name not in numbers:
        raise NotFound(_("这份通报没有这个数据。"))
    one = numbers[name]
    records = [(str(kind), int(key)) for kind, key in one["records"]]
    seen = seen_records(access, records)
    return BulletinNumber(
        name=name,
        words=one["zh"],
        value=one["value"],
        unit=one["unit"],
        of=tuple(one.get("of", ())),
        records=tuple(record for record in records if record in seen),
        words_of=seen,
        hidden=len(records) - len(seen),
    )


def bulletin_file(access: Access, bulletin_id: int, form: str) -> tuple[str, bytes]:
    """Return the file of a bulletin, ``docx`` or ``xlsx``, with its name: as issued, or of the draft as it is.

    Raises NotFound for another form.
    """
    row = _found(access, bulletin_id)
    if form not in {"docx", "xlsx"}:
        raise NotFound(_("没有这种格式的文件。"))
    name = f"{row.number}{row.title}" if row.number else f"草稿{row.title}"
    stored = row.docx if form == "docx" else row.xlsx
    if stored:
        return f"{name}.{form}", BlobStore().read(stored)
    return f"{name}.{form}", drawn_file(row, form)


def drawn_file(row: Bulletin, form: str) -> bytes:
    """Return the file drawn from the row: for an issued bulletin the same bytes as were stored."""
    at = row.issued_at or row.drafted_at
    composed = compose(row)
    return docx_of(composed, at=at) if form == "docx" else xlsx_of(composed, row.snapshot, at=at)
