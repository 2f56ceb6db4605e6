"""Tables in words: a sentence of totals, and clauses or lines that say the same things of each part."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, worded
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.wholes import exclusive, near_miss
from taizhang.reading.records import Figure

_MARK = re.compile("[，,；;。：:、（()）]")
_VERB = re.compile("(?:累计|已|共|合计|达到?|为|有|约|实际|计划(?=新))+")
_STEP = re.compile("[比较由从每均]|增加|减少|增长|下降|占")
_LEAST, _MOST = 2, 12
_Cell = tuple[Passage, Figure]
_Row = dict[tuple[str | None, str], _Cell]


def check_tables(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """共530项,总投资2945亿元,其中:在建185项,总投资1331亿元;新开工157项,总投资506亿元…: every column makes its total."""
    for passages in readings:
        for at, passage in enumerate(passages):
            mark = passage.masked.find("其中")
            if mark > 0:
                rows = _clauses(passage, mark)
                if len(rows) >= _LEAST:
                    yield from _compared(_row(passage, 0, mark), rows)
            lines = _lines(passages, at)
            if len(lines) >= _LEAST:
                heads = [h for h in passages[max(0, at - _BEFORE) : at] if h.start < lines[0].start]
                whole: _Row = {}
                for head in heads:
                    whole |= _row(head, 0, len(head.masked))
                yield from _compared(whole, [_row_of_line(passages, line) for line in lines])


_BEFORE = 3


def _row(passage: Passage, begin: int, end: int) -> _Row:
    """Return the levels of a stretch of a sentence by unit and noun; what is said twice by one name is left out."""
    row: _Row = {}
    twice: set[tuple[str | None, str]] = set()
    for number, (figure, mark) in enumerate(zip(passage.figures, passage.marks, strict=True)):
        if not begin <= mark < end or passage.kind(number) not in (MONEY, COUNT) or not is_plain(figure):
            continue
        label = _MARK.split(passage.between(number - 1, number))[-1]
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


def _lines(passages: Sequence[Passage], at: int) -> list[Passage]:
    """Return the first sentences of the lines from here on that begin with names of one family (省级 市级 县级)."""
    lines: list[Passage] = []
    for passage in passages[at : at + 2 * _MOST]:
        text = passage.reading.text
        begins = passage.start == 0 or text[passage.start - 1] == "\n" or not text[passage.start - 1 : passage.start].strip()
        if begins and "\n" in text[max(0, passage.start - 3) : passage.start]:
            lines.append(passage)
    while len(lines) >= _LEAST and not exclusive([_MARK.split(line.masked)[0] for line in lines]):
        lines.pop()
    return lines


def _row_of_line(passages: Sequence[Passage], line: Passage) -> _Row:
    """Return what a line says, all of its sentences together."""
    row: _Row = {}
    text = line.reading.text
    end = text.find("\n", line.start)
    for passage in passages:
        if line.start <= passage.start < (end if end >= 0 else len(text)):
            row |= _row(passage, 0, len(passage.masked))
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
    for home, top, cells, total, room in off:
        slip = near_miss(total, top, [f for _, f in cells])
        if not fitting or len(off) > fitting:
            continue
        yield worded(
            "parts",
            "contradicts" if slip else "unclear",
            places=(home.place(top), *(place.place(f) for place, f in cells)),
            stated=top.text,
            computed=show(total, top),
            difference=show(abs(total - Fraction(top.value or 0)), top),
            tolerance=show(room, top, places=2),
            basis=Why(
                zh=f"{'、'.join(f.text for _, f in cells)}之和", en="the sum of " + ", ".join(f.text for _, f in cells)
            ),
            reason=Why(zh="所列各项未必是全部", en="the parts listed need not be all"),
        )
