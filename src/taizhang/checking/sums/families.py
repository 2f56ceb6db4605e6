"""Wholes and parts with names of their own (生产总值 and the three industries), however far apart they are stated."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from taizhang.checking.bounded import PART_OF, beyond
from taizhang.checking.growth.weighted import judge_growth, whole_of
from taizhang.checking.judging import is_plain
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import strays_to_whole
from taizhang.checking.statements import Statement, area_of, named_here, statements
from taizhang.checking.sums.misses import scaled_part
from taizhang.checking.sums.ofmore import told_of_more
from taizhang.checking.sums.wholes import judge_parts
from taizhang.checking.words import WORDS, GrowthWhole, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_Groups = dict[tuple[tuple[object, ...], bool], list[Statement]]
_MONTH = 6
"""Where the month stands in what a group goes by."""
_OTHER_BASE = {"年均", "平均", "人均", "累计", "环比", "计划", "目标", "预算", "实际", "可比", "同口径", "预计", "其中"}
_ALONE = {"当月", "当季"}
_SIZE = Decimal(2)
_NEAR = 400
_NAMED = lazy(
    one_of(name for family in WORDS.growth_wholes for names in (family.whole, *family.parts) for name in names)
)


def check_families(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """一产增加值…。二产增加值…。 in a text that states 生产总值 elsewhere: levels add up, growths lie round the whole's."""
    for passages in readings:
        groups: _Groups = defaultdict(list)
        dated = any(figure.period is not None for passage in passages for figure in passage.figures)
        for statement in statements([passages]):
            figure = statement.figure
            if (
                (figure.period is None and dated)
                or figure.mood == "target"
                or statement.context & (_OTHER_BASE - {"其中", "累计"})
            ):
                continue
            growth = figure.measure == "growth" and statement.passage.kind(statement.number) == PERCENT
            level = figure.measure == "level" and statement.passage.kind(statement.number) in (MONEY, COUNT)
            if growth and _on_last_quarter(statement):
                continue
            if (growth or level) and _NAMED.search(figure.indicator):
                # 10月份用电量4375亿千瓦时, 1—10月第二产业用电量31947亿千瓦时: one month is no whole of ten.
                alone = statement.month if statement.context & _ALONE else None
                where = (area_of(statement), statement.place, figure.scope, alone)
                told = (*where, figure.period, figure.unit, statement.month)
                groups[(*told, "累计" in statement.context), growth].append(statement)
        for (key, growth), group in groups.items():
            for family in () if growth else WORDS.growth_wholes:
                if family.running or not key[-1]:
                    yield from _exceeding(group, family)
        for (key, growth), group in _merged(groups).items():
            for family in WORDS.growth_wholes:
                if family.running or not key[-1]:
                    yield from _of_family(group, family, growth=growth)


def _on_last_quarter(statement: Statement) -> bool:
    """Whether a growth is one over the months before (从环比看，二季度国内生产总值增长1.8%), whatever is told beside it."""
    before = statement.passage.masked[: statement.passage.marks[statement.number]]
    return before.rfind("环比") > before.rfind("同比")


def _merged(groups: _Groups) -> _Groups:
    """前三季度,生产总值744.94亿元。…第一产业增加值145.88亿元: where a text names one stretch of the year, all are of it."""
    months = {key[_MONTH] for key, _ in groups if key[_MONTH] is not None}
    if len(months) != 1:
        return groups
    month = months.pop()
    merged: _Groups = defaultdict(list)
    for (key, growth), group in groups.items():
        merged[(*key[:_MONTH], month, *key[_MONTH + 1 :]), growth] += group
    return merged


def _a_share_itself(whole: Statement, parts: list[Statement]) -> bool:
    """Whether what is told after the parts is said to be a share (民营企业进出口7.05万亿元,占进出口总值的55.9%)."""
    last = max(part.figure.start for part in parts)
    return whole.figure.start > last and "占" in whole.passage.masked


