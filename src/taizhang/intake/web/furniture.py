"""What the pages of government sites are made of, from ``data/webpages.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from taizhang.reading import pagelines

_WORD = re.compile("[a-z0-9]+")
_SPACE = re.compile(r"[\s\u00a0\u3000]+")
_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A kind of short line that belongs to the page, not to the article."""

    pattern: re.Pattern[str]
    """Matches the whole line without its spaces."""
    good: tuple[str, ...]
    """Lines it must match."""
    bad: tuple[str, ...]
    """Lines it must not match."""
    ends: bool
    """Whether such a line heads what is no part of the article, so that the article ends above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """The whole table."""

    containers: frozenset[str]
    """Ids and classes that hold an article."""
    surroundings: frozenset[str]
    """Ids, classes and words of them that stand around an article."""
    title_metas: tuple[str, ...]
    """Names of meta elements with the title, the most telling first."""
    date_metas: tuple[str, ...]
    """Names of meta elements with the day of publication."""
    lines: tuple[PageLine, ...]
    """Lines of the page."""


@cache
def page_table() -> PageTable:
    """The table, read once."""
    raw = tomllib.loads(files(__package__).joinpath("data/webpages.toml").read_text(encoding="utf-8"))
    return PageTable(
        containers=frozenset(raw["containers"]),
        surroundings=frozenset(raw["surroundings"]),
        title_metas=tuple(raw["title_metas"]),
        date_metas=tuple(raw["date_metas"]),
        lines=tuple(
            PageLine(
                pattern=re.compile(entry["pattern"]),
                good=tuple(entry["good"]),
                bad=tuple(entry["bad"]),
                ends=entry.get("ends", False),
            )
            for entry in raw["page_lines"]
        ),
    )


def is_page_line(line: str) -> bool:
    """Whether a line belongs to the page around the article (``【打印】``, ``责任编辑：…``)."""
    if len(line) > _LONGEST:
        return False
    bare = _SPACE.sub("", line)
    return any(kind.pattern.fullmatch(bare) for kind in page_table().lines) or pagelines.is_page_line(line)


def ends_article(line: str) -> bool:
    """Whether a line heads what comes after an article (相关新闻, 网友评论)."""
    if len(line) > _LONGEST:
        return False
    bare = _SPACE.sub("", line)
    return any(kind.ends and kind.pattern.fullmatch(bare) for kind in page_table().lines)


def is_container(identity: str, classes: str) -> bool:
    """Whether an element's id or class says that it holds the article."""
    names = {identity.strip().lower(), *classes.lower().split()}
    return not names.isdisjoint(page_table().containers)


def is_surrounding(identity: str, classes: str) -> bool:
    """Whether an element's id or class says that it stands around the article."""
    surroundings = page_table().surroundings
    for name in (identity.strip().lower(), *classes.lower().split()):
        if name in surroundings or any(word in surroundings for word in _WORD.findall(name)):
            return True
    return False
