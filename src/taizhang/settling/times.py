"""Which time a figure's words put it in, beyond the year that the reading gives it.

A review of five years, a yearly mean and a plan for five years are no statement on one year. The nearest words decide:
the figure's clause, then the opening of its sentence, of the sentences before it in the paragraph, then the headings.
"""

import bisect
import re
from dataclasses import dataclass
from typing import Literal

from taizhang.reading.records import Figure, Heading
from taizhang.settling.rule import SettlementRule, settlement_rule

Time = Literal["several", "current", "year"]
_SENTENCE = re.compile(r"[^。!?;！？；\n]+")
_CLAUSE_MARK = re.compile("[,。;:，；：\n]")
_AGAINST_YEAR = re.compile("[比较与同和]((?:19|20)[0-9]{2})年")
_LONGEST_OPENING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the opening of a sentence says about time."""

    start: int
    """Offset of the sentence."""
    words: str
    """Its words up to the first comma."""
    time: Time | None
    """The time that holds here, carried on from earlier sentences of the paragraph; None where nothing was said."""


def _several(words: str, rule: SettlementRule) -> bool:
    return bool(rule.several_years.search(words)) and not rule.begins.search(words)


def said(words: str, rule: SettlementRule) -> Time | None:
    """Return the time that words name: several years, the current year (今年, 明年), another single year, or nothing."""
    if rule.means.search(words) or rule.from_to.search(words):
        return "several"
    if rule.current_year.search(words):
        return "current"
    if rule.one_year.search(words):
        return "year"
    return "several" if _several(words, rule) or rule.leading_years.match(words) else None


class Times:
    """The times that hold along one text."""

    def __init__(self, text: str) -> None:
        """Note what each sentence's opening says, line by line."""
        rule = settlement_rule()
        self._openings: list[Opening] = []
        holds: Time | None = None
        last_end = 0
        for match in _SENTENCE.finditer(text):
            start = match.start()
            if "\n" in text[last_end:start]:
                holds = None
            last_end = match.end()
            words = text[start : min(last_end, start + _LONGEST_OPENING)].lstrip()
            words = _CLAUSE_MARK.split(words, maxsplit=1)[0]
            holds = said(words, rule) or holds
            self._openings.append(Opening(start=start, words=words, time=holds))
        self._starts = [opening.start for opening in self._openings]

    def time_of(self, figure: Figure, clause: str, headings: tuple[Heading, ...]) -> Time | None:
        """Return the time that the nearest words name, or None where none does.

        ``clause`` holds the words before the figure back to the last comma, ``headings`` what it stands under.
        """
        rule = settlement_rule()
        at = bisect.bisect_right(self._starts, figure.start) - 1
        opening = self._openings[at].words if at >= 0 else ""
        for words in (clause, opening):
            against = _AGAINST_YEAR.search(words)
            if against is not None and (figure.period is None or int(against.group(1)) < figure.period - 1):
                return "several"
        nearest = said(clause.lstrip(), rule)
        if nearest is not None:
            return nearest
        held = self._openings[at].time if at >= 0 else None
        undated = figure.mood == "target" and figure.period is None
        if held == "year" and undated and any(_several(heading.title, rule) for heading in headings):
            return "several"  # among targets of a term, one of another sentence has a year of its own
        if held is not None:
            return held
        for heading in reversed(headings):
            # Under “2020年和‘十三五’工作回顾” a figure that names no year may be a sum of five.
            above = "several" if _several(heading.title, rule) else said(heading.title, rule)
            if above is not None:
                return above
        return None
