"""Lists whose items count things and say an amount of each (46个项目完成投资442.4亿元;136个项目完成投资335.5亿元)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_NOUN = lazy(
    "[^，,；;。：:]{0,14}?(?P<noun>项目|工程|企业|单位|机构|学校|市场主体|园区|基地|合作社|公司|街道|乡镇|村)"
    "(?=完成|实现|总投资|投资|计划|累计|共|资金|产值|收入)"
)
_INNER = lazy("[^，,；;。：:]{1,24}")
_NOT = lazy("[由每均占比]|较(?![大小好高低快重])|从(?!业|事)|增加|减少|增长|下降|新增|计划|其中")
_BACK = 2
_LEAST, _MOST = 3, 12
_OPEN = Why(zh="所列各项未必是全部", en="the items listed need not be all")
_Pair = tuple[tuple[Figure, Figure], str]


def check_row_pairs(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """203个项目完成投资792.4亿元。按行业划分,11个…53.9亿元,87个…153.2亿元,…: both columns make what was stated."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if len(passage.figures) < 2 * _LEAST:
                continue
            pairs = list(_pairs(passage))
            if len(pairs) < _LEAST:
                continue
            homes = passages[max(0, at - _BACK) : at]
            tops = [(home, pair) for home in homes for _, pair in _pairs(home)]
            for first, (number, pair) in enumerate(pairs):
                rows = [pair]
                for (before, _), (k, other) in zip(pairs[first:], pairs[first + 1 :], strict=False):
                    if not _goes_on(passage, before, k) or other[1] != pair[1]:
                        break
                    rows.append(other)
                own = [(passage, p) for k, p in pairs[:first]]
                if len(rows) >= _LEAST and (first == 0 or not _goes_on(passage, pairs[first - 1][0], number)):
                    yield from _judged([*tops, *own], passage, rows)


def _pairs(passage: Passage) -> Iterator[tuple[int, _Pair]]:
    """Yield each count with the amount that its clause goes on to say of what it counts."""
    for number in range(len(passage.figures) - 1):
        noun = _NOUN.match(passage.gaps[number + 1])
        one, two = passage.figures[number], passage.figures[number + 1]
        if (
            passage.kind(number) == COUNT
            and passage.kind(number + 1) == MONEY
            and noun is not None
            and _INNER.fullmatch(passage.gaps[number + 1])
            and not _NOT.search(passage.gaps[number + 1])
            and is_plain(one)
            and is_plain(two)
        ):
            yield number, ((one, two), noun["noun"])


def _goes_on(passage: Passage, before: int, number: int) -> bool:
    """Whether nothing but shares and growth stand between two items, and no 其中 or lead of another list."""
    between = passage.gaps[before + 2 : number + 1]
    kinds = all(passage.kind(k) == PERCENT for k in range(before + 2, number))
    return kinds and not any("其中" in gap or "按" in gap for gap in between) and len(between) <= _LEAST


def _judged(tops: list[tuple[Passage, _Pair]], passage: Passage, rows: list[_Pair]) -> Iterator[Finding]:
    units = [f.unit for f in rows[0][0]]
    if len(rows) > _MOST or any([f.unit for f in row[0]] != units for row in rows):
        return
    for home, top in reversed(tops):
        if top in rows or [f.unit for f in top[0]] != units or top[1] != rows[0][1]:
            continue
        sums = [sum((Fraction(row[0][side].value or 0) for row in rows), Fraction(0)) for side in (0, 1)]
        rooms = [
            half_unit(top[0][side]) + sum((half_unit(row[0][side]) for row in rows), Fraction(0)) for side in (0, 1)
        ]
        off = [abs(sums[side] - Fraction(top[0][side].value or 0)) > rooms[side] for side in (0, 1)]
        if off[0] == off[1]:
            continue
        side = off.index(True)
        whole, parts = top[0][side], [row[0][side] for row in rows]
        verdict: Verdict = "contradicts" if near_miss(sums[side], whole, parts) else "unclear"
        yield sum_told(home, whole, [(passage, f) for f in parts], verdict, room=rooms[side], reason=_OPEN)
        return
