"""All that is said of how one quantity moved has to agree: level, step, rate, multiple and yearly average."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.bounded import RISEN_WITHIN, beyond
from taizhang.checking.growth.levels import level_and_base, unlike_bases
from taizhang.checking.growth.movements import Moved, crossed, lists_of, movements_of
from taizhang.checking.growth.stepped import rate_of_step, scaled_step
from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.numerals import numeral
from taizhang.checking.passages import MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.stretches import between, year_at, years_around
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_YEARLY = lazy("年均|平均每年|(?<![多常])年平均|每年|年递增")
_REAL = lazy("实际|不变价|可比价|扣除")
_AMONG = lazy("[^，,；;。0-9]{0,12}(?:中|里|当中)[，,]")
_TURNS = lazy("利润|盈余|顺差|逆差|净|差额|结余|亏|增量|新增")
_LEAVING = lazy("^(?:年内|全年|同期|另|其中)?(?:退[库出]|注销|吊销|核销|关[停闭]|淘汰|迁出|流[出失]|减少|撤[并销])")
"""What the name of those begins with that went, which bound no rise (退库4家,净增12家)."""
_STABLE = Interval(low=-5, high=15)
"""How far nominal growth a year may lie over real growth of output: what producers' prices have done since 1978."""
_LIVING = Interval(low=-3, high=6)
"""The same for incomes: what consumers' prices have done over years together since 1997."""
_LATE = 1997
_REVISION = Interval(low=-4, high=4)
"""How far it may lie apart from growth on a comparable basis."""
_MONEY = Why(zh="金额的增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")
_PRICES = Why(
    zh="增幅按不变价或可比口径计算，但两者相差超出价格或口径变动常见的范围",
    en="the growth is at constant prices or on a comparable basis, but prices hardly explain so much",
)
_LOOSE = Why(zh="起止年份按上下文推断", en="the years it runs over are inferred from the context")


def check_yearly(passage: Passage) -> Iterator[Finding]:
    """2095亿元,比2005年增加1028亿元,年均增长14.4%: the yearly rate follows from the whole change and the years."""
    if _YEARLY.search(passage.masked) is None:
        return
    for moved in movements_of(passage):
        yield from _average(moved)


def check_movements(passage: Passage) -> Iterator[Finding]:
    """28583万元,增长10.9%,增收2798万元: all that is said of how one quantity moved has to agree."""
    for moved in movements_of(passage):
        yield from _step_within(moved)
        yield from _rate_of_step(moved)
        yield from _over_base(moved)


def _step_within(moved: Moved) -> Iterator[Finding]:
    """What there is cannot have risen by more than there is."""
    step, level = moved.step, moved.level
    if step is None or moved.base is not None or moved.step_sign < 0 or _TURNS.search(level.indicator):
        return
    if _LEAVING.search(level.indicator):
        return
    over = beyond(moved.passage, step, level, RISEN_WITHIN, rule="growth")
    if over is not None:
        yield over


def _is_base(moved: Moved) -> bool:
    """Whether a level is what there was, by the number before it and the step after it (40962 | 38361 | 2601 | 6.8)."""
    before = moved.passage.figures[moved.number - 1] if moved.number else None
    if before is None or before.unit != moved.level.unit or before.value is None or moved.step is None:
        return False
    apart = Fraction(before.value) - Fraction(moved.level.value or 0)
    return apart == moved.step_sign * abs(Fraction(moved.step.value or 0))


def _rate_of_step(moved: Moved) -> Iterator[Finding]:
    """28583万元,增长10.9%,增收2798万元: the rate is the step over what was there before it."""
    step, rate, level = moved.step, moved.rate or moved.times, moved.level
    if step is None or rate is None or moved.base is not None:
        return
    if _is_base(moved):
        return
    at = moved.passage.figures.index
    if crossed(lists_of(moved.passage), at(step), at(rate)):
        # 增加2起、4人,分别上升8.0%和10.8%: of the two lists each to each.
        return
    assert step.value is not None and rate.value is not None and level.value is not None
    sign = moved.step_sign
    words = level.indicator + rate.indicator + "".join(moved.labels)
    if (rate.value < 0) != (sign < 0) or _since(moved, step) != _since(moved, rate):
        return
    if unlike_bases(*(moved.passage.gaps[moved.passage.figures.index(f)] for f in (step, rate))):
        return
    scaled = scaled_step(moved.passage, level, step, rate, sign) if moved.rate is not None else None
    if scaled is not None:
        yield scaled
        return
    money = moved.passage.kind(moved.number) == MONEY
    if money and (holds(words, WORDS.restated) or _REAL.search(words)):
        return
    open_to = QUALIFIED if not all(map(is_plain, (step, rate, level))) else None
    if money and open_to is None:
        open_to = _MONEY
    found = rate_of_step(level, step, rate, sign, open_to)
    if found is not None:
        yield compare(found, moved.passage, (level, step))


def _since(moved: Moved, change: Figure) -> str:
    """Return since when a change is told, where that is no year ago (增长1.9%,比“十五”末增加9104户)."""
    number = moved.passage.figures.index(change)
    told = _LONG_AGO.search(moved.passage.between(number - 1, number))
    return "" if told is None else told.group()


_LONG_AGO = lazy("[比较][^，,；;]{0,4}(?:五”|计划|规划|五年|十年)[^，,；;]{0,2}[末初前]")


