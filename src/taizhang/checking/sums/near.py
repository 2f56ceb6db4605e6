"""Parts with names of their own in the sentences after their whole (生产总值235.8亿元。分产业看,第一产业…)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from taizhang.checking.growth.weighted import families_of, judge_growth, named_before, quarters_after, whole_of
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import strays_to_whole
from taizhang.checking.sums.families import is_part, parts_fit
from taizhang.checking.sums.misses import scaled_part
from taizhang.checking.sums.ofmore import told_of_more
from taizhang.checking.sums.wholes import judge_parts
from taizhang.checking.words import WORDS, GrowthWhole
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_REACH = 7
_TIME = lazy(
    "(?:1月?[-—–~～至到]{1,2})?(?:1[0-2]|[1-9])月|前?[一二三四]个?季度|上半年|全年|(?:19|20)[0-9]{2}年(?!(?:1?[-—–~～至到]*)[0-9]{1,2}月)"
)
_REAL = lazy("实际|扣除")
_OTHER = ("年均", "平均", "拉动", "贡献", "占", "比重", "计划", "目标", "预算数", "两年")


def check_near_families(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """The named parts that one of the next sentences lists make the whole, and their growths lie round its growth."""
    for passages in readings:
        seen: dict[int, list[tuple[int, Figure]]] = {}
        for at, home in enumerate(passages):
            if at + 1 == len(passages):
                continue
            named = {f.indicator for f in home.figures if families_of(f.indicator)}
            if named:
                told = [(k, f) for k, f in _own(home) if f.indicator in named]
                for family in WORDS.growth_wholes:
                    wholes = [(k, f) for k, f in told if whole_of(f.indicator, family)]
                    if wholes:
                        yield from _listed_after(passages[at + 1 : at + 1 + _REACH], home, wholes, family, seen)
            yield from quarters_after(home, passages[at + 1])


def _listed_after(
    passages: Sequence[Passage],
    home: Passage,
    wholes: list[tuple[int, Figure]],
    family: GrowthWhole,
    seen: dict[int, list[tuple[int, Figure]]],
) -> Iterator[Finding]:
    """Judge the parts of a whole that the first of these sentences that tells of them lists.

    ``seen`` keeps what the sentences name, by where they begin.
    """
    before: list[Figure] = []
    for passage in passages:
        if passage.start not in seen:
            seen[passage.start] = [*_own(passage)]
        own = [f for k, f in seen[passage.start] if _of_the_time(passage, k, home, wholes[0][0])]
        if any(f.measure == "level" and _top(f, family) for f in own):
            # What is listed after another whole is its own.
            return
        # 第三产业用电量1367亿千瓦时。城乡居民生活用电量932亿千瓦时: the last of them may have a sentence of its own.
        found = list(_in(own, home, wholes, family)) or list(_in([*before, *own], home, wholes, family))
        before += own
        yield from found
        if found:
            return


def _slipped(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether 万 for 亿, or one digit, would make the parts the whole, however far apart they are."""
    return scaled_part(whole, parts) is not None or strays_to_whole(whole, parts)


def _of_the_time(passage: Passage, number: int, home: Passage, whole: int) -> bool:
    """Whether an amount is of no other month or stretch than a whole (12月份, beside 2021年)."""
    own = _TIME.findall(passage.masked[: passage.marks[number]])
    if not own:
        return True
    of_whole = _TIME.findall(home.masked[: home.marks[whole]])
    return _stretch(own[-1]) == _stretch(of_whole[-1] if of_whole else "")


def _stretch(words: str) -> str:
    return "" if words.endswith("年") and words != "上半年" else words


def _top(figure: Figure, family: GrowthWhole) -> bool:
    return whole_of(figure.indicator, family) or any(figure.indicator.endswith(name) for name in family.whole)


def _own(passage: Passage) -> Iterator[tuple[int, Figure]]:
    """Yield the levels and growths of a passage that its own words name and that are said of one year or stretch."""
    for number, figure in enumerate(passage.figures):
        label = passage.between(number - 1, number).rpartition("。")[2]
        listed = "分别" in passage.gaps[number] or passage.gaps[number] in ("、", "和")
        if listed and figure.measure == "growth" and not named_before(passage, number):
            continue
        if figure.role == "value" and figure.value is not None and not any(word in label for word in _OTHER):
            yield number, figure


def _in(own: list[Figure], home: Passage, wholes: list[tuple[int, Figure]], family: GrowthWhole) -> Iterator[Finding]:
    for growth in (False, True):
        tops = [f for k, f in wholes if home.kind(k) in ((PERCENT,) if growth else (MONEY, COUNT))]
        tops = [f for f in tops if (f.measure == "growth") == growth]
        if growth and len(tops) > 1:
            # 名义增长12.6%(扣除价格因素实际增长11.7%): what is told without prices stands beside it.
            tops = [f for f in tops if not _REAL.search(home.gaps[home.figures.index(f)])]
        if len(tops) != 1:
            continue
        top, parts = tops[0], []
        for names in family.parts:
            held = [
                f
                for f in own
                if f.unit == top.unit
                and (f.measure == "growth") == growth
                and f.measure in ("growth", "level")
                and is_part(f.indicator, names, family)
            ]
            if len(held) != 1 or held[0] in parts:
                break
            parts.append(held[0])
        if len(parts) != len(family.parts) or not parts_fit(top, parts):
            continue
        if growth:
            alike = [replace(f, period=top.period, scope=top.scope, mood=top.mood) for f in parts]
            yield from judge_growth(home, top, alike)
            continue
        total = sum((f.value for f in parts if f.value is not None), Decimal(0))
        labels = [f.indicator for f in parts]
        if told_of_more(home, top, parts, labels):
            continue  # 总收入223042万元;地方收入151771万元。税收144547万元;非税78495万元: they make what stands beside it
        if top.value and (top.value / 2 <= total <= top.value * 2 or _slipped(top, parts)):
            yield from judge_parts(home, top, parts, labels, True, True)
