"""Steps with the rate right after them, of which no level near by makes the one the other, but for one slip.

死亡事故18起,去年22起,总起数比去年减少4起,下降12.8%: four of 22 are 18.2 %, whatever the three are called.
"""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_exact, is_plain, worded
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.quotients import chance_of_slip
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STEP = lazy("(?:(?P<up>增加|净增|增长|上升|增|多)|(?P<down>减少|下降|降低|净减|减|少))了?$")
_RATE = lazy("^[，、（]?(?:同比|环比|比[^，；。]{1,8})?(?:(?P<up>增长|上升|提高|增加)|(?P<down>下降|减少|降低))了?$")
_FIRST = lazy("(?:(?P<up>增长|上升|提高)|(?P<down>下降|减少|降低))了?$")
_THAN = lazy("[比较](?:上|去|前)|同比|环比|同期")
_NOT = lazy("[比每]|均(?!为|达)|较(?![大小好高低快重])|增加|减少|增长|下降|净增|目标|计划|以上|以下")
_FAR, _MOST, _TWO, _HUNDRED = 260, 6, 2, 100
_CHANCE = tuple(Fraction(n, 1000) for n in (0, 4, 15, 40))
_LIKELY = Fraction(1, 5)
_OPEN = Why(
    zh="只差一个数字或两位数字对调就与前后各数相合，像是誊写有误，也可能以他数为基数",
    en="one digit or two swapped would make it, as by a slip of the pen; or it is of another base",
)