def _over_base(moved: Moved) -> Iterator[Finding]:
    """141178万人,比2010年的133972万人相比,增加7206万人,增长5.38%: the level less what it is compared with."""
    base, level = moved.base, moved.level
    if base is None or base.role == "baseline" or not base.value or level.value is None:
        return
    if any(_AMONG.match(moved.passage.reading.text, figure.end) for figure in (base, level)):
        # 70个大中城市中,上涨的有21个,比上月增加5个: what they are among is not what there was.
        return
    if moved.step is not None and moved.step.value is not None:
        led_to = base.value + (-abs(moved.step.value) if moved.step_sign < 0 else abs(moved.step.value))
        if any(f.value == led_to and f.unit == base.unit and f is not level for f in moved.passage.figures):
            # 现存1628株,…去除的52株比上期普查的1572株净增56株: what all of it came to stands before what was taken off.
            return
    for change in (moved.step, moved.rate):
        if change is not None:
            down = moved.step_sign < 0 if change is moved.step else (change.value or 0) < 0
            yield from level_and_base(moved.passage, level, base, change, down=down, beside=True)


_OWN_SPAN = lazy("([二两三四五六])年(?:年均|平均)")


@dataclass(frozen=True, slots=True)
class _Ratio:
    """How many times the earlier level the later one is, and by which figures that is said."""

    value: Fraction
    span: Interval
    by: tuple[Figure, ...]


def _ratios(moved: Moved) -> Iterator[_Ratio]:
    level, size = moved.level, span_of(moved.level)
    assert level.value is not None
    now = Fraction(level.value)
    if moved.base is not None and moved.base.value:
        ratio = size.over(span_of(moved.base))
        if ratio is not None:
            yield _Ratio(now / Fraction(moved.base.value), ratio, (level, moved.base))
    if moved.step is not None and moved.step.value is not None:
        change = moved.step_sign * abs(Fraction(moved.step.value))
        before = size - span_of(moved.step).scaled(moved.step_sign)
        if now - change > 0 and before.low is not None and before.low > 0:
            ratio = size.over(before)
            if ratio is not None:
                yield _Ratio(now / (now - change), ratio, (level, moved.step))
    for grown in (moved.times, moved.rate):
        if grown is not None and grown.value is not None and grown.value > -100:
            one = Interval(low=1, high=1)
            sign = -1 if grown.value < 0 else 1
            span = one + span_of(grown).scaled(Fraction(sign, 100))
            yield _Ratio(1 + Fraction(grown.value) / 100, span, (grown,))


def _average(moved: Moved) -> Iterator[Finding]:
    """Hold 年均增长 against the whole change over the years between."""
    stated = moved.yearly
    if stated is None or stated.value is None:
        return
    until = year_at(moved.passage, moved.passage.marks[moved.number]) or moved.level.period
    count = between(moved.since, until) if moved.since and until is not None else None
    named = count is not None
    if count is None and moved.since is None:
        count = years_around(moved.passage, moved.passage.marks[moved.number])
    if count is None:
        return
    own = _OWN_SPAN.search(moved.yearly_label)
    if own is not None and (not named or numeral(own[1]) != count):
        # 增长6.1%,两年平均增长8.3%: the one is over last year, the other over the year before it.
        return
    for ratio in _ratios(moved):
        yield from _compounded(moved, stated, ratio, count, named)
        return


def _compounded(moved: Moved, stated: Figure, ratio: _Ratio, count: int, named: bool) -> Iterator[Finding]:
    low, high = ratio.span.low, ratio.span.high
    if low is None or high is None or low <= 0 or stated.value is None:
        return

    def yearly(quotient: Fraction) -> Fraction:
        # Ten digits are more than any report prints.
        return (Fraction(round(float(quotient) ** (1 / count) * 10**10), 10**10) - 1) * 100

    computed, span = yearly(ratio.value), Interval(low=yearly(low), high=yearly(high))
    value = Fraction(stated.value)
    half = span_of(stated)
    own = half if value >= 0 else -half
    money = moved.passage.kind(moved.number) == MONEY
    words = moved.level.indicator + stated.indicator + moved.yearly_label
    open_to: Why | None = None
    # 是2015年的2.3倍 is told of what the two were worth.
    of_levels = any(f.measure != "growth" or f is moved.times for f in ratio.by)
    if money and of_levels and (holds(words, WORDS.constant) or _REAL.search(words)):
        late = moved.passage.reading.year is None or moved.passage.reading.year > _LATE
        open_to, room = _PRICES, _LIVING if "收入" in words and late else _STABLE
    elif money and of_levels and holds(words, WORDS.revised):
        open_to, room = _PRICES, _REVISION
    else:
        room = Interval(low=0, high=0)
    if not all(map(is_plain, (stated, *ratio.by))):
        open_to = QUALIFIED
    elif open_to is None and money and of_levels:
        open_to = _MONEY
    if open_to is None and not named:
        open_to = _LOOSE
    if not named and open_to is not QUALIFIED:
        # One year more or less, where the context alone says how many there are.
        room = Interval(low=min(room.low or 0, -1), high=max(room.high or 0, 1))
    if (room.low != 0 or room.high != 0) and own.meets(span - room):
        return
    yield compare(
        Comparison(
            rule="average_growth",
            stated=stated,
            stated_span=half,
            computed=abs(computed) if value < 0 else computed,
            computed_span=-span if value < 0 else span,
            basis=Why(
                zh=f"按{count}年间{'、'.join(f.text for f in ratio.by)}计算的年均变化",
                en=f"the yearly change by {' and '.join(f.text for f in ratio.by)} over {count} years",
            ),
            open_to=open_to,
        ),
        moved.passage,
        ratio.by,
    )
