"""Lines that allot what a sentence above them tells in all (下达专项资金26428万元。⏎甲区:专项资金2405万元;⏎乙县:…)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told, total_of
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_LINE = lazy(
    r"[ \t\u3000]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．])?(?P<who>[\u4e00-\u9fff]{2,12})：(?P<what>[^，；。：]{0,16})$"
)
_ENDS = lazy("[，；。、]?$")
_LEAST, _MOST, _REACH, _DIGITS = 3, 40, 3, 3
_NOT = lazy("[比由每均占]|增加|减少|增长|下降")
_OPEN = Why(zh="所列各行未必是它的全部", en="the lines need not be all of it")


def check_allotted(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """下达补贴1268万元,分配如下:⏎东关镇:326万元⏎…: the lines make what was there to allot, but for a slip."""
    for passages in readings:
        at = 0
        while at < len(passages):
            lines = _lines(passages, at)
            if len(lines) >= _LEAST and at:
                yield from _judged(passages[max(0, at - _REACH) : at], lines)
            at += max(1, len(lines))


def _lines(passages: Sequence[Passage], at: int) -> list[Passage]:
    """Return the lines from one on that each say who gets how much, and nothing else."""
    lines: list[Passage] = []
    what = None
    for passage in passages[at : at + _MOST]:
        text = passage.reading.text
        told = _LINE.match(passage.gaps[0]) if len(passage.figures) == 1 else None
        begins = passage.start == 0 or text[passage.start - 1] == "\n"
        if told is None or not begins or not _ENDS.fullmatch(passage.gaps[1]) or _NOT.search(told["what"]):
            break
        figure = passage.figures[0]
        if (
            passage.kind(0) not in (MONEY, COUNT)
            or not is_plain(figure)
            or what not in (None, (told["what"], figure.unit))
        ):
            break
        if lines and text[lines[-1].end : passage.start].strip("；。，\n\r \u3000"):
            break
        what = (told["what"], figure.unit)
        lines.append(passage)
    return lines


def _judged(homes: Sequence[Passage], lines: Sequence[Passage]) -> Iterator[Finding]:
    """Hold the lines against the one amount above them that a slip parts them from, where none of them fits."""
    held = [line.figures[0] for line in lines]
    total = total_of(held)
    wholes = [
        (home, f)
        for home in homes
        for k, f in enumerate(home.figures)
        if f.unit == held[0].unit and home.kind(k) in (MONEY, COUNT) and is_plain(f) and f.measure == "level"
    ]
    if any(_away(f, held, total) == 0 for _, f in wholes):
        return
    slipped = [(home, f) for home, f in wholes if _slip(f, held, total)]
    if len(slipped) == 1:
        home, whole = slipped[0]
        room = sum(map(half_unit, held), half_unit(whole))
        parts = [(line, line.figures[0]) for line in lines]
        alone = len(wholes) == 1
        yield sum_told(home, whole, parts, "contradicts" if alone else "unclear", room=room, reason=_OPEN)


def _away(whole: Figure, held: Sequence[Figure], total: Fraction) -> Fraction:
    away = abs(total - Fraction(whole.value or 0))
    return Fraction(0) if away <= sum(map(half_unit, held), half_unit(whole)) else away


def _slip(whole: Figure, held: Sequence[Figure], total: Fraction) -> bool:
    lacking = Fraction(whole.value or 0) - total
    return swap_to(whole, total, least=_DIGITS) or any(
        swap_to(f, Fraction(f.value or 0) + lacking, least=_DIGITS) for f in held
    )
