"""Chance that is the same every time: a number from 0 to 1 that follows from words."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def chance(*words: object) -> float:
    """Return a number from 0 to 1 that follows from these words."""
    digest = hashlib.sha256("|".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def pick(options: Sequence[T], *words: object) -> T:
    """Return one of the options, by these words."""
    return options[int(chance(*words) * len(options))]