def check_step_quotients(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Ask of steps and their rates which nothing was said of and one slip would put right."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if PERCENT not in passage.masked:
                continue
            for number in range(1, len(passage.figures)):
                starts = {(passage.reading.source, passage.figures[k].start) for k in (number - 1, number)}
                if passage.kind(number) == PERCENT and not starts & held:
                    yield from _judged(passages, at, number)
            for number in range(len(passage.figures) - _TWO):
                own = {(passage.reading.source, passage.figures[k].start) for k in range(number, number + 1 + _TWO)}
                if passage.kind(number) == PERCENT and not own & held:
                    yield from _told_first(passages, at, number)


def _judged(passages: Sequence[Passage], at: int, number: int) -> Iterator[Finding]:
    passage = passages[at]
    rate, step = passage.figures[number], passage.figures[number - 1]
    told, way = _STEP.search(passage.label(number - 1)), _RATE.match(passage.gaps[number])
    amounts = passage.kind(number - 1) in (COUNT, MONEY) and rate.value and step.value
    if told is None or way is None or not amounts or not (is_plain(rate) and is_plain(step)):
        return
    if (told["up"] is None) != (way["up"] is None):
        return
    sign = 1 if told["up"] else -1
    levels = _levels(passages, at, number - 1, fallen=sign < 0)
    stated, change = abs(Fraction(rate.value or 0)), abs(Fraction(step.value or 0))
    bases = [(figure, base) for figure in levels for base in _bases(figure, sign * change)]
    if any(abs(change / base * _HUNDRED - stated) <= half_unit(rate) * _TWO + _loose(step, base) for _, base in bases):
        return
    best: tuple[int, Fraction, Figure, Fraction] | None = None
    for figure, base in bases:
        chance = chance_of_slip(rate, step, figure, Fraction(figure.value or 0) - base)
        score = _score(passage, number - 1, figure, levels)
        if chance is not None and chance <= _CHANCE[min(score, len(_CHANCE) - 1)]:
            best = max(best or (0, Fraction(1), figure, base), (score, chance, figure, base), key=lambda b: b[0])
    if best is not None:
        yield _found(passages, at, number, best[2], best[3])


def _told_first(passages: Sequence[Passage], at: int, number: int) -> Iterator[Finding]:
    """同比增长24.5%,达到86.3亿元,净增12.8亿元: a rate told before the level and the step that it is of."""
    passage = passages[at]
    rate, way = passage.figures[number], _FIRST.search(passage.label(number))
    if way is None or not rate.value or not is_plain(rate) or rate.measure != "growth":
        return
    if number and passage.kind(number - 1) in (COUNT, MONEY) and _RATE.match(passage.gaps[number]):
        return  # 86.3亿元,增长24.5%: the rate of what stands before it
    next_rate = passage.gaps[number + 1 + _TWO] if number + 1 + _TWO < len(passage.figures) else ""
    ended = any(mark in passage.gaps[number + k] for k in (1, _TWO) for mark in "；。")
    if ended or (next_rate and passage.kind(number + 1 + _TWO) == PERCENT and _RATE.match(next_rate)):
        return
    for step_at, level_at in ((number + _TWO, number + 1), (number + 1, number + _TWO)):
        step, level = passage.figures[step_at], passage.figures[level_at]
        told = _STEP.search(passage.label(step_at))
        amounts = all(passage.kind(k) in (COUNT, MONEY) for k in (step_at, level_at)) and step.unit == level.unit
        if (
            told is None
            or not amounts
            or not (is_plain(step) and is_plain(level))
            or _NOT.search(passage.label(level_at))
        ):
            continue
        change = abs(Fraction(step.value or 0)) * (1 if told["up"] else -1)
        base = Fraction(level.value or 0) - change
        if base <= 0 or not change or (told["up"] is None) != (way["up"] is None):
            return
        exact = abs(change) / base * _HUNDRED
        if abs(exact - abs(Fraction(rate.value))) <= half_unit(rate) * _TWO + _loose(step, base):
            return
        chance = chance_of_slip(rate, step, level, change)
        if chance is not None and chance <= _LIKELY:
            yield _found(passages, at, number, level, base, step_at)
        return


def _levels(passages: Sequence[Passage], at: int, number: int, *, fallen: bool) -> list[Figure]:
    """Return the levels of the unit of a step told before it; what has ``fallen`` may be less now than the step."""
    step = passages[at].figures[number]
    return [
        figure
        for home in passages[max(0, at - 1) : at + 1]
        for k, figure in enumerate(home.figures)
        if figure.start < step.start
        and step.start - figure.end < _FAR
        and figure.unit == step.unit
        and home.kind(k) in (COUNT, MONEY)
        and figure.measure == "level"
        and figure.value
        and (fallen or Fraction(figure.value) > abs(Fraction(step.value or 0)))
        and is_plain(figure)
        and not _NOT.search(home.label(k))
    ][-_MOST:]


def _bases(figure: Figure, step: Fraction) -> list[Fraction]:
    """Return what there may have been before: a level itself, or what it was before the step."""
    level = Fraction(figure.value or 0)
    return [base for base in (level, level - step) if base > 0]


def _loose(step: Figure, base: Fraction) -> Fraction:
    return Fraction(0) if is_exact(step) else half_unit(step) * _HUNDRED / base


def _score(passage: Passage, number: int, level: Figure, levels: Sequence[Figure]) -> int:
    """Say how much speaks for a step being one of a level."""
    words = passage.label(number) + passage.figures[number].indicator
    named = any(level.indicator[k : k + _TWO] in words for k in range(len(level.indicator) - 1))
    return named + (len({f.value for f in levels}) <= _TWO) + (_THAN.search(passage.label(number)) is not None)


def _found(
    passages: Sequence[Passage], at: int, number: int, level: Figure, base: Fraction, step_at: int | None = None
) -> Finding:
    passage = passages[at]
    rate, step = passage.figures[number], passage.figures[number - 1 if step_at is None else step_at]
    home = next(p for p in passages[max(0, at - 1) : at + 1] if level in p.figures)
    exact = abs(Fraction(step.value or 0)) * _HUNDRED / base
    return worded(
        "growth",
        "unclear",
        places=(passage.place(rate), passage.place(step), home.place(level)),
        stated=rate.text,
        computed=decimal_text(exact, _TWO) + "%",
        difference=decimal_text(abs(exact - abs(Fraction(rate.value or 0))), _TWO) + "%",
        tolerance=decimal_text(half_unit(rate), 4) + "%",
        basis=Why(zh=f"按{level.text}与{step.text}计算的增减幅", en=f"the change from {level.text} and {step.text}"),
        reason=_OPEN,
    )
