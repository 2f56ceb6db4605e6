"""What forbids holding a result against a target of its name: another measure, unit, area, time, stage or whole."""

import re
from typing import Literal

from taizhang.reading import indicators
from taizhang.reading.patterns import lazy
from taizhang.settling.doings import (
    early,
    moved_to,
    net_of_new,
    not_opposed,
    one_of_two,
    same_stage,
    set_as_stock,
    states_stock,
)
from taizhang.settling.names import NameMatch
from taizhang.settling.rule import SettlementRule
from taizhang.settling.stages import together_over_years
from taizhang.settling.subjects import Subject, same_place, words_before
from taizhang.settling.units import worth

Obstacle = Literal[
    "measure",
    "unit",
    "area",
    "period",
    "part_of_year",
    "over_years",
    "stage",
    "early",
    "narrower",
    "wider",
    "left_out",
    "definition",
    "rival",
    "ambiguous",
    "vague",
    "guess",
]
_RATES = ("level", "share")
_HELD = ("稳定在", "保持在", "维持在")
"""Words before what something came to at least in each of several years (产量稳定在760万吨以上)."""
_FLOW_UNITS = ("元", "人次", "场", "批次")
"""Units of what is added up over the years."""
_YEARLY = lazy(
    "(?<![0-9一二三四五六七八九十两几每近多去今当本全百千万亿上])年(?=营业?收|产[值量]|收入|销售|吞吐|发电|交易额|货邮|旅客|客运|货运)"
)
"""A year's sum by its name (年营收突破2600亿元), whatever is told round it."""
_DOING = frozenset(("add", "build", "start", "finish", "renovate"))
_EACH = lazy("((?:每[人户亩月年天日]){1,2})(?:[0-9.,]{1,9}元?[、和与]){0,4}$")
_GRADES = ("国家级", "省级", "市级")
_WITH = lazy("[(（]含[^()（）]{1,12}[)）]$")
_SIZED = ("规模以上", "限额以上")


