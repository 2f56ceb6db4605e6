"""How much of what was set is done, wherever the sentences before tell the two amounts (预期为…, 决算为…, 完成预期的97.9%).

Nothing in the words says for sure which two they are, so that a slip of the pen, which would make the rate that of two
told near it, only asks.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, proportion, worded
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import fits_share
from taizhang.checking.records import Finding
from taizhang.checking.slips import moved_point, one_slip_in_ratio
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SET = "目标|任务|计划|预算|预期|指标|下达|应"
_OF_AIM = lazy(
    f"(?:占|为|是|完成|达到?|实现)[^，；。：]{{0,10}}?(?:{_SET})[^，；。：]{{0,6}}?的?$"
    "|(?:完成|执行|支出|到位|拨付|实施|建成|开工|竣工|完工)(?:率|进度|比例)(?:达到?|为|约)?$"
)
_AIMED = lazy(f"{_SET}|拟|安排|需|新建|改造|建设|批准")
_CALLED_SO = lazy("(?:一般公共|政府性|财政|公共|基金|国有资本经营)+预算|预算(?=[内外]|[收支]|单位)")
_MADE = lazy("完成|实际|决算|执行数?|支出|到位|已|建成|竣工|完工|实现|累计|开工|拨付|达")
_NOT = lazy(
    "[比较](?:上|去|前|年)|同比|增加|减少|增长|下降|净增|增收|减收|其中|每|均(?!为|达)|以上|以下|结转|上年|去年"
)
_TIMED = lazy("序时|时间进度|同期")
_BACK, _FAR, _TWO, _HUNDRED = 2, 220, 2, 100
_OPEN = Why(
    zh="文中没有写明以何数为分母，与前文所列目标、完成数相差一处笔误",
    en="the text does not say of what; one slip of the pen would make it that of the two told before it",
)


@dataclass(frozen=True, slots=True)
class _Told:
    home: Passage
    number: int

    @property
    def figure(self) -> Figure:
        """The amount."""
        return self.home.figures[self.number]

    @property
    def words(self) -> str:
        """What is said right before it, and of what it is."""
        return self.home.label(self.number) + self.figure.indicator

    @property
    def made(self) -> bool:
        """Whether it is said to have been done."""
        return _MADE.search(self.words) is not None

    @property
    def aimed(self) -> bool:
        """Whether it is what was set, not what was done."""
        words = _CALLED_SO.sub("", self.words)
        if _AIMED.search(words) is None:
            return self.figure.mood == "target" and not self.made
        return not self.made or re.search(_SET, _CALLED_SO.sub("", self.home.label(self.number))) is not None


def check_of_aims(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Ask of rates of what was set, of which nothing was said yet and which one slip would put right."""
    for passages in readings:
        for at, passage in enumerate(passages):
            number = 0
            while number < len(passage.figures):
                count = _rates(passage, number)
                if count and (passage.reading.source, passage.figures[number].start) not in held:
                    yield from _judged(passages, at, number, count)
                number += max(count, 1)


def _rates(passage: Passage, number: int) -> int:
    """Return how many rates of what was set begin here, said one after the other; 0 where none does."""
    if passage.kind(number) != PERCENT or passage.figures[number].measure == "growth":
        return 0
    lead = passage.label(number)
    if number and passage.gaps[number] == "的":
        lead = passage.label(number - 1)
    if not _OF_AIM.search(lead) or _TIMED.search(lead):
        return 0
    count = 1
    if "分别" in lead:
        while (
            number + count < len(passage.figures)
            and passage.kind(number + count) == PERCENT
            and passage.gaps[number + count] in ("、", "和", "及", "与")
        ):
            count += 1
    return count


