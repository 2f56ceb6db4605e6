"""Breakdowns out to Excel and back: preview of what changes, row-by-row errors, and all or nothing."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound
from taizhang.ledger.actions.break_down import RowsRefused, break_down
from taizhang.ledger.breakdown_compare import Ground, ground, preview
from taizhang.ledger.breakdown_interpret import Interpreted, interpret, matter_number
from taizhang.ledger.breakdown_records import BreakdownPreview, RowOutcome
from taizhang.ledger.breakdown_sheet import SheetRow, read_sheet, workbook
from taizhang.ledger.doors import visible_matters, visible_tasks
from taizhang.ledger.models import TaskState
from taizhang.organs.records import Access

__all__ = ["export_breakdown", "import_breakdown", "preview_import"]


def export_breakdown(access: Access, *, matter: int | None = None, year: int | None = None) -> bytes:
    """Return the breakdown of one matter, or of the open ones of a year (of every year without one), as a
    workbook; raises NotFound, NotAllowed."""
    _allowed(access)
    rows = visible_matters(access).order_by("year", "sequence")
    if matter is not None:
        rows = rows.filter(pk=matter)
    elif year is not None:
        rows = rows.filter(year=year, state="open")
    else:
        rows = rows.filter(state="open")
    matters = list(rows)
    if matter is not None and not matters:
        raise NotFound(_("没有找到这个督办事项。"))
    tasks = visible_tasks(access).filter(matter__in=matters).exclude(state=TaskState.WITHDRAWN)
    on = ground(matters, tasks)
    return workbook(matters, list(on.tasks.values()), on.directory)


def preview_import(access: Access, data: bytes, *, matter: int | None = None) -> BreakdownPreview:
    """Return what a workbook would change; nothing is written. Raises NotAllowed, and Invalid for a file that is none.

    ``matter`` is the matter of rows that name none.
    """
    on, read = _read(access, data, matter)
    found = preview(read.rows, on)
    shown = [*found.rows, *_refused(read)]
    named = {row.number for row in shown if row.number}
    missing = tuple(pair for pair in found.missing if pair[0] not in named)
    return BreakdownPreview(
        rows=tuple(sorted(shown, key=lambda row: _order(row.label))), missing=missing, digest=found.digest
    )


def import_breakdown(
    access: Access, data: bytes, *, seen: str, matter: int | None = None, key: str | None = None
) -> Mapping[str, object]:
    """Take a workbook over as it was previewed (``seen``), whole or not at all.

    Raises RowsRefused where a row cannot be taken, Conflict where anything changed since the preview, NotAllowed.
    """
    _on, read = _read(access, data, matter)
    if read.errors:
        raise RowsRefused(_refused(read))
    if not read.rows:
        raise Invalid(_("表里没有任务：请从第二行起填写。"), code="unreadable")
    return break_down(access, read.rows, seen=seen, key=key, action="task.import")


def _allowed(access: Access) -> None:
    if not access.may("task.break_down"):
        raise NotAllowed(_("分解任务由督查室办理；如需调整，请与督查室联系。"))


def _read(access: Access, data: bytes, matter: int | None) -> tuple[Ground, Interpreted]:
    _allowed(access)
    sheet = read_sheet(data)
    on = _ground(access, sheet, matter)
    return on, interpret(sheet, on, matter)


def _ground(access: Access, sheet: Sequence[SheetRow], matter: int | None) -> Ground:
    numbers = {matter_number(row) for row in sheet} - {""}
    rows = visible_matters(access)
    matters = list(rows.filter(number__in=numbers))
    if matter is not None and matter not in {row.pk for row in matters}:
        own = rows.filter(pk=matter).first()
        if own is None:
            raise NotFound(_("没有找到这个督办事项。"))
        matters.append(own)
    tasks = visible_tasks(access).filter(matter__in=matters).exclude(state=TaskState.WITHDRAWN)
    return ground(matters, tasks)


def _refused(read: Interpreted) -> list[RowOutcome]:
    return [
        RowOutcome(
            label=label, kind="error", task=None, number="", title=read.titles.get(label, ""), errors=tuple(said)
        )
        for label, said in read.errors.items()
    ]


def _order(label: str) -> tuple[int, str]:
    digits = "".join(letter for letter in label if letter.isdigit())
    return (int(digits) if digits else 0, label)