def _same_unit(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    one, other, indicator_id = target.judged.unit, result.judged.unit, target.indicator_id
    if one == other:
        return True
    if one is None or other is None:
        return False
    if _spelled_out(target, result) or _spelled_out(result, target):
        return True
    if any(one in group and other in group for group in rule.unit_groups) or worth(other, one, rule) is not None:
        return True
    # 家 and 户 count the same firms where the dictionary lists both for the indicator.
    units = indicators.get(indicator_id).units if indicator_id is not None else ()
    return set(units) <= {"家", "户", "个"} and one in units and other in units


def _spelled_out(plain: Subject, rated: Subject) -> bool:
    """Say whether the one says before its number what the other's unit says it is counted on: 每人每月2200元, 2200元/人月."""
    unit, _, counted_on = (rated.judged.unit or "").partition("/")
    if not counted_on or plain.judged.unit != unit:
        return False
    said = _EACH.search(plain.clause)
    return said is not None and set(said.group(1).replace("每", "")) == set(counted_on) - set("·・.")


def _same_measure(target: Subject, result: Subject) -> bool:
    one, other = target.judged.measure, result.judged.measure
    return one == other or (one in _RATES and other in _RATES and target.judged.unit == result.judged.unit == "%")


def _same_flow(target: Subject, result: Subject) -> bool:
    """Say whether a change of a count meets its like: 增加100户 says how much a number grew, not what was done."""
    flows = {flow for flow in (target.flow, result.flow) if flow is not None}
    return flows <= (target.name.classes & result.name.classes)


def _of_a_grade(target: Subject, result: Subject) -> bool:
    """Say whether only the result counts those of one grade: 省级科技型中小企业 where 科技型中小企业 were set."""
    ours, theirs = target.sentence.text, result.name.text
    return "级" in theirs and any(grade in theirs and grade not in ours for grade in _GRADES)


def _in_a_part(one: Subject, other: Subject, rule: SettlementRule) -> bool:
    """Say whether only one is for what lies along or around something: 河流沿线227个村庄, of which the other says nothing."""
    word = next((word for word in rule.areas.parts if one.clause.endswith(word)), None)
    return word is not None and word not in other.sentence.text


def _including(one: Subject, other: Subject) -> bool:
    """Say whether only one says in brackets what else it counts: 新建学校（含改扩建）5所."""
    said = _WITH.search(one.clause)
    return said is not None and said.group()[2:-1] not in other.sentence.text


def _of_a_size(one: Subject, other: Subject) -> bool:
    """Say whether only one counts those above a size: 规模以上工业增加值, 工业增加值."""
    return any(
        size in one.name.text and size not in other.name.text and size not in words_before(other) for size in _SIZED
    )


def said_of(subject: Subject) -> str:
    """Return what is said of a number in its own clause, in the one before it and behind it, each with its comma."""
    earlier = subject.before.removesuffix(subject.clause).rstrip("，,")
    return f"{re.split('[，,]', earlier)[-1]}，{subject.clause}，{subject.after}，"


def left_out_of(subject: Subject, rule: SettlementRule) -> str | None:
    """Return the part that a number leaves out: 扣除房地产开发投资后，固定资产投资增长2.7%; else None."""
    words = said_of(subject)
    if "扣" not in words and "剔" not in words and "不" not in words:
        return None
    left_out = rule.beside.leaving_out.search(words)
    if left_out is None or any(word in left_out.group(1) for word in rule.beside.not_left_out):
        return None
    return left_out.group(1)


def _leaves_out_more(one: Subject, other: Subject, rule: SettlementRule) -> bool:
    """Say whether only one leaves out a part of what it counts."""
    part = left_out_of(one, rule)
    return part is not None and part not in other.sentence.text


def a_part(whole: Subject, part: Subject, rule: SettlementRule) -> bool:
    """Say whether one of two of a name counts only a part of what the other counts."""
    return (
        one_of_two(whole, part)
        or _of_a_grade(whole, part)
        or _of_a_size(part, whole)
        or net_of_new(whole, part)
        or _including(whole, part)
        or _in_a_part(part, whole, rule)
    )


def _same_area(target: str | None, result: str | None, own: tuple[str | None, str | None]) -> bool:
    """Say whether both are for one area; a place that is named and one that nobody knows are two."""
    ours, theirs = target or own[0], result or own[1]
    if (target and not theirs) or (result and not ours):
        return False
    return same_place(ours, theirs)


def _one_step(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether a target is that of some months (1-6月引进项目5个,其中…1个) and the result no such one."""
    before = target.before
    return (
        "月" in before and rule.times.step.search(before) is not None and not rule.times.part_year.search(result.clause)
    )


def _of_months(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether only one of the two is for a part of the year: 1—11月增长9%, 一季度开工20个."""
    of_months = result.partial or bool(rule.times.part_year.search(result.clause))
    if of_months and not (target.partial or rule.times.part_year.search(target.clause)):
        return True
    return rule.times.part_target.search(target.clause) is not None or _one_step(target, result, rule)


def _over_years(target: Subject, result: Subject) -> bool:
    """Say whether the result is a total of years where the target is what one year was to bring."""
    if target.judged.measure != "level" or target.judged.unit in (None, "%", "百分点"):
        return False
    if "累计" in target.clause or target.judged.unit != result.judged.unit:
        return False
    return together_over_years(target.judged, result.judged, result.clause, result.before)


def _stands_at(target: Subject, result: Subject, year: int | None, rule: SettlementRule) -> bool:
    """Say whether a review of several years tells what something stands at in the last: 补助标准由240元提高到450元.

    So do a rate or share (参保率超95%), and what the target speaks of as a stock (企业总量突破500家).
    """
    judged = result.judged
    if result.figure.period not in (None, year) or judged.measure not in _RATES:
        return False
    if rule.times.summed_up.search(result.clause) is not None:
        return False
    if judged.unit == "%":
        return True
    if result.name.classes and not result.figure.indicator.endswith(rule.names.standing_names):
        return False
    held = judged.qualifier == ">=" and result.clause.rstrip().endswith(_HELD)
    if held or rule.beside.comes_to.search(result.clause) is not None:
        return True
    if _YEARLY.search(f"{result.clause}{result.figure.indicator}") is not None:
        return True
    stock = states_stock(result, rule) or not _done_before(result, rule)
    return stock and set_as_stock(target, rule) and not (judged.unit or "").endswith(_FLOW_UNITS)


def _done_before(result: Subject, rule: SettlementRule) -> bool:
    """Say whether the result's sentence says before it what was done (成功创建甲、乙3个园区，丙、丁2个产业集群)."""
    said = rule.doings.verb_pattern.findall(result.before)
    return any(rule.doings.verb_classes[verb] & _DOING for verb in said)


def _one_doing(target: Subject, result: Subject, rule: SettlementRule) -> bool:
    """Say whether two equal names tell of a doing themselves (劳动力转移就业), whatever verb a list lent to one of them."""
    lent = target.lent or result.lent
    return lent and target.name.text == result.name.text and target.name.text.endswith(rule.names.doing_names)


def obstacles_of(
    target: Subject,
    result: Subject,
    match: NameMatch,
    by_dictionary: bool,
    areas: tuple[str | None, str | None],
    year: int | None,
    rule: SettlementRule,
) -> tuple[Obstacle, ...]:
    """Return what forbids holding a result against a target; ``by_dictionary`` says that both are one indicator."""
    found: list[Obstacle] = []
    if match.likeness == "narrower" or a_part(target, result, rule):
        found.append("narrower")
    if match.likeness == "wider" or a_part(result, target, rule):
        found.append("wider")
    one_doing = _one_doing(target, result, rule)
    if _leaves_out_more(target, result, rule) or _leaves_out_more(result, target, rule):
        found.append("left_out")
    if not by_dictionary and not one_doing and target.indicator_id is not None and result.indicator_id is not None:
        found = ["definition"]
    if by_dictionary and result.name.core in target.rivals:
        found.append("rival")
    staged = not_opposed(target, result, rule) if by_dictionary else same_stage(target, result, rule)
    if not one_doing and (not _same_flow(target, result) or not staged or moved_to(target, result, rule)):
        found.append("stage")
    if early(target, result):
        found = [*(kind for kind in found if kind != "stage"), "early"]
    if not _same_measure(target, result):
        found.append("measure")
    elif not _same_unit(target, result, rule):
        found.append("unit")
    if not _same_area(target.area, result.area, areas):
        found.append("area")
    if target.twins > 1 and result.twins != target.twins:
        found.append("ambiguous")
    if (result.time == "several" and not _stands_at(target, result, year, rule)) or (
        year is not None and result.figure.period not in (None, year)
    ):
        found.append("period")
    elif _of_months(target, result, rule):
        found.append("part_of_year")
    elif "stage" not in found and _over_years(target, result):
        found.append("over_years")
    return tuple(found)


def obstacles_between(
    target: Subject,
    result: Subject,
    match: NameMatch,
    *,
    areas: tuple[str | None, str | None],
    year: int | None,
    rule: SettlementRule,
) -> tuple[Obstacle, ...]:
    """Return what forbids holding a result against a target whose names match so; empty where nothing does."""
    return obstacles_of(target, result, match, False, areas, year, rule)
