"""A total said to be made of what numbered headings tell below it (决算总额1023万元。其中: 一、…0万元 二、…785万元)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told, total_of
from taizhang.checking.passages import MONEY, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OPENS = lazy("[，,。；;](?:其中|具体为|具体如下|分别为|包括)[:：]\\s*$")
_HEADING = lazy("(?m)^[ \\t\u3000]*(?:[（(]?(?P<n>[一二三四五六七八])[）)、．.]|(?P<d>[1-8])[、．.])[^\n。]{2,40}$")
_ORDER = "一二三四五六七八"
_FEWEST, _REACH = 2, 1500
_OPEN = Why(zh="各小标题下所说的未必是全部", en="what the headings tell need not be all of it")


def check_headed(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """The first amount below each heading of one numbering, from 一 on, make what is stated above them."""
    for passages in readings:
        for at, passage in enumerate(passages):
            text = passage.reading.text
            line = text.find("\n", passage.end - 1)
            if line < 0 or not _OPENS.search(text[max(0, passage.start) : line]):
                continue
            whole = next((f for k, f in enumerate(passage.figures) if passage.kind(k) == MONEY), None)
            if whole is not None and whole.measure == "level" and is_plain(whole) and whole.value:
                yield from _judged(passage, whole, passages[at + 1 :], line)


def _judged(home: Passage, whole: Figure, below: Sequence[Passage], line: int) -> Iterator[Finding]:
    text = home.reading.text
    starts: list[int] = []
    style = None
    for match in _HEADING.finditer(text, line + 1, line + _REACH):
        kind = (match["n"] is None, match[0].strip()[0] in "（(")
        style = kind if style is None else style
        value = _ORDER.index(match["n"]) if match["n"] else int(match["d"]) - 1
        if kind != style:
            continue
        if value != len(starts):
            break
        starts.append(match.end())
    if len(starts) < _FEWEST or text[line : starts[0]].count("\n") > 1:
        return
    parts: list[tuple[Passage, Figure]] = []
    for start, end in zip(starts, [*starts[1:], line + _REACH], strict=True):
        first = next((p for p in below if start <= p.start < end and p.reading is home.reading), None)
        if first is None or text[start : first.start].count("\n") > 1:
            return
        figure = next((f for k, f in enumerate(first.figures) if first.kind(k) == MONEY), None)
        if figure is None or figure.measure != "level" or not is_plain(figure) or figure.value is None:
            return
        parts.append((first, figure))
    held = [f for _, f in parts]
    total = total_of(held)
    away, top = abs(total - Fraction(whole.value or 0)), Fraction(whole.value or 0)
    room = sum(map(half_unit, held), Fraction(0)) + half_unit(whole)
    if away <= room or top * 2 > total * 3 or total * 2 > top * 3:
        return
    verdict: Verdict = "contradicts" if near_miss(total, whole, [f for f in held if f.value]) else "unclear"
    yield sum_told(home, whole, parts, verdict, room=room, reason=_OPEN)