def _of_family(group: list[Statement], family: GrowthWhole, *, growth: bool) -> Iterator[Finding]:
    wholes = [s for s in group if whole_of(s.figure.indicator, family) and named_here(s)]
    if len({s.figure.value for s in wholes}) != 1:
        return
    whole = wholes[0]
    parts: list[Statement] = []
    for names in family.parts:
        found = [
            s
            for s in group
            if s.figure is not whole.figure and is_part(s.figure.indicator, names, family) and named_here(s)
        ]
        if len({s.figure.value for s in found}) != 1:
            return
        parts.append(found[0])
    if all(part.passage is whole.passage for part in parts) or _a_share_itself(whole, parts):
        return
    figures = [part.figure for part in parts]
    if growth:
        yield from judge_growth(whole.passage, whole.figure, figures)
        return
    total = sum((f.value for f in figures if f.value is not None), Decimal(0))
    tops = [whole.figure, *_also_told(whole)]
    # 预算调整为368000万元,实际收入377841万元: the parts are of the one that they make, but for a slip.
    held = next((t for t in tops if t.value == total or (len(tops) > 1 and strays_to_whole(t, figures))), None)
    if held is None and len(tops) > 1:
        return
    held = held or whole.figure
    top = held.value or Decimal(0)
    slipped = scaled_part(held, figures) is not None or strays_to_whole(held, figures)
    if top / _SIZE <= total <= top * _SIZE or slipped:
        labels = [f.indicator for f in figures]
        if not told_of_more(whole.passage, held, figures, labels):
            yield from judge_parts(whole.passage, held, figures, labels, True, True)


def _also_told(whole: Statement) -> list[Figure]:
    """Return the other levels of a quantity that the sentence tells of it (the budget, and what came in)."""
    own = whole.figure
    return [
        f
        for f in whole.passage.figures
        if f is not own
        and f.indicator == own.indicator
        and (f.unit, f.measure, f.period) == (own.unit, own.measure, own.period)
        and f.value != own.value
    ]


def _exceeding(group: list[Statement], family: GrowthWhole) -> Iterator[Finding]:
    """第三产业增加值459亿元 of a 地区生产总值 of 98.7亿元: no part is more than all of it."""
    wholes = [s for s in group if whole_of(s.figure.indicator, family) and named_here(s)]
    if len({s.figure.value for s in wholes}) != 1:
        return
    whole = wholes[0]
    for statement in group:
        part = statement.figure
        named = any(is_part(part.indicator, names, family) for names in family.parts) and named_here(statement)
        near = abs(part.start - whole.figure.start) <= _NEAR and part.mood == whole.figure.mood
        if "预算收入" in family.whole and "其中" not in statement.passage.masked:
            # 预算收入1606.5万元,…;税收收入2780万元: side by side, the taxes may be those of all levels.
            continue
        if not named or not near or not (is_plain(part) and is_plain(whole.figure)):
            continue
        found = beyond(statement.passage, part, whole.figure, PART_OF)
        if found is not None:
            yield found


def parts_fit(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether a whole and its parts may be of one year, area and mood; a part without takes the whole's."""
    return all(
        (part.period in (None, whole.period) or whole.period is None)
        and part.scope in (None, whole.scope)
        and (part.mood == "target") == (whole.mood == "target")
        for part in parts
    )


def is_part(indicator: str, names: tuple[str, ...], family: GrowthWhole) -> bool:
    """Say whether an indicator is a part by its name and nothing but the noun of such parts."""
    for name in sorted(names, key=len, reverse=True):
        if name in indicator:
            rest = indicator.replace(name, "", 1)
            return any(mark in family.whole and rest in nouns for mark, nouns in _NOUNS)
    return False


_NOUNS = (
    ("生产总值", ("", "增加值")),
    ("进出口", ("", "总额", "额", "总值")),
    ("固定资产投资", ("投资", "固定资产投资")),
    ("预算收入", ("收入",)),
    ("规模以上工业", ("", "增加值", "总产值", "产值", "行业", "利润总额", "利润", "营业收入")),
    ("市场主体", ("", "新设", "新登记", "实有", "登记在册", "数", "户数", "数量")),
    ("全社会用电量", ("用电量", "生活用电量", "生活用电", "累计用电量", "累计生活用电量", "用电")),
    ("快递业务量", ("快递业务量", "业务量", "快递", "/港澳台快递业务量", "/港澳台业务量", "和港澳台快递业务量")),
    ("零售总额", ("", "零售额", "消费品零售额", "社会消费品零售额", "市场零售额", "消费品市场零售额", "额", "收入")),
)
"""A name of each family of wholes, with the nouns that its parts bear."""
