"""Shares that two amounts near them give only where 亿 in one of the two is 万."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, span_of, worded
from taizhang.checking.passages import CLAUSE_MARK, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_ASKS = lazy("率|占|比例|比重|完成|的$|达|为$")
_NOT = lazy("增|减|升|降|同比|环比|提高|回落|快|慢|高于|低于|贡献|利率|税率")
_BACK, _POOL = 1, 5
_TELLING = 3
_LEAST = 5000
_SCALES = (10_000, Fraction(1, 10_000))


def check_scaled_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """预算共429.9万元,已下达407.3亿元,下达率94.7%: one of the two is ten thousand times what it should be."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, percent in enumerate(passage.figures):
                if passage.kind(number) == PERCENT and _asks(passage, number):
                    yield from _judged(passages[max(0, at - _BACK) : at + 1], passage, percent)


def _nearly(percent: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a share is all but that of two amounts, which are then what is meant."""
    exact = Fraction(part.value or 0) * 100 / Fraction(whole.value or 1)
    return abs(exact - Fraction(percent.value or 0)) * 20 < exact


def _far(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a share is some ten thousand times what two amounts give, or that small a part of it."""
    if part.unit != whole.unit or part is whole:
        return False
    off = part.value * 100 / whole.value / percent.value if part.value and whole.value and percent.value else 0
    return _LEAST < off < 4 * _LEAST or _LEAST < (1 / off if off else 0) < 4 * _LEAST


def _has_share(passage: Passage, figure: Figure) -> bool:
    """Say whether an amount is told with the share that it is itself (其他支出1万元,占总支出的0.02%), and so no whole."""
    after = passage.figures.index(figure) + 1
    return after < len(passage.figures) and passage.kind(after) == PERCENT and "占" in passage.gaps[after]


def _asks(passage: Passage, number: int) -> bool:
    percent, words = passage.figures[number], CLAUSE_MARK.split(passage.gaps[number])[-1]
    plain = percent.measure in ("level", "share") and percent.role == "value" and is_plain(percent)
    return (
        plain
        and bool(percent.value)
        and len(digits_of(percent)) >= _TELLING
        and _ASKS.search(words) is not None
        and not _NOT.search(words)
    )


def _judged(near: Sequence[Passage], passage: Passage, percent: Figure) -> Iterator[Finding]:
    pool = [
        (home, figure)
        for home in near
        for k, figure in enumerate(home.figures)
        if home.kind(k) in (MONEY, COUNT)
        and figure.start < percent.start
        and figure.measure == "level"
        and figure.value
        and is_plain(figure)
        and not _NOT.search(CLAUSE_MARK.split(home.gaps[k])[-1])
    ]
    units = {figure.unit for _, figure in pool[-_POOL:]}
    pool = [told for unit in units for told in [t for t in pool if t[1].unit == unit][-_POOL:]]
    if not any(_far(part, whole, percent) for _, part in pool for _, whole in pool):
        return
    fitting: list[tuple[Passage, Figure, Passage, Figure, Fraction]] = []
    for home, part in pool:
        for other, whole in pool:
            ratio = span_of(part).over(span_of(whole)) if part is not whole and part.unit == whole.unit else None
            if ratio is None:
                continue
            if span_of(percent).meets(ratio.scaled(100)) or _nearly(percent, part, whole):
                return
            for scale in _SCALES:
                if span_of(percent).meets(ratio.scaled(100 * Fraction(scale))):
                    fitting.append((home, part, other, whole, Fraction(scale)))
    if len(fitting) != 1:
        return
    home, part, other, whole, scale = fitting[0]
    if _has_share(other, whole):
        return
    yield worded(
        "scale",
        "contradicts" if home is passage and (other is passage or whole.start < part.start) else "unclear",
        places=(home.place(part), other.place(whole), passage.place(percent)),
        stated=part.text,
        computed=show(Fraction(part.value or 0) * scale, part),
        difference=show(abs(Fraction(part.value or 0) * (scale - 1)), part),
        tolerance=show(half_unit(part), part, places=2),
        basis=Why(
            zh=f"按{whole.text}的{percent.text}推算的数（亿、万可能互换）",
            en=f"{percent.text} of {whole.text} (亿 and 万 may be swapped)",
        ),
        reason=Why(zh="比例未必是这两数之比", en="the share need not be of these two"),
    )
