"""Patterns made of the words of the data file."""

import re
from collections.abc import Iterable

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches any of some words."""
    return lazy(alternation(words))