def _judged(passages: Sequence[Passage], at: int, number: int, count: int) -> Iterator[Finding]:
    passage = passages[at]
    rates = passage.figures[number : number + count]
    near = _amounts(passages, at, rates[0].start)
    own = [a for a in near if a.home is passage]
    direct = count == 1 and number > 0 and passage.gaps[number] == "的"
    if direct:
        # 完成全年目标任务1.2万人的108.3%,实际新增就业1.03万人: what was done is told after its rate.
        yield from _told_after(passage, number)
        return
    if count == 1:
        own = [a for a in own if a.made or not a.aimed]
    # 完成路基380公里、路面210公里: what is said of the first goes for those listed with it.
    parts = own[-count:]
    if len(parts) < count or not (parts[0].made or not parts[0].aimed) or not all(map(is_plain, rates)):
        return
    unit = parts[0].figure.unit
    wholes = [a for a in near if a.figure.unit == unit and a.aimed and all(a.figure is not p.figure for p in parts)]
    wholes = [a for a in wholes if a.figure.start < parts[0].figure.start]
    if wholes and _explained(passages[max(0, at - _BACK) : at + 1], rates, near, wholes[-1]):
        return
    if not wholes or any(p.figure.unit != unit for p in parts):
        return
    first = parts[0].figure.start
    if any(a.made and a.figure.unit == unit and wholes[-1].figure.start < a.figure.start < first for a in near):
        # 计划5万套,已完成4.06万套。乙市已完成6.2万套,完成目标的83%: what was set has been answered for.
        return
    for part, rate in zip(parts, rates, strict=True):
        others = [a.figure for a in near if a.figure is not part.figure and a.figure.unit == unit]
        if any(fits_share(rate, part.figure, other) for other in others):
            continue
        whole = wholes[-1]
        if len({a.figure.value for a in wholes}) == 1 and _slipped(rate, part.figure, whole.figure):
            yield _found(passage, rate, part, whole)


def _told_after(passage: Passage, number: int) -> Iterator[Finding]:
    """Hold a rate right behind what was set against what is said behind it to be done, where nothing is before."""
    rate, whole = passage.figures[number], _Told(passage, number - 1)
    if number + 1 >= len(passage.figures) or not is_plain(whole.figure) or not whole.aimed:
        return
    part = _Told(passage, number + 1)
    if any(f.unit == whole.figure.unit for f in passage.figures[: number - 1]) or part.figure.unit != whole.figure.unit:
        return
    if not part.made or not is_plain(part.figure) or part.figure.measure != "level" or not part.figure.value:
        return
    if _slipped(rate, part.figure, whole.figure):
        yield _found(passage, rate, part, whole)


def _explained(homes: Sequence[Passage], rates: Sequence[Figure], near: Sequence[_Told], whole: _Told) -> bool:
    """Whether another rate near by is already that of some amount in the whole."""
    parts = [a.figure for a in near if a.figure is not whole.figure and a.figure.unit == whole.figure.unit]
    return any(
        home.kind(k) == PERCENT
        and rate not in rates
        and rate.value
        and any(fits_share(rate, p, whole.figure) for p in parts)
        for home in homes
        for k, rate in enumerate(home.figures)
        if is_plain(rate) and rate.measure != "growth"
    )


def _amounts(passages: Sequence[Passage], at: int, end: int) -> list[_Told]:
    """Return the plain levels told before a place, in its sentence and the two before it."""
    return [
        _Told(home, k)
        for home in passages[max(0, at - _BACK) : at + 1]
        for k, figure in enumerate(home.figures)
        if figure.start < end
        and end - figure.start < _FAR
        and home.kind(k) in (COUNT, MONEY)
        and figure.measure == "level"
        and figure.role == "value"
        and (figure.value or 0) > 0
        and is_plain(figure)
        and not _NOT.search(home.label(k))
    ]


def _room(rate: Figure, part: Figure, whole: Figure) -> Fraction:
    stated = abs(Fraction(rate.value or 0))
    return half_unit(rate) + sum((half_unit(f) * stated / Fraction(f.value or 1) for f in (part, whole)), Fraction(0))


def _slipped(rate: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a rate is not that of the two, and would be with one slip of the pen or a point moved."""
    half = _room(rate, part, whole)
    return not fits_share(rate, part, whole) and (
        one_slip_in_ratio(rate, part, whole, half, scale=_HUNDRED)
        or moved_point(rate, part, whole, half, scale=_HUNDRED)
    )


def _found(passage: Passage, rate: Figure, part: _Told, whole: _Told) -> Finding:
    exact = Fraction(part.figure.value or 0) * _HUNDRED / Fraction(whole.figure.value or 1)
    return worded(
        "share",
        "unclear",
        places=(passage.place(rate), part.home.place(part.figure), whole.home.place(whole.figure)),
        stated=rate.text,
        computed=decimal_text(exact, _TWO) + "%",
        difference=decimal_text(abs(exact - Fraction(rate.value or 0)), _TWO) + "%",
        tolerance=decimal_text(half_unit(rate), 4) + "%",
        basis=proportion(part.figure, whole.figure),
        reason=_OPEN,
    )
