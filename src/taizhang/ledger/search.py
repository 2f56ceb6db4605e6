"""What search finds of the ledger: the words of matters and tasks."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from taizhang.ledger.doors import visible_matters, visible_progress, visible_tasks
from taizhang.ledger.models import Matter, Progress, Task
from taizhang.organs.records import Access
from taizhang.search.records import Hits, SearchKind
from taizhang.search.service import count_rows, find_rows, forget, index

__all__ = ["MATTERS", "REPORTS", "TASKS", "forget_task", "index_matter", "index_report", "index_task"]


def index_matter(matter: Matter) -> None:
    """Make a matter findable by its number, title and words; call it inside the change."""
    index("matter", matter.pk, title=f"{matter.number} {matter.title}", text=matter.text)


def index_task(task: Task) -> None:
    """Make a task findable by its number, title and detail; call it inside the change."""
    index("task", task.pk, title=f"{task.number} {task.title}", text=task.detail, scope=task.pk)


def index_report(report: Progress) -> None:
    """Make a report findable by its words, problems and next steps; call it inside the change that hands it in."""
    title = f"{report.task.number} {report.task.title}"
    text = "\n".join(part for part in (report.words, report.problems, report.next_steps) if part)
    index("progress", report.pk, title=title, text=text, scope=report.task_id)


def forget_task(pk: int) -> None:
    """Take a removed draft out of the index."""
    forget("task", [pk])


def _scope(access: Access) -> "QuerySet[Task, int] | None":
    """The tasks whose words this person may find, as a subquery; None for all."""
    return None if access.everywhere("task.see") else visible_tasks(access).order_by().values_list("pk", flat=True)


def _find_matters(access: Access, query: str, cursor: str | None, size: int) -> Hits:
    rows = visible_matters(access)
    return find_rows(
        "matter", rows, query, cursor=cursor, size=size, title=lambda row: row.title, note=lambda row: row.number
    )


def _find_tasks(access: Access, query: str, cursor: str | None, size: int) -> Hits:
    rows = visible_tasks(access)
    return find_rows(
        "task",
        rows,
        query,
        cursor=cursor,
        size=size,
        title=lambda row: row.title,
        note=lambda row: row.number,
        scope=_scope(access),
    )


MATTERS = SearchKind(
    code="matter",
    name=_("督办事项"),
    capability="matter.see",
    address="web:matter",
    find=_find_matters,
    count=lambda access, query: count_rows("matter", visible_matters(access), query),
)

TASKS = SearchKind(
    code="task",
    name=_("任务"),
    capability="task.see",
    address="web:task",
    find=_find_tasks,
    count=lambda access, query: count_rows("task", visible_tasks(access), query, scope=_scope(access)),
)


def _find_reports(access: Access, query: str, cursor: str | None, size: int) -> Hits:
    return find_rows(
        "progress",
        visible_progress(access).select_related("task"),
        query,
        cursor=cursor,
        size=size,
        title=lambda row: row.task.title,
        note=lambda row: f"{row.task.number} · {row.month // 100}-{row.month % 100:02d}",
        scope=_scope(access),
    )


REPORTS = SearchKind(
    code="progress",
    name=_("进度报告"),
    capability="progress.see",
    address="web:progress",
    find=_find_reports,
    count=lambda access, query: count_rows("progress", visible_progress(access), query, scope=_scope(access)),
)
