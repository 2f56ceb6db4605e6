"""Parts after 其中 of which each begins a sentence of its own (其中:刑事案件141件,…。民事案件1件。行政案件62件,…)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import is_exact, is_plain
from taizhang.checking.overfull import told_open
from taizhang.checking.passages import COUNT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.wholes import near_miss
from taizhang.reading.records import Figure

_SPLIT = re.compile("[，,；;、。：:]")
_STEP = re.compile("[比较由每均占]|增加|减少|增长|下降|同比|其中")
_LEAST, _MOST = 3, 20
_NOUN = 2


def check_sentence_lists(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """What the sentences after 其中 begin with, all of one noun, make the amount before it."""
    for passages in readings:
        for at, home in enumerate(passages):
            mark = home.masked.find("其中")
            first = next((k for k, place in enumerate(home.marks) if place > mark), 0) if mark >= 0 else 0
            if not first or home.kind(first) != COUNT or "其中" not in home.gaps[first]:
                continue
            whole, noun = home.figures[first - 1], _name(home, first)[-_NOUN:]
            parts = [(home, home.figures[first]), *_after(passages[at + 1 : at + _MOST], home, noun, whole)]
            if home.kind(first - 1) != COUNT or len(parts) < _LEAST or len(noun) < _NOUN:
                continue
            figures = [f for _, f in parts]
            total = sum((Fraction(f.value or 0) for f in figures), Fraction(0))
            sound = all(f.unit == whole.unit and is_plain(f) and is_exact(f) for f in (whole, *figures))
            if sound and total != whole.value and near_miss(total, whole, figures):
                yield told_open(home, whole, parts, "contradicts", Fraction(0))


def _after(passages: Sequence[Passage], home: Passage, noun: str, whole: Figure) -> Iterator[tuple[Passage, Figure]]:
    for passage in passages:
        if "\n\n" in home.reading.text[home.end : passage.start] or not passage.figures:
            return
        name = _name(passage, 0)
        if not name.endswith(noun) or _STEP.search(name) or len(_SPLIT.split(passage.gaps[0])) > 1:
            return
        if passage.figures[0].unit != whole.unit or (passage.figures[0].value or 0) > (whole.value or 0):
            return
        yield passage, passage.figures[0]


def _name(passage: Passage, number: int) -> str:
    return re.sub("[（(][^（）()]{0,20}[）)]", "", _SPLIT.split(passage.gaps[number])[-1]).strip()
