"""Columns that lines after 其中 break down together (学校8所,招生8057人。其中普通高中6所,招生5735人。其中职业学校2所,…)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, added_up, half_unit, is_exact, is_plain, show, worded
from taizhang.checking.passages import COUNT, ITEM_MARK, Passage
from taizhang.checking.records import Finding
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.records import Figure

_FEWEST = 2
_OPEN = Why(zh="各行所列未必是全部", en="the lines need not list all of it")
_Column = dict[str, tuple[Passage, Figure]]


@dataclass(frozen=True, slots=True)
class _Line:
    inside: bool
    """Whether it begins with 其中."""
    columns: _Column


def check_nested(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Where two columns of such lines make what is stated above them, the others do too."""
    for passages in readings:
        lines = _lines(passages)
        at = 0
        while at < len(lines):
            end = at + 1
            while end < len(lines) and lines[end].inside:
                end += 1
            if not lines[at].inside and end - at > _FEWEST:
                yield from _judged(lines[at].columns, [line.columns for line in lines[at + 1 : end]])
            at = end


def _lines(passages: Sequence[Passage]) -> list[_Line]:
    """Return the lines of a text that state counts, each with its counts by what they are of."""
    lines: list[_Line] = []
    begin = end = -1
    for passage in passages:
        text = passage.reading.text
        for number, figure in enumerate(passage.figures):
            if figure.start >= end:
                begin = text.rfind("\n", 0, figure.start) + 1
                end = text.find("\n", figure.start)
                end = len(text) if end < 0 else end
                lines.append(_Line(inside=text.startswith("其中", begin), columns={}))
            if passage.kind(number) == COUNT and is_plain(figure) and is_exact(figure):
                unit = figure.unit or ""
                noun = ITEM_MARK.split(passage.gaps[number])[-1][-2:] if unit == "人" else ""
                lines[-1].columns.setdefault(noun + unit, (passage, figure))
    return lines


def _judged(above: _Column, below: Sequence[_Column]) -> Iterator[Finding]:
    off: list[tuple[tuple[Passage, Figure], list[tuple[Passage, Figure]]]] = []
    exact = 0
    for name, whole in above.items():
        parts = [columns[name] for columns in below if name in columns]
        if len(parts) < len(below):
            continue
        total = sum((Fraction(f.value or 0) for _, f in parts), Fraction(0))
        if total == whole[1].value:
            exact += 1
        else:
            off.append((whole, parts))
    if exact < _FEWEST:
        return
    for (home, figure), parts in off:
        total = sum((Fraction(f.value or 0) for _, f in parts), Fraction(0))
        near = near_miss(total, figure, [f for _, f in parts])
        yield worded(
            "parts",
            "contradicts" if near else "unclear",
            places=(home.place(figure), *(p.place(f) for p, f in parts)),
            stated=figure.text,
            computed=show(total, figure),
            difference=show(abs(total - Fraction(figure.value or 0)), figure),
            tolerance=show(half_unit(figure), figure),
            basis=added_up([f for _, f in parts]),
            reason=_OPEN,
        )
