"""Lists that break down what is named before 中 and stated a sentence before (卫生技术人员中本科86人,大专251人,…)."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told, total_of
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of, swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_NAMED = lazy("(?:^|[，,；;。：:])在?(?P<name>[^，,；;。：:、中]{2,12})(?:当中|中)[，,:：]?[^，,；;。：:、]{0,14}$")
_SEMICOLON = lazy("[；;。]")
_NOT = lazy("[由每均占比]|较(?![大小好高低快重])|从(?!业|事)|增加|减少|增长|下降|新增|其中|累计")
_EXCEPT = lazy("除|已|另|正在")
_IDLE = lazy("^(?:全[国省市区县]|上述|这些|以上|年末)+|的$")
_ASIDE = lazy("[（(][^（）()]{1,8}[）)]")
_BACK = 3
_LEAST, _MOST = 3, 12
_DIGITS = 3
_OPEN = Why(zh="所列各部分未必是全部", en="the parts listed need not be all")


def check_breakups(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Three parts and more of what is named before 中, one digit from what was stated of it, and the next list too."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "中" not in passage.masked:
                continue
            for first in range(len(passage.figures)):
                told = _NAMED.search(passage.gaps[first])
                if told is None or _EXCEPT.search(passage.gaps[first]) or passage.kind(first) not in (COUNT, MONEY):
                    continue
                name = _IDLE.sub("", told["name"])
                whole = _stated(passages[max(0, at - _BACK) : at + 1], passage.figures[first], name)
                if whole is not None:
                    yield from _lists(passage, first, *whole)


_ITEMS = lazy(
    "^[^，,；;。：:]{0,6}(?:分项|具体|各项|分类|构成|各税种)(?:完成)?(?:情况)?(?:如下|为|是|来看|看)?[，,:：]"
)


def check_itemised(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """决算总额2771万元。分项情况是:出国120万元;接待1033万元;用车1618万元,其中…: one of each 分号-clause."""
    for passages in readings:
        for home, passage in itertools.pairwise(passages):
            if _ITEMS.match(passage.masked) is None or home.reading is not passage.reading:
                continue
            unit = passage.figures[0].unit
            inner = passage.masked.find("其中")
            heads = [0, *(k for k in range(1, len(passage.figures)) if _SEMICOLON.search(passage.gaps[k]))]
            heads = [k for k in heads if inner < 0 or passage.marks[k] < inner]
            parts = [passage.figures[k] for k in heads]
            levels = [
                f
                for k, f in enumerate(home.figures)
                if f.unit == unit and f.measure == "level" and not _NOT.search(home.label(k))
            ]
            alike = all(f.unit == unit and f.measure == "level" and is_plain(f) for f in parts)
            if len(parts) < _LEAST or not alike or len(levels) != 1 or not is_plain(levels[0]):
                continue
            whole, total = levels[0], total_of(parts)
            room = sum(map(half_unit, parts), Fraction(0)) + half_unit(whole)
            away, top = abs(total - Fraction(whole.value or 0)), Fraction(whole.value or 0)
            if away > room and top * 2 <= total * 3 and total * 2 <= top * 3:
                yield _found(passage, home, whole, parts, total, room)


_AMONG = lazy(
    "(?:^|[，,；;。：:])在?(?P<name>[^，,；;。：:、中]{2,12})(?:当中|中)[，,]?(?:已经?|现已|目前|截至目前)?[，,]?有?$"
)
_THINGS = lazy("(?:提案|建议|案件|项目|企业|问题|诉求|工单|举报|人员)$")
_DENIED = lazy("不|未|撤|并")
_SHARE = lazy("(?:率|占比|所占比例|占)(?:达到?|为|约)*$")


def check_rates_among(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """签约项目904个。…签约项目中有458个已开工,开工率50.7%: some of what was stated before by that name."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "中" not in passage.masked:
                continue
            for k in range(len(passage.figures) - 1):
                told = _AMONG.search(passage.gaps[k]) if passage.kind(k) == COUNT else None
                if told is None or passage.kind(k + 1) != PERCENT:
                    continue
                part, rate = passage.figures[k], passage.figures[k + 1]
                lead = ANY_MARK.split(_ASIDE.sub("", passage.gaps[k + 1]))[-1]
                stated = _stated(passages[max(0, at - _BACK) : at + 1], part, _IDLE.sub("", told["name"]))
                if not _SHARE.search(lead) or stated is None or rate.measure == "growth":
                    continue
                home, whole = stated
                if (part.value or 0) <= (whole.value or 0):
                    found = share_finding(passage, "share" if "占" in lead else "rate", rate, part, whole, None, home)
                    if found is not None:
                        yield found


def _stated(near: Sequence[Passage], first: Figure, name: str) -> tuple[Passage, Figure] | None:
    """Return the last amount before a list that bears a name."""
    if len(name) <= 1:
        return None
    for home in reversed(near):
        for figure in reversed(home.figures):
            alike = figure.unit == first.unit and figure.measure == "level" and is_plain(figure)
            ends = figure.indicator.endswith(name) or (
                len(figure.indicator) > _DIGITS and name.endswith(figure.indicator)
            )
            if not ends and (bare := _THINGS.sub("", name)) != name and len(bare) > 1:
                # 立案205件。…立案提案中,…: the verb that they were counted by.
                label = home.label(home.figures.index(figure))
                ends = label.endswith(bare) and _DENIED.search(label) is None
            if figure.indicator.endswith(("未" + name, "不" + name)):
                # 未立案提案46件 are none of the 立案提案.
                continue
            if figure.start < first.start and alike and ends and figure.value:
                return home, figure
    return None


def _lists(passage: Passage, first: int, home: Passage, whole: Figure) -> Iterator[Finding]:
    """Judge the list at a figure, and those that its 分号-clauses go on with."""
    number = first
    while number < len(passage.figures):
        parts = [number]
        while parts[-1] + 1 < len(passage.figures):
            k = parts[-1] + 1
            gap = passage.gaps[k]
            if _SEMICOLON.search(gap) or passage.figures[k].unit != whole.unit or _NOT.search(ANY_MARK.split(gap)[-1]):
                break
            parts.append(k)
        held = [passage.figures[k] for k in parts]
        total = total_of(held)
        if not _LEAST <= len(held) <= _MOST or not all(map(is_plain, held)) or _NOT.search(passage.gaps[number]):
            return
        room = sum(map(half_unit, held), Fraction(0)) + half_unit(whole)
        away = abs(total - Fraction(whole.value or 0))
        lacking = Fraction(whole.value or 0) - total
        swapped = any(
            swap_to(f, Fraction(f.value or 0) + lacking, least=2) for f in held if Fraction(f.value or 0) + lacking > 0
        )
        slip = (near_miss(total, whole, held) or swapped) and len(digits_of(whole)) >= _DIGITS
        if away > room and slip and total * 4 <= Fraction(whole.value or 0) * 5:
            yield _found(passage, home, whole, held, total, room)
        number = parts[-1] + 1
        if number >= len(passage.figures) or "；" not in passage.gaps[number].replace(";", "；"):
            return
        if passage.figures[number].unit != whole.unit:
            return


def _found(
    passage: Passage, home: Passage, whole: Figure, parts: list[Figure], total: Fraction, room: Fraction
) -> Finding:
    verdict: Verdict = "contradicts" if near_miss(total, whole, parts) else "unclear"
    return sum_told(home, whole, [(passage, f) for f in parts], verdict, room=room, reason=_OPEN)
