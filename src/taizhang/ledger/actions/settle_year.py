"""年终对账: propose verdicts from verified values and from the next report, and let a person confirm each."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, Invalid, NotAllowed, NotFound, Plain, change
from taizhang.documents.service import record_keys, settled_reading
from taizhang.ledger.actions.submit_progress import each
from taizhang.ledger.doors import visible_settlements, visible_tasks
from taizhang.ledger.lights import month_of
from taizhang.ledger.models import Progress, Settlement, Task, Verdict
from taizhang.ledger.reporting.records import Outcome
from taizhang.ledger.reporting.verdicts import Reached, Target, propose
from taizhang.ledger.transitions import move
from taizhang.organs.records import Access
from taizhang.settling import Settlement as Match
from taizhang.settling import settle

_UNCOUNTED = ("draft", "assigned", "objected", "withdrawn")


def _must_settle(access: Access) -> None:
    if not access.may("settlement.confirm"):
        raise NotAllowed(_("年终对账由督查室办理，您没有这项权限。"))


def propose_settlements(access: Access, year: int, *, key: str | None = None) -> dict[str, Plain]:
    """Propose a verdict for every task of a year from its verified values. What was confirmed stays."""
    _must_settle(access)
    tasks = list(
        visible_tasks(access).filter(year=year).exclude(state__in=_UNCOUNTED).select_related("matter", "indicator")
    )
    if not tasks:
        raise Conflict(_("%(year)d年没有可以对账的任务。") % {"year": year}, code="nothing_to_settle")
    also = [("task", task.pk) for task in tasks]
    with change(
        "settlement.propose", stream=None, by=access, key=key, asked={"year": year, "basis": "verified"}, also=also
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        known = _known(tasks, year, "verified")
        reports = _newest_reports(tasks)
        count = 0
        for task in tasks:
            report = reports.get(task.pk)
            reached = None if report is None else Reached(month=report.month, value=report.value)
            if report is None and task.latest_month is not None:
                # A task without reports of its own has what its parts reached together.
                reached = Reached(month=task.latest_month, value=task.latest_value)
            proposal = propose(_target(task), reached)
            count += _write(
                act,
                known.get(task.pk),
                task,
                year,
                "verified",
                verdict=proposal.verdict,
                result=None if reached is None else reached.value,
                result_quote="" if report is None else report.words,
                result_progress_id=None if report is None else report.pk,
                result_figure_id=None,
                difference=proposal.difference,
                difference_unit=proposal.difference_unit,
                reason=proposal.reason,
                reason_en=proposal.reason_en,
                confidence=None,
            )
        return act.answer({"year": year, "proposed": count, "tasks": len(tasks)})


def _target(task: Task) -> Target:
    indicator = task.indicator
    return Target(
        kind=task.target_kind,
        target=task.target,
        target_high=task.target_high,
        qualifier=task.qualifier,
        unit=task.unit,
        direction="down" if indicator is not None and indicator.direction == "down" else "up",
        end=month_of(task.deadline) if task.deadline is not None else task.year * 100 + 12,
        closed=task.state == "closed",
    )


def _newest_reports(tasks: Iterable[Task]) -> Mapping[int, Progress]:
    """The newest accepted report of each task's lead organ, one with a value before one without."""
    leads = {task.pk: task.lead_id for task in tasks}
    newest: dict[int, Progress] = {}
    for report in Progress.objects.filter(task__in=leads, state="accepted").order_by("month", "pk"):
        held = newest.get(report.task_id)
        if report.organ_id == leads[report.task_id] and (
            held is None or held.value is None or report.value is not None
        ):
            newest[report.task_id] = report
    return newest


def _known(tasks: Iterable[Task], year: int, basis: str) -> Mapping[int, Settlement]:
    rows = Settlement.objects.select_for_update().filter(task__in=[task.pk for task in tasks], year=year, basis=basis)
    return {row.task_id: row for row in rows.order_by("pk")}


def _write(act: Act, known: Settlement | None, task: Task, year: int, basis: str, **columns: object) -> int:
    """Write a proposal unless a person has decided already; return how many were written."""
    columns["proposed_verdict"] = columns["verdict"]
    columns["target_quote"] = task.matter.text or task.title
    if known is None:
        act.create(Settlement(task=task, year=year, basis=basis, **columns))
        return 1
    if known.state == "confirmed":
        return 0
    act.update(known, **columns)
    return 1


