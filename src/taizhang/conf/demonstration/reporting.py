"""Ten months of reports: seven that were kept in a workbook and taken over, three made, approved and verified here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from taizhang.conf.demonstration.agenda import Story, at
from taizhang.conf.demonstration.breaking_down import YEAR, by_lead, tasks_of
from taizhang.conf.demonstration.dice import chance, pick
from taizhang.conf.demonstration.district import District
from taizhang.ledger.records import TaskRow, Upload
from taizhang.ledger.service import (
    PastReport,
    accept_many,
    add_evidence,
    approve_many,
    import_reports,
    keep_time,
    pick_progress,
    return_progress,
    save_draft,
    submit_many,
    windows_of_year,
)

TAKEN_OVER = range(1, 8)
"""Months that the organs reported in a workbook, which the office took over in August."""

MONTHS = range(8, 11)
"""Months that they reported here."""

INSTRUCTED = "领导批示"
"""Theme of what a leader asked for: such tasks are told of in writing, not month by month."""

PROGRESS = (
    "{month}月，召开推进会{n}次，督促各责任科室倒排工期、挂图作战；{value}现场踏勘{n}处，协调解决用地、资金等问题{n}个。",
    "截至{month}月底，{value}前期手续全部办结，施工单位已进场，主体工程完成形象进度的{share}%，质量安全总体受控。",
    "{value}本月新签约并落地一批，建立台账逐户核实，做到底数清、情况明；相关资金已拨付到位，{month}月份未发生投诉。",
    "{month}月重点抓督导检查，抽查{n}个点位，发现问题{n}个，已全部整改；{value}档案资料同步归集。",
    "围绕年度目标，{value}印发{month}月工作提示，压实镇街属地责任，逐项销号；群众满意度回访{n}户，均表示满意或基本满意。",
    "{value}受{reason}影响，{month}月进度有所放缓，已调整施工组织，增加班组{n}个，力争下月追回。",
    "{month}月完成招标采购{n}项，{value}合同工期内推进顺利；市级部门到现场调研指导，予以肯定。",
    "{value}与上年同期相比稳中有进；{month}月梳理堵点{n}条，逐条明确责任人和完成时间。",
)

PROBLEMS = (
    "部分地块征迁协议尚未签订，影响后续施工。",
    "上级补助资金到位率偏低，配套资金压力较大。",
    "专业技术人员不足，审批材料准备周期较长。",
    "受连续降雨影响，有效施工天数减少。",
    "企业投资意愿不强，签约项目转化偏慢。",
)

STEPS = (
    "下月抓紧完成剩余工程量，确保按期交付。",
    "争取上级资金支持，同步开展竣工验收准备。",
    "对进度滞后的点位实行周调度，逐一销号。",
    "加强部门会商，尽快打通手续办理堵点。",
)

REASONS = ("汛期", "材料价格上涨", "征迁滞后", "资金拨付较慢")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a task goes."""

    pace: Decimal
    """Its value against the schedule: 1 is just in time."""

    @property
    def claimed(self) -> str:
        """What the organ says of it, a little kindlier than the schedule."""
        if self.pace >= Decimal("1.05"):
            return "ahead"
        return "on_schedule" if self.pace >= Decimal("0.9") else "behind"


def course(task: TaskRow) -> Course:
    """Return how a task of the demonstration goes: most in time, some late, a few very late."""
    luck = chance(task.title, "pace")
    if luck < 0.13:
        return Course(pace=Decimal(str(round(0.55 + chance(task.title, "slow") * 0.25, 3))))
    if luck < 0.28:
        return Course(pace=Decimal(str(round(0.82 + chance(task.title, "late") * 0.12, 3))))
    return Course(pace=Decimal(str(round(0.98 + chance(task.title, "well") * 0.22, 3))))


def report_year(district: District) -> tuple[Story, ...]:
    """Return the stories: January to July are taken over; August to October reported, approved, verified, locked."""
    due = {window.month: window.due_on for window in windows_of_year(district.access("ducha"), YEAR)}
    return (_taken_over(district), *(_month(district, month, due[YEAR * 100 + month]) for month in MONTHS))


def reported(district: District) -> list[TaskRow]:
    """Return the tasks of the year that are reported on month by month as things stand."""
    rows = [task for task in tasks_of(district) if task.state in ("working", "closing")]
    parents = {task.parent for task in rows}
    return [task for task in rows if task.id not in parents and task.theme != INSTRUCTED]


def _taken_over(district: District) -> Story:
    yield at("2026-08-14", 9)
    keep_time()
    past = [_past(task, month) for task in reported(district) for month in TAKEN_OVER]
    import_reports(district.access("ducha"), past, reason="1—7月各单位按原Excel台账报送，由督查室核实后补录")


def _past(task: TaskRow, month: int) -> PastReport:
    said = content(task, month)
    return PastReport(
        task=task.id,
        month=YEAR * 100 + month,
        value=said.value,
        words=said.words,
        problems=said.problems,
        next_steps=said.next_steps,
        claimed=said.claimed,
    )


