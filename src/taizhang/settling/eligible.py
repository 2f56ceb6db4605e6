"""Which figures of two documents are targets and results at all."""

from taizhang.reading.patterns import lazy
from taizhang.settling.rule import SettlementRule
from taizhang.settling.subjects import (
    Subject,
)

_JUST_BEFORE = 8


def had_been_set(result: Subject, rule: SettlementRule) -> bool:
    """Say whether a result's sentence tells what had been set before, and not yet what came of it."""
    before = result.before
    said = rule.times.set_before.search(before)
    if said is None or rule.times.came_of_it.search(before, said.end()) is not None:
        return False
    # 全面实现年初确定的主要目标,…增长7.8%: what came of it may also be said first.
    return rule.times.came_of_it.search(before, max(0, said.start() - _JUST_BEFORE), said.start()) is None


def could_have_been_set(result: Subject, year: int | None, rule: SettlementRule) -> bool:
    """Say whether a result is one of the year that a target could have been set for: no rank, no sum of several years,
    no part of another result, and named by more than 企业 or 方面."""
    figure = result.figure
    return (
        (year is None or figure.period in (None, year))
        and figure.measure not in ("rank", "gap")
        and result.time != "several"
        and figure.part_of is None
        and len(figure.indicator) > 1
        and (result.name.core not in rule.names.vague or bool(result.name.classes))
    )


_REACHED = ("完成", "实现", "达到", "达成", "兑现")


def called_a_task(result: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure is called what was set: 新建公厕12座的任务, 新建公厕：计划12座."""
    called = (
        rule.beside.the_task.fullmatch(result.after) is not None
        or rule.beside.task_before.search(result.clause) is not None
    )
    return called and not any(word in result.before for word in _REACHED)  # 提前一年实现人均500元的目标


def of_a_project(subject: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure only says how large a project is, or what it is to yield once it runs."""
    if subject.figure.unit is not None and subject.figure.unit.endswith("元") and subject.after[:1] == "的":
        return subject.clause.endswith("投资")  # 投资33亿元的工业园
    return subject.figure.mood != "target" and rule.times.once_running.search(subject.before) is not None


_TIMES = ("工作日", "日", "天", "小时", "分钟", "个月", "月")
_LIMIT = lazy("(?:限期?|[须应]当?[在于]?|必须在?|要求在?|责令在?|之日起|收到.{0,12}?后|逾期.{0,6})(?:其)?$")
_WITHIN = ("内", "以内", "之内")


def _a_rule(subject: Subject) -> bool:
    """Say whether a time only tells within how long somebody must do something: 限10个工作日内书面说明原因."""
    figure = subject.figure
    if figure.unit not in _TIMES or not subject.after.startswith(_WITHIN):
        return False
    return _LIMIT.search(subject.clause.rstrip()) is not None


def _of_people(subject: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure only says how many a people are that is spoken of: 40万云溪人民对美好生活的向往."""
    if subject.figure.unit not in (None, "人") or rule.beside.people.match(subject.after) is None:
        return False
    return rule.doings.verb_pattern.search(subject.clause) is None


def sets_nothing(subject: Subject, rule: SettlementRule) -> bool:
    """Say whether a figure among targets sets none: how large a project or a people is, or a rule's time limit."""
    return of_a_project(subject, rule) or _of_people(subject, rule) or _a_rule(subject)
