"""The value added of the three sectors, which make up the product wherever they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from taizhang.reading.attributes.surroundings import Surroundings
from taizhang.reading.patterns import lazy


@dataclass(slots=True)
class Sectors:
    """The product that the value added of three sectors may add up to, from one block of quantities to the next."""

    base: int = 0
    """How many quantities the blocks before held; all other indexes count those too."""
    whole: int = -1
    """Which quantity is the product, or -1."""
    total: Decimal = Decimal(0)
    """How much it is."""
    members: dict[str, tuple[int, Decimal]] = field(default_factory=dict)
    """By sector: which quantity is its value added, and how much that is."""
    late: list[tuple[int, int]] = field(default_factory=list)
    """Quantities of earlier blocks of which only a later one told the whole, with that."""


_SECTORS = lazy("(?:第?([一二三])(?:次产业|产业?))(?:实现|完成)?增加值$")
_OUTPUT = lazy("(?:生产总值|GDP)$")
_NEAR_SUM = Decimal("0.002")
"""How far, of the whole, the value added of the three sectors may be from the product: each is rounded."""


def take_sectors(
    places: Sequence[Surroundings],
    additives: Sequence[bool],
    names: Sequence[str],
    out: list[int | None],
    held: Sectors,
) -> None:
    """Make the value added of the three sectors, wherever they stand, parts of the product before them that they add
    up to."""
    base = held.base
    for i, name in enumerate(names):
        if not name.endswith(("值", "P")) or not additives[i]:
            continue
        if _OUTPUT.search(name) is not None and not name.startswith("人均"):
            held.whole, held.total, held.members = base + i, places[i].quantity.value or Decimal(0), {}
        elif held.whole >= 0 and (sector := _SECTORS.search(name)) is not None:
            held.members.setdefault(sector.group(1), (base + i, places[i].quantity.value or Decimal(0)))
            added = sum(value for _, value in held.members.values())
            if len(held.members) == _ALL_SECTORS and abs(added - held.total) <= held.total * _NEAR_SUM:
                for j, _ in held.members.values():
                    if j < base:
                        held.late.append((j, held.whole))
                    elif out[j - base] is None:
                        out[j - base] = held.whole - base


_ALL_SECTORS = 3
