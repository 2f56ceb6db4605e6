"""A whole parted into what is something and what is not (其中生产经营性13起,死亡6人。非生产经营性116起,死亡7人): each measure."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from taizhang.checking.judging import Why, half_unit, is_exact, is_plain, sum_told
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import strays_to_whole
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_IDLE = lazy("^(?:其中|属于|属|是|为|发生)+|(?:事故|案件|共|有|为|的|数)+$")
_NOT = lazy("[非不未无]")
_LEAST, _MOST = 2, 4
_OPEN = Why(zh="两者未必合为全部", en="the two need not be all of it")
_Told = tuple[Passage, int]


def check_denied(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """129起,死亡13人。其中,生产经营性13起,死亡6人。非生产经营性161起,死亡7人: the two make each of the totals."""
    for passages in readings:
        for home, passage in ((None, passages[0]), *pairwise(passages)) if passages else ():
            if not _NOT.search(passage.masked) or len(passage.figures) < _LEAST:
                continue
            told = [*_counts(home), *_counts(passage)]
            for at, (here, _) in enumerate(told):
                if here is passage:
                    yield from _judged(told, at)


def _counts(passage: Passage | None) -> list[_Told]:
    if passage is None:
        return []
    return [(passage, k) for k in range(len(passage.figures)) if passage.kind(k) in (COUNT, MONEY)]


def _label(told: _Told) -> str:
    passage, number = told
    return _IDLE.sub("", _IDLE.sub("", passage.label(number)))


def _figure(told: _Told) -> Figure:
    return told[0].figures[told[1]]


def _judged(told: Sequence[_Told], at: int) -> Iterator[Finding]:
    """Hold what is not so, and what is, against the totals that the same units are told of before both."""
    label = _label(told[at])
    bare = _NOT.sub("", label, count=1)
    if len(bare) < _LEAST or bare == label:
        return
    other = next((k for k in range(at - 1, -1, -1) if _label(told[k]) == bare), None)
    if other is None:
        return
    width = 0
    while (
        width < min(_MOST, at - other)
        and at + width < len(told)
        and _figure(told[other + width]).unit == _figure(told[at + width]).unit
    ):
        width += 1
    units = [_figure(told[other + k]).unit for k in range(width)]
    whole = next(
        (
            k
            for k in range(other - width, -1, -1)
            if [_figure(told[k + n]).unit for n in range(width)] == units and _label(told[k]) not in (label, bare)
        ),
        None,
    )
    if whole is None or width < _LEAST or "其中" not in "".join(p.gaps[n] for p, n in told[whole + 1 : other + 1]):
        return
    sums = [_off(told, whole + k, (other + k, at + k)) for k in range(width)]
    if sums.count(Fraction(0)) * 2 < width or not all(is_plain(_figure(told[k])) for k in (whole, other, at)):
        return
    for k, off in enumerate(sums):
        figures = [_figure(told[n + k]) for n in (whole, other, at)]
        if off and all(map(is_plain, figures)):
            sure = strays_to_whole(figures[0], figures[1:]) and all(map(is_exact, figures))
            yield sum_told(
                told[whole + k][0],
                figures[0],
                [(told[n + k][0], _figure(told[n + k])) for n in (other, at)],
                "contradicts" if sure else "unclear",
                room=sum(map(half_unit, figures), Fraction(0)),
                reason=_OPEN,
            )


def _off(told: Sequence[_Told], whole: int, parts: Sequence[int]) -> Fraction:
    """Return how far two parts are from making a whole, 0 where their digits allow it."""
    figures = [_figure(told[k]) for k in (whole, *parts)]
    top, *rest = (Fraction(f.value or 0) for f in figures)
    away = abs(top - sum(rest, Fraction(0)))
    return Fraction(0) if away <= sum(map(half_unit, figures), Fraction(0)) else away
