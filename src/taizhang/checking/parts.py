"""Parts against their whole: 其中…, a total and the list that breaks it down, ratio lists, shares that make 100."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    half_unit,
    is_exact,
    is_plain,
    show,
    span_of,
    worded,
)
from taizhang.checking.passages import COUNT, MONEY, NAMED, OTHER, Passage
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SPLIT = re.compile("[，,；;、。：:（()）]")
_FLOW = re.compile("(?:新增|增加|减少|净增|同比|增长|下降|提高|比上年|较上年|人均|户均|平均|每|占|奖励|投入|总投资)")
_ANEW = re.compile(
    "[，,；;。](?:并|同时|已|共|还)?(?P<verb>完成|新建|建成|实施|开展|推进|启动|引进|新增|打造|改造|建设|培育|发放|投入|争取|组织|举办|办理|处理|查处|出动|累计|全年|今年"
    "|总投资|计划|解决|实现|建立|服务|惠及|带动|受益|支持|安排|帮助|拨付|整治|拆除|清理|新开工|预计|力争|确保|全市|全区|全县|全省|全国|比上年|同比)"
)
# The more parts are listed, the surer that they are all of it, however much is missing.
_LEAST = {2: Fraction(4, 5), 3: Fraction(3, 4)}
_FURTHEST = 12
_SEMICOLON = re.compile("[；;]")
# An average or the number compared with has no parts.
_NO_WHOLE = re.compile("年均|平均|人均|户均|每|比|较|由|从")
_BREAKDOWN = re.compile(f"[{MONEY}{COUNT}]{NAMED}{{0,24}}?(?P<mark>分别为|分别是|包括|分为|即|[:：])")


def sum_of(figures: Sequence[Figure]) -> Interval:
    """Return every sum that the printed digits of the figures allow."""
    return reduce(lambda total, figure: total + span_of(figure), figures, Interval(low=0, high=0))


def _labels(passage: Passage, numbers: Sequence[int]) -> list[str]:
    """Return the words that name each part: those before it in its clause, and those after it to the next mark."""
    labels = []
    for number in numbers:
        before = _SPLIT.split(passage.between(number - 1, number))[-1]
        after = _SPLIT.split(passage.between(number, number + 1))[0]
        labels.append(before + "|" + after)
    return labels


def _family(labels: Sequence[str], families: Sequence[Sequence[str]], *, whole: bool) -> bool:
    """Whether every label bears a different name of one family; all of its names where ``whole``."""
    for family in families:
        if whole and len(labels) != len(family):
            continue
        taken = []
        for label in labels:
            names = [name for name in family if name in label]
            if not names:
                break
            # 非税收入 holds 税收 too; the name that begins first is meant.
            taken.append(min(names, key=lambda name: (label.index(name), -len(name))))
        else:
            if len(set(taken)) == len(labels):
                return True
    return False


def _exclusive(labels: Sequence[str]) -> bool:
    return _family(labels, WORDS.open, whole=False) or _family(labels, WORDS.closed, whole=False)


def _gap(passage: Passage, numbers: Sequence[int], at: int) -> str:
    """Return everything between a part and the one before it."""
    return passage.masked[passage.marks[numbers[at - 1]] : passage.marks[numbers[at]]]


def _groups(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """Yield (whole, parts, sure to be its parts, said to be all of it) by the numbers of the figures in the passage."""
    text = passage.masked
    for match in re.finditer("其中", text):
        # 其中超亿元企业150户: the threshold in a name is no part.
        first = bisect_right(passage.marks, match.start())
        number = next((k for k in range(first, min(first + 3, len(passage.marks))) if passage.kind(k) != OTHER), None)
        if number is None or number == 0:
            continue
        unit, kind = passage.figures[number].unit, passage.kind(number)
        if kind not in (MONEY, COUNT):
            continue
        wholes = [
            k
            for k in range(number - 1, max(-1, number - 6), -1)
            if passage.figures[k].unit == unit and passage.kind(k) == kind
        ]
        if not wholes:
            continue
        parts = _run(passage, number, unit)
        yield _best(passage, wholes, parts), parts, len(wholes) == 1, False
    yield from _same_noun(passage)
    for match in _BREAKDOWN.finditer(text):
        whole = passage.number(match.start())
        number = whole + 1
        if number >= len(passage.figures) or passage.figures[number].unit != passage.figures[whole].unit:
            continue
        if "，" in passage.between(whole, number).replace(",", "，") and match["mark"] in ("即",):
            continue
        parts = _run(passage, number, passage.figures[whole].unit)
        if len(parts) >= 2:
            yield whole, parts, True, match["mark"] not in ("包括", "即")


def _same_noun(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """抓实134个重点项目,…30个项目建成,…104个项目推进: two parts that bear the noun of the whole."""
    if len(passage.figures) < 3 or "其中" in passage.masked:
        return
    for whole in range(len(passage.figures) - 2):
        if passage.kind(whole) != COUNT:
            continue
        noun = _SPLIT.split(passage.between(whole, whole + 1))[0][-2:]
        if len(noun) < 2:
            continue
        parts = [
            k
            for k in range(whole + 1, min(whole + _FURTHEST, len(passage.figures)))
            if passage.figures[k].unit == passage.figures[whole].unit and passage.between(k, k + 1).startswith(noun)
        ]
        top = passage.figures[whole].value or 0
        if len(parts) >= 2 and all(0 < (passage.figures[k].value or 0) < top for k in parts):
            yield whole, parts, True, False
            return


def _best(passage: Passage, wholes: list[int], parts: list[int]) -> int:
    """Return the nearest total that holds the parts; the nearest at all where none does."""
    total = sum((passage.figures[k].value or 0 for k in parts), Decimal(0))
    return next((k for k in wholes if (passage.figures[k].value or 0) >= total), wholes[0])


def _run(passage: Passage, first: int, unit: str | None) -> list[int]:
    """Return the figures that go on with the list: the same unit, growth rates and shares between them left out."""
    parts = [first]
    for number in range(first + 1, len(passage.figures)):
        gap = passage.between(number - 1, number)
        if "其中" in gap or len(gap) > 40 or _begins_anew(gap, passage.between(first - 1, first)):
            break
        figure = passage.figures[number]
        if passage.kind(number) not in (MONEY, COUNT):
            continue
        if figure.unit != unit:
            # 省级项目5个,总投资3亿元: another measure of the same part.
            continue
        last_word = _SPLIT.split(gap)[-1]
        if _FLOW.search(last_word) and not _FLOW.search(passage.between(parts[-1] - 1, parts[-1])):
            break
        parts.append(number)
    return parts


def _begins_anew(gap: str, first: str) -> bool:
    """Whether the words before a figure begin another statement rather than go on with the list."""
    match = _ANEW.search(gap)
    return match is not None and match["verb"] not in first


def check_parts(passage: Passage) -> Iterator[Finding]:
    """No part exceeds its whole; parts that exclude each other do not together; parts that are all of it make it."""
    for whole_number, part_numbers, said, whole_list in _groups(passage):
        whole = passage.figures[whole_number]
        parts = [passage.figures[number] for number in part_numbers]
        if whole.value is None or any(p.value is None or p.value < 0 for p in parts) or whole.value <= 0:
            continue
        if _NO_WHOLE.search(_SPLIT.split(passage.between(whole_number - 1, whole_number))[-1]):
            continue
        if whole.measure not in ("level", "change") or whole.role != "value":
            continue
        labels = _labels(passage, part_numbers)
        if not whole_list and not _exclusive(labels):
            # Beyond a 分号 another statement may begin.
            ends = [k for k in range(1, len(parts)) if _SEMICOLON.search(_gap(passage, part_numbers, k))]
            parts, labels = (parts[: ends[0]], labels[: ends[0]]) if ends else (parts, labels)
        yield from judge_parts(passage, whole, parts, labels, said, whole_list)


def judge_parts(
    passage: Passage, whole: Figure, parts: list[Figure], labels: list[str], said: bool, whole_list: bool
) -> Iterator[Finding]:
    """Compare a whole with its parts.

    ``said`` is whether they are surely its parts, ``whole_list`` whether surely all of them.
    """
    assert whole.value is not None
    total = sum((Fraction(p.value) for p in parts if p.value is not None), Fraction(0))
    summed = sum_of(parts)
    allowed = span_of(whole)
    plain = is_plain(whole) and all(map(is_plain, parts))
    closed = whole_list or _family(labels, WORDS.closed, whole=True)
    apart = closed or _exclusive(labels)
    largest = max(parts, key=lambda p: p.value or 0)
    assert largest.value is not None
    ambiguous = Why(zh="“其中”所指的总数不止一种可能", en="the parts may belong to another total")
    if largest.value > whole.value and not span_of(largest).meets(allowed):
        slip = _scale_slip(Fraction(largest.value), Fraction(whole.value))
        yield compare(
            Comparison(
                rule="scale" if slip else "parts",
                stated=largest,
                stated_span=span_of(largest),
                computed=Fraction(whole.value),
                computed_span=Interval(low=None, high=allowed.high),
                basis=Why(
                    zh="它是其中一部分，所属的总数" + ("（亿、万可能互换）" if slip else ""),
                    en="the whole it is a part of" + (" (亿 and 万 may have been swapped)" if slip else ""),
                ),
                open_to=QUALIFIED if not plain else None if said else ambiguous,
            ),
            passage,
            (whole,),
        )
        return
    if len(parts) < 2:
        return
    over = total > Fraction(whole.value)
    open_to: Why | None = QUALIFIED if not plain else None if said else ambiguous
    if not closed and not over and total != whole.value:
        if not said or not _near_miss(total, whole, parts):
            return
        open_to = Why(zh="所列各部分未必是全部", en="the parts listed need not be all")
    if over and not apart:
        if total > Fraction(whole.value) * 3 / 2:
            return
        open_to = Why(zh="各部分之间可能有交叉", en="the parts may overlap")
    if not closed and allowed.meets(summed):
        if total != whole.value and (is_exact(whole) or not all(map(is_exact, parts))):
            return
        if total != whole.value:
            yield _coarse(passage, whole, parts, total)
            return
    yield compare(
        Comparison(
            rule="parts",
            stated=whole,
            stated_span=allowed,
            computed=total,
            computed_span=summed,
            basis=Why(
                zh=f"{'、'.join(p.text for p in parts)}之和", en="the sum of " + ", ".join(p.text for p in parts)
            ),
            open_to=open_to,
            slack=half_unit(whole) + sum((half_unit(p) for p in parts), Fraction(0)) / 2,
        ),
        passage,
        parts,
    )


def _near_miss(total: Fraction, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one other digit would make the parts the whole, so that they were probably meant to be all of it."""
    assert whole.value is not None
    away = abs(Fraction(whole.value) - total)
    if total < Fraction(whole.value) * _LEAST.get(len(parts), Fraction(1, 2)) or away == 0:
        return False
    # Trailing zeros that all of them share say nothing: 1200, 800 and 300 are 12, 8 and 3.
    step = min(Fraction(f.resolution) for f in (whole, *parts))
    numbers = [Fraction(f.value or 0) / step for f in (whole, *parts)]
    while all(n.denominator == 1 and n.numerator % 10 == 0 for n in numbers):
        numbers, step = [n / 10 for n in numbers], step * 10
    steps = away / step
    while steps.denominator == 1 and steps.numerator % 10 == 0:
        steps /= 10
    return steps.denominator == 1 and 1 <= steps <= 9 and numbers[0] >= 30


def _coarse(passage: Passage, whole: Figure, parts: Sequence[Figure], total: Fraction) -> Finding:
    """A whole printed in 万 whose parts are counted to the last one."""
    assert whole.value is not None
    away = abs(total - Fraction(whole.value))
    return worded(
        "parts",
        "rounding",
        places=(passage.place(whole), *map(passage.place, parts)),
        stated=whole.text,
        computed=show(total, whole, places=4),
        difference=show(away, whole, places=4),
        tolerance=show(half_unit(whole), whole, places=4),
        basis=Why(zh=f"{'、'.join(p.text for p in parts)}之和", en="the sum of " + ", ".join(p.text for p in parts)),
    )


def _scale_slip(part: Fraction, whole: Fraction) -> bool:
    """Whether the part would fit its whole if 亿 and 万 had been swapped."""
    return part / whole >= 100 and part / 10_000 <= whole
