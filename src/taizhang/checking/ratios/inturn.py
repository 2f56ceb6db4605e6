"""Amounts of one list and the shares of another, each of its own (货物、工程分别为91.8亿元和174.9亿元,占总额的24.8%和47.3%)."""

from collections.abc import Sequence
from fractions import Fraction

from taizhang.checking.judging import half_unit, total_of
from taizhang.checking.passages import PERCENT, Passage
from taizhang.reading.records import Figure

_LISTED = frozenset(("、", "和", "及", "与", "以及"))


def shares_from(passage: Passage, number: int) -> list[int]:
    """Return the percentages that one list holds from a place on, that one alone where it stands so."""
    run = [number]
    while (
        run[-1] + 1 < len(passage.figures)
        and passage.kind(run[-1] + 1) == PERCENT
        and passage.gaps[run[-1] + 1].strip() in _LISTED
    ):
        run.append(run[-1] + 1)
    return run


def amounts_to(passage: Passage, number: int) -> list[int]:
    """Return the levels of one unit that one list holds up to a place, that one alone where it stands so."""
    run = [number]
    while run[0] > 0 and passage.gaps[run[0]].strip() in _LISTED:
        before = passage.figures[run[0] - 1]
        if before.unit != passage.figures[number].unit or before.measure != "level":
            break
        run.insert(0, run[0] - 1)
    return run


def in_turn(passage: Passage, share: int, amount: int) -> bool:
    """Say whether a share opens a list and an amount before it ends one, so that the two need not belong together."""
    return len(shares_from(passage, share)) > 1 and len(amounts_to(passage, amount)) > 1


def of_their_sum(shares: Sequence[Figure], amounts: Sequence[Figure]) -> bool:
    """Say whether shares are those of the amounts in what all of them make."""
    total = total_of(amounts)
    return total > 0 and all(
        abs(Fraction(part.value or 0) / total * 100 - Fraction(share.value or 0)) <= half_unit(share) * 2
        for share, part in zip(shares, amounts, strict=True)
    )
