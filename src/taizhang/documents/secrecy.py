"""Marks of secrecy 密级标志 in a document: what is refused at the door, and what is kept as 内部."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from taizhang.reading.normal import normalise

Level = Literal["secret", "internal", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a document says of itself."""

    level: Level
    """``secret``: refused; ``internal``: kept, never public; ``none``: it says nothing."""
    words: str
    """The mark as written; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    head: int
    starred: re.Pattern[str]
    """A level with its star, anywhere."""
    bare: re.Pattern[str]
    """A level on a line of its own."""
    named: re.Pattern[str]
    """A level in brackets, or first, in the name of a file."""
    internal: frozenset[str]


@cache
def _table() -> _Table:
    raw = tomllib.loads(files("taizhang.documents").joinpath("data/secrecy.toml").read_text(encoding="utf-8"))
    # Letters are often spaced out on a cover: 机　密.
    level = "(?:" + "|".join(r"[ \u3000]{0,4}".join(word) for word in raw["secret"]) + ")"
    star = "[" + "".join(map(re.escape, raw["stars"])) + "]"
    return _Table(
        head=raw["head"],
        starred=re.compile(rf"{level}[ \u3000]{{0,4}}{star}"),
        bare=re.compile(
            rf"(?m)^[ \t\u3000]{{0,40}}(?:密[ \u3000]{{0,4}}级[:：]?[ \u3000]{{0,4}})?{level}[ \t\u3000\r]{{0,40}}$"
        ),
        named=re.compile(
            rf"^{level}(?:{star}|[ _-])|[(（\[【〔]{level}(?:{star}[^)）\]】〕]{{0,10}})?[)）\]】〕]|{level}{star}"
        ),
        internal=frozenset(raw["internal"]),
    )


def mark_of(text: str, filename: str = "") -> Mark:
    """Return the mark that a text bears, or its file's name; the higher one where there are two."""
    table = _table()
    found = table.starred.search(text) or table.bare.search(text[: table.head]) or table.named.search(filename)
    if found is not None:
        return Mark(level="secret", words="".join(found.group().split()))
    for line in normalise(text[: table.head]).splitlines():
        words = re.sub(r"[\s\u3000()（）\[\]【】,，。.:：★]", "", line)
        if words in table.internal:
            return Mark(level="internal", words=words)
    stem = re.sub(r"[\s\u3000]", "", filename)
    for word in table.internal:
        if any(f"{left}{word}{right}" in stem for left, right in ("()", "（）", "[]", "【】", "〔〕")):
            return Mark(level="internal", words=word)
    return Mark(level="none", words="")
