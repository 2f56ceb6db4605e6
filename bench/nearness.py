"""How near two names are: the share of characters, and of neighbouring pairs of them, that they have in common."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from itertools import pairwise

NEAR = 0.75
"""From this share of common characters on, two indicators or two headings count as one."""

SAME_UNIT = 0.9
"""The same for the names of responsible units."""


def letters(name: object) -> str:
    """Return the letters and digits of a name; punctuation, blanks and None don't tell names apart."""
    return "".join(filter(str.isalnum, str(name))) if name else ""


def common_share(left: Iterable[Hashable], right: Iterable[Hashable]) -> float:
    """Return the F1 of two bags, 1 where both are empty."""
    ours, theirs = Counter(left), Counter(right)
    size = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / size if size else 1.0


def character_f1(left: object, right: object) -> float:
    """Return the F1 of the two names' characters, from 0 to 1."""
    return common_share(letters(left), letters(right))


def nearness(left: object, right: object) -> tuple[float, float]:
    """Return how near two names are, to be compared as a pair: first by characters, then by pairs of neighbours.

    The ends of a name count as neighbours of its first and last character. Rounding keeps a difference in the last
    binary digit from deciding.
    """
    ours, theirs = (f"^{letters(name)}$" for name in (left, right))
    return (
        round(character_f1(left, right), 9),
        common_share(pairwise(ours), pairwise(theirs)),
    )


def is_its_own_name(wanted: object, found: object, others: Collection[object]) -> bool:
    """Say whether a found indicator is near to the wanted one, and nearer to it than to any of the others.

    城镇居民人均可支配收入 is near to 农村居民人均可支配收入 and still is another thing.
    """
    own = nearness(wanted, found)
    return own[0] >= NEAR and all(nearness(o, found) < own for o in others if letters(o) != letters(wanted))
