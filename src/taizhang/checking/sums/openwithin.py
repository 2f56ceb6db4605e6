"""Parts that are more than all they can be part of, and parts that make a tenth of their whole.

92种产品中,480种增长; 里程900公里(其中:通乡公路100公里,…;通村公路8000公里); 来电100件,其中满意7件,不满意3件.
"""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from taizhang.checking.judging import Why, asked_beyond, is_plain, sum_told, told_amiss, total_of
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, scaled_to_whole
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STOP = lazy("[；;。]")
_AMONG = lazy("^[^，；。：（）、]{0,14}(?:中|当中|之中)(?:[，]|(?=有|已|共|仅))[^，；。：、]{0,16}$")
_BRACKET = lazy("（其中[^（）]{4,200}）")
_SHARE = lazy("占(?!.*(?:计划|预算|任务|目标|上年|同期|指标))[^，；。：]{0,14}的(?:比重|比例)?(?:为|达|约)?$")
_NOT_OF = lazy(
    "[比较每均]|增加|减少|增长|下降|净增|新增|累计|上年|去年|以上|集中|其中|年中|途中|初中|高中|中心|中国|超过|高于"
)
_POWERS = (10, 100, 1000)
_TWO, _LEAST, _ALL = 2, 3, 100
_MORE = Why(
    zh="部分多于总数，两数的口径可能不同", en="a part is more than its whole; the two may count different things"
)
_TENTH = Why(
    zh="挪动一个数的小数点或者换一个单位，各部分之和便与总数相合，数位可能有误",
    en="with a point or multiplier moved in one number the parts make the whole",
)


def check_open_within(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Ask of parts that are more than their whole, or a power of ten less than it."""
    for passages in readings:
        for passage in passages:
            if "中" in passage.masked and len(passage.figures) > 1:
                yield from _among(passage, held)
                yield from _more(passage, held)
                yield from _tenths(passage, held)
                yield from _far_more(passage, held)
            if "占" in passage.masked and PERCENT in passage.masked:
                yield from _over_all(passage, held)


def _level(passage: Passage, number: int, unit: str | None) -> bool:
    figure = passage.figures[number]
    return (
        passage.kind(number) in (COUNT, MONEY)
        and figure.unit == unit
        and figure.measure == "level"
        and figure.role == "value"
        and (figure.value or 0) > 0
        and is_plain(figure)
    )


def _asked(passage: Passage, part: Figure, whole: Figure) -> Finding:
    return asked_beyond((passage, part), (passage, whole), _MORE)


def _among(passage: Passage, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """92种产品中,480种产品增长"""
    for number in range(1, len(passage.figures)):
        whole, part = passage.figures[number - 1], passage.figures[number]
        gap = passage.gaps[number]
        if "中" not in gap or (passage.reading.source, part.start) in held or passage.kind(number) != COUNT:
            continue
        if not _level(passage, number - 1, part.unit) or not _level(passage, number, part.unit):
            continue
        words = gap.partition("中")[0] if gap.endswith("的有") else gap
        if _AMONG.match(gap) and not _NOT_OF.search(words) and (part.value or 0) > (whole.value or 0):
            yield _asked(passage, part, whole)


def _more(passage: Passage, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """里程900公里(其中:通乡100公里,…;通村8000公里): in a bracket, more than what stands before it."""
    for match in _BRACKET.finditer(passage.masked):
        before = [k for k, mark in enumerate(passage.marks) if mark < match.start()][-1:]
        for number, mark in enumerate(passage.marks):
            part = passage.figures[number]
            inside = match.start() < mark < match.end() and (passage.reading.source, part.start) not in held
            if not before or not inside or not _level(passage, number, part.unit):
                continue
            whole = passage.figures[before[0]]
            named = passage.label(number).replace("其中", "")
            more = _level(passage, before[0], part.unit) and (part.value or 0) > (whole.value or 0) * _TWO
            if more and not _NOT_OF.search(named):
                yield _asked(passage, part, whole)


def _far_more(passage: Passage, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """业务收入15293.8亿元。其中,…快递业务收入12074.0万亿元: a thousand times the only one of its kind before 其中."""
    at = passage.masked.find("其中")
    before = [k for k, mark in enumerate(passage.marks) if mark < at]
    for number in range(len(before), len(passage.figures) if before else 0):
        part = passage.figures[number]
        alike = [passage.figures[k] for k in before if passage.figures[k].unit == part.unit]
        if len(alike) != 1 or not _level(passage, number, part.unit) or (passage.reading.source, part.start) in held:
            continue
        whole = alike[0].value or 0
        if 0 < whole * _POWERS[-1] < (part.value or 0) and alike[0].measure == "level":
            yield _asked(passage, part, alike[0])


def _over_all(passage: Passage, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """占总人口的796%"""
    for number, figure in enumerate(passage.figures):
        over = passage.kind(number) == PERCENT and (figure.value or 0) > _ALL and figure.measure in ("share", "level")
        if not over or (passage.reading.source, figure.start) in held or not is_plain(figure):
            continue
        if _SHARE.search(passage.label(number)):
            yield told_amiss(
                "share",
                "unclear",
                places=(passage.place(figure),),
                figure=figure,
                value=Fraction(_ALL),
                basis=Why(zh="占比的上限", en="the most that a share can be,"),
                reason=_MORE,
            )


def _tenths(passage: Passage, held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """来电100件,其中满意7件,不满意3件"""
    at = passage.masked.find("其中")
    if at <= 0:
        return
    number = max((k for k, mark in enumerate(passage.marks) if mark < at), default=-1)
    if number < 0 or (passage.reading.source, passage.figures[number].start) in held:
        return
    whole = passage.figures[number]
    parts: list[Figure] = []
    for k in range(number + 1, len(passage.figures)):
        if parts and (_STOP.search(passage.gaps[k]) or "包括" in passage.gaps[k]):
            break
        if _level(passage, k, whole.unit):
            parts.append(passage.figures[k])
    total = total_of(parts)
    if len(parts) < _TWO or not _level(passage, number, whole.unit) or total < _LEAST:
        return
    moved = len(digits_of(whole)) >= _LEAST and scaled_to_whole(whole, parts)
    if moved or any(total * power == Fraction(whole.value or 0) for power in _POWERS):
        told = [(passage, f) for f in parts]
        yield sum_told(passage, whole, told, "unclear", room=Fraction(0), reason=_TENTH)
