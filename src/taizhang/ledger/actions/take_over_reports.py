"""Reports of earlier months out to Excel and back 补录往月进度: preview, errors row by row, and all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, Plain, told_before
from taizhang.ledger.actions.import_reports import REPORTING, PastReport, asked_of, import_reports, wrong_rows
from taizhang.ledger.doors import visible_progress, visible_tasks
from taizhang.ledger.models import ClaimedStatus, Task, TaskState
from taizhang.ledger.reporting.past_sheet import Filled, past_workbook, read_month, read_past_sheet
from taizhang.ledger.reporting.windows import is_locked, windows_by_month
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names
from taizhang.storage import today


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRow:
    """One row of a workbook of earlier months: what would be taken over, or why it cannot be."""

    row: int
    """Its number in the sheet."""
    number: str
    title: str
    month: int | None
    value: Decimal | None
    unit: str
    words: str
    claimed: str
    """Its word, as the sheet has it."""
    errors: tuple[str, ...]
    """Whole sentences; empty where it can be taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPreview:
    """预览: the rows of a workbook of earlier months."""

    rows: tuple[PastRow, ...]

    @property
    def wrong(self) -> int:
        """Return how many rows cannot be taken over; one is enough for none to be."""
        return sum(bool(row.errors) for row in self.rows)


def export_past_reports(access: Access, *, year: int) -> bytes:
    """Return a workbook with a row for every task and month of a year that is locked and has no report yet.

    Raises NotAllowed, and Invalid where no month of the year is locked.
    """
    _allowed(access)
    day = today()
    months = sorted(
        month for month, window in windows_by_month().items() if month // 100 == year and is_locked(window, day)
    )
    if not months:
        raise Invalid(_("%(year)d年还没有锁定的填报期，没有可以补录的月份。") % {"year": year}, code="no_window")
    parts = Task.objects.filter(parent=OuterRef("pk")).exclude(state=TaskState.WITHDRAWN)
    tasks = visible_tasks(access).filter(~Exists(parts), year=year, state__in=REPORTING).exclude(lead=None)
    reported = set(
        visible_progress(access).filter(task__in=tasks, month__in=months).values_list("task", "organ", "month")
    )
    names = organ_names()
    return past_workbook(
        {
            "任务编号": task.number,
            "任务": task.title,
            "牵头单位": names.get(task.lead_id or 0, ""),
            "月份": f"{month // 100}-{month % 100:02d}",
            "计量单位": task.unit,
        }
        for task in tasks.order_by("place", "pk")
        for month in months
        if (task.pk, task.lead_id, month) not in reported
    )


def preview_past_reports(access: Access, data: bytes) -> PastPreview:
    """Return what a workbook of earlier months would take over; nothing is written.

    Raises NotAllowed, and Invalid for a file that is none or says nothing.
    """
    _allowed(access)
    return PastPreview(rows=tuple(row for row, _report in _read(access, data)))


def import_past_workbook(access: Access, data: bytes, *, reason: str, key: str | None = None) -> dict[str, Plain]:
    """Take over every row of a workbook, or none; answers ``{imported, tasks}``.

    Raises NotAllowed, Invalid with the sentences by row of the sheet in ``fields``.
    """
    _allowed(access)
    read = _read(access, data)
    wrong = {str(row.row): row.errors[0] for row, _report in read if row.errors}
    reports = [report for _row, report in read if report is not None]
    if wrong:
        told = told_before("progress.import", by=access, key=key, asked=asked_of(reports))
        if told is not None:
            return told  # what was taken over is there now, and every row says so
        row, first = next(iter(wrong.items()))
        raise Invalid(
            _("有%(count)d行不能补录，什么都没有保存。第一处在第%(row)s行：%(first)s")
            % {"count": len(wrong), "row": row, "first": first},
            code="rows_refused",
            fields=wrong,
        )
    return import_reports(access, reports, reason=reason, key=key)


def _allowed(access: Access) -> None:
    if not access.may("progress.verify"):
        raise NotAllowed(_("往月进度由督查室补录，您没有这项权限。"))


def _read(access: Access, data: bytes) -> list[tuple[PastRow, PastReport | None]]:
    """Every row with what it would take over, None where its cells make no sense."""
    sheet = read_past_sheet(data)
    if not sheet:
        raise Invalid(_("表里没有填写的进度：请填写完成值或进展情况。"), code="unreadable")
    numbers = {filled.cells.get("任务编号", "") for filled in sheet}
    tasks = {task.number: task for task in visible_tasks(access).filter(number__in=numbers)}
    read = [_row(filled, tasks.get(filled.cells.get("任务编号", ""))) for filled in sheet]
    # What every cell says by itself is checked; the rest is what the act itself asks.
    good = [place for place, (row, report) in enumerate(read) if report is not None]
    reports = [report for _row, report in read if report is not None]
    for place, said in wrong_rows(reports, {task.pk: task for task in tasks.values()}).items():
        row, report = read[good[int(place) - 1]]
        read[good[int(place) - 1]] = (_with(row, [said]), report)
    return read


def _row(filled: Filled, task: Task | None) -> tuple[PastRow, PastReport | None]:
    cells = filled.cells
    errors: list[str] = []
    month = read_month(cells.get("月份", ""))
    value: Decimal | None = None
    if task is None:
        errors.append(_("没有任务编号“%(number)s”，请核对。") % {"number": cells.get("任务编号", "")})
    else:
        errors += _mismatches(cells.get("任务", ""), cells.get("计量单位", ""), task)
    if month is None:
        errors.append(_("月份“%(month)s”看不懂：请写成2026-03。") % {"month": cells.get("月份", "")})
    if said := cells.get("完成值", ""):
        value = _number(said)
        if value is None:
            errors.append(_("完成值“%(value)s”不是数字：请只填数字，单位在计量单位栏。") % {"value": said})
    claims = {str(word): str(code) for code, word in ClaimedStatus.choices}
    claimed = cells.get("自评", "")
    if claimed and claimed not in claims:
        errors.append(_("自评“%(word)s”不是列出的之一：%(words)s。") % {"word": claimed, "words": "、".join(claims)})
    row = PastRow(
        row=filled.row,
        number=cells.get("任务编号", ""),
        title=task.title if task is not None else cells.get("任务", ""),
        month=month,
        value=value,
        unit=task.unit if task is not None else "",
        words=cells.get("进展情况", ""),
        claimed=claimed,
        errors=tuple(errors),
    )
    if errors or task is None or month is None:
        return row, None
    report = PastReport(
        task=task.pk,
        month=month,
        value=value,
        words=row.words,
        problems=cells.get("存在问题", ""),
        next_steps=cells.get("下一步打算", ""),
        claimed=claims.get(claimed, ""),
    )
    return row, report


def _mismatches(title: str, unit: str, task: Task) -> list[str]:
    """What shows that a row was shifted, or stated in another unit than the task's."""
    found = []
    if title and _flat(title) != _flat(task.title):
        found.append(
            _("任务编号%(number)s是“%(title)s”，和表里的任务名称对不上：请核对是否错行。")
            % {"number": task.number, "title": task.title}
        )
    if unit and _flat(unit) != _flat(task.unit):
        found.append(
            _("这项任务的计量单位是“%(unit)s”，表里写的是“%(said)s”：请换算后再填。")
            % {"unit": task.unit, "said": unit}
        )
    return found


def _flat(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(normalize("NFKC", text).replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _with(row: PastRow, errors: Sequence[str]) -> PastRow:
    return replace(row, errors=(*row.errors, *errors))
