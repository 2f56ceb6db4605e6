"""Steps with their rates told of what sentences before tell the levels of (事故5657起,死亡1717人。…事故减少66起、253人,分别下降…)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.growth.stepped import rate_of_step
from taizhang.checking.judging import Why, balanced, half_unit, is_plain, show, worded
from taizhang.checking.passages import COUNT, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import strayed_step
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SUBJECT = lazy("(?:^|[，,；;。：:])(?P<name>[\u4e00-\u9fff]{3,16}?)(?:同比|环比|(?:比|较)[上去]年(?:同期)?)?$")
_VERB = lazy("(?P<up>增加|上升|净增)|(?P<down>减少|下降)")
_AND = lazy("[、和及](?:增加|减少|上升|下降)?")
_RATES = lazy("[，,（(](?:同比)?(?:分别)?(?:上升|增长|下降|减少)了?")
_NEXT = lazy("[、和及](?:上升|增长|下降|减少)?")
_IDLE = lazy("(?:起数|件数|人数)$")
_BACK, _MOST = 8, 3
_OPEN = Why(zh="前文的数与它所指可能不是同一口径", en="the level told before may not be what changed")


def check_far_steps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Hold a step and its rate against the level that a sentence before tells under the same name."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if PERCENT not in passage.masked or not ("减少" in passage.masked or "增加" in passage.masked):
                continue
            number = 0
            while number < len(passage.figures):
                told = _steps(passage, number)
                if told is None:
                    number += 1
                    continue
                name, steps = told
                for step, rate, falls in steps:
                    yield from _judged(passages[max(0, at - _BACK) : at], passage, name, step, rate, falls=falls)
                number += 2 * len(steps)


def _steps(passage: Passage, first: int) -> tuple[str, list[tuple[Figure, Figure, bool]]] | None:
    """Return the name and the steps with their rates that begin at a figure, or None."""
    verbs = list(_VERB.finditer(passage.gaps[first]))
    if passage.kind(first) != COUNT or not verbs or not passage.gaps[first].rstrip("了").endswith(verbs[-1].group()):
        return None
    subject = _SUBJECT.search(passage.gaps[first][: verbs[-1].start()])
    if subject is None:
        return None
    falls = [verbs[-1]["down"] is not None]
    last = first
    while (
        last + 1 < len(passage.figures) and passage.kind(last + 1) == COUNT and _AND.fullmatch(passage.gaps[last + 1])
    ):
        last += 1
        verb = _VERB.search(passage.gaps[last])
        falls.append(falls[-1] if verb is None else verb["down"] is not None)
    count = last - first + 1
    rates = passage.figures[last + 1 : last + 1 + count]
    if count > _MOST or len(rates) < count or not _RATES.fullmatch(passage.gaps[last + 1]):
        return None
    told = range(last + 1, last + 1 + count)
    if any(passage.kind(k) != PERCENT for k in told) or any(not _NEXT.fullmatch(passage.gaps[k]) for k in told[1:]):
        return None
    name = _IDLE.sub("", subject["name"])
    return (name, list(zip(passage.figures[first : last + 1], rates, falls, strict=True))) if len(name) > 2 else None


def _judged(
    before: Sequence[Passage], passage: Passage, name: str, step: Figure, rate: Figure, *, falls: bool
) -> Iterator[Finding]:
    levels = [(home, f) for home in before for f in _levels(home, name, step.unit)]
    if not levels or not (step.value and rate.value and is_plain(step) and is_plain(rate)):
        return
    if len({f.value for _, f in levels}) > 1 or any(
        f.unit == step.unit for f in passage.figures if f.measure == "level"
    ):
        return
    home, level = levels[-1]
    sign, grown = -1 if falls else 1, abs(Fraction(rate.value))
    compared = rate_of_step(level, step, rate, sign, None)
    if compared is None or balanced(rate).meets(compared.computed_span):
        return
    slip = strayed_step(level, step, rate, sign)
    if not slip and not Fraction(1, 4) <= compared.computed / grown <= 4:
        return
    yield worded(
        "growth",
        "contradicts" if slip else "unclear",
        places=(passage.place(rate), home.place(level), passage.place(step)),
        stated=rate.text,
        computed=show(compared.computed, rate),
        difference=show(abs(compared.computed - grown), rate),
        tolerance=show(half_unit(rate), rate, places=2),
        basis=compared.basis,
        reason=_OPEN,
    )


def _levels(home: Passage, name: str, unit: str | None) -> Iterator[Figure]:
    """Yield the first level of a unit in each statement of a sentence that bears a name."""
    begin = 0
    while (at := home.masked.find(name, begin)) >= 0:
        begin = at + len(name)
        end = min((k for mark in "；;。" if (k := home.masked.find(mark, at)) >= 0), default=len(home.masked))
        for k, figure in enumerate(home.figures):
            if at < home.marks[k] < end and figure.unit == unit:
                if figure.measure == "level" and home.kind(k) == COUNT and is_plain(figure) and figure.value:
                    yield figure
                break
