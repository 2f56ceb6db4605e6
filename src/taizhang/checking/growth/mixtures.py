"""The growth of a whole against those of the parts that make it: it is their mean, weighted by what each was before."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, span_of, worded
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_OVER = r"(?:同比|(?:比|较)(?:[上去]年|\d{4}年)(?:同期|同月|末)?)"
_GREW = lazy(
    f"(?:人民币)?[，,、（(]?(?:[受因由][^，,；;。：:]{{2,24}}[，,])?(?:按(?:可比|不变)价(?:格)?计算[，,])?{_OVER}?(?:名义)?"
    "(?:负?增长|下降|减少|上升|增加|提高|降低)了?"
)
_STEPPED = lazy(f"[，,、（(]?{_OVER}(?:净)?(?:增加|减少|增长|增收|减收|多|少)了?")
_IN_TURN = lazy(f"[，,]?{_OVER}?分别{_OVER}?(?:负?增长|下降|减少|上升|增加|提高|降低)了?")
_LISTED = ("、", "和", "及")
_BASIS = lazy("同口径|可比|不变价|实际|扣除|剔除|平均|年均|环比")
_CONSTANT_WORDS = lazy("按(?:可比|不变)价(?:格)?计算")
_YEARS = lazy("[两三四五]年(?:年均|平均)增长")
_LEAST, _MOST = 2, 8
_REACH = 4
_CLEARLY = 5
_PAIRS = 60
_DIGITS, _LONG, _SHARP = 3, 5, 50
_REVISION = 2
"""How many points a growth over a base that was revised may lie off the mean of its parts."""
_PRICES = Fraction(27, 20)
"""By how much prices of one part may have outrun those of another since the year of constant prices."""
_MONEY = Why(zh="金额的增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")
_REVISED = Why(zh="基期数可能经过调整", en="the figures of the year before may have been revised")

_Pair = tuple[Passage, Figure, Figure]
"""An amount with how it grew."""


def check_mixtures(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """29251万人,增长2.4%。其中,本地12079万人,增长4.1%;外出17172万人,增长1.3%: what they were before adds up too."""
    for passages in readings:
        pairs: list[_Pair] = []
        done: set[tuple[int, int]] = set()
        for at, passage in enumerate(passages):
            own = list(_pairs(passage))
            near = {p.start for p in passages[max(0, at - _REACH) : at]}
            pairs = ([pair for pair in pairs if pair[0].start in near] + own)[-_PAIRS:]
            for found in wholes_made(pairs, own):
                key = found[0][1].start, found[1][0][1].start
                if key not in done:
                    done.add(key)
                    yield from _judged(found[0], found[1])


def _pairs(passage: Passage) -> Iterator[_Pair]:
    for number in range(1, len(passage.figures)):
        growth, at = passage.figures[number], number - 1
        if "分别" in passage.gaps[number] and _IN_TURN.fullmatch(passage.gaps[number]):
            yield from _in_turn(passage, number)
            continue
        if (
            at
            and passage.figures[at].measure == "change"
            and passage.figures[at].unit == passage.figures[at - 1].unit
            and _STEPPED.fullmatch(passage.between(at - 1, at))
        ):
            # 29251万人,比上年增加691万人,增长2.4%
            at -= 1
        amount = passage.figures[at]
        if _grew(passage, at, number) and _GREW.fullmatch(passage.between(number - 1, number)):
            yield passage, amount, growth


def _grew(passage: Passage, at: int, number: int) -> bool:
    """Whether one figure is an amount and another a growth."""
    amount = passage.figures[at]
    return (
        passage.kind(number) == PERCENT
        and passage.figures[number].measure == "growth"
        and passage.kind(at) in (MONEY, COUNT)
        and amount.measure == "level"
        and amount.role == "value"
        and amount.value is not None
        and amount.value > 0
    )


def _in_turn(passage: Passage, first: int) -> Iterator[_Pair]:
    """居民2.91亿人次、外国人0.65亿人次,同比分别上升41.3%、82.9%: as many growths as amounts right before them."""
    last = first
    while last + 1 < len(passage.figures) and passage.gaps[last + 1] in _LISTED:
        last += 1
    count = last - first + 1
    begin = first - count
    if begin < 0 or (begin and not CLAUSE_MARK.search(passage.gaps[begin])):
        return
    if all(_grew(passage, k, k + count) for k in range(begin, first)):
        yield from ((passage, passage.figures[k], passage.figures[k + count]) for k in range(begin, first))


def wholes_made(pairs: list[_Pair], own: list[_Pair]) -> Iterator[tuple[_Pair, list[_Pair]]]:
    """Yield a whole with the pairs after it, side by side, that make it to the digits printed."""
    for unit in dict.fromkeys(pair[1].unit for pair in own):
        yield from _wholes_of([pair for pair in pairs if pair[1].unit == unit], own)


def _wholes_of(pairs: list[_Pair], own: list[_Pair]) -> Iterator[tuple[_Pair, list[_Pair]]]:
    # Lists that end before what this sentence tells were asked about there.
    mine = {pair[1].start for pair in own}
    new = next((at for at, pair in enumerate(pairs) if pair[1].start in mine), len(pairs))
    sizes = [Fraction(pair[1].value or 0) for pair in pairs]
    rooms = [half_unit(pair[1]) for pair in pairs]
    for first, whole in enumerate(pairs[:-_LEAST]):
        size = whole[1]
        for begin in range(max(first, new - _MOST) + 1, len(pairs) - 1):
            held: list[_Pair] = []
            total, room = Fraction(0), rooms[first]
            for at, pair in enumerate(pairs[begin : begin + _MOST], start=begin):
                if pair[1].unit != size.unit or sizes[at] >= sizes[first]:
                    break
                if pair[1].start < whole[2].start:
                    # 增值税12.8亿元、土地使用税9.5亿元,分别增长…: side by side in one list.
                    break
                if held and _parted(held[-1], pair) and not _parted(whole, held[0]):
                    # 前7个月…出口14.26万亿元,进口10.57万亿元。\n7月当月3.68万亿元: another paragraph tells of something else.
                    break
                held.append(pair)
                total += sizes[at]
                room += rooms[at]
                if total > sizes[first] + room:
                    break
                # 水电1.1万亿,…;风电8090亿…;太阳能2941亿…: two digits are soon made of what stands further off.
                telling = len(digits_of(size)) >= _DIGITS or (whole[0] is held[-1][0] and begin == first + 1)
                if whole[0] is not held[-1][0] and room * _SHARP > sizes[first]:
                    # 税收34.1亿元 may be 8亿, 12.8亿, 9.5亿 and 3.3亿 by chance.
                    break
                if telling and len(held) >= _LEAST and abs(total - sizes[first]) <= room and pair[1].start in mine:
                    yield whole, held
                    break
    # 税收322551万元,…。其中,增值税…。非税55290万元: two that make it to the last digit, whatever stands between.
    told = {pair[1].value: at for at, pair in enumerate(pairs) if len(digits_of(pair[1])) >= _LONG}
    for last, part in enumerate(pairs if len(told) > _LEAST else ()):
        if part[1].start not in mine or len(digits_of(part[1])) < _LONG:
            continue
        for first, whole in enumerate(pairs[: max(0, last - 2)]):
            other = told.get((whole[1].value or Decimal(0)) - (part[1].value or Decimal(0)))
            if other is not None and first < other < last - 1 and pairs[other][1].resolution == part[1].resolution:
                yield whole, [pairs[other], part]


def _parted(one: _Pair, other: _Pair) -> bool:
    """Whether a paragraph ends between two amounts."""
    return "\n" in one[0].reading.text[one[1].end : other[1].start]


def _judged(whole: _Pair, parts: list[_Pair]) -> Iterator[Finding]:
    passage, level, growth = whole
    words = "".join(p.masked for p in {id(q[0]): q[0] for q in (whole, *parts)}.values())
    names = level.indicator + growth.indicator + "".join(p[1].indicator for p in parts)
    figures = [level, growth, *(f for p in parts for f in p[1:])]
    if not all(map(is_plain, figures)) or _BASIS.search(_CONSTANT_WORDS.sub("", _YEARS.sub("", words))):
        return
    money = any(p[0].kind(p[0].figures.index(p[1])) == MONEY for p in (whole, *parts))
    before = _sum([_before(p[1], p[2]) for p in parts])
    own = _before(level, growth)
    if before is None or own is None or before.low is None or before.high is None or before.low <= 0:
        return
    size = span_of(level)
    assert size.low is not None and size.high is not None and growth.value is not None
    span = Interval(low=(size.low / before.high - 1) * 100, high=(size.high / before.low - 1) * 100)
    stated = Interval(low=Fraction(growth.value) - half_unit(growth), high=Fraction(growth.value) + half_unit(growth))
    middle = ((span.low or Fraction(0)) + (span.high or Fraction(0))) / 2
    priced = money and (holds(names, WORDS.constant) or _CONSTANT_WORDS.search(words) is not None)
    away = stated.gap(_at_constant_prices(parts) if priced else span)
    least = min(Fraction(p[2].value or 0) - half_unit(p[2]) for p in parts)
    most = max(Fraction(p[2].value or 0) + half_unit(p[2]) for p in parts)
    outside = not stated.meets(Interval(low=least, high=most))
    verdict: Verdict = "consistent"
    if money and not priced and holds(names, WORDS.revised) and not (outside and away > 1) and away <= _REVISION:
        return
    if priced and not outside:
        verdict = "unclear" if away > Fraction(growth.resolution) * _CLEARLY else "consistent"
    elif away > Fraction(growth.resolution):
        verdict = (
            "contradicts"
            if outside and not money
            else "unclear"
            if outside or away > _room(growth, middle)
            else "rounding"
        )
    yield worded(
        "weighted_growth",
        verdict,
        places=(passage.place(growth), passage.place(level), *(p[0].place(f) for p in parts for f in (p[2], p[1]))),
        stated=growth.text,
        computed=decimal_text(middle, 2) + "%",
        difference=decimal_text(abs(Fraction(growth.value) - middle), 2) + "个百分点",
        tolerance=decimal_text(half_unit(growth), 3) + "个百分点",
        basis=Why(
            zh=f"按各部分（{'、'.join(p[1].text for p in parts)}）及其增幅推算的总体增幅",
            en=f"the growth by the parts ({', '.join(p[1].text for p in parts)}) and theirs",
        ),
        reason=_MONEY if money else _REVISED,
    )


def _at_constant_prices(parts: Sequence[_Pair]) -> Interval:
    """Return between what growths of the whole lie, by how far prices of its parts may have parted since the base."""
    told = sorted(
        (Fraction(p[2].value or 0), Fraction(p[1].value or 0) / (1 + Fraction(p[2].value or 0) / 100)) for p in parts
    )
    slack = max(half_unit(p[2]) for p in parts)
    means: list[Fraction] = []
    for cut in range(len(told) + 1):
        for low, high in ((1, _PRICES), (_PRICES, 1)):
            weighed = [(g, w * (low if k < cut else high)) for k, (g, w) in enumerate(told)]
            means.append(sum((g * w for g, w in weighed), Fraction(0)) / sum((w for _, w in weighed), Fraction(0)))
    return Interval(low=min(means) - slack, high=max(means) + slack)


def _room(growth: Figure, middle: Fraction) -> Fraction:
    """Return how far a growth may lie off before it asks for a word: what revisions of the parts commonly do."""
    return max(Fraction(growth.resolution) * 3, abs(middle) / 20)


def _before(level: Figure, growth: Figure) -> Interval | None:
    half = half_unit(growth)
    low, high = (Fraction(growth.value or 0) + d for d in (-half, half))
    rate = Interval(low=1 + low / 100, high=1 + high / 100)
    return None if rate.low is None or rate.low <= 0 else span_of(level).over(rate)


def _sum(spans: list[Interval | None]) -> Interval | None:
    total = Interval(low=0, high=0)
    for span in spans:
        if span is None:
            return None
        total = total + span
    return total
