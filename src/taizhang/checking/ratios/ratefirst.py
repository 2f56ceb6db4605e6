"""A rate of what was done, told before the plan and what was done of it (完成率86.4%,计划12.5亿元,实际完成10.8亿元)."""

from collections.abc import Iterator

from taizhang.checking.judging import is_plain
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import SOFT_BASE, share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import explained
from taizhang.reading.patterns import lazy

_RATE = lazy("(?:完成|执行|到位|支付|支出|开工|竣工|入库)(?:率|进度)(?:为|是|达到?)?$")
_SET = lazy("计划|目标|任务|预算|应")
_DONE = lazy("实际|完成|执行|到位|支付|支出|已")
_BEHIND = lazy("[，,；;（(][\u4e00-\u9fff]{0,16}")
_TWO = 2


def check_rate_first(passage: Passage) -> Iterator[Finding]:
    """Ask of a rate that one slip makes the second amount behind it over the first."""
    for number, percent in enumerate(passage.figures[: -_TWO or None]):
        if passage.kind(number) != PERCENT or not is_plain(percent) or _RATE.search(passage.label(number)) is None:
            continue
        plan, done = passage.figures[number + 1 : number + 1 + _TWO]
        gaps = passage.gaps[number + 1 : number + 1 + _TWO]
        if not all(_BEHIND.fullmatch(gap) for gap in gaps) or plan.unit != done.unit:
            continue
        if passage.kind(number + 1) not in COUNT + MONEY or not (is_plain(plan) and is_plain(done)):
            continue
        words = [ANY_MARK.split(gap)[-1] for gap in gaps]
        if _SET.search(words[0]) is None or _SET.search(words[1]) is not None or _DONE.search(words[1]) is None:
            continue
        if any(f.unit == plan.unit and f.measure == "level" for f in passage.figures[max(0, number - _TWO) : number]):
            continue  # 完成86亿元,完成率86%,计划…: of what stands before it
        found = share_finding(passage, "rate", percent, done, plan, SOFT_BASE)
        if found is not None and (found.verdict == "consistent" or explained(percent, done, plan, scale=100)):
            yield found
