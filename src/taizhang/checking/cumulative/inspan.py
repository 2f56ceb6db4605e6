"""What one day, month or quarter saw, against what the stretch that it lies in did (3月份152万箱; 一季度130万箱)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, span_of, worded
from taizhang.checking.numerals import numeral
from taizhang.checking.passages import ANY, CLAUSE_MARK, COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_TILL = "[-—–~～至到]"
_SINGLE = lazy(
    "(?<![-—–~～至到0-9前])(?P<month>1[0-2]|[1-9])月(?:份|当月|单月)?"
    f"(?P<day>[0-9]{{1,2}}日(?!{_TILL}))?(?![0-9起以末底]|{_TILL})"
    "|(?P<now>当月|本月|当天|当日|首日|单日|当季)|第?(?P<quarter>[二三四])季度"
)
_WHOLE = lazy(
    f"(?<![0-9])1月?{_TILL}{{1,2}}(?P<month>1[0-2]|[2-9])月|前(?P<first>1[0-2]|[2-9一二三四五六七八九十])个?月"
    "|(?P<name>一季度|上半年|前三季度|全年)"
    f"|前[0-9一二三四五六七八九十]{{1,2}}[天日]|(?P<days>[0-9]{{1,2}}月[0-9]{{1,2}}日?{_TILL}{{1,2}}(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}日)"
)
_ENDS = {"一季度": 3, "上半年": 6, "前三季度": 9, "全年": 12, "二": 6, "三": 9, "四": 12}
_IDLE = lazy(
    f"累计|共计?|完成|实现|达到?|全[国省市县区]|[，,：:的了（()）]|{ANY}|年|规模以上|我[国省市县区]|合计|总(?=[人额])"
)
_STEP = lazy("存|余|结转|遗留|含|增|减|同比|环比|比|较|占|均|每|高于|低于")
_TIMES = ("月", "季", "天", "日", "全年", "上半年")
_NEAR = 2
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """An amount with the stretch of time that it is of."""

    passage: Passage
    figure: Figure
    name: str
    month: int | None
    """The month it lies in or runs to, or None where no month is named."""
    single: bool


def check_single_within(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Of one thing, no day or month saw more than all the days or months that it is one of."""
    for passages in readings:
        told = [list(told_in(passage)) for passage in passages]
        for at, own in enumerate(told):
            for single in own:
                if not single.single:
                    continue
                for near in told[max(0, at - _NEAR) : at + _NEAR + 1]:
                    for whole in near:
                        if _holds(whole, single):
                            yield _found(single, whole)


def told_in(passage: Passage, *, least: int = _NAMED) -> Iterator[Told]:
    """Yield the amounts of a sentence that are told of a day, a month or a stretch of months.

    ``least`` is how many characters name what was counted.
    """
    if not any(mark in passage.masked for mark in _TIMES):
        return
    wholes = list(_WHOLE.finditer(passage.masked))
    # The days of a stretch are no days of their own.
    singles = [m for m in _SINGLE.finditer(passage.masked) if not any(w.start() <= m.start() < w.end() for w in wholes)]
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) not in (COUNT, MONEY) or figure.measure != "level" or not is_plain(figure):
            continue
        if not figure.value or figure.value <= 0 or figure.mood == "target":
            continue
        clause = CLAUSE_MARK.split(passage.gaps[number])[-1]
        if _STEP.search(clause):
            continue
        mark = passage.marks[number]
        whole, lone = _last_before(wholes, mark), _last_before(singles, mark)
        match = max((m for m in (whole, lone) if m is not None), key=lambda m: m.end(), default=None)
        if match is None:
            continue
        tail = clause[match.end() - mark :] if match.end() > mark - len(clause) else clause
        name = _IDLE.sub("", tail)
        if "其中" in passage.masked[:mark]:
            # 货物吞吐量…。其中内河港口…; 外贸货物吞吐量…。其中内河港口…: a part is of what its sentence begins with.
            name = _IDLE.sub("", CLAUSE_MARK.split(passage.gaps[0])[-1]) + name
        if len(name) >= least:
            yield Told(passage, figure, name, _month(match), match is lone)


def _last_before(told: Sequence[re.Match[str]], mark: int) -> re.Match[str] | None:
    return next((match for match in reversed(told) if match.end() <= mark), None)


def _month(match: re.Match[str]) -> int | None:
    named = match.groupdict()
    if named.get("month"):
        return int(named["month"] or 0)
    if named.get("first"):
        return numeral(named["first"] or "")
    name = named.get("name") or named.get("quarter")
    return _ENDS[name] if name else None


def _holds(whole: Told, single: Told) -> bool:
    """Whether a stretch takes in a single day or month of the same thing, and yet has less."""
    if whole.single or whole.name != single.name or whole.figure.unit != single.figure.unit:
        return False
    alike = (whole.figure.scope, whole.figure.mood) == (single.figure.scope, single.figure.mood)
    if not alike or (whole.month is not None and single.month is not None and whole.month < single.month):
        return False
    most, least = span_of(whole.figure).high, span_of(single.figure).low
    return most is not None and least is not None and most < least


def _found(single: Told, whole: Told) -> Finding:
    one, all_of_it = single.figure, whole.figure
    return worded(
        "cumulative",
        "contradicts" if single.month is not None or single.passage is whole.passage else "unclear",
        places=(whole.passage.place(all_of_it), single.passage.place(one)),
        stated=all_of_it.text,
        computed=f"其中一段{one.text}",
        difference=show(Fraction(one.value or 0) - Fraction(all_of_it.value or 0), all_of_it),
        tolerance=show(half_unit(one) + half_unit(all_of_it), all_of_it, places=2),
        basis=Why(zh="所含的单日、单月或单季的数", en="what one day, month or quarter in it saw"),
        reason=Why(zh="两处所计的未必是同一段时间", en="the two need not be of the same stretch of time"),
    )
