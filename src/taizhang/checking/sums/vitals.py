"""Rates of births and deaths, and the natural growth that is the one less the other; so are their changes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, half_unit, is_plain, last_place
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_MARK = lazy("[，,；;。：:、（(]")
_NAME = lazy("(?P<what>出生|死亡|自然增长|自然增加)率(?:分别)?(?:为|是|达到?|约)?$")
_SIDES = ("出生", "死亡")
_CLOSE = 2
_PEOPLE = Why(zh="自然增长率可能由人数另行计算", en="the natural growth may have been worked out from the people")
_PER_THOUSAND = ("‰", "千分点")


def check_vitals(passage: Passage) -> Iterator[Finding]:
    """出生率8.7‰,死亡率3.6‰,自然增长率5.1‰: births less deaths; so with how much each of them changed."""
    if "自然增" in passage.masked:
        yield from _of_sentences(passage, {})


def check_vitals_around(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """出生率为7.06‰,…。死亡率为7.32‰,…。人口自然增长率为-0.26‰: each in a sentence of its own."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "自然增" not in passage.masked or at < _CLOSE or any(side in passage.masked for side in _SIDES):
                continue
            near = [p for p in passages[at - _CLOSE : at] if "\n" not in p.reading.text[p.end : passage.start]]
            found = {}
            for home in near:
                for number, figure in enumerate(home.figures):
                    named = _NAME.search(_MARK.split(home.gaps[number])[-1])
                    if named is not None and figure.unit == "‰" and figure.measure == "level":
                        found[named["what"]] = figure
            if set(found) == set(_SIDES):
                yield from _of_sentences(passage, found)


def _of_sentences(passage: Passage, told: dict[str, Figure]) -> Iterator[Finding]:
    rates: dict[str, Figure] = dict(told)
    steps: dict[str, Figure] = {}
    for number, figure in enumerate(passage.figures):
        named = _NAME.search(_MARK.split(passage.gaps[number])[-1])
        if named is None or figure.unit != "‰" or figure.measure != "level":
            continue
        what = named["what"]
        sides = (rates.get(_SIDES[0]), rates.get(_SIDES[1]))
        step = passage.figures[number + 1] if number + 1 < len(passage.figures) else None
        if step is not None and (step.unit not in _PER_THOUSAND or step.measure != "change"):
            step = None
        if what in _SIDES:
            rates[what] = figure
            steps.pop(what, None)
            if step is not None:
                steps[what] = step
            continue
        if sides[0] is not None and sides[1] is not None:
            yield from _judged(passage, figure, sides[0], sides[1])
            if step is not None and len(steps) == len(_SIDES):
                yield from _judged(passage, step, steps[_SIDES[0]], steps[_SIDES[1]])
        rates, steps = {}, {}


def _judged(passage: Passage, natural: Figure, born: Figure, died: Figure) -> Iterator[Finding]:
    if natural.value is None or born.value is None or died.value is None:
        return
    apart = Fraction(born.value) - Fraction(died.value)
    room = half_unit(born) + half_unit(died)
    sign = -1 if natural.measure == "change" and natural.value < 0 else 1
    close = abs(Fraction(natural.value) - apart) <= _CLOSE * last_place(natural)
    stated, half = abs(Fraction(natural.value)) if sign < 0 else Fraction(natural.value), half_unit(natural)
    yield compare(
        Comparison(
            rule="difference",
            stated=natural,
            stated_span=Interval(low=stated - half, high=stated + half),
            computed=sign * apart,
            computed_span=Interval(low=sign * apart - room, high=sign * apart + room),
            basis=Why(
                zh=f"按出生率{born.text}减死亡率{died.text}计算", en=f"births of {born.text} less deaths of {died.text}"
            ),
            open_to=QUALIFIED if not all(map(is_plain, (natural, born, died))) else _PEOPLE if close else None,
            additive=True,
        ),
        passage,
        (born, died),
    )
