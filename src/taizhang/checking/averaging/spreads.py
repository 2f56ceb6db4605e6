"""What comes on each of so many people or households, where the people or the total stand further off.

以总人口13.61亿人计算,平均每万人拥有体育场地12.45个,人均场地面积1.46平方米: totals by these names stand before.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, balanced, is_plain, span_of, told_amiss
from taizhang.checking.passages import CLAUSE_OR_BRACKET, COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to, turned_into
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_EACH = lazy("(?P<all>人均|户均)|每(?P<n>[百千万]|十万|百万)?(?P<of>人|户|名|平方公里)")
_TIMES = {"百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000}
_BASES = {"人": ("人", "名", "人次"), "户": ("户",), "平方公里": ("平方公里",)}
_SPREAD_OVER = lazy("人口|居民|村民|农户|脱贫户|户数|家庭户|面积|[^覆]人数")
_BACK, _NAME, _MOST = 5, 4, 6
_CLOSE, _NEARLY = 60, Fraction(1, 200)
_OPEN = Why(zh="平均数的口径可能不同", en="the mean may be of something else")


def check_spreads(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Hold a mean against a total of its name over those it is spread over, where two digits swapped set it right."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, mean in enumerate(passage.figures):
                if passage.kind(number) not in (COUNT, MONEY) or mean.measure != "level" or not is_plain(mean):
                    continue
                label = CLAUSE_OR_BRACKET.split(passage.gaps[number])[-1]
                each = _EACH.search(label)
                if each is not None and mean.value:
                    yield from _judged(passages[max(0, at - _BACK) : at + 1], passage, mean, each, label)


def _judged(
    near: Sequence[Passage], passage: Passage, mean: Figure, each: re.Match[str], label: str
) -> Iterator[Finding]:
    of = each["of"] or each["all"][0]
    times = _TIMES.get(each["n"] or "", 1)
    told = [
        (home, f)
        for home in near
        for k, f in enumerate(home.figures)
        if home.kind(k) in (COUNT, MONEY) and f.measure == "level" and f.start < mean.start and f.value and is_plain(f)
    ]
    bases = [(home, f) for home, f in told if f.unit in _BASES.get(of, (of,)) and _SPREAD_OVER.search(_words(home, f))]
    alike = [(home, f) for home, f in told if f.unit == mean.unit]
    # 发放补贴409万元,户均600元: where it bears no name of its own, it is of what its sentence tells right before.
    beside = [(home, f) for home, f in alike if home is passage][-1:]
    totals = _by_name(alike, label[each.end() :]) if label[each.end() :] else beside
    found: list[tuple[Passage, Figure, Passage, Figure, Fraction]] = []
    for home, total in totals:
        for place, base in bases[-_MOST:]:
            ratio = span_of(total).over(span_of(base))
            if base is total or ratio is None:
                continue
            span = ratio.scaled(times)
            exact = Fraction(total.value or 0) / Fraction(base.value or 1) * times
            if balanced(mean).meets(span):
                return
            alone = len(totals) == 1 and len(bases) == 1 and passage.start - base.end < _CLOSE
            if swap_to(mean, exact) or turned_into(mean, span) or (alone and _slipped(mean, exact)):
                found.append((home, total, place, base, exact))
    for home, total, place, base, exact in found[-1:]:
        yield told_amiss(
            "average",
            "unclear",
            places=(passage.place(mean), home.place(total), place.place(base)),
            figure=mean,
            value=exact,
            basis=Why(zh=f"按{total.text}除以{base.text}计算的平均数", en=f"{total.text} spread over {base.text}"),
            reason=_OPEN,
        )


def _slipped(mean: Figure, exact: Fraction) -> bool:
    """Whether the only total over the only base near by is a mean with two digits swapped, or ten times or a tenth."""
    stated = Fraction(mean.value or 0)
    return swap_to(mean, exact, least=2) or any(abs(exact * n / stated - 1) <= _NEARLY for n in (10, Fraction(1, 10)))


def _words(passage: Passage, figure: Figure) -> str:
    return CLAUSE_OR_BRACKET.split(passage.gaps[passage.figures.index(figure)])[-1] + figure.indicator


def _by_name(told: Sequence[tuple[Passage, Figure]], label: str) -> list[tuple[Passage, Figure]]:
    """Return the amounts whose names have most of their end in common with what is said to come on each."""
    ranked = [(_common(figure.indicator, label), home, figure) for home, figure in told]
    most = max((count for count, _, _ in ranked), default=0)
    return [(home, figure) for count, home, figure in ranked if count == most >= 2]


def _common(name: str, label: str) -> int:
    """Return how many of the last characters of a name stand in a label, as one word."""
    return next((n for n in range(min(len(name), _NAME), 1, -1) if name[-n:] in label), 0)
