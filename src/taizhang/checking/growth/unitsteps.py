"""Amounts of unlike units, and the change of each said in turn (27起,死亡416人,同比增加2起、14人,分别上升8%和3.5%)."""

import re
from collections.abc import Iterator

from taizhang.checking.growth.stepped import rate_of_step
from taizhang.checking.judging import QUALIFIED, Why, compare, is_plain
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_UP, _DOWN = "增加|净增|上升|增长|多", "减少|下降|降低|少"
_STEPS = lazy(f"(?:同比|环比|[比较与同和][^，,；;。]{{1,12}}?)(?:相比[，,])?(?:分别|各)?(?:{_UP}|{_DOWN})了?$")
_THEN = lazy(f"(?:[、和及]|[，,](?={_UP}|{_DOWN}))(?P<verb>{_UP}|{_DOWN})?了?")
_RATES = lazy(f"[，,、（(](?:同比)?(?:分别|依次|各)(?:同比)?(?P<verb>{_UP})?(?P<down>{_DOWN})?了?")
_AND = lazy(f"(?:[、和及]|[，,](?={_UP}|{_DOWN}))(?:{_UP}|{_DOWN})?了?")
_FALLS = lazy(f"(?:{_DOWN})了?$")
_STATEMENT = lazy("[。；;]")
_LEAST, _MOST = 2, 4
_MONEY = Why(zh="金额的增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")


def check_unit_steps(passage: Passage) -> Iterator[Finding]:
    """Each rate is that of the step in its place, over the one amount of the step's unit before it."""
    for first in range(_LEAST, len(passage.figures)):
        if passage.kind(first) not in (COUNT, MONEY) or _STEPS.search(passage.gaps[first]) is None:
            continue
        last = _run(passage, first, (COUNT, MONEY), _THEN)
        count = last - first + 1
        if not _LEAST <= count <= _MOST or last + count >= len(passage.figures):
            continue
        opening = _RATES.fullmatch(passage.gaps[last + 1])
        if opening is None or passage.kind(last + 1) != PERCENT:
            continue
        if _run(passage, last + 1, (PERCENT,), _AND) - last != count:
            continue
        steps = passage.figures[first : last + 1]
        if len({step.unit for step in steps}) == count:
            yield from _judged(passage, first, steps)


def _run(passage: Passage, first: int, kinds: tuple[str, ...], mark: re.Pattern[str]) -> int:
    """Return the last of the figures of these kinds that follow one another from the first on."""
    last = first
    while (
        last + 1 < len(passage.figures)
        and passage.kind(last + 1) in kinds
        and mark.fullmatch(passage.gaps[last + 1]) is not None
    ):
        last += 1
    return last


def _judged(passage: Passage, first: int, steps: tuple[Figure, ...]) -> Iterator[Finding]:
    begin = first
    while begin and not _STATEMENT.search(passage.gaps[begin]):
        begin -= 1
    falls = False
    for place, step in enumerate(steps):
        number, rate = first + place, passage.figures[first + len(steps) + place]
        words = passage.gaps[number]
        falls = _FALLS.search(words) is not None if place == 0 or len(words) > 1 else falls
        levels = [f for f in passage.figures[begin:first] if f.unit == step.unit and f.measure == "level"]
        if len(levels) != 1 or not levels[0].value or not step.value or not rate.value:
            continue
        open_to = _MONEY if passage.kind(number) == MONEY else None
        if not all(map(is_plain, (levels[0], step, rate))):
            open_to = QUALIFIED
        found = rate_of_step(levels[0], step, rate, -1 if falls else 1, open_to)
        if found is not None:
            yield compare(found, passage, (levels[0], step))
