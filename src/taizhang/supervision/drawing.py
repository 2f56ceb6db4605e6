"""The draw of a random re-check: the same list and seed give the same tasks, here and anywhere else.

The algorithm ``sha256-tickets-1``, which anyone can follow with ``sha256sum``:

1. The list is every number that can be drawn, sorted by its UTF-8 bytes, each followed by a line feed. Its hash is the
   SHA-256 of these bytes.
2. The ticket of a number is the SHA-256 of ``seed LF list hash LF number`` in UTF-8.
3. The numbers with the smallest tickets, read as hexadecimal text, are drawn, in that order.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

ALGORITHM = "sha256-tickets-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """A draw with all that it takes to make it again."""

    seed: str
    population: tuple[str, ...]
    """Sorted, each once."""
    list_hash: str
    drawn: tuple[str, ...]
    """In the order of their tickets."""


def ticket(seed: str, list_hash: str, number: str) -> str:
    """Return the ticket of one number."""
    return hashlib.sha256(f"{seed}\n{list_hash}\n{number}".encode()).hexdigest()


def list_hash(numbers: Iterable[str]) -> str:
    """Return the hash of a list of numbers, whatever their order."""
    ordered = sorted(set(numbers), key=lambda number: number.encode())
    return hashlib.sha256("".join(f"{number}\n" for number in ordered).encode()).hexdigest()


def draw(seed: str, numbers: Iterable[str], size: int) -> Draw:
    """Draw ``size`` of these numbers, or all where there are fewer; raises ValueError for a size below one."""
    if size < 1:
        raise ValueError("draw at least one")
    population = tuple(sorted(set(numbers), key=lambda number: number.encode()))
    hashed = list_hash(population)
    tickets = sorted((ticket(seed, hashed, number), number) for number in population)
    return Draw(seed=seed, population=population, list_hash=hashed, drawn=tuple(one for _, one in tickets[:size]))
