"""Taking over the reports of earlier months 补录, which an office kept elsewhere before it worked here."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, NotFound, Plain, change
from taizhang.ledger.actions.field_errors import is_plain_number
from taizhang.ledger.doors import visible_tasks
from taizhang.ledger.lighting import relight_many
from taizhang.ledger.models import ClaimedStatus, Progress, ProgressState, Task
from taizhang.ledger.reporting.tables import report_rules
from taizhang.ledger.reporting.windows import is_locked, windows_by_month
from taizhang.organs.records import Access
from taizhang.storage import today

REPORTING = ("working", "closing", "closed")
"""States of a task that has reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReport:
    """补录的进度: what an organ had reported on a task for a month that is over."""

    task: int
    month: int
    """As 202603."""
    value: Decimal | None = None
    """Value so far in the task's unit; None where nothing is stated."""
    words: str = ""
    problems: str = ""
    next_steps: str = ""
    claimed: str = ""


def asked_of(rows: Sequence[PastReport]) -> list[list[str]]:
    """Return what is asked for with these rows, as the key of the command is held against it."""
    return [[str(one) for one in asdict(row).values()] for row in rows]


def import_reports(
    access: Access, rows: Sequence[PastReport], *, reason: str, key: str | None = None
) -> dict[str, Plain]:
    """Write the reports of months that are locked, all or none, as reports of the lead organs that the office verified.

    They are marked as taken over, so that nobody takes them for reports made here. Answers ``{imported, tasks}``.
    Raises
    NotAllowed, NotFound for a task that may not be seen, and Invalid, with the sentences by row in ``fields``, for a
    month that is not over, a task that has no reports, or a month that the organ has reported on already.
    """
    if not access.may("progress.verify"):
        raise NotAllowed(_("往月进度由督查室补录，您没有这项权限。"))
    if not rows:
        raise Invalid(_("没有要补录的进度，请先选择文件。"))
    if not reason.strip():
        raise Invalid(_("请写明补录的依据，如原台账的名称。"), fields={"reason": _("请写明依据。")})
    wanted = {row.task for row in rows}
    if visible_tasks(access).filter(pk__in=wanted).count() != len(wanted):
        raise NotFound(_("没有找到其中的任务。"))
    asked = asked_of(rows)
    also = [("task", pk) for pk in wanted]
    with change("progress.import", stream=None, also=also, by=access, key=key, asked=asked, reason=reason) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        tasks = {task.pk: task for task in Task.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
        wrong = wrong_rows(rows, tasks)
        if wrong:
            first = next(iter(wrong.values()))
            raise Invalid(
                _("有%(count)d行不能补录，什么都没有保存。第一处：%(first)s") % {"count": len(wrong), "first": first},
                code="rows_refused",
                fields=wrong,
            )
        act.create_many(
            [
                Progress(
                    **asdict(row) | {"task": tasks[row.task]},
                    organ=tasks[row.task].lead,
                    state=ProgressState.ACCEPTED,
                    marks=[{"code": "imported"}],
                    reported_by_id=access.person,
                    reported_at=act.at,
                    verified_by_id=access.person,
                    verified_at=act.at,
                    verdict=reason.strip(),
                )
                for row in rows
            ]
        )
        relight_many(wanted, months=sorted({row.month for row in rows}))
        return act.answer({"imported": len(rows), "tasks": len(wanted)})


def wrong_rows(rows: Sequence[PastReport], tasks: Mapping[int, Task]) -> dict[str, str]:
    """Return what is wrong with each row, by its place from 1; ``tasks`` are the tasks named, by key."""
    windows, day = windows_by_month(), today()
    known: set[tuple[int, int | None, int]] = set(
        Progress.objects.filter(task__in=tasks).values_list("task_id", "organ_id", "month")
    )
    longest = report_rules().longest_text
    wrong: dict[str, str] = {}
    for place, row in enumerate(rows, 1):
        task, window = tasks[row.task], windows.get(row.month)
        named = f"{task.number}，{row.month // 100}年{row.month % 100}月"
        reported = (row.task, task.lead_id, row.month)
        if window is None or not is_locked(window, day):
            wrong[str(place)] = _("%(row)s的填报期还没有结束或没有开设，不能补录。") % {"row": named}
        elif task.state not in REPORTING:
            wrong[str(place)] = _("%(row)s：这项任务没有在办理，不能补录进度。") % {"row": named}
        elif reported in known:
            wrong[str(place)] = _("%(row)s已经有报告，要改请用“更正”。") % {"row": named}
        elif row.claimed and row.claimed not in ClaimedStatus.values:
            wrong[str(place)] = _("%(row)s的自评状态不是列出的之一，请改正。") % {"row": named}
        elif row.value is not None and not is_plain_number(row.value):
            wrong[str(place)] = _("%(row)s的完成值过大或小数超过8位，请核对单位。") % {"row": named}
        elif max(map(len, (row.words, row.problems, row.next_steps))) > longest:
            wrong[str(place)] = _("%(row)s的文字超过%(limit)d字，请删减。") % {"row": named, "limit": longest}
        known.add(reported)
    return wrong
