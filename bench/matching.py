"""Which record of a reading stands for which annotated one."""

from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]


def overlap(left: Record, right: Record) -> float:
    """Return the shared part of two spans over the stretch that both cover together, from 0 to 1."""
    shared = min(left["end"], right["end"]) - max(left["start"], right["start"])
    return shared / (max(left["end"], right["end"]) - min(left["start"], right["start"])) if shared > 0 else 0.0


def pairs(annotated: Sequence[Record], found: Sequence[Record], least: float) -> dict[int, int]:
    """Return which found record belongs to which annotated one, by index, each at most once.

    The pair that overlaps most goes first; among equals the earlier annotation, then the earlier finding. Pairs
    that overlap by less than ``least`` are none.
    """
    candidates = [
        (-share, i, j)
        for i, ours in enumerate(annotated)
        for j, theirs in enumerate(found)
        if (share := overlap(ours, theirs)) >= least
    ]
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return chosen
