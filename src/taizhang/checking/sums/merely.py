"""What is told of one day, place or kind alone (仅除夕当天,…收入590亿元; 特别是…发生2起), against all that was told before."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, sum_told
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_MERELY = lazy("(?:^|[，；。：])(?:仅仅?|单是|光是|其中仅|尤其是|特别是)(?![有为占用需花限次])")
_NO_SUM = lazy(
    "[比每均占]|较(?![大小好高低快重])|增加|减少|增长|下降|超过|高于|低于|目标|计划|预计|上年|去年|同期|余额|贷款|存款|最[高多低少]|不[超低高]|可达"
)
_STOP = lazy("[；。]")
_SEEN = lazy("(?:^|[，；。])(?:分|从|按)[^，,。；;0-9]{1,6}(?:来?看|划?分)[，:：]")
_NOUN = 2
_NAME = 4
_UNSURE = Why(zh="两处所计的范围可能不同", en="the two may differ in scope")


def check_merely(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """全年旅游收入423亿元。仅黄金周期间,旅游收入就达590亿元: what a part of the time brought is within what all of it did."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _MERELY.finditer(passage.masked):
                stop = _STOP.search(passage.masked, match.end())
                end = stop.start() if stop else len(passage.masked)
                inside = [k for k, mark in enumerate(passage.marks) if match.end() <= mark < end and _told(passage, k)]
                before = [
                    (home, f)
                    for home in passages[max(0, at - 1) : at + 1]
                    if "\n" not in passage.reading.text[home.end : passage.start]
                    for k, f in enumerate(home.figures)
                    if _told(home, k) and (home is not passage or home.marks[k] < match.start())
                ]
                for k in inside:
                    yield from _judged(passage, passage.figures[k], before)
            for match in _SEEN.finditer(passage.masked):
                yield from _of_all(passages[max(0, at - 1) : at + 1], passage, match.end())


def _of_all(near: Sequence[Passage], passage: Passage, begin: int) -> Iterator[Finding]:
    """全国实际使用外资10037.6亿元。从行业看,服务业实际使用外资17414.3亿元: the name of the whole with that of a kind before it."""
    number = next((k for k, mark in enumerate(passage.marks) if mark >= begin), None)
    if number is None or not _told(passage, number):
        return
    part = passage.figures[number]
    before = [
        (home, f)
        for home in near
        for k, f in enumerate(home.figures)
        if f.start < part.start and _told(home, k) and (f.unit, f.period) == (part.unit, part.period)
    ]
    named = [
        (home, f)
        for home, f in before
        if len(f.indicator) >= _NAME and part.indicator.endswith(f.indicator) and part.indicator != f.indicator
    ]
    if named and all(
        Fraction(f.value or 0) + half_unit(f) < Fraction(part.value or 0) - half_unit(part) for _, f in before
    ):
        home, whole = named[-1]
        yield sum_told(home, whole, [(passage, part)], "unclear", room=Fraction(0), reason=_UNSURE)


def _told(passage: Passage, number: int) -> bool:
    figure = passage.figures[number]
    level = passage.kind(number) in (COUNT, MONEY) and figure.measure == "level" and figure.role == "value"
    return level and bool(figure.value) and is_plain(figure) and not _NO_SUM.search(passage.label(number))


def _judged(passage: Passage, part: Figure, before: Sequence[tuple[Passage, Figure]]) -> Iterator[Finding]:
    alike = [(home, f) for home, f in before if f.unit == part.unit and (f.mood, f.period) == (part.mood, part.period)]
    value = Fraction(part.value or 0) - half_unit(part)
    if not alike or any(Fraction(f.value or 0) + half_unit(f) >= value for _, f in alike):
        return
    named = [(home, f) for home, f in alike if _one_noun(f.indicator, part.indicator)]
    if named:
        home, whole = max(named, key=lambda pair: pair[1].value or 0)
        yield sum_told(home, whole, [(passage, part)], "unclear", room=Fraction(0), reason=_UNSURE)


def _one_noun(whole: str, part: str) -> bool:
    """Whether the name of a part bears the noun or verb that the name of a whole ends in."""
    return len(whole) >= _NOUN and whole[-_NOUN:] in part
