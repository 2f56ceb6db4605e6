"""The year before: 2025's task list as a ledger, closed, settled against the report, scored, and its arrears
carried over."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from taizhang.conf.demonstration.assigning import leader_for, organ_for, supports_for
from taizhang.conf.demonstration.breaking_down import by_lead, tasks_of
from taizhang.conf.demonstration.dice import chance
from taizhang.conf.demonstration.district import District
from taizhang.conf.demonstration.papers import Papers
from taizhang.conf.demonstration.reporting import COUNTED
from taizhang.ledger.records import MatterOpening, TaskPlan, TaskRow, Upload
from taizhang.ledger.service import (
    PastReport,
    SettlementFilter,
    carry_over_many,
    close_many,
    confirm_many,
    hand_over_tasks,
    import_reports,
    keep_time,
    open_from_commitments,
    open_windows,
    propose_from_report,
    propose_openings,
    propose_settlements,
    proposed_trajectory,
    request_closing,
    settlement_table,
    sign_tasks,
)
from taizhang.storage import standing_at
from taizhang.supervision.service import compute_scores, enter_points, freeze_scores, request_review, sheets

YEAR = 2025

TASKS = 64
"""How many of the list's commitments the demonstration keeps as tasks."""

SCHEME = "organs-2025"


POINTS = (
    ("yx-data", "2", "praise", "“高效办成一件事”做法获省政府办公厅简报刊发"),
    ("yx-industry", "1", "innovation", "工业企业亩均评价改革列为市级试点"),
    ("yx-housing", "1", "criticism", "老旧小区改造两次被市督查通报批评"),
)
"""Points entered by hand: organ, points, item, reason."""


def open_last_year(district: District, papers: Papers) -> None:
    """Open, hand over and sign 2025's tasks in February of that year."""
    office = district.access("ducha")
    with standing_at(datetime(2025, 2, 13, 9)):  # noqa: DTZ001 - the office's own time
        open_windows(office, YEAR)
        proposals = [one for one in propose_openings(office, papers.task_list) if one.plan.target is not None][:TASKS]
        openings = []
        for one in proposals:
            plan = _assigned(district, one.plan, one.source.text)
            openings.append(MatterOpening(commitment=one.source.id, organ=plan.lead, plan=plan))
        answer = open_from_commitments(office, openings, despite_similar=True)
        tasks = answer["tasks"]
        assert isinstance(tasks, list)
        hand_over_tasks(office, tasks)
    for place, (code, rows) in enumerate(by_lead(district, tasks_of(district, YEAR)).items()):
        with standing_at(datetime(2025, 2, 14, 9) + timedelta(minutes=13 * place)):  # noqa: DTZ001
            sign_tasks(district.liaison(code), [row.id for row in rows])


def _assigned(district: District, plan: TaskPlan, text: str) -> TaskPlan:
    lead = organ_for(text)
    made = replace(
        plan,
        lead=district.organs[lead],
        leader=leader_for(district, lead),
        supports=tuple(district.organs[code] for code in supports_for(text, lead)),
        deadline=date(YEAR, 12, 31),
    )
    return replace(made, trajectory=proposed_trajectory(made, YEAR)) if made.trajectory else made


def end_last_year(district: District, papers: Papers) -> None:
    """Take over the year's reports, close most tasks, settle, score, and carry over what was not met."""
    office, checker = district.access("ducha"), district.access("ducha2")
    rows = tasks_of(district, YEAR)
    with standing_at(datetime(2026, 1, 19, 9)):  # noqa: DTZ001 - the office's own time
        keep_time()
        past = [
            PastReport(
                task=row.id,
                month=YEAR * 100 + month,
                value=_value(row, month),
                words=f"截至{month}月底，各项工作按年度计划推进，数据由业务科室核对。",
                claimed="on_schedule",
            )
            for row in rows
            for month in (6, 12)
        ]
        import_reports(office, past, reason="2025年度台账，由督查室核实后补录")
        closing = [row for row in rows if chance(row.title, "closed") < 0.7]
        closings = []
        for row in closing:
            (code,) = by_lead(district, [row])
            paper = f"{row.number} {row.title}\n验收情况说明\n".encode()
            answer = request_closing(
                district.liaison(code),
                row.id,
                words=f"年度目标任务已完成，实际完成{_value(row, 12)}{row.unit}，经业务科室核对并报分管领导审定。",
                uploads=[Upload(filename="验收情况说明.txt", data=paper, title="验收情况说明")],
            )
            closings.append(answer["closing"])
    with standing_at(datetime(2026, 1, 20, 15)):  # noqa: DTZ001
        close_many(checker, [one for one in closings if isinstance(one, int)], reason="佐证齐全，数据与统计部门一致。")
    with standing_at(datetime(2026, 1, 23, 15)):  # noqa: DTZ001
        propose_settlements(office, YEAR)
        propose_from_report(office, YEAR, targets=papers.task_list, results=papers.report)
        table = settlement_table(office, SettlementFilter(year=YEAR))
        confirm_many(office, [one.id for one in table])
        missed = [one.id for one in table if one.basis == "verified" and one.verdict == "missed"]
        carry_over_many(office, missed[:5])


def score_last_year(district: District) -> None:
    """Score 2025, with a few points entered by hand; one organ appeals."""
    office = district.access("ducha")
    with standing_at(datetime(2026, 2, 5, 10)):  # noqa: DTZ001 - the office's own time
        for code, points, kind, reason in POINTS:
            enter_points(
                office,
                organ=district.organs[code],
                year=YEAR,
                scheme=SCHEME,
                code=kind,
                points=Decimal(points),
                reason=reason,
                ground="2025年度加减分认定材料汇编（区政府督查室存档）",
            )
        compute_scores(office, year=YEAR, scheme=SCHEME)
    with standing_at(datetime(2026, 2, 9, 10)):  # noqa: DTZ001
        freeze_scores(office, year=YEAR, scheme=SCHEME)
    appellant = "yx-transport"
    with standing_at(datetime(2026, 2, 24, 10)):  # noqa: DTZ001
        own = sheets(district.head(appellant), year=YEAR, scheme=SCHEME)
        request_review(
            district.head(appellant),
            "score",
            own[0].id,
            reason="公路建设投资完成额应以交通统计年报为准，年报数高于台账数，申请重新核算该项得分。",
        )


def _value(row: TaskRow, month: int) -> Decimal:
    assert row.target is not None
    luck = Decimal(str(round(0.93 + chance(row.title, "result") * 0.22, 3)))
    reverse = row.qualifier in ("<=", "<")
    factor = (2 - luck) if reverse else luck
    share = Decimal(month) / 12 if row.target_kind == "cumulative" else Decimal(1)
    counted = row.target >= 12 or row.unit[-1:] in COUNTED
    whole = row.target_kind == "cumulative" and counted and row.target == row.target.to_integral_value()
    value = (row.target * factor * share).quantize(Decimal(1) if whole else Decimal("0.1"), ROUND_HALF_UP)
    return min(value, Decimal("99.9")) if row.unit == "%" and row.target > 50 else value