def propose_from_report(
    access: Access, year: int, *, targets: int, results: int, key: str | None = None
) -> dict[str, Plain]:
    """Hold the targets of one document against the results of another, as far as tasks of the year rest on them.

    Both documents are taken with what people decided in them. What the next report does not state stays 未见报告.
    """
    _must_settle(access)
    if targets == results:
        message = _("目标文件和结果文件不能是同一份，请分别选择当年和下一年的报告。")
        raise Invalid(message, fields={"results": message})
    report = settle(settled_reading(access, targets), settled_reading(access, results), year=year)
    target_keys, _unused = record_keys(access, targets)
    result_keys, _unused = record_keys(access, results)
    matches = {
        target_keys[match.target.start, match.target.end]: match
        for match in report.settlements
        if (match.target.start, match.target.end) in target_keys
    }
    tasks = list(
        visible_tasks(access)
        .filter(year=year, figure__in=matches)
        .exclude(state__in=_UNCOUNTED)
        .select_related("matter")
    )
    if not tasks:
        raise Conflict(
            _("这份目标文件里没有%(year)d年任务所依据的指标，请核对年度和文件。") % {"year": year},
            code="nothing_to_settle",
        )
    asked = {"year": year, "basis": "report", "targets": targets, "results": results}
    also = [("task", task.pk) for task in tasks]
    with change("settlement.propose", stream=None, by=access, key=key, asked=asked, also=also) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        known = _known(tasks, year, "report")
        count = 0
        for task in tasks:
            assert task.figure_id is not None  # the filter above asks for one
            match = matches[task.figure_id]
            count += _write(act, known.get(task.pk), task, year, "report", **_columns(match, result_keys))
        return act.answer({"year": year, "proposed": count, "tasks": len(tasks)})


def _columns(match: Match, result_keys: Mapping[tuple[int, int], int]) -> dict[str, object]:
    result = match.result
    return {
        "verdict": match.verdict,
        "result": None if result is None else result.value,
        "result_quote": "" if match.result_sentence is None else match.result_sentence.text,
        "result_progress_id": None,
        "result_figure_id": None if result is None else result_keys.get((result.start, result.end)),
        "difference": match.difference,
        "difference_unit": match.difference_unit or "",
        "reason": match.reason,
        "reason_en": match.reason_en,
        "confidence": Decimal(str(match.confidence)),
    }


def confirm_settlement(
    access: Access, settlement_id: int, *, verdict: str | None = None, decision: str = "", key: str | None = None
) -> dict[str, Plain]:
    """Confirm a verdict, or another with the reason for it; what the machine proposed is kept."""
    seen = visible_settlements(access).filter(pk=settlement_id).first()
    if seen is None:
        raise NotFound(_("没有找到这条对账结论。"))
    _must_settle(access)
    if verdict is not None and verdict not in Verdict.values:
        raise Invalid(_("请从列出的结论中选择。"), fields={"verdict": _("请从列出的结论中选择。")})
    asked = {"settlement": settlement_id, "verdict": verdict}
    with change(
        "settlement.confirm", stream=("task", seen.task_id), by=access, key=key, asked=asked, reason=decision
    ) as act:
        if act.repeated is not None:
            return dict(act.repeated)
        one = act.lock(Settlement, settlement_id)
        state = move("settlement", "settlement.confirm", one.state)
        chosen = verdict or one.verdict
        if chosen != one.verdict and not decision.strip():
            message = _("改变结论须写明理由。")
            raise Invalid(message, fields={"decision": message})
        act.update(
            one, state=state, verdict=chosen, decision=decision.strip(), decided_by_id=access.person, decided_at=act.at
        )
        return act.answer({"settlement": one.pk, "verdict": chosen, "state": state})


def confirm_many(access: Access, ids: Iterable[int], *, key: str | None = None) -> tuple[Outcome, ...]:
    """Confirm several verdicts as they were proposed, each by itself."""
    return each(ids, lambda pk, own: confirm_settlement(access, pk, key=own), key)
