"""A list of kinds of those that the sentence before counted (给予处分3476人。被给予处分的人中,…)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_exact, is_plain, sum_told, total_of
from taizhang.checking.passages import COUNT, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.runs import labels_of, run
from taizhang.checking.slips import stray_to, swap_to
from taizhang.checking.sums.exclusive import exclusive
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OF_THOSE = lazy(
    "^(?:在)?(?:被|受到?|所)?(?P<name>[\u4e00-\u9fff]{2,14}?)的?(?:干部|人员|人|案件|问题|项目|工单|诉求|事项)?中[，,]"
)
_BACK, _FEWEST, _SAME = 2, 3, 3
_OPEN = Why(zh="所列各类未必是全部", en="the kinds listed need not be all")


def check_of_those(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """给予党政纪处分3476人。被给予党政纪处分的人中,地厅级47人,县处级377人,乡科级3052人: kinds that exclude each other."""
    for passages in readings:
        for at, passage in enumerate(passages):
            named = _OF_THOSE.match(passage.masked) if at and len(passage.figures) >= _FEWEST else None
            if named is None or passage.kind(0) != COUNT:
                continue
            numbers = run(passage, 0, passage.figures[0].unit)
            parts = [passage.figures[k] for k in numbers]
            labels = labels_of(passage, numbers)
            if len(parts) < _FEWEST or not exclusive(labels) or not all(is_plain(f) and is_exact(f) for f in parts):
                continue
            wholes = [
                (home, figure)
                for home in passages[max(0, at - _BACK) : at]
                for k, figure in enumerate(home.figures)
                if home.kind(k) == COUNT
                and figure.unit == parts[0].unit
                and figure.measure == "level"
                and is_plain(figure)
                and _same(home.label(k), named["name"])
            ]
            if len({f.value for _, f in wholes}) == 1:
                yield from _judged(wholes[-1], passage, parts)


def _same(words: str, name: str) -> bool:
    """Whether the words before a count end as the name does (给予党政纪处分)."""
    return len(name) >= _SAME and words.endswith(name[-_SAME:])


def _judged(told: tuple[Passage, Figure], passage: Passage, parts: list[Figure]) -> Iterator[Finding]:
    home, whole = told
    total = total_of(parts)
    away = abs(total - Fraction(whole.value or 0))
    if away <= half_unit(whole):
        return
    lacking = Fraction(whole.value or 0) - total
    slip = (
        near_miss(total, whole, parts)
        or stray_to(whole, total)
        or any(swap_to(f, Fraction(f.value or 0) + lacking, least=2) for f in parts)
    )
    if not slip and total < Fraction(whole.value or 0):
        return
    verdict: Verdict = "contradicts" if slip else "unclear"
    yield sum_told(home, whole, [(passage, f) for f in parts], verdict, room=half_unit(whole), reason=_OPEN)
