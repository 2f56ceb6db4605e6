"""How far what a figure counts has come: planned, filed, drawn up, agreed, begun, under way, or done.

谋划改造老旧小区25个, 在建幼儿园6所 and 完成6所幼儿园选址 tell of things that are still to be done; none of them keeps a
promise to have them done. What came of a stage says so by a word of it at either end of the name or beside the number,
and by no word that the thing was finished.
"""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.reading.tables import alternation


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage before the end, as a figure's words name it."""

    kind: str
    """``planned``, ``filed``, ``drawn_up``, ``agreed``, ``begun`` or ``under_way``."""
    word: str
    """The word that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    kinds: dict[str, str]
    letters: frozenset[str]
    at_start: re.Pattern[str]
    at_end: re.Pattern[str]
    beside: re.Pattern[str]
    wholly: re.Pattern[str]
    anywhere: re.Pattern[str]
    meant: tuple[str, ...]
    done: re.Pattern[str]
    done_with_stage: tuple[str, ...]
    ends: tuple[str, ...]
    within_year: re.Pattern[str]
    beyond_things: Decimal
    beyond_doings: Decimal
    doings: tuple[str, ...]
    anew: tuple[str, ...]
    totals: re.Pattern[str]


@cache
def _words() -> _Words:
    text = files("taizhang.settling").joinpath("data/settling.toml").read_text(encoding="utf-8")
    raw: dict[str, Any] = tomllib.loads(text)["stages"]
    kinds = {word: kind for kind, words in raw["words"].items() for word in words}
    # 成功申报 is what was obtained.
    any_word = f"(?<!成功)({alternation(list(kinds))})"
    manner, work = alternation(raw["manner"]), alternation(raw["work"])
    return _Words(
        kinds=kinds,
        letters=frozenset("".join(word[0] for word in kinds)),
        at_start=lazy(f"(?:{manner}){{0,3}}{any_word}"),
        at_end=lazy(f"{any_word}(?:{work}){{0,3}}$"),
        beside=lazy(f"{any_word}(?:{work}|{manner}){{0,3}}$"),
        wholly=lazy(f"[,，](?:{manner}){{0,3}}{any_word}(?:{work}){{0,3}}$"),
        anywhere=lazy(f"({alternation(raw['anywhere'])})"),
        meant=tuple(raw["meant"]),
        done=lazy(alternation(raw["done"])),
        ends=tuple(raw["done"]),
        done_with_stage=tuple(done for done in raw["done"] if any(word in done for word in kinds)),
        within_year=lazy(alternation(raw["within_year"]) + "|(?:19|20)[0-9]{2}年"),
        beyond_things=Decimal(raw["beyond_things"]),
        beyond_doings=Decimal(raw["beyond_doings"]),
        doings=tuple(raw["doings"]),
        anew=tuple(raw["anew"]),
        totals=lazy(f"{alternation(raw['totals'])}"),
    )


_LIST = lazy("[、，,和与及并以（(；;]")
_DIGITS = "0123456789"


def beside(clause: str, name: str) -> str:
    """Return the words right before a figure's name in its clause; all of them where the name follows the figure."""
    at = clause.rfind(name) if name else -1
    return clause[:at] if at >= 0 else clause


def stage_of(figure: Figure, name: str, clause: str, after: str) -> Stage | None:
    """Return the stage before the end at which a figure's words say that the things counted are; None where none.

    ``name`` is its indicator in plain words, ``clause`` what stands before the number back to the last comma, ``after``
    the rest of its sentence.
    """
    words = _words()
    before = beside(clause, figure.indicator)
    # 建成幼儿园6所、在建2所: what stands before another number is said of that.
    before = before[max(map(before.rfind, _DIGITS)) + 1 :].rstrip()
    here, then = _after(after)
    if words.letters.isdisjoint(name + before + here + then) or before.endswith(_OBTAINED):
        return None
    if before.endswith(words.meant) and not before.endswith(_NOT_MEANT):
        return Stage(kind="planned", word=next(word for word in words.meant if before.endswith(word)))
    found = (
        words.at_start.match(name)
        or words.at_end.search(name)
        or words.anywhere.search(name)
        or words.at_end.search(here)
        or words.wholly.match(then)
        or words.beside.search(before)
    )
    if found is None:
        return None
    word = found.group(1)
    if word not in name:
        # 6所幼儿园主体完工 is named 幼儿园完工: its 完工 is that of the stage.
        name = next((name.removesuffix(end) for end in words.ends if word.endswith(end) and name.endswith(end)), name)
    said = f"{before} {name} {here} {then}"
    if words.done.search(said.replace(word, " ", 1)) is not None:
        return None
    if any(word in done and done in said for done in words.done_with_stage):
        return None  # 签约引进 is more than 签约
    return Stage(kind=words.kinds.get(word, "planned"), word=word)


_OBTAINED = ("成功", "获批", "完成年度", "完成了年度")
_NOT_MEANT = ("完成计划", "占计划", "年度计划", "超计划", "按计划", "按照计划")
_CLAUSES = lazy("(?=[，,。；;])")


def _after(rest: str) -> tuple[str, str]:
    """Return the words after a number that are said of it: those up to the next mark, and the clause that follows.

    What follows 、 or 并, or comes to another number, is said of another count.
    """
    here, *more = _CLAUSES.split(rest, maxsplit=2)
    then = more[0].rstrip() if more else ""
    return _of_one_count(_LIST.split(here, maxsplit=1)[0].rstrip()), _of_one_count(
        "" if _LIST.search(then, 1) else then
    )


def _of_one_count(words: str) -> str:
    return "" if any(character.isdigit() for character in words) else words


def another_stage(ours: Stage | None, said_of_ours: str, theirs: Stage | None) -> bool:
    """Say whether a result is at a stage before the one that its target, whose words are ``said_of_ours``, names."""
    if theirs is None or theirs.word in said_of_ours:
        return False
    return ours is None or ours.kind != theirs.kind


def together_over_years(goal: Figure, told: Figure, clause: str, before: str) -> bool:
    """Say whether a result that is told as a total (累计建成2500个) is too large for what a year was to bring (500个).

    ``clause`` and ``before`` are the words of its clause and of its sentence before it: 全年累计 is of the year.
    """
    if goal.value is None or told.value is None or goal.value <= 0:
        return False
    words, unit = _words(), goal.unit or ""
    if words.totals.search(clause + told.indicator) is None or words.within_year.search(before) is not None:
        return False
    if unit.endswith(words.anew) and "累计" not in clause + told.indicator:
        return False
    return told.value >= goal.value * (words.beyond_doings if unit.endswith(words.doings) else words.beyond_things)
