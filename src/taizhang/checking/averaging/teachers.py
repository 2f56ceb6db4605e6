"""Pupils over teachers (生师比), which is printed as a bare number that is no figure of the reading."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, is_plain, span_of, worded
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATIO = lazy("(?:生师比|师生比)(?:为|达到?|约|是)?(?:1[:：∶])?(?P<x>[0-9]{1,2}[.．][0-9]{1,2})(?:[:：∶]1)?")
_PUPILS = lazy("在校(?:学?生|幼儿|人)")
_TEACHERS = lazy("专任教师")
_LEVELS = ("小学", "初中", "高中", "幼儿", "中职", "义务教育", "特殊")


def check_pupils_per_teacher(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """在校生20.58万人,…专任教师11280人,生师比18.25: of the one count of each in the paragraph, named alike."""
    for passages in readings:
        if not passages:
            continue
        text = passages[0].reading.text
        for match in _RATIO.finditer(text):
            begin = text.rfind("\n", 0, match.start()) + 1
            people = [
                f
                for f in passages[0].reading.figures
                if begin <= f.start < match.start() and f.unit in ("人", "名") and f.measure == "level" and is_plain(f)
            ]
            pupils = [f for f in people if _PUPILS.search(f.indicator)]
            teachers = [f for f in people if _TEACHERS.search(f.indicator)]
            if len(pupils) == len(teachers) == 1 and _alike(pupils[0], teachers[0]):
                yield from _judged(passages[0], match, pupils[0], teachers[0])


def _alike(pupils: Figure, teachers: Figure) -> bool:
    named = [[level for level in _LEVELS if level in figure.indicator] for figure in (pupils, teachers)]
    return (not named[0] or not named[1] or named[0] == named[1]) and bool(teachers.value)


def _judged(passage: Passage, match: re.Match[str], pupils: Figure, teachers: Figure) -> Iterator[Finding]:
    ratio = span_of(pupils).over(span_of(teachers))
    if ratio is None:
        return
    written = match["x"].replace("．", ".")
    value, half = Fraction(written), Fraction(1, 2 * 10 ** len(written.partition(".")[2]))
    away = Interval(low=value - half, high=value + half).gap(ratio)
    start, end = match.span("x")
    yield worded(
        "average",
        "consistent" if away == 0 else "rounding" if away <= half else "unclear",
        places=(
            Place(file=passage.reading.source, start=start, end=end, text=match["x"]),
            passage.place(pupils),
            passage.place(teachers),
        ),
        stated=match["x"],
        computed=decimal_text(Fraction(pupils.value or 0) / Fraction(teachers.value or 1), 2),
        difference=decimal_text(away, 2),
        tolerance=decimal_text(half, 3),
        basis=Why(zh=f"按{pupils.text}比{teachers.text}计算的生师比", en=f"{pupils.text} to {teachers.text}"),
        reason=Why(zh="所计的学生或教师可能另有范围", en="other pupils or teachers may have been counted"),
    )
