"""The growth of a whole lies between the growths of its parts (进出口 between 进口 and 出口)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, worded
from taizhang.checking.passages import CLAUSE_MARK, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, GrowthWhole, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

# 基金预算收入 and the like are budgets of their own beside the general one.
_OTHER_BUDGET = lazy("基金|国有资本|社保|保险")
_OTHER = lazy("拉动|贡献|年均|平均每年|占|比重|比例|率|目标|预期|计划|人均|累计")
_BASIS = lazy("同口径|可比|不变价|名义|实际|扣除|剔除")
_JOINED = ("、", "和", "及", "与")
_GROWN = lazy("增长|下降|增幅|增速|降幅|上升|增加|减少|上涨|回落")


_NOUNS = ("收入", "投资", "人均", "就业", "利润", "用电", "贷款", "存款")


def check_weighted_growth(passage: Passage) -> Iterator[Finding]:
    """进出口增长25.5%,其中出口增长20.3%,进口增长24.9%: the whole cannot outgrow all of its parts."""
    growths = list(_growths(passage))
    for at, family in enumerate(WORDS.growth_wholes if len(growths) >= _FEWEST else ()):
        wholes = [(f, words) for f, words in growths if at in _whole(words)]
        if len(wholes) != 1:
            continue
        parts: list[Figure] = []
        for names in family.parts:
            found = [f for f, words in growths if any(name in words for name in names) and f not in parts]
            found = [f for f in found if f not in [w for w, _ in wholes] and _of_the_kind(f, family)]
            parts += found[:1]
        if len(parts) != len(family.parts):
            continue
        yield from judge_growth(passage, wholes[0][0], parts)
        return
    yield from _in_time(passage)


_STRETCHES = (
    ("上半年", ("一季度", "二季度")),
    ("前三季度", ("上半年", "三季度")),
    ("前三季度", ("一季度", "二季度", "三季度")),
    ("全年", ("上半年", "下半年")),
)


def quarters_after(home: Passage, passage: Passage) -> Iterator[Finding]:
    """前三季度…增长0.7%。分季度看,一季度下降6.8%,二季度增长3.2%,三季度增长4.9%: the growth of the stretch lies between."""
    if "季度看" not in passage.masked[:_OPENING] or passage.reading is not home.reading:
        return
    told = _by_stretch(passage)
    for whole, parts in _STRETCHES:
        tops = [
            f
            for k, f in enumerate(home.figures)
            if home.kind(k) == PERCENT
            and f.measure == "growth"
            and whole in home.between(-1, k)
            and f.value is not None
        ]
        if told is None or not tops or set(told) != set(parts):
            continue
        figures = [replace(told[name], period=tops[0].period, scope=tops[0].scope, mood=tops[0].mood) for name in parts]
        if len({f.indicator for f in figures}) == 1 and figures[0].indicator == tops[0].indicator:
            yield from judge_growth(home, tops[0], figures)
            return


_OPENING = 8


def _in_time(passage: Passage) -> Iterator[Finding]:
    """一季度下降5.6%,二季度增长5.8%,上半年增长0.5%: the half-year lies between its quarters."""
    told = _by_stretch(passage)
    if told is None:
        return
    for whole, parts in _STRETCHES:
        if whole in told and all(name in told for name in parts):
            figures = [replace(told[name], period=told[whole].period) for name in parts]
            if len({f.indicator for f in (told[whole], *figures)}) == 1:
                yield from judge_growth(passage, told[whole], figures)
                return


def _by_stretch(passage: Passage) -> dict[str, Figure] | None:
    """Return the growths of a sentence by the stretch of the year each is said of; None where one is said twice."""
    told: dict[str, Figure] = {}
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) != PERCENT or figure.measure != "growth" or figure.value is None:
            continue
        label = passage.between(number - 1, number)
        named = [
            name for name in ("前三季度", "一季度", "二季度", "三季度", "上半年", "下半年", "全年") if name in label
        ]
        if "前三季度" in named:
            named = [name for name in named if name != "三季度"]
        if len(named) == 1 and not re.search("环比|单月|当月", label):
            if named[0] in told:
                return None
            told[named[0]] = figure
    return told


def _of_the_kind(part: Figure, family: GrowthWhole) -> bool:
    """Say whether a part speaks of nothing that the whole does not: 城镇居民收入 is no part of the 零售总额."""
    return not any(
        noun in part.indicator and not any(noun in name for name in (*family.whole, *family.parts[0]))
        for noun in _NOUNS
    )


def _growths(passage: Passage) -> Iterator[tuple[Figure, str]]:
    """Yield the growth rates of a passage with the words that say what grew."""
    said = False
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) != PERCENT or figure.measure != "growth" or figure.value is None:
            said = False
            continue
        clause = CLAUSE_MARK.split(passage.between(number - 1, number))[-1]
        if said and clause in _JOINED:
            # 一、二、三产增加值分别增长8.8%、29.8%和8.0%
            if named_before(passage, number):
                yield figure, figure.indicator
            continue
        said = False
        if _OTHER.search(clause) or not _GROWN.search(clause):
            continue
        said = "分别" in clause
        if not said or named_before(passage, number):
            yield figure, figure.indicator


def named_before(passage: Passage, number: int) -> bool:
    """Whether the words of a sentence up to a figure bear the name that it was read to have (进口, and no 进口方面 after)."""
    name = _TRADE.findall(passage.figures[number].indicator)
    told = _TRADE.findall(passage.masked[: passage.marks[number]])
    return not name or not told or name[-1] in told


_TRADE = lazy("进出口|出口|进口")


def _without(words: str, family: GrowthWhole) -> str | None:
    """Return words without the names of a whole; None where they name it not, or name one of its parts."""
    if not any(name in words for name in family.whole):
        return None
    bare = words
    for name in sorted(family.whole, key=len, reverse=True):
        bare = bare.replace(name, "")
    # 轻工业 holds the name 工业 of the whole, and is a part.
    if any(name in words for name in _LONGER.get(family, ())):
        return None
    another = _OF_ANOTHER.search(bare) is not None
    named = not any(name in bare for names in family.parts for name in names)
    return bare if named and not another else None


_LONGER = {
    family: longer
    for family in WORDS.growth_wholes
    if (longer := tuple(n for names in family.parts for n in names if any(whole in n for whole in family.whole)))
}
"""Names of parts that hold a name of their whole, by family."""
_OF_ANOTHER = lazy(
    "网上|网络|限额以上|限上|餐饮|批发|住宿|贸易业|单位|万元|能耗|电耗|水耗|排放|强度|人均|生产率|比重|占"
)
"""What makes the name of a whole that of another thing (单位GDP能耗)."""


@lru_cache(maxsize=4096)
def _whole(words: str) -> tuple[int, ...]:
    """Return which families words name the whole of and none of its parts."""
    return tuple(at for at, family in enumerate(WORDS.growth_wholes) if _without(words, family) is not None)


_A_WHOLE = lazy(one_of({name for family in WORDS.growth_wholes for name in family.whole}))


@lru_cache(maxsize=4096)
def families_of(words: str) -> tuple[GrowthWhole, ...]:
    """Return the families of which words name the whole, next to nothing else, and none of its parts."""
    if _A_WHOLE.search(words) is None:
        return ()
    return tuple(
        family
        for family in WORDS.growth_wholes
        if (bare := _without(words, family)) is not None
        and len(bare) <= _LONGEST_PREFIX
        and not _OTHER_BUDGET.search(bare)
    )


def whole_of(words: str, family: GrowthWhole) -> bool:
    """Say whether words name the whole of a family and none of its parts."""
    told = families_of(words)
    return bool(told) and any(found is family for found in told)


_FEWEST = 3
_LONGEST_PREFIX = 6


def judge_growth(passage: Passage, whole: Figure, parts: list[Figure], *, loose: bool = False) -> Iterator[Finding]:
    """Hold the growth of a whole against those of its parts, between which it lies.

    ``loose`` is whether they may be on bases of their own.
    """
    if len({(f.period, f.scope, f.mood) for f in (whole, *parts)}) > 1:
        return
    assert whole.value is not None
    grown = [(Fraction(f.value), half_unit(f)) for f in parts if f.value is not None]
    least, most = min(v - h for v, h in grown), max(v + h for v, h in grown)
    value, half = Fraction(whole.value), half_unit(whole)
    nearest = least if value < least else most
    outside = value + half < least or value - half > most
    sure = not loose and all(map(is_plain, (whole, *parts))) and not _BASIS.search(passage.masked)
    yield worded(
        "weighted_growth",
        "consistent" if not outside else "contradicts" if sure else "unclear",
        places=(passage.place(whole), *map(passage.place, parts)),
        stated=whole.text,
        computed="—".join(decimal_text(v, 4) + "%" for v in (min(v for v, _ in grown), max(v for v, _ in grown))),
        difference=decimal_text(abs(value - nearest) if outside else Fraction(0), 4) + "个百分点",
        tolerance=decimal_text(half + max(h for _, h in grown), 4) + "个百分点",
        basis=Why(
            zh=f"总体的增幅应介于各部分（{'、'.join(p.text for p in parts)}）之间，所在的范围",
            en=f"the growth of a whole lies between those of its parts ({', '.join(p.text for p in parts)}), which",
        ),
        reason=Why(zh="各项增幅的计算口径可能不同", en="the growths may be on different bases"),
    )
