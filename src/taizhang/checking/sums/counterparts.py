"""Two clauses after 其中 that are all of it by their names (中央 and 地方), however much is said of each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from taizhang.checking.growth.weighted import judge_growth
from taizhang.checking.judging import QUALIFIED, Comparison, added_up, compare, half_unit, is_plain, total_of
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, PERCENT, Passage, unbracketed
from taizhang.checking.records import Finding
from taizhang.checking.slips import strays_to_whole
from taizhang.checking.sums.exclusive import both_of_family
from taizhang.checking.sums.wholes import sum_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_OPENS = lazy("[；;][^，,；;。]{0,24}$")
_RISE = lazy("(?:增加|净增|增收|增支|多增|多|增)了?$")
_FALL = lazy("(?:减少|减收|减支|少|减)了?$")
_LINKS = lazy("占|由|从(?!业|事)|每|均|以上|计划|目标|预算数")
_TWO = 2
_NEXT = 3


def check_counterparts(passage: Passage) -> Iterator[Finding]:
    """支出139744亿元,增加13791亿元。其中,中央20472亿元,增加1707亿元;地方119272亿元,增加12084亿元: both columns."""
    at = passage.masked.find("其中")
    if at < 0 or "；" not in passage.masked:
        return
    full, passage = passage, unbracketed(passage)
    at = passage.masked.find("其中")
    first = next((k for k, mark in enumerate(passage.marks) if mark > at), None)
    if not first or passage.masked.count("其中") > 1:
        return
    heads = [first, *(k for k in range(first + 1, len(passage.figures)) if _OPENS.search(passage.gaps[k]))]
    labels = [CLAUSE_MARK.split(passage.gaps[k])[-1].replace("其中", "") for k in heads]
    if any(label.startswith("加") for label in labels):
        return  # 其中:地方支出4739.5亿元、…;加上解中央支出118.0亿元: what is added to all of it
    if len(heads) != _TWO or not both_of_family([label + "|" for label in labels]):
        return
    begin = max((m.end() for m in re.finditer("[；;]", passage.masked[:at])), default=0)
    whole = _level_before(passage, first, begin)
    parts = [passage.figures[k] for k in heads]
    if whole is None or any(not _alike(passage, k, whole, heads) for k in heads):
        return
    made = total_of(parts)
    if any(f.value == made and f.unit == parts[0].unit and f not in passage.figures for f in full.figures):
        # 31件(其中承办27件,协办4件)。其中承办建议11件,…;承办提案16件: of what the brackets tell.
        return
    lacking, later = Fraction(passage.figures[whole].value or 0) - made, passage.figures[first + 1 :]
    if made and any(f.value == lacking and f.unit == parts[0].unit and f not in parts for f in later):
        # 国内省外412678万元;市外省内176031万元,…,市内县际间416427万元: a third part follows after a mere comma.
        return
    value = Fraction(passage.figures[whole].value or 0)
    if made * 10 >= value * 9 or strays_to_whole(passage.figures[whole], parts):
        # 地方安排的4640.5亿元;中央提前下达404.7亿元 of 5721.2亿元: so much less was never meant to be all.
        yield from _added(passage, passage.figures[whole], parts, [1, 1], 1)
    rows = [(whole, whole + 1), *((k, k + 1) for k in heads)]
    growths = [_growth(passage, k) for k in (whole, *heads)]
    # Growths right after their levels are weighed against each other elsewhere.
    told = [replace(g, period=None, scope=None, mood="result") for g in growths if g is not None]
    beside = all(g in passage.figures[k + 1 : k + 2] for g, k in zip(growths, (whole, *heads), strict=True))
    if len(told) == len(growths) and not beside and _step(passage, whole + 1) is None:
        yield from judge_growth(passage, told[0], told[1:], loose=passage.kind(whole) == MONEY)
    steps = [_step(passage, k) for _, k in rows]
    if all(steps):
        figures = [passage.figures[k] for _, k in rows]
        yield from _added(passage, figures[0], figures[1:], [s or 1 for s in steps[1:]], steps[0] or 1)


def _growth(passage: Passage, k: int) -> Figure | None:
    """Return how a level grew, as said in its clauses before the next 分号 or sentence."""
    for number in range(k + 1, min(k + 1 + _NEXT, len(passage.figures))):
        if re.search("[；;。]", passage.gaps[number]):
            return None
        figure = passage.figures[number]
        grew = passage.kind(number) == PERCENT and figure.measure == "growth" and is_plain(figure)
        if grew and not re.search("占|计划|目标|预算|年均|每年|平均|拉动|递增", CLAUSE_MARK.split(passage.gaps[number])[-1]):
            return figure
    return None


def _level_before(passage: Passage, first: int, begin: int) -> int | None:
    """Return the number of the first level of the clause before 其中, of which all the rest there tells."""
    for k in range(first):
        if passage.marks[k] >= begin and passage.kind(k) in (MONEY, COUNT):
            return k if _step(passage, k) is None else None
    return None


def _alike(passage: Passage, k: int, whole: int, heads: list[int]) -> bool:
    top, part = passage.figures[whole], passage.figures[k]
    words = CLAUSE_MARK.split(passage.gaps[k])[-1]
    same = part.unit == top.unit and part.measure == top.measure == "level" and passage.kind(k) == passage.kind(whole)
    return same and not _LINKS.search(words) and _step(passage, k) is None


def _step(passage: Passage, k: int) -> int | None:
    """Return the sign of a step that is told by its amount, else None."""
    if k >= len(passage.figures) or passage.kind(k) not in (MONEY, COUNT):
        return None
    words = CLAUSE_MARK.split(passage.gaps[k])[-1]
    return 1 if _RISE.search(words) else -1 if _FALL.search(words) else None


def _added(passage: Passage, whole: Figure, parts: list[Figure], signs: list[int], sign: int) -> Iterator[Finding]:
    held = (whole, *parts)
    if len({f.unit for f in held}) > 1 or any(f.value is None for f in held):
        return
    total = sum((s * abs(Fraction(p.value or 0)) for s, p in zip(signs, parts, strict=True)), Fraction(0)) * sign
    room = sum(map(half_unit, parts), Fraction(0))
    exact = set(signs) == {1} and sign == 1
    size = abs(Fraction(whole.value or 0))
    yield compare(
        Comparison(
            rule="parts",
            stated=whole,
            stated_span=Interval(low=size - half_unit(whole), high=size + half_unit(whole)),
            computed=total,
            computed_span=sum_of(parts) if exact else Interval(low=total - room, high=total + room),
            basis=added_up(parts),
            open_to=None if all(map(is_plain, held)) else QUALIFIED,
            additive=True,
        ),
        passage,
        parts,
    )
