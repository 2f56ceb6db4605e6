"""Lines below a total: what each begins with makes it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told, total_of
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to, swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OPENS = lazy(
    "[，,。；;](?:其中|具体为|分别为|包括|(?:[^，,。；;：:]{0,6}(?:组成|构成|分布|分配)[为是]?)|具体[^，,。；;：:]{0,4}如下)[:：][ \t\u3000]*$"
)
_STYLE = lazy("[ \t\u3000]*(?P<open>[（(]?)(?:(?P<digit>[0-9]{1,2})|[一二三四五六七八九十]{1,2})[）)、．.]")
_NOT = lazy("[比由每均占]|较(?![大小好高低快重])|从(?!业|事)|增加|减少|增长|下降|其中")
_MOST, _LEAST = 20, 3
_OPEN = Why(zh="所列各行未必是全部", en="the lines listed need not be all")


def check_lines_below(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """各类案件292件。其中: then a line each, 刑事案件141件…, 民事案件1件…: what they begin with makes the total."""
    for passages in readings:
        for at, home in enumerate(passages):
            text = home.reading.text
            line = text.find("\n", home.end - 1)
            told = line >= 0 and _OPENS.search(text[home.start : line]) is not None
            # 流动量17971.1万人次,环比下降4.8%,同比增长2.5%。其中: how it grew stands after what is broken down.
            tops = [k for k, f in enumerate(home.figures) if home.kind(k) in (COUNT, MONEY) and f.measure == "level"]
            if told and tops and all(f.measure == "growth" for f in home.figures[tops[-1] + 1 :]):
                yield from _of_lines(home, home.figures[tops[-1]], passages[at + 1 : at + 1 + _MOST], line)


def _of_lines(home: Passage, whole: Figure, below: Sequence[Passage], line: int) -> Iterator[Finding]:
    parts: list[tuple[Passage, Figure]] = []
    text = home.reading.text
    end = line
    styles: set[tuple[bool, bool] | None] = set()
    for passage in below:
        before = text[max(0, passage.start - 1) : passage.start]
        if before != "\n":
            continue  # what a line goes on to say
        figure = passage.figures[0]
        alike = figure.unit == whole.unit and figure.measure == "level" and is_plain(figure)
        if not alike or "\n" in text[end + 1 : passage.start - 1] or _NOT.search(passage.gaps[0]):
            break
        numbered = _STYLE.match(text, passage.start)
        styles.add(None if numbered is None else (bool(numbered["open"]), numbered["digit"] is not None))
        if len(styles) > 1:
            # 1、消费者10名;…4、其他7名; (二)旁听人员3名: another numbering begins what stands beside the whole.
            break
        parts.append((passage, figure))
        end = text.find("\n", passage.end)
        if end < 0:
            break
    held = [f for _, f in parts]
    sums = [total_of(held[:n]) for n in range(1, len(held) + 1)]
    top, room = Fraction(whole.value or 0), sum(map(half_unit, held), half_unit(whole))
    if len(held) < _LEAST or not is_plain(whole) or any(abs(total - top) <= room for total in sums):
        return
    slip = _slip(whole, held, sums[-1])
    if slip or (top < sums[-1] <= top * 3 / 2):
        yield _found(home, whole, parts, "contradicts" if slip else "unclear")


def _slip(whole: Figure, parts: Sequence[Figure], total: Fraction) -> bool:
    lacking = Fraction(whole.value or 0) - total
    return (
        near_miss(total, whole, [f for f in parts if f.value])
        or stray_to(whole, total)
        or any(swap_to(f, Fraction(f.value or 0) + lacking, least=2) for f in parts)
    )


def _found(home: Passage, whole: Figure, parts: Sequence[tuple[Passage, Figure]], verdict: Verdict) -> Finding:
    room = sum((half_unit(f) for _, f in parts), half_unit(whole))
    return sum_told(home, whole, parts, verdict, room=room, reason=_OPEN)
