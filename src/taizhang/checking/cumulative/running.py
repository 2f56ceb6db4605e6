"""Running totals of one year in one sentence (1—9月累计86.4亿元,全年累计82.7亿元)."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.differences.progress import month_of
from taizhang.checking.judging import Why, half_unit, is_plain, show, span_of, worded
from taizhang.checking.passages import ANY, COUNT, ITEM_MARK, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STRETCH = lazy(
    "上半年|前三季度|前3季度|一季度|第一季度|全年|(?:(?:截至|截止|到|至)(?:目前)?|1月?[-—–~～至到]+)(?P<month>1[0-2]|[1-9])月(?:份|底|末|[0-9]{1,2}日)?"
)
_IDLE = lazy("累计|完成|全区|全市|全县|全省|全国|已经?|共|实际|[，,：:的了]|达到?|增加到|增至")
_REACHED_SO_FAR = lazy("(?:完成|实现|达到?|已|到位)$")
_SURE, _SHORT = 4, 2
_VERBS = lazy("^(?:完成|实现|达到?|为|)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Total:
    """A running total with the month it runs to."""

    figure: Figure
    kind: str
    month: int
    words: str
    """What was counted, in the words between the stretch and the number."""
    running: bool
    """Whether it is called 累计."""


def _totals(passage: Passage) -> Iterator[_Total]:
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) not in (COUNT, MONEY) or figure.value is None:
            continue
        if figure.mood == "target" and not _REACHED_SO_FAR.search(passage.gaps[number]):
            continue
        before = re.split("[；;]", passage.between(number - 1, number))[-1]
        found = list(_STRETCH.finditer(before))
        if not found:
            continue
        stretch = found[-1]
        month = 12 if stretch.group() == "全年" else month_of(stretch.group())
        if month is None:
            continue
        # 1—9月,工业投资累计完成 and 工业投资1—9月累计完成 name the same thing.
        words = before[: stretch.start()][-10:] + before[stretch.end() :]
        yield _Total(
            figure=figure,
            kind=passage.kind(number),
            month=month,
            words=_IDLE.sub("", re.sub(f"{ANY}", "", words)),
            running="累计" in words,
        )


def check_running(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """What is summed up from January on does not fall within the year, in one sentence or in the next."""
    for passages in readings:
        totals = [(at, passage, total) for at, passage in enumerate(passages) for total in _totals(passage)]
        for (at, home, earlier), (then, passage, later) in itertools.pairwise(totals):
            if then - at > 1 or not _same(earlier, later, together=at == then):
                continue
            if earlier.month < later.month:
                yield _compared(home, earlier, passage, later)
            elif earlier.month > later.month:
                # 1至9月累计4583列,1至8月累计4032列.
                yield _compared(passage, later, home, earlier)


_ALONE = lazy("(?:^|[，,；;])(?P<month>1[0-2]|[1-9])月(?:份)?(?:当月)?[，,](?P<words>[^，,；;。、]{2,16})$")
_FROM_FIRST = lazy(
    "(?<![0-9])1月?(?:份)?[-—–~～至到]+(?P<month>1[0-2]|[2-9])月(?:份)?[，,](?P<words>[^，,；;。、]{2,16})$"
)
_STOCK = lazy("余额|净|在|结存|增加|减少|新增(?=净)|指数")
_BRACKETS = lazy("（[^（）]{0,40}）")
_OTHER_TIME = lazy("上年|去年|同期|截至|[0-9]月|累计|历年|上月|年初")
_FAR = 8
_PLACES = lazy("全[国省市区县州]|我[省市区县州]|各类|累计|共|实现|完成|达到?|为")


def check_within_more(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """A month within months, a year within years, and the step of one year within that of several."""
    yield from _month_within(readings)
    yield from _year_within(readings)
    yield from _step_within(readings)


def _month_within(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """1-12月,发生各类事故610起;12月,发生各类事故37起: a month is no more than the months that it is one of."""
    for passages in readings:
        told: list[tuple[Passage, Figure, int, str]] = []
        for passage in passages:
            if "月" not in passage.gaps[0]:
                continue
            gap = _BRACKETS.sub("", passage.gaps[0])
            first, alone = _FROM_FIRST.search(gap), _ALONE.search(gap)
            stretch = first or alone
            if stretch is None:
                continue
            month = int(stretch["month"])
            for number, figure in enumerate(passage.figures):
                words = stretch["words"] if not number else ITEM_MARK.split(passage.gaps[number])[-1]
                if _OTHER_TIME.search(passage.gaps[number]) and number:
                    break
                if passage.kind(number) not in (COUNT, MONEY) or not is_plain(figure) or not figure.value:
                    continue
                name = _PLACES.sub("", words)
                if first is not None:
                    told.append((passage, figure, month, name))
                elif not _STOCK.search(words) and len(name) > 1:
                    yield from _within(passage, figure, month, name, told)


def _within(
    passage: Passage, figure: Figure, month: int, words: str, told: Sequence[tuple[Passage, Figure, int, str]]
) -> Iterator[Finding]:
    """Hold what one month had against the last totals that it lies in and that are of the same words."""
    for home, total, until, name in told[-_FAR:]:
        alike = total.unit == figure.unit and until >= month and name[:2] == words[:2] and name[-2:] == words[-2:]
        if alike and (figure.value or 0) > (total.value or 0) > 0:
            yield _exceeds(passage, figure, home, total, sure=name == words)


_MONTH_IN = Why(zh="一个月的数不应大于包含该月的累计数", en="a month is no more than the months that hold it")
_NOW_IN = Why(zh="本期的数不应大于至今的累计数", en="what was added is no more than all that there is by now")


def _exceeds(
    passage: Passage, part: Figure, home: Passage, whole: Figure, *, sure: bool, basis: Why = _MONTH_IN
) -> Finding:
    return worded(
        "cumulative",
        "contradicts" if sure else "unclear",
        places=(passage.place(part), home.place(whole)),
        stated=part.text,
        computed=whole.text,
        difference=show(Fraction(part.value or 0) - Fraction(whole.value or 0), part),
        tolerance=show(half_unit(part) + half_unit(whole), part, places=2),
        basis=basis,
        reason=Why(zh="两处口径可能不同", en="the two may differ in scope"),
    )


def _same(earlier: _Total, later: _Total, *, together: bool) -> bool:
    """Whether two totals count the same thing in the same year."""
    first, second = earlier.figure, later.figure
    if first.unit != second.unit or first.period != second.period:
        return False
    running = earlier.running or later.running
    if earlier.words == later.words and len(later.words) >= (_SHORT if together else _SURE):
        return True
    ends = earlier.words.endswith(later.words) or later.words.endswith(earlier.words)
    return running and together and (ends or _VERBS.match(later.words) is not None)


def _compared(home: Passage, earlier: _Total, passage: Passage, later: _Total) -> Finding:
    first, second = earlier.figure, later.figure
    top, bottom = span_of(second).high, span_of(first).low
    fell = top is not None and bottom is not None and top < bottom
    counted = earlier.running and later.kind == COUNT
    # Said in one breath of the very same thing, the one is part of the other.
    breath = home is passage and earlier.words == later.words
    sure = (breath or (later.running and (home is passage or counted))) and is_plain(first) and is_plain(second)
    return worded(
        "cumulative",
        "consistent" if not fell else "contradicts" if sure else "unclear",
        places=(passage.place(second), home.place(first)),
        stated=f"至{later.month}月{second.text}",
        computed=f"至{earlier.month}月已{first.text}",
        difference=show(abs(Fraction(second.value or 0) - Fraction(first.value or 0)), second),
        tolerance=show(half_unit(first) + half_unit(second), second, places=2),
        basis=Why(zh="较早月份的累计数", en="the running total of the earlier month"),
        reason=Why(zh="两处口径可能不同", en="the two may differ in scope"),
    )


_YEARS = lazy("(?:^|[，,；;：:])(?:过去|近|这|刚刚过去的)?[三四五六七八九十]年(?:来|间|以来)?[，,]")
_ONE_YEAR = lazy("^(?:(?:19|20)[0-9]{2}年|今年|去年)[，,全我各]")
_NAMED, _ON = 4, 6


def _year_within(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """过去五年累计修复169.7万亩。2022年共修复366.7万亩: one year is no more than all the years that it is among."""
    for passages in readings:
        for at, home in enumerate(passages):
            if "累计" not in home.masked or not _YEARS.search(home.masked):
                continue
            for number, whole in enumerate(home.figures):
                words = ITEM_MARK.split(home.gaps[number])[-1]
                summed = "累计" in home.masked[: home.marks[number]]
                if home.kind(number) not in (COUNT, MONEY) or not summed or not is_plain(whole):
                    continue
                yield from _one_year(passages, at, whole, words)


def _one_year(passages: Sequence[Passage], at: int, whole: Figure, words: str) -> Iterator[Finding]:
    """Yield what one year is said to have had more of, near by, than several years had."""
    for passage in passages[max(0, at - _ON) : at + 1 + _ON]:
        if not _ONE_YEAR.match(passage.masked) or _YEARS.search(passage.masked):
            continue
        for number, part in enumerate(passage.figures):
            said = ITEM_MARK.split(passage.gaps[number])[-1]
            alike = said[-_NAMED:] == words[-_NAMED:] and len(said) >= _NAMED and part.unit == whole.unit
            plain = passage.kind(number) in (COUNT, MONEY) and is_plain(part) and not _STOCK.search(said)
            if alike and plain and (part.value or 0) > (whole.value or 0):
                yield _exceeds(passage, part, passages[at], whole, sure=False, basis=_YEAR_IN)
                return


_SINCE = lazy("以来|[三四五六七八九十]年(?:来|间)")
_OVER_LAST = lazy("[比较]上年末?(?:同期)?(?:减少|增加|净增|新增)了?$")
_OVER_ALL = lazy("累计(?:减少|增加|净增|新增)了?$")


def _step_within(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """贫困人口比上年末减少1289万人。党的十八大以来…累计减少853万人: the step of one year is one of those of all."""
    for passages in readings:
        for at, home in enumerate(passages):
            if "累计" not in home.masked or not _SINCE.search(home.masked):
                continue
            for number, whole in enumerate(home.figures):
                if not _OVER_ALL.search(home.gaps[number]) or not is_plain(whole) or not whole.value:
                    continue
                verb = home.gaps[number].rstrip("了")[-2:]
                for passage in passages[max(0, at - 1) : at + 1]:
                    yield from _exceeding(passage, home, whole, verb)


def _exceeding(passage: Passage, home: Passage, whole: Figure, verb: str) -> Iterator[Finding]:
    """Yield the steps over last year of one sentence that are more than a step since several years."""
    most = abs(Fraction(whole.value or 0))
    for k, part in enumerate(passage.figures):
        alike = part.unit == whole.unit and part.indicator[-_NAMED:] == whole.indicator[-_NAMED:]
        told = _OVER_LAST.search(passage.gaps[k]) and passage.gaps[k].rstrip("了").endswith(verb)
        if alike and told and is_plain(part) and abs(Fraction(part.value or 0)) > most:
            yield _exceeds(passage, part, home, whole, sure=False, basis=_YEAR_IN)


_YEAR_IN = Why(zh="一年的数不应大于包含该年的累计数", en="a year is no more than the years that hold it")
_OF_NOW = lazy(
    "(?:(?:当年|本年|年内|今年|本月|当月|当期|本期)(?:度|内)?(?:共|已|实现|完成)?(?:新增)?|新增)(?P<noun>[\u4e00-\u9fff]{2,8})$"
)
_OF_ALL = lazy("(?:累计|历年)(?:滚存)?(?:已|共|实现|完成)?(?P<noun>[\u4e00-\u9fff]{2,8})$")
_REACHED = lazy("(?:达到?|为|共|[数额量])+$")


def check_of_now(passage: Passage) -> Iterator[Finding]:
    """当年结余6917.73万元,累计结余2811.64万元: what there is by now is no less than what was added to it this year."""
    if "累计" not in passage.masked and "历年" not in passage.masked:
        return
    told: dict[tuple[str, str | None], Figure] = {}
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) not in (COUNT, MONEY) or not is_plain(figure) or not figure.value:
            continue
        words = _REACHED.sub("", ITEM_MARK.split(passage.gaps[number])[-1])
        now, by_now = _OF_NOW.search(words), _OF_ALL.search(words)
        if by_now is not None:
            part = told.get((by_now["noun"], figure.unit))
            if part is not None and 0 < figure.value < (part.value or 0):
                yield _exceeds(passage, part, passage, figure, sure=False, basis=_NOW_IN)
        elif now is not None:
            told[now["noun"], figure.unit] = figure
