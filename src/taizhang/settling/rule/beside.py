"""Words beside a figure: whether it is a total, a stock, a task, and what it leaves out."""

import re
from dataclasses import dataclass
from typing import Any

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import alternation
from taizhang.settling.rule.words import any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideRule:
    """Words beside a figure: whether it is a total, a stock, a task, and what it leaves out."""

    like_for_like: re.Pattern[str]
    """Matches words before a growth that say how it was made comparable."""
    totals: re.Pattern[str]
    """Matches words before a figure that say it is a total."""
    standing: tuple[str, ...]
    """Words before a target that say what something is to stand at."""
    leaving_out: re.Pattern[str]
    """Matches words that leave a part out of what is counted; its group is that part."""
    not_left_out: tuple[str, ...]
    """Words of what is left out only to make years comparable, or is never in the statistic."""
    one_basis: re.Pattern[str]
    """Matches words that say that a growth is told on one basis with the year before."""
    comes_to: re.Pattern[str]
    """Matches words before a figure that say what something has risen or fallen to."""
    the_task: re.Pattern[str]
    """Matches words after a figure that only say it is what had been set (新建公厕12座的任务)."""
    task_before: re.Pattern[str]
    """Matches the end of the words before such a figure (新建公厕：计划12座)."""
    task_words: re.Pattern[str]
    """Matches words after a figure that say it is what was set."""
    stock: tuple[str, ...]
    """Words before a figure that say it is a stock."""
    people: re.Pattern[str]
    """Matches words after a number that make it that of a people spoken of (40万云溪人民)."""
    near_below: tuple[str, ...]
    """Words before a figure that put it close under the number."""
    marks: tuple[str, ...]
    """Words right after a figure that make its number a mark that was passed."""


def beside_rule(raw: dict[str, Any]) -> BesideRule:
    """Return the rule that the data file, read as ``raw``, lays down."""
    names: dict[str, Any] = raw["names"]
    return BesideRule(
        like_for_like=any_of(names["like_for_like"]),
        totals=lazy(f"(?:{alternation(names['totals'])})了?$"),
        standing=tuple(names["standing"]),
        leaving_out=lazy(f"(?:{alternation(names['leaving_out'])})([\u4e00-\u9fff]{{2,14}}?)(?:之?后)?[，,)）]"),
        not_left_out=tuple(names["not_left_out"]),
        one_basis=any_of(names["one_basis"]),
        comes_to=lazy(f"(?<!累计)(?:{alternation(names['comes_to'])})$"),
        the_task=lazy(f"的?(?:年度|全年|目标|工作|建设)*(?:{alternation(names['task_words'])})"),
        task_before=lazy(f"(?<!完成)(?<!实现)(?:全年|年度|年初)?(?:{alternation(names['task_words'])})[为是]?$"),
        task_words=any_of(names["task_words"]),
        stock=tuple(names["stock"]),
        people=lazy(f"[多余]?[\u4e00-\u9fff]{{0,6}}?(?:{alternation(names['people'])})"),
        near_below=tuple(raw["qualifiers"]["near_below"]),
        marks=tuple(raw["qualifiers"]["marks"]),
    )
