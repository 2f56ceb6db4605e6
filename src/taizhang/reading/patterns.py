"""Patterns that are compiled when they are first asked.

The rules of language hold some three thousand regular expressions, those of reading and of checking each about half,
and a report of 20,000 characters asks few hundred of them, since a cheap test stands before most.
"""

import re
from typing import Any, cast

from taizhang.reading.precompiled import compiled

_ASKED = ("search", "match", "fullmatch", "sub", "finditer", "findall", "split", "groups")


class Asked:
    """A pattern that was asked before: what its compiled form answers by lies in the object itself."""

    __slots__ = (*_ASKED, "pattern")
    pattern: str


class _Lazy(Asked):
    """A pattern that was not asked yet.

    Once it is, it becomes one of the other class, whose attributes are found without the detour that a class with
    ``__getattr__`` takes for each.
    """

    __slots__ = ()

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        pattern = compiled(self.pattern)
        for asked in _ASKED:
            setattr(self, asked, getattr(pattern, asked))
        self.__class__ = Asked  # type: ignore[assignment] # the same slots, so that the object may change its class
        return getattr(pattern, name)


def lazy(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` as ``re.compile`` does, but compiled only when it is first asked.

    One that is wrong fails only then, with ``re.error``. What it answers belongs to the compiled pattern, so a match is
    told to be of it by ``match.re.pattern``, not by ``match.re``.
    """
    return cast("re.Pattern[str]", _Lazy(pattern))
