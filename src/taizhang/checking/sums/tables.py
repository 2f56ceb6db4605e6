"""Tables in words: a sentence of totals, and clauses or lines that say the same things of each part."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import half_unit, is_plain
from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.sums.exclusive import exclusive
from taizhang.checking.sums.misses import near_miss
from taizhang.checking.sums.overfull import told_open
from taizhang.checking.words import WORDS, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_VERB = lazy("(?:累计|已|共|合计|达到?|为|有|约|实际|计划(?=新))+")
_STEP = lazy("[比由每均]|较(?![大小好高低快重])|从(?!业|事)|增加|减少|增长|下降|占")
_SEMICOLON = lazy("[；;]")
_NAMED_FIRST = lazy(rf"\s{{0,4}}{one_of(name for family in WORDS.open for name in family)}")
_LEAST, _MOST = 2, 12
_Cell = tuple[Passage, Figure]
_Row = dict[tuple[str | None, str], _Cell]


def check_tables(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """共530项,总投资2945亿元,其中:在建185项,总投资1331亿元;新开工157项,总投资506亿元…: every column makes its total."""
    for passages in readings:
        done = -1
        for at, passage in enumerate(passages):
            mark = passage.masked.find("其中")
            if mark > 0 and _SEMICOLON.search(passage.masked, mark):
                rows = _clauses(passage, mark)
                if len(rows) >= _LEAST:
                    yield from _compared(_row(passage, 0, mark), rows)
            if at <= done or not _begins_line(passage) or _NAMED_FIRST.match(passage.masked) is None:
                continue
            lines = _lines(passages, at)
            if len(lines) >= _LEAST:
                whole: _Row = {}
                for head in passages[max(0, at - _BEFORE) : at]:
                    whole |= _row(head, 0, len(head.masked))
                yield from _compared(whole, [_row_of_line(passages, line) for line in lines])
                done = lines[-1]


_BEFORE = 3


def _row(passage: Passage, begin: int, end: int) -> _Row:
    """Return the levels of a stretch of a sentence by unit and noun; what is said twice by one name is left out."""
    row: _Row = {}
    twice: set[tuple[str | None, str]] = set()
    for number, (figure, mark) in enumerate(zip(passage.figures, passage.marks, strict=True)):
        if not begin <= mark < end or passage.kind(number) not in (MONEY, COUNT) or not is_plain(figure):
            continue
        label = passage.label(number)
        if figure.measure != "level" or figure.role != "value" or _STEP.search(label) or not figure.value:
            continue
        noun = _VERB.sub("", label) if passage.kind(number) == MONEY else ""
        key = (figure.unit, noun)
        twice |= {key} & set(row)
        row[key] = (passage, figure)
    return {key: cell for key, cell in row.items() if key not in twice}


def _clauses(passage: Passage, mark: int) -> list[_Row]:
    text = passage.masked
    ends = [m.start() for m in re.finditer("[；;]", text) if m.start() > mark] + [len(text)]
    begins = [mark, *ends[:-1]]
    return [_row(passage, begin, end) for begin, end in zip(begins, ends, strict=True)]


def _begins_line(passage: Passage) -> bool:
    """Whether a sentence stands at the beginning of its line."""
    text = passage.reading.text
    return "\n" in text[max(0, passage.start - 3) : passage.start]


def _lines(passages: Sequence[Passage], at: int) -> list[int]:
    """Return where the lines from here on begin whose first words are names of one family (省级 市级 县级)."""
    found = [k for k in range(at, min(len(passages), at + 2 * _MOST)) if _begins_line(passages[k])]
    lines: list[int] = []
    for k in found:
        if _NAMED_FIRST.match(passages[k].masked) is None:
            break
        lines.append(k)
    labels = [ANY_MARK.split(passages[k].masked)[0] for k in lines]
    return lines if len(lines) >= _LEAST and exclusive(labels) else []


def _row_of_line(passages: Sequence[Passage], at: int) -> _Row:
    """Return what a line says, all of its sentences together."""
    row: _Row = {}
    for k in range(at, len(passages)):
        if k > at and _begins_line(passages[k]):
            break
        row |= _row(passages[k], 0, len(passages[k].masked))
    return row


def _compared(whole: _Row, rows: list[_Row]) -> Iterator[Finding]:
    fitting, off = 0, []
    for key, (home, top) in whole.items():
        cells = [row[key] for row in rows if key in row]
        if len(cells) != len(rows):
            continue
        total = sum((Fraction(f.value or 0) for _, f in cells), Fraction(0))
        room = half_unit(top) + sum((half_unit(f) for _, f in cells), Fraction(0))
        if abs(total - Fraction(top.value or 0)) <= room:
            fitting += 1
        elif total * 4 <= Fraction(top.value or 0) * 5 and Fraction(top.value or 0) * 4 <= total * 5:
            off.append((home, top, cells, total, room))
    if not fitting or len(off) > fitting:
        return
    for home, top, cells, total, room in off:
        slip = near_miss(total, top, [f for _, f in cells])
        yield told_open(home, top, cells, "contradicts" if slip else "unclear", room)