def _month(district: District, month: int, due: date) -> Story:
    yield at(due - timedelta(days=1), 9)
    days: list[tuple[datetime, str, list[TaskRow]]] = []
    for place, (code, tasks) in enumerate(by_lead(district, reported(district)).items()):
        late = chance(code, month, "late") < 0.05
        first = at(due + timedelta(days=2), 17) if late else at(due - timedelta(days=1), 9)
        days.append((first + timedelta(minutes=place * 11), code, tasks))
    made: list[int] = []
    for day, code, tasks in sorted(days, key=lambda one: one[:2]):
        yield day
        made += _organ(district, code, tasks, month)
    yield at(due + timedelta(days=3), 16)
    _verify(district, made, month)
    yield at(due + timedelta(days=6), 1)
    keep_time()


def _organ(district: District, code: str, tasks: Sequence[TaskRow], month: int) -> list[int]:
    """One organ's reports of a month: made by its liaison officer, approved by its head."""
    liaison, reports = district.liaison(code), []
    for task in tasks:
        said = content(task, month)
        answer = save_draft(
            liaison,
            task.id,
            YEAR * 100 + month,
            value=said.value,
            words=said.words,
            problems=said.problems,
            next_steps=said.next_steps,
            claimed=said.claimed,
        )
        report = answer["progress"]
        assert isinstance(report, int)
        if chance(task.id, month, "evidence") < 0.06:
            add_evidence(liaison, report, upload=_paper(task, month), title=f"{month}月进展证明材料")
        reports.append(report)
    submit_many(liaison, reports)
    # In October two organs' heads have not approved yet.
    if month == MONTHS[-1] and chance(code, "waiting") < 0.05:
        return []
    approve_many(district.head(code), reports)
    return reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a report says."""

    value: Decimal | None
    words: str
    problems: str
    next_steps: str
    claimed: str


def content(task: TaskRow, month: int) -> Content:
    """Return what the organ says of a task in a month."""
    going = course(task)
    value = value_of(task, month, going)
    did = "累计完成" if task.target_kind == "cumulative" else "最新数据为"
    stated = "" if value is None else f"{did}{format(value, 'f')}{task.unit}，"
    number = 2 + int(chance(task.id, month, "n") * 9)
    words = pick(PROGRESS, task.id, month).format(
        month=month, n=number, value=stated, share=min(99, 8 * month + number), reason=pick(REASONS, task.id, month)
    )
    return Content(
        value=value,
        words=words,
        problems=pick(PROBLEMS, task.id, month) if going.claimed == "behind" else "",
        next_steps=pick(STEPS, task.id, month, "next"),
        claimed=going.claimed,
    )


COUNTED = frozenset("个家户人场所处座台件名辆张盏项次套条期")
"""Units of what comes whole."""


def value_of(task: TaskRow, month: int, going: Course) -> Decimal | None:
    """Return the value so far of a task in a month; None where it has no target."""
    if task.target is None:
        return None
    last = task.deadline.month if task.deadline is not None and task.deadline.year == YEAR else 12
    if task.target_kind == "cumulative":
        reached = task.target * min(going.pace * min(month, last) / last, Decimal("1.12"))
        whole = task.unit[-1:] in COUNTED and task.target == task.target.to_integral_value()
        return reached.quantize(Decimal(1) if whole else Decimal("0.01"), ROUND_HALF_UP)
    # What does not add up over the months lies near its target all year, by the same luck on a smaller scale.
    wobble = Decimal(str(round(chance(task.id, month, "wobble") * 0.02 - 0.005, 4)))
    shift = (going.pace - 1) / 8 + wobble
    value = task.target * (1 - shift if task.qualifier in ("<=", "<") else 1 + shift)
    if task.unit == "%" and task.target > 50:
        value = min(value, Decimal("99.9"))
    places = task.target.as_tuple().exponent
    digits = Decimal(1).scaleb(min(-1, places if isinstance(places, int) else -1))
    return value.quantize(digits, ROUND_HALF_UP)


def _paper(task: TaskRow, month: int) -> Upload:
    # One paper in ten is the same for several tasks: the checker is shown that it was used elsewhere.
    same = chance(task.id, month, "same") < 0.1
    what = "现场照片说明" if same else f"{task.number} {task.title}"
    text = f"佐证材料\n{what}\n{YEAR}年{month}月\n经现场核实，情况属实。\n"
    return Upload(filename=f"{month}月证明.txt", data=text.encode(), title=f"{month}月进展证明材料")


def _verify(district: District, reports: Sequence[int], month: int) -> None:
    """The office accepts most, returns a few, and picks some for a spot check; October is half done."""
    office = district.access("ducha")
    if month == MONTHS[-1]:
        reports = [report for report in reports if chance(report, "verified") < 0.93]
    returned = [report for report in reports if chance(report, "returned") < 0.015]
    picked = [report for report in reports if month == MONTHS[-1] and chance(report, "picked") < 0.03]
    rest = [report for report in reports if report not in returned and report not in picked]
    accept_many(office, rest)
    for report in returned:
        return_progress(office, report, reason="缺少本月新增完成量的佐证，请补充验收单或现场照片后重报。")
    for report in picked:
        pick_progress(office, report, reason="本月增量较大，安排实地抽查。")
