"""Changes of a whole and of the parts that make it (总人口…增加530万人;城镇…增加1790万人;乡村…减少1260万人)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.growth.mixtures import wholes_made
from taizhang.checking.judging import Why, half_unit, is_plain, show, worded
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_STEPPED = lazy(
    "[，,、（(](?:(?:同比|环比)|(?:比|较)(?:[上去]年|年初|[上去]年年?末|上月|上季度)(?:同期|同月|末|底)?)?(?:净)?"
    "(?:增加|减少|增长|下降|多|少)了?"
)
_REACH = 4
_MOST = 40
_FEWEST = 3
_REVISED = Why(zh="基期数可能经过调整", en="the figures of the year before may have been revised")

_Pair = tuple[Passage, Figure, Figure]
"""An amount with by how much it changed."""


def check_part_steps(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Where parts make a whole, what each of them gained makes what it gained."""
    for passages in readings:
        pairs: list[_Pair] = []
        done: set[tuple[int, int]] = set()
        for at, passage in enumerate(passages):
            own = list(_pairs(passage))
            if not own:
                continue
            near = {p.start for p in passages[max(0, at - _REACH) : at]}
            pairs = ([pair for pair in pairs if pair[0].start in near] + own)[-_MOST:]
            if len(pairs) < _FEWEST:
                continue
            for whole, parts in wholes_made(pairs, own):
                key = whole[1].start, parts[0][1].start
                if key not in done:
                    done.add(key)
                    yield from _judged(whole, parts)


def _pairs(passage: Passage) -> Iterator[_Pair]:
    for number in range(1, len(passage.figures)):
        step, level = passage.figures[number], passage.figures[number - 1]
        if (
            step.measure == "change"
            and level.measure == "level"
            and level.role == "value"
            and step.unit == level.unit
            and passage.kind(number) in (MONEY, COUNT)
            and step.value is not None
            and level.value
            and _STEPPED.fullmatch(passage.between(number - 1, number))
        ):
            yield passage, level, step


def _judged(whole: _Pair, parts: Sequence[_Pair]) -> Iterator[Finding]:
    passage, _, step = whole
    steps = [step, *(p[2] for p in parts)]
    if not all(is_plain(f) for pair in (whole, *parts) for f in pair[1:]):
        return
    total = sum((Fraction(p[2].value or 0) for p in parts), Fraction(0))
    lacking = Fraction(step.value or 0) - total
    room = sum((half_unit(f) for f in steps), Fraction(0))
    if abs(lacking) <= room:
        return
    rights = [total, *(Fraction(p[2].value or 0) + lacking for p in parts)]
    if not any(swap_to(f, right, least=2) for f, right in zip(steps, rights, strict=True)):
        return
    yield worded(
        "parts",
        "unclear",
        places=(passage.place(step), *(p[0].place(p[2]) for p in parts)),
        stated=step.text,
        computed=show(total, step),
        difference=show(abs(lacking), step),
        tolerance=show(room, step, places=2),
        basis=Why(
            zh="、".join(p[2].text for p in parts) + "的增减合计",
            en="what " + ", ".join(p[2].text for p in parts) + " come to as changes of the parts",
        ),
        reason=_REVISED,
    )
