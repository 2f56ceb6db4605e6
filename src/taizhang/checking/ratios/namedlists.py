"""Two lists of counts by the same names and a list of their rates (甲县52个、乙县46个…; 甲县45个…; 开工率:甲县86.5%…)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, worded
from taizhang.checking.passages import COUNT, ITEM_MARK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import explained
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_TAIL = lazy("(?:为|达到?|共|有)+$")
_FEWEST, _MOST_ODD, _BACK = 4, 1, 6
_HUNDRED = 100
_OPEN = Why(zh="其余各项都与两列数之比相合，只有这一项不合", en="the rates of all the others are just that of the two lists")


@dataclass(frozen=True, slots=True)
class _List:
    passage: Passage
    by_name: dict[str, Figure]


def check_named_lists(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Hold each rate of a list against two lists of counts by the same names, where all but one of them fit."""
    for passages in readings:
        told: list[_List] = []
        for passage in passages:
            if len(passage.figures) < _FEWEST:
                continue
            for found in _lists(passage):
                unit = next(iter(found.by_name.values())).unit
                if unit == "%":
                    yield from _judged(found, told[-_BACK:])
                else:
                    told.append(found)


def _lists(passage: Passage) -> Iterator[_List]:
    """Yield the lists of a sentence: figures of one unit that 、 joins, each behind a name of its own."""
    held: dict[str, Figure] = {}
    last = None
    for number, figure in enumerate(passage.figures):
        name = _TAIL.sub("", ITEM_MARK.split(passage.gaps[number])[-1])
        gap = passage.gaps[number]
        joined = last is not None and figure.unit == last.unit and gap[:1] in ("、", "；", "，") and "：" not in gap
        if not joined or name in held:
            if len(held) >= _FEWEST:
                yield _List(passage, held)
            held = {}
        last = figure
        sound = passage.kind(number) in (COUNT, MONEY, PERCENT) and is_plain(figure) and figure.value
        if sound and len(name) > 1:
            held[name] = figure
    if len(held) >= _FEWEST:
        yield _List(passage, held)


def _judged(rates: _List, told: Sequence[_List]) -> Iterator[Finding]:
    names = rates.by_name.keys()
    alike = [one for one in told if one.by_name.keys() == names]
    for upper in alike:
        for lower in alike:
            if upper is lower:
                continue
            odd = [n for n in names if not _fits(rates.by_name[n], upper.by_name[n], lower.by_name[n])]
            if len(odd) <= _MOST_ODD and len(names) - len(odd) >= _FEWEST - 1:
                for name in odd:
                    yield from _found(rates, upper, lower, name)
                return


def _exact(upper: Figure, lower: Figure) -> Fraction:
    return Fraction(upper.value or 0) / Fraction(lower.value or 1) * _HUNDRED


def _fits(rate: Figure, upper: Figure, lower: Figure) -> bool:
    return abs(_exact(upper, lower) - Fraction(rate.value or 0)) <= half_unit(rate) * 2


def _found(rates: _List, upper: _List, lower: _List, name: str) -> Iterator[Finding]:
    rate, part, whole = (one.by_name[name] for one in (rates, upper, lower))
    exact = _exact(part, whole)
    yield worded(
        "rate",
        "contradicts" if explained(rate, part, whole, scale=_HUNDRED) else "unclear",
        places=(rates.passage.place(rate), upper.passage.place(part), lower.passage.place(whole)),
        stated=rate.text,
        computed=show(exact, rate),
        difference=show(abs(exact - Fraction(rate.value or 0)), rate),
        tolerance=show(half_unit(rate), rate, places=2),
        basis=Why(zh=f"按{part.text}比{whole.text}计算的比率", en=f"{part.text} over {whole.text}"),
        reason=_OPEN,
    )
