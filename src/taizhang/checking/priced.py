"""Growth at constant prices, of which levels at current prices say little, but not nothing."""

from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, not_checked, show, told_amiss, worded
from taizhang.checking.passages import Passage
from taizhang.checking.records import Finding, Place
from taizhang.checking.slips import digits_of, swap_to
from taizhang.checking.words import WORDS
from taizhang.reading.records import Figure

_LEAST = 3
_LARGEST_RATE = 1_000_000
_SWAPPED = Why(
    zh="增幅可能按不变价计算，但两位数字调换后正与两个数相合",
    en="the growth may be at constant prices, yet with two digits swapped it is just what the two levels give",
)
_FAR = Why(zh="增幅可能按不变价计算，但相差之大不是价格所能解释", en="constant prices would hardly explain so much")
_MOST = 40
"""Percentage points by which prices of one year hardly part the growth of an amount from that of its volume."""


_ABOVE = Why(
    zh="扣除价格因素的增幅很少高于现价的增幅这么多",
    en="growth less prices is seldom so far above growth at current prices",
)
_FALLEN = 2
"""Percentage points by which the prices that people pay hardly ever fell within a year."""


def above_nominal(
    passage: Passage, stated: Figure, computed: Fraction, others: tuple[Place, ...], *, rule: str
) -> Finding | None:
    """Return a question about a growth of incomes that lies further above that of the amounts than prices ever fell."""
    if stated.value is None or not is_plain(stated) or computed <= 0:
        return None
    if abs(Fraction(stated.value)) - computed <= _FALLEN:
        return None
    return _asked(passage, stated, computed, others, rule, _ABOVE)


_TWO_LEVELS = Why(zh="按两个数计算的变化幅度", en="the change from the one level to the other")
_FAR_ABOVE = Fraction(6, 5)
"""How many times more what is told to have grown at constant prices may be than what grew at current ones."""
_AGAINST = 20
"""Percentage points by which a fall told and a rise of the amounts, or the other way round, are no revision's doing."""
_TURNED = Why(
    zh="一升一降，相差之大不是价格或修订常见的",
    en="one rose and the other fell, further apart than prices or revisions usually account for",
)


def far_above_nominal(
    passage: Passage, stated: Figure, computed: Fraction, others: tuple[Place, ...], *, rule: str
) -> Finding | None:
    """Return a question about a growth at constant prices far above that of the amounts (50亿元 to 60亿元: 50%)."""
    if stated.value is None or not is_plain(stated) or stated.value <= 0 or computed <= 0:
        return None
    if (100 + Fraction(stated.value)) / (100 + computed) <= _FAR_ABOVE:
        return None
    return _asked(passage, stated, computed, others, rule, _ABOVE)


def turned_growth(
    passage: Passage, stated: Figure, computed: Fraction, others: tuple[Place, ...], *, rule: str, fell: bool
) -> Finding | None:
    """Return a question about a growth told that goes the other way than the amounts by far.

    ``computed`` is what the amounts give, below 0 where they went the other way than the text says.
    """
    if stated.value is None or not is_plain(stated) or computed >= 0:
        return None
    if abs(Fraction(stated.value)) - computed <= _AGAINST:
        return None
    one, other = (("下降", "上升"), ("上升", "下降"))[not fell]
    return worded(
        rule,
        "unclear",
        places=(passage.place(stated), *others),
        stated=f"{one}{stated.text}",
        computed=f"{other}{show(-computed, stated)}",
        difference=show(abs(Fraction(stated.value)) - computed, stated),
        tolerance=show(half_unit(stated), stated, places=2),
        basis=_TWO_LEVELS,
        reason=_TURNED,
    )


def _asked(
    passage: Passage, stated: Figure, computed: Fraction, others: tuple[Place, ...], rule: str, reason: Why
) -> Finding:
    """Return the question whether a growth is another one than two levels give."""
    return told_amiss(
        rule,
        "unclear",
        places=(passage.place(stated), *others),
        figure=stated,
        value=computed,
        basis=_TWO_LEVELS,
        reason=reason,
    )


def swapped_growth(
    passage: Passage, stated: Figure, computed: Fraction, others: tuple[Place, ...], *, rule: str, yearly: bool = False
) -> Finding | None:
    """Return a question about a growth at constant prices, or None where prices may well explain it.

    It is asked where two digits swapped make the growth what the levels give and, for the growth of one year
    (``yearly``), where the two lie further apart than prices ever do.
    """
    if stated.value is None or not is_plain(stated):
        return None
    # Over many years three digits are too few: prices may well turn 136% into 163%.
    swapped = len(digits_of(stated)) >= _LEAST + (not yearly) and swap_to(stated, computed)
    far = yearly and abs(abs(Fraction(stated.value)) - abs(computed)) > _MOST
    if not swapped and not far:
        return None
    return _asked(passage, stated, abs(computed), others, rule, _SWAPPED if swapped else _FAR)


def at_constant_prices(rule: str, places: tuple[Place, ...], stated: Figure) -> Finding:
    """Return that a growth at constant prices was not held against two levels at current ones."""
    return not_checked(rule, places=places, stated=stated.text, reason=_NOT_NOMINAL)


_NOT_NOMINAL = Why(
    zh="增幅按不变价或可比口径计算，不能由两个现价数推得",
    en="growth at constant prices does not follow from two levels at current prices",
)


def is_set_rate(figure: Figure, words: str) -> bool:
    """Say whether an amount of money is a rate of pay or aid, which is set and neither revised nor rounded.

    What is spent on such a rate altogether is not: a large amount is no rate.
    """
    return (
        figure.unit in WORDS.money
        and figure.value is not None
        and abs(figure.value) < _LARGEST_RATE
        and any(word in words for word in WORDS.fixed_money)
    )
