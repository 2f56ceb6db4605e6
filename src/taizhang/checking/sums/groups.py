"""Parts that the reading links to their whole (``part_of``), in one sentence or several."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from taizhang.checking.passages import COUNT, MONEY, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.checking.sums.manifold import of_each
from taizhang.checking.sums.misses import near_miss
from taizhang.checking.sums.wholes import judge_parts
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure, Reading

_BESIDE = 6
_BOTH = 2
_MONTH = lazy("[0-9]月份?(?:共|仅|就)?有?$")
_TAKEN_UP = lazy("[，,；;](?:经|共|已)?(?:审查|立案)[^，,；;。]{0,4}$")
_STEP = lazy("(?:增加|减少|新增|净增|增长|下降|提高)[了近约]{0,2}$")


def check_part_groups(reading: Reading) -> Iterator[Finding]:
    """What the reading takes for parts of a figure does not exceed it."""
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in reading.figures:
        if figure.part_of is not None and 0 <= figure.part_of < len(reading.figures):
            groups[figure.part_of].append(figure)
    for number, parts in groups.items():
        whole = reading.figures[number]
        additive = [p for p in parts if p.unit == whole.unit and kind_of(p) == kind_of(whole) and p is not whole]
        additive = [p for p in additive if not _STEP.search(reading.text[max(0, p.start - 6) : p.start])]
        # 其中会后21件,经审查立案196件: how many were taken up is told anew.
        additive = [p for p in additive if not _TAKEN_UP.search(reading.text[max(0, p.start - 8) : p.start])]
        # 128件,…,这128件…的总标的额: the whole again.
        additive = [p for p in additive if reading.text[p.start - 1 : p.start] != "这"]
        # 21个实现增长。其中,7月份有23个: those of another stretch of time.
        additive = [p for p in additive if not _MONTH.search(reading.text[max(0, p.start - 8) : p.start])]
        if not additive or kind_of(whole) not in (COUNT, MONEY) or whole.measure not in ("level", "change"):
            continue
        bare = Passage(reading=reading, start=0, end=len(reading.text), masked="", figures=(), marks=())
        if _totals_a_column(reading, groups, number):
            yield from judge_parts(bare, whole, additive, [p.indicator for p in additive], True, True)
            continue
        additive = [of_each(reading, p) for p in additive]
        # A part that exceeds its whole was more probably linked to the wrong one; 其中 beside it is looked at elsewhere.
        if whole.value is None or any(p.value is None or not 0 <= p.value <= whole.value for p in additive):
            continue
        total = sum(p.value for p in additive if p.value is not None)
        if total and total % whole.value == 0 and total != whole.value:
            # Broken down several times over, by organ and by kind.
            continue
        if total > whole.value and not near_miss(Fraction(total), whole, additive):
            # 计划开工120项,上半年86项,已开工71项: what counts the same things at another time is no part beside them.
            continue
        if any(other.value == total and other.unit == whole.unit for other in _nearby(reading, number)):
            # They make another number that stands beside it.
            continue
        if len(additive) > _BOTH and total > whole.value and any(p.value == total - whole.value for p in additive):
            # 3456件(限期内200件至下月办结),已解决3112件,未解决344件: the others alone make the whole.
            continue
        if whole.part_of is not None and total != whole.value and "。" in reading.text[whole.end : additive[0].start]:
            # 办理2495件,办结2424件。工单分类:…: what another sentence breaks down may as well be all of them.
            continue
        if any(f.value == whole.value - total and f.unit == whole.unit for f in _beside(reading, additive)):
            # 交办30件,已办结20件,正在办理5件,不予受理5件: what goes on from them makes the whole.
            continue
        if total == whole.value and _goes_on(reading, additive[-1]):
            # 82个项目…。9个农业项目…,73个产业项目…,24个基础设施项目…: made by the first two by chance.
            continue
        yield from judge_parts(bare, whole, additive, [p.indicator for p in additive], False, False)


_TOTAL = lazy(r"(?:^|[\n\t|>])[ \t]{0,8}(?:合计|总计|共计|总数)[ \t\n|<][^一-龥]{0,80}$")
"""The head of the row of a table that holds the sums of those above, before one of them."""
_ROW = 90


def _totals_a_column(reading: Reading, groups: Mapping[int, Sequence[Figure]], number: int) -> bool:
    """Say whether a figure stands in the row of totals of a table of which another column adds up exactly."""
    whole, parts = reading.figures[number], groups[number]
    if _TOTAL.search(reading.text[max(0, whole.start - _ROW) : whole.start]) is None:
        return False
    for other, beside in groups.items():
        near = reading.figures[other]
        if abs(near.start - whole.start) > _ROW or len(beside) != len(parts) or near.value is None:
            continue
        if sum(part.value or 0 for part in beside) == near.value:
            return True
    return False


def _nearby(reading: Reading, number: int) -> tuple[Figure, ...]:
    """Return the figures round the one with this number, without itself."""
    return reading.figures[max(0, number - _BESIDE) : number] + reading.figures[number + 1 : number + _BESIDE]


def _goes_on(reading: Reading, last: Figure) -> bool:
    """Whether the list of a part goes on with another of its unit and noun, which the reading links to nothing."""
    at = bisect_left(reading.figures, last.start, key=lambda figure: figure.start)
    for figure in reading.figures[at + 1 : at + _BOTH + 2]:
        if figure.unit == last.unit:
            between = reading.text[last.end : figure.start]
            alike = figure.indicator[-2:] == last.indicator[-2:] != "" and figure.part_of is None
            return alike and figure.measure == "level" and _ENDED.search(between) is None
    return False


_ENDED = lazy("[。；;\n]|其中")


def _beside(reading: Reading, parts: list[Figure]) -> tuple[Figure, ...]:
    """Return the two figures after the last of the parts."""
    last = bisect_left(reading.figures, parts[-1].start, key=lambda figure: figure.start)
    return reading.figures[last + 1 : last + 3]
