"""The same indicator in several places: twice for one year, month after month, year after year."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, last_place, not_checked, show, span_of, worded
from taizhang.checking.levels import level_and_base
from taizhang.checking.passages import COUNT, MONEY, OTHER, PERCENT, TIMES, Passage, kind_of
from taizhang.checking.progress import month_of
from taizhang.checking.records import Finding, Verdict
from taizhang.reading import indicators
from taizhang.reading.records import Figure

_REACH = 300
_SHORTEST_NAME = 4
_MOST_OF_ONE_KEY = 12
_STRIP = re.compile(
    r"[“”\"‘’《》（）()\s，,、·]|累计|全年|实现|完成|达到|总数|总量|全区|全市|全县|全省|我区|我市|我县|我省|的"
)
_CONTEXT = re.compile(
    "累计|年均|平均|新增|净增|五年|三年|四年|两年|十三五|十四五|十二五|十一五|十五|预计|人均|实际|可比|同口径|名义|扣除|不变价|环比|当月|当季|季度|本届|以来|其中|计划|目标|任务"
    "|预算|调整后|上年|去年|同期|截至|目前"
)
_STRETCH = re.compile("累计|年均|[两三四五十]年|以来|时期|期间|规划|“?十[一二三四]?五|本届|同[^。]{0,8}比较|相比")
_OTHER_BASE = {
    "年均",
    "平均",
    "五年",
    "三年",
    "四年",
    "两年",
    "环比",
    "以来",
    "本届",
    "实际",
    "可比",
    "同口径",
    "累计",
    "计划",
    "目标",
}
_CLAUSE = re.compile("[，,；;。：:]")
_PLACE = re.compile("(?:人民)?政府$|市委|区委|省$|市$|区$|县$")
_FLOW = re.compile(
    "累计|新增|完成|实现|接待|受理|发放|办结|培训|新建|改造|引进|检查|办理|新开工|投放|减免|收入|支出|产量|产值|投资|销售|出口|进口"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """A figure with where it stands and what its clause says of it."""

    passage: Passage
    figure: Figure
    name: str
    """Its indicator, folded."""
    context: frozenset[str]
    """Words in its clause that change what is counted."""
    month: int | None
    """The month that its stretch of the year ends in, or None for the year."""


def _statements(readings: Sequence[Sequence[Passage]]) -> Iterator[_Statement]:
    for passages in readings:
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                if (
                    figure.role != "value"
                    or figure.value is None
                    or figure.mood == "context"
                    or passage.kind(number) in (OTHER, TIMES)
                ):
                    continue
                name = figure.indicator_id or _STRIP.sub("", figure.indicator)
                if figure.indicator_id is None and len(name) < _SHORTEST_NAME:
                    continue
                begin = passage.masked[max(0, passage.marks[number] - _REACH) : passage.marks[number]]
                clause = _CLAUSE.split(begin)[-1] + _CLAUSE.split(passage.between(number, number + 1))[0]
                month = month_of(_CLAUSE.split(begin)[-1]) or (month_of(begin) if len(begin) < 80 else None)
                yield _Statement(
                    passage=passage,
                    figure=figure,
                    name=name,
                    context=frozenset(_CONTEXT.findall(clause + figure.indicator) + _STRETCH.findall(begin)),
                    month=month,
                )


def _area(statement: _Statement) -> str:
    """Return the area that the text speaks for; a text that names none is compared with no other."""
    reading = statement.passage.reading
    region = reading.region or reading.issuer
    return f"text {reading.sha256} {reading.source}" if region is None else _PLACE.sub("", region)


def check_series(passages: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """All rules on one indicator in several places, over the passages of each reading."""
    same: dict[tuple[object, ...], list[_Statement]] = defaultdict(list)
    monthly: dict[tuple[object, ...], list[_Statement]] = defaultdict(list)
    levels: dict[tuple[object, ...], list[_Statement]] = defaultdict(list)
    growths: list[_Statement] = []
    for statement in _statements(passages):
        figure = statement.figure
        mood = "target" if figure.mood == "target" else "result"
        if figure.period is None:
            continue
        stem = (statement.name, figure.scope, _area(statement))
        group = same[(*stem, figure.unit, figure.measure, figure.period, mood, statement.context, statement.month)]
        if len(group) < _MOST_OF_ONE_KEY:
            group.append(statement)
        if mood == "target":
            continue
        if statement.month is not None and figure.measure == "level":
            monthly[(*stem, figure.unit, figure.period, statement.context - {"截至", "目前"})].append(statement)
        if figure.measure == "level" and kind_of(figure) in (MONEY, COUNT):
            levels[(*stem, statement.month, figure.period)].append(statement)
        elif (figure.measure == "growth" and kind_of(figure) == PERCENT) or figure.measure == "change":
            growths.append(statement)
    for group in same.values():
        yield from _same(group)
    for group in monthly.values():
        yield from _falling(group)
    yield from _growths(levels, growths)


def _digits(figure: Figure) -> str:
    """Return the digits printed, trailing zeros of a whole number included."""
    assert figure.value is not None
    return str(int(abs(figure.value) / last_place(figure)))


def slip_like(first: Figure, second: Figure) -> bool:
    """Whether one becomes the other by one digit changed, two neighbours swapped, or a point or multiplier moved."""
    a, b = _digits(first), _digits(second)
    if a == b and len(a) >= 2 and first.value != second.value:
        return True
    if len(a) != len(b) or len(a) < 2:
        return False
    unlike = [k for k in range(len(a)) if a[k] != b[k]]
    if len(unlike) == 1:
        return last_place(first) == last_place(second)
    return (
        len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and a[unlike[0]] == b[unlike[1]]
        and a[unlike[1]] == b[unlike[0]]
    )


def _same(group: list[_Statement]) -> Iterator[Finding]:
    """The same indicator for the same period and area has one value."""
    for at, later in enumerate(group):
        for earlier in group[:at]:
            if earlier.passage is later.passage:
                continue
            finding = _two(earlier, later)
            if finding is not None:
                yield finding
                break


def _two(earlier: _Statement, later: _Statement) -> Finding | None:
    first, second = earlier.figure, later.figure
    assert first.value is not None and second.value is not None
    agree = span_of(first).meets(span_of(second)) and (first.value < 0) == (second.value < 0)
    slip = slip_like(first, second)
    scale = first.value != 0 and abs(second.value / first.value) in (Decimal(10_000), 1 / Decimal(10_000))
    verdict: Verdict
    reason = Why(zh="两处所指的范围或时点可能不同", en="the two may differ in scope or date")
    if agree:
        verdict = "consistent"
    elif slip and len(_digits(second)) < 3 and (first.indicator_id is None or first.measure == "growth"):
        # Two digits are alike by chance too often.
        return None
    elif (
        (not slip and first.indicator_id is None)
        or (
            first.mood == "target"
            and (first.strength != second.strength or first.qualifier != second.qualifier)
            and not slip
        )
        or not (is_plain(first) and is_plain(second))
    ):
        return None
    elif first.mood != second.mood or first.strength != second.strength:
        verdict = "unclear"
    elif (
        slip
        and (first.indicator_id is not None or len(later.name) >= 6)
        and _named(earlier)
        and _named(later)
        and _firm(first, second)
    ):
        verdict = "contradicts"
    elif slip or kind_of(first) != PERCENT:
        verdict = "unclear"
    else:
        return None
    return worded(
        "scale" if scale and not agree else "same_indicator",
        verdict,
        places=(later.passage.place(second), earlier.passage.place(first)),
        stated=second.text,
        computed=first.text,
        difference=show(abs(Fraction(second.value) - Fraction(first.value)), second),
        tolerance=show(half_unit(first) + half_unit(second), second, places=2),
        basis=Why(
            zh=f"另一处同一指标（{second.indicator}）",
            en=f"another statement of the same indicator ({second.indicator})",
        ),
        reason=reason,
    )


def _firm(*figures: Figure) -> bool:
    return all(figure.confidence >= 0.5 for figure in figures)


def _named(statement: _Statement) -> bool:
    """Whether the words of the indicator stand in the sentence itself, so that nothing was filled in from elsewhere."""
    words = _STRIP.sub("", statement.figure.indicator)
    return words[-4:] in _STRIP.sub("", statement.passage.masked)


def _falling(group: list[_Statement]) -> Iterator[Finding]:
    """What is summed up over the year does not fall from one month to a later one."""
    ordered = sorted(group, key=lambda s: s.month or 0)
    for earlier, later in itertools.pairwise(ordered):
        first, second = earlier.figure, later.figure
        if earlier.month == later.month or first.value is None or second.value is None:
            continue
        if not (_FLOW.search(first.indicator) or "累计" in earlier.context) or kind_of(first) not in (MONEY, COUNT):
            continue
        top, bottom = span_of(second).high, span_of(first).low
        fell = top is not None and bottom is not None and top < bottom
        counts = kind_of(first) == COUNT and is_plain(first) and is_plain(second)
        yield worded(
            "cumulative",
            "consistent"
            if not fell
            else "contradicts"
            if counts
            and ("累计" in earlier.context or re.search("新增|接待|受理|发放|办结|培训|检查|办理", first.indicator))
            else "unclear",
            places=(later.passage.place(second), earlier.passage.place(first)),
            stated=f"至{later.month}月{second.text}",
            computed=f"至{earlier.month}月已{first.text}",
            difference=show(abs(Fraction(second.value) - Fraction(first.value)), second),
            tolerance=show(half_unit(first) + half_unit(second), second, places=2),
            basis=Why(zh="较早月份的累计数", en="the running total of the earlier month"),
            reason=Why(
                zh="累计数可能经过修订，或两处口径不同",
                en="the total may have been revised, or the two may differ in scope",
            ),
        )


def _growths(levels: dict[tuple[object, ...], list[_Statement]], growths: list[_Statement]) -> Iterator[Finding]:
    """This year's level, last year's and the growth stated between them."""
    for growth in growths:
        figure = growth.figure
        if figure.period is None or growth.context & _OTHER_BASE:
            continue
        stem = (growth.name, figure.scope, _area(growth), growth.month)
        now = [s for s in levels.get((*stem, figure.period), ()) if s.passage is growth.passage]
        if len(now) != 1 or now[0].context & _OTHER_BASE:
            continue
        unit = now[0].figure.unit
        before = [
            s
            for s in levels.get((*stem, figure.period - 1), ())
            if s.figure.unit == unit and not s.context & _OTHER_BASE
        ]
        if not before or before[0].passage is growth.passage or (figure.measure == "change" and figure.unit != unit):
            continue
        yield from _growth(growth, now[0], before[0])


def _growth(growth: _Statement, now: _Statement, before: _Statement) -> Iterator[Finding]:
    base, level, step = before.figure, now.figure, growth.figure
    if not base.value or level.value is None or step.value is None:
        return
    if level.indicator_id is None or level.indicator_id != base.indicator_id:
        # Words alone do not tell 参保人数 of one scheme from that of another.
        return
    row = indicators.get(level.indicator_id)
    if step.measure == "growth" and (row.restated or row.prices in ("constant", "mixed")):
        yield not_checked(
            "growth",
            places=(growth.passage.place(step), now.passage.place(level), before.passage.place(base)),
            stated=step.text,
            reason=Why(
                zh="该指标的增速按不变价计算或往年数会修订",
                en="its growth is at constant prices, or earlier years are revised",
            ),
        )
        return
    yield from level_and_base(
        growth.passage, level, base, step, down=step.value < 0, elsewhere=before.passage.place(base)
    )
