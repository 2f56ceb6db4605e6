"""Words in the names of figures: what may differ between two names of one thing, and what may not."""

import re
from dataclasses import dataclass
from typing import Any

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation
from taizhang.settling.rule.words import any_of

_WHO_SET = "[省市县区]定(?!.{0,3}(?:民生|惠民|民心|实事|工程|事项))"
"""Who set a task (省定任务); of 实事 it says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRule:
    """Words in the names of figures: what may differ between two names of one thing, and what may not."""

    idle_pattern: re.Pattern[str]
    """Matches any word that does not change what is counted."""
    fringe: tuple[str, str]
    """Function words that may stand at the start and at the end of a name."""
    particles: frozenset[str]
    """Characters that may be added or left out inside a name."""
    growing: re.Pattern[str]
    """Matches words for the quantity that grows, which a growth may leave out."""
    growth_endings: tuple[str, ...]
    """Endings of names that state a growth."""
    spending_of: str
    """The word for public finance …"""
    spending: re.Pattern[str]
    """… beside which this matches words that only say that money is spent."""
    money_words: re.Pattern[str]
    """Matches words that only say of an amount that it is money for something."""
    preamble: re.Pattern[str]
    """Matches what stands in a name up to a word for the year."""
    account_heads: tuple[str, ...]
    """Endings of a line's head that names an account."""
    levels: tuple[str, ...]
    """Words for a rank or kind; a name that has one is none that has another or none."""
    droppable: re.Pattern[str]
    """Matches modifiers that a document may leave out of a name."""
    also: dict[str, str]
    """Names that say less than the dictionary's, and the other indicator that they may be told as."""
    short_forms: dict[str, str]
    """Short forms and what they stand for."""
    short_pattern: re.Pattern[str]
    """Matches any short form."""
    doing_names: tuple[str, ...]
    """Endings of names that tell of something done in a year without a further verb."""
    standing_names: tuple[str, ...]
    """Endings of names of what stands."""
    vague: frozenset[str]
    """Names that say too little to match by."""
    telling: frozenset[str]
    """Classes of doing that make a name of vague words a name."""
    telling_together: frozenset[str]
    """Classes of doing that documents use for one another (新增, 建设, 改造)."""
    sharp_units: frozenset[str]
    """Units that few indicators share."""


def name_rule(raw: dict[str, Any]) -> NameRule:
    """Return the rule that the data file, read as ``raw``, lays down."""
    names: dict[str, Any] = raw["names"]
    light = [word for word in raw["verbs"]["light"] if word != "新"]
    new_in = alternation([word.removeprefix("新") for word in raw["verbs"]["new_in"]])
    return NameRule(
        idle_pattern=lazy(f"{alternation([*light, *names['generic']])}|新(?!{new_in})|{_WHO_SET}"),
        fringe=(names["fringe_start"], names["fringe_end"]),
        particles=frozenset(names["particles"]),
        growing=any_of(names["growing"]),
        growth_endings=tuple(names["growth_endings"]),
        spending_of=names["spending_of"],
        spending=any_of(names["spending"]),
        money_words=any_of([*names["spending"], *names["money_for"]]),
        preamble=lazy(f"^.{{0,12}}?(?:{alternation(names['after'])})"),
        account_heads=tuple(names["account_heads"]),
        levels=tuple(names["levels"]),
        droppable=any_of(names["droppable"]),
        also=dict(names["also"]),
        short_forms=dict(names["short_forms"]),
        short_pattern=any_of(list(names["short_forms"])),
        doing_names=tuple(names["doing_names"]),
        standing_names=tuple(names["standing_names"]),
        vague=frozenset(names["vague"]),
        telling=frozenset(names["telling"]),
        telling_together=frozenset(names["together"]),
        sharp_units=frozenset(names["sharp_units"]),
    )
