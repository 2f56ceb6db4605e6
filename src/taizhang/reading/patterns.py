"""Patterns that are compiled when they are first asked.

The rules of language hold some nine hundred regular expressions, and a report of 20,000 characters asks little more
than half of them, since a cheap test stands before most. To compile all of them took a third of what the command needs
for one report.
"""

import re
from typing import Any, cast

_ASKED = ("search", "match", "fullmatch", "sub", "finditer", "findall", "split")


class _Lazy:
    """A pattern that is compiled when it is first asked, and from then on answers as its compiled form does."""

    __slots__ = (*_ASKED, "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern)
        for asked in _ASKED:
            setattr(self, asked, getattr(compiled, asked))
        return getattr(compiled, name)


def lazy(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` as ``re.compile`` does, but compiled only when it is first asked.

    One that is wrong fails only then, with ``re.error``.
    """
    return cast("re.Pattern[str]", _Lazy(pattern))
