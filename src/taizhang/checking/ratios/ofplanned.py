"""A rate of beginning or finishing against the number planned, of one noun, told a sentence before or after."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain
from taizhang.checking.passages import ANY_MARK, COUNT, LINK, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import moved_point, one_slip_in_ratio
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RATE = lazy(f"(?P<by>按[\u4e00-\u9fff]{{2,6}}数计，?)?(?:的)?(?P<verb>开工|竣工|完工|改造|建成|投产)率{LINK}$")
_OF_PLAN = lazy(f"(?:占|完成|达到?|为)(?:了|全年|年度|今年|当年)*(?:目标|计划|任务){{1,2}}的?{LINK}$")
_PLANNED = lazy("计划|将|拟|任务|目标")
_CARRIED = lazy("结转|续建|遗留|上年|去年")
_LOOSE = Why(zh="计划数在另一处，口径未必相同", en="what was planned stands elsewhere and need not be counted alike")
_NOUN = 2


def check_of_planned(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """计划新开工改造老旧小区5.3万个。新开工改造老旧小区4.26万个、742万户,开工率80.4%: 4.26 of 5.3."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, percent in enumerate(passage.figures):
                told = _RATE.search(passage.gaps[number]) if passage.kind(number) == PERCENT else None
                if told is None and passage.kind(number) == PERCENT and _OF_PLAN.search(passage.gaps[number]):
                    yield from _of_plan(passage, number, passages[max(0, at - 1) : at + 2])
                if told is None or not is_plain(percent):
                    continue
                done = _done(passage, number, told["verb"])
                if done is None:
                    continue
                near = passages[max(0, at - 1) : at + 2]
                if any(_CARRIED.search(home.masked) for home in near):
                    continue
                wholes = [
                    (home, f)
                    for home in near
                    for k, f in enumerate(home.figures)
                    if _counts(home, k, done[1])
                    and _PLANNED.search(_clause(home, k))
                    and told["verb"] in _clause(home, k)
                ]
                if len(wholes) != 1 or (wholes[0][1].value or 0) < (done[1].value or 0):
                    continue
                home, whole = wholes[0]
                noun = _noun(passage, done[0])
                if noun and noun in _clause(home, home.figures.index(whole)):
                    found = share_finding(
                        passage, "rate", percent, done[1], whole, None if told["by"] else _LOOSE, home
                    )
                    if found is not None:
                        yield found


def _of_plan(passage: Passage, number: int, near: Sequence[Passage]) -> Iterator[Finding]:
    """新开工改造小区4.8万个,占年度目标任务的89%。今年,计划新开工改造小区5.4万个: the plan of the same name, told beside it."""
    percent, done = passage.figures[number], passage.figures[number - 1] if number else None
    if done is None or passage.kind(number - 1) not in (COUNT, MONEY) or not is_plain(percent) or not is_plain(done):
        return
    if passage.masked.lstrip("而").startswith("在") or not percent.value or not done.value:
        return  # 在甲市,计划筹集5万套。而在乙市,已筹集6.2万套,完成年度目标任务的83%: each place has a plan of its own.
    name = done.indicator
    plans = [
        (home, f)
        for home in near
        for k, f in enumerate(home.figures)
        if f.unit == done.unit
        and f is not done
        and f.mood == "target"
        and f.value
        and is_plain(f)
        and home.kind(k) == passage.kind(number - 1)
        and _PLANNED.search(_clause(home, k))
        and len(name) >= _NAMED
        and _PLANNED.sub("", f.indicator).endswith(name[-_NAMED:])
    ]
    if len(plans) == 1 and not _CARRIED.search(passage.masked):
        home, plan = plans[0]
        exact = Fraction(done.value) / Fraction(plan.value or 1) * _HUNDRED
        loose = sum(half_unit(f) / Fraction(f.value or 1) for f in (done, plan)) * exact + half_unit(percent)
        fits = abs(exact - Fraction(percent.value)) <= loose
        slips = one_slip_in_ratio, moved_point
        if fits or not any(slip(percent, done, plan, loose, scale=_HUNDRED) for slip in slips):
            return
        found = share_finding(passage, "share", percent, done, plan, _LOOSE, home)
        if found is not None:
            yield found


_NAMED, _HUNDRED = 4, 100


def _done(passage: Passage, last: int, verb: str) -> tuple[int, Figure] | None:
    """Return what was done by a verb, the only amount before its rate that bears it and is not planned."""
    held = [
        k
        for k in range(last)
        if passage.kind(k) == COUNT and verb in _clause(passage, k) and not _PLANNED.search(_clause(passage, k))
    ]
    return (held[0], passage.figures[held[0]]) if len(held) == 1 and is_plain(passage.figures[held[0]]) else None


def _counts(home: Passage, number: int, done: Figure) -> bool:
    figure = home.figures[number]
    return home.kind(number) == COUNT and figure.unit == done.unit and figure is not done and is_plain(figure)


def _clause(passage: Passage, number: int) -> str:
    return passage.label(number)


def _noun(passage: Passage, number: int) -> str:
    """Return the last two characters of what an amount counts, before it or right behind it (900个小区)."""
    after = ANY_MARK.split(passage.gaps[number + 1])[0]
    before = _clause(passage, number)
    return after[-_NOUN:] if len(after) >= _NOUN else before[-_NOUN:]
