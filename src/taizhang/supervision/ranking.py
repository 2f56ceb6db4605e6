"""Fair rankings: equals share a rank, and who has too little to be compared stands apart, with the reason.

Order never depends on how organs are named or listed: ties are shown by the official order, and it gives no rank.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """Who is to be ranked."""

    organ: int
    value: Decimal | None
    """What they are ranked by, more is better; None where nothing could be measured."""
    volume: int
    """How many tasks it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place in the ranking."""

    organ: int
    rank: int
    """From 1; equals share one, and the next is as many further (1, 2, 2, 4)."""
    tied: bool
    """Whether someone else has the same rank."""
    value: Decimal
    volume: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unranked:
    """Who is not ranked, and why."""

    organ: int
    value: Decimal | None
    volume: int
    reason: str
    """``volume``: fewer tasks than the minimum; ``unmeasured``: nothing could be measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The whole of it."""

    minimum: int
    placed: tuple[Placed, ...]
    unranked: tuple[Unranked, ...]


def rank(contenders: Iterable[Contender], *, minimum: int, digits: int = 2) -> Ranking:
    """Rank by value, equal to ``digits`` decimals being equal, in the order given among equals.

    Values that print the same rank the same: nobody is put behind another by digits that are not shown.
    """
    step = Decimal(1).scaleb(-digits)
    fair: list[tuple[Decimal, Contender]] = []
    apart: list[Unranked] = []
    for one in contenders:
        if one.value is None or one.volume < minimum:
            reason = "unmeasured" if one.value is None else "volume"
            apart.append(Unranked(organ=one.organ, value=one.value, volume=one.volume, reason=reason))
        else:
            fair.append((one.value.quantize(step), one))
    fair.sort(key=lambda pair: pair[0], reverse=True)
    placed = tuple(
        Placed(
            organ=one.organ,
            rank=1 + sum(1 for other, _ in fair if other > value),
            tied=sum(1 for other, _ in fair if other == value) > 1,
            value=value,
            volume=one.volume,
        )
        for value, one in fair
    )
    return Ranking(minimum=minimum, placed=placed, unranked=tuple(apart))
