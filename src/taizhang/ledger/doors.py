"""The doors of the ledger: one function for each kind of object, the only way to its rows.

Each takes the ``Access`` of whoever asks and returns the rows that they may see. Lists, details, searches, exports,
downloads, counts and the interface for programs all begin here; what a door leaves out does not exist for them.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.expressions import RawSQL

from taizhang.ledger.models import (
    Amendment,
    Closing,
    Evidence,
    Handover,
    Light,
    LightOverride,
    Matter,
    Progress,
    Settlement,
    Support,
    Task,
    Window,
)
from taizhang.organs.records import EVERYWHERE, Access
from taizhang.storage import one_row, some_values

_KEYS = 2**63
"""No key reaches it: what no column holds is looked for nowhere."""


def _own_tasks(access: Access, capability: str) -> Q | None:
    """The condition for tasks that one's organs lead or support; None for all tasks."""
    reach = access.where(capability)
    if reach == EVERYWHERE:
        return None
    # A draft is the office's own paper until it is handed over.
    return Q(pk__in=_led_or_supported(reach)) & ~Q(state="draft")


def _led_or_supported(reach: Collection[int]) -> RawSQL | list[int]:
    """The keys of the tasks that these organs lead or support, as a subquery.

    One list of two halves, each looked up by its index: an OR of both, or an EXISTS, makes a database walk through
    every task; and from a list it sees how few rows hang on them. Written out, since nearly every statement of an
    organ's page holds it, and building it anew each time took longer than answering it.
    """
    if not reach:
        return []
    keys = sorted(reach)
    marks = ", ".join(["%s"] * len(keys))
    # The marks are ours, and what stands for them is given apart.
    led = f"SELECT id FROM ledger_task WHERE lead_id IN ({marks})"  # noqa: S608
    supported = f"SELECT task_id FROM ledger_support WHERE organ_id IN ({marks})"  # noqa: S608
    return RawSQL(f"{led} UNION {supported}", [*keys, *keys], output_field=BigIntegerField())  # noqa: S611


def visible_tasks(access: Access) -> QuerySet[Task]:
    """Return the tasks that may be seen: all, or those that one's organs lead or support and that were handed over."""
    condition = _own_tasks(access, "task.see")
    return Task.objects.all() if condition is None else Task.objects.filter(condition)


def seen_task(access: Access, task_id: int, *, only: Sequence[str] = ()) -> Task | None:
    """Return one task as ``visible_tasks`` lets it through, or None: the same door, for acts on single rows.

    ``only``: the columns that the act needs beside those that the door asks; empty for all.
    """
    reach = access.where("task.see")
    columns = tuple(dict.fromkeys(("id", "lead_id", "state", *only))) if only else ()
    task = one_row(Task, only=columns, id=task_id) if 0 < task_id < _KEYS else None
    if task is None or reach == EVERYWHERE:
        return task
    if task.state == "draft":
        return None
    if task.lead_id in reach or any(organ in reach for (organ,) in some_values(Support, "organ_id", task_id=task_id)):
        return task
    return None


def visible_matters(access: Access) -> QuerySet[Matter]:
    """Return the matters that may be seen: all, or those with a task that may be seen."""
    if access.everywhere("matter.see"):
        return Matter.objects.all()
    if not access.may("matter.see"):
        return Matter.objects.none()
    # Keys again: an EXISTS would be asked of every matter that there is.
    return Matter.objects.filter(pk__in=visible_tasks(access).values("matter"))


def _of_tasks(access: Access, capability: str) -> Q | None:
    """The condition for what hangs on a task; None for all."""
    if access.everywhere(capability):
        return None
    if not access.may(capability):
        return Q(pk__in=[])
    return Q(task__in=visible_tasks(access))


def visible_handovers(access: Access) -> QuerySet[Handover]:
    """Return the hand-overs that may be seen: all, or those to one's own organs, past ones too."""
    reach = access.where("task.see")
    return Handover.objects.all() if reach == EVERYWHERE else Handover.objects.filter(organ__in=reach)


def visible_progress(access: Access) -> QuerySet[Progress]:
    """Return the reports that may be seen: all but others' drafts, or those on tasks that may be seen."""
    condition = _of_tasks(access, "progress.see")
    if condition is None:
        return Progress.objects.exclude(state="draft")
    own = access.where("progress.see")
    return Progress.objects.filter(condition).filter(~Q(state="draft") | Q(organ__in=own))


def seen_report(access: Access, progress_id: int) -> Progress | None:
    """Return one report as ``visible_progress`` lets it through, or None; see ``seen_task``."""
    reach = access.where("progress.see")
    report = one_row(Progress, id=progress_id) if reach and 0 < progress_id < _KEYS else None
    if report is None:
        return None
    if reach == EVERYWHERE:
        return None if report.state == "draft" else report
    if report.state == "draft" and report.organ_id not in reach:
        return None
    return report if seen_task(access, report.task_id) is not None else None


def visible_evidence(access: Access) -> QuerySet[Evidence]:
    """Return the evidence that may be seen: all but that of others' drafts, or that of tasks that may be seen.

    What hangs on a draft is the organ's own paper, as the draft is.
    """
    condition = _of_tasks(access, "evidence.see")
    handed_in = Q(progress=None) | ~Q(progress__state="draft")
    if condition is None:
        return Evidence.objects.filter(handed_in)
    return Evidence.objects.filter(condition).filter(handed_in | Q(progress__organ__in=access.where("evidence.see")))


def visible_lights(access: Access) -> QuerySet[Light]:
    """Return the lights of tasks that may be seen."""
    condition = _of_tasks(access, "task.see")
    return Light.objects.all() if condition is None else Light.objects.filter(condition)


def visible_overrides(access: Access) -> QuerySet[LightOverride]:
    """Return the lights set by hand on tasks that may be seen."""
    condition = _of_tasks(access, "task.see")
    return LightOverride.objects.all() if condition is None else LightOverride.objects.filter(condition)


def visible_amendments(access: Access) -> QuerySet[Amendment]:
    """Return the requests for a change that may be seen."""
    condition = _of_tasks(access, "amendment.see")
    return Amendment.objects.all() if condition is None else Amendment.objects.filter(condition)


def visible_closings(access: Access) -> QuerySet[Closing]:
    """Return the closings that may be seen."""
    condition = _of_tasks(access, "closing.see")
    return Closing.objects.all() if condition is None else Closing.objects.filter(condition)


def visible_settlements(access: Access) -> QuerySet[Settlement]:
    """Return the settlements that may be seen."""
    condition = _of_tasks(access, "settlement.see")
    return Settlement.objects.all() if condition is None else Settlement.objects.filter(condition)


def visible_windows(access: Access) -> QuerySet[Window]:
    """Return the reporting windows: for everyone who works in the ledger."""
    return Window.objects.all() if access.may("window.see") else Window.objects.none()


def hidden_from(
    door: Callable[[Access], "QuerySet[Any]"], capability: str
) -> Callable[[Access, Collection[int]], Collection[int]]:
    """Return what keeps rows that this door leaves out of the history of their task.

    A row that is gone is seen by those for whom the capability holds anywhere: they saw it while it was there.
    """

    def hidden(access: Access, keys: Collection[int]) -> Collection[int]:
        if not access.may(capability):
            return keys
        rows = door(access)
        left = set(keys) - set(rows.filter(pk__in=keys).values_list("pk", flat=True))
        return left and set(rows.model._default_manager.filter(pk__in=left).values_list("pk", flat=True))

    return hidden
