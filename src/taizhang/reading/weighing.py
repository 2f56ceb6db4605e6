"""Which way the words of each paragraph look, and where a text turns from looking back to looking ahead."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from taizhang.reading.leanings import counts_deeds_to_come, lists_deeds, part_of_year, plans_year
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import table, words
from taizhang.reading.wordsets import Words

TURN = 5
"""So many more words ahead than back make it plain that a text turns."""
_LINE = 20
"""So many characters into a paragraph stands what a list of deeds is called."""
HARDLY = 3
"""Fewer words ahead than this leave it to the sentences which way a text looks."""


@cache
def _direction() -> tuple[Words, dict[str, int], frozenset[str]]:
    """Return what finds the words that tell a look ahead from a look back, how much each says, and which of them say
    nothing alone."""
    weighed = {word: int(weight) for weight, group in table("outline")["direction"].items() for word in group}
    alone = [word for word in weighed if len(word) == 1]
    # 要 begins no 主要 or 重要, and 了 ends no 为了.
    conditions = {"要": "要(?<![主重需必首]要)(?![求素点])", "了": "了(?<!为了)(?!解)"}
    return (
        Words(
            [word for word in weighed if len(word) > 1],
            "|".join([conditions.get(word) or re.escape(word) for word in alone]),
            "".join(alone),
        ),
        weighed,
        frozenset(words("outline", "direction_faint")),
    )


@lru_cache(maxsize=2)
def _without_titles(normalised: str) -> str:
    """Return a text whose titles in 《》 say nothing; kept, since each stretch of a text asks for the whole of it."""
    return _TITLED.sub(_masked, normalised) if "《" in normalised else normalised


def weights(normalised: str, spans: Sequence[Span], year: int | None = None) -> list[int]:
    """Return for each paragraph how much more it looks ahead than back, by its words (positive: ahead), in steps of 0.3
    of a logistic model; each word counts once. A year after ``year`` up to which something is to come says so too."""
    cues, weighed, faint = _direction()
    normalised = _without_titles(normalised)
    found = [set(cues.found(normalised, start, end)) for start, end in spans]
    for said, span in zip(found, spans, strict=True):
        if "计划" in said and _OWN_PLAN.search(normalised, *span) is None:
            said.discard("计划")
        if "今年" in said and part_of_year(normalised, span):
            said.discard("今年")
    scores = [0 if words <= faint else sum([weighed[word] for word in words]) for words in found]
    for i, span in enumerate(spans):
        if normalised.find("实事", span.start, span.start + _LINE) > 0 and lists_deeds(normalised, span):
            told = i > 0 and counts_deeds_to_come(normalised, spans[i - 1])
            scores[i] = max(scores[i], 0) + _TO_COME * told
        if plans_year(normalised, span, year):
            scores[i] += _TO_COME
    if year is not None and "到20" in normalised:
        for i, span in enumerate(spans):
            if any(int(named) > year for named in _UP_TO.findall(normalised, *span)):
                scores[i] += _TO_COME
    return scores


def _masked(title: re.Match[str]) -> str:
    """Return as many marks as a title has characters: what a document is called says nothing of the time, but where
    hardly more than that stands in the line."""
    text, long = title.string, len(title.group())
    line = (text.find("\n", title.end()) + 1 or len(text) + 1) - text.rfind("\n", 0, title.start()) - 2
    return title.group() if long <= _SHORT_TITLE or long * 2 > line else "《" + "·" * (long - 2) + "》"


_SHORT_TITLE = 9
"""A plan that the text calls by such a name (《纲要(草案)》) is what it tells of."""
_TITLED = lazy("《[^》\n]{2,60}》")
_OWN_PLAN = lazy(
    "计划(?<!或计划)(?<!投资计划)(?<!年度计划)(?<!全年计划)(?<!列入计划)(?<![占为超成]计划)(?!总|投资|任务|数)"
)
"""A plan that is made, not one that a report speaks of (投资计划完成100%, 占计划总数的95%)."""
_UP_TO = lazy("到(20\\d\\d)年")
_TO_COME = 6
"""What a year to come weighs (到2015年,全省…达到9000元)."""


def turning_point(scores: Sequence[int]) -> int:
    """Return the index of the paragraph from which a text looks ahead: reports look back first, and turn once.

    A turn near the end must be plain (``TURN`` more words ahead than back), since a few closing words say little.
    """
    best, at, total = 0, 0, 0
    for index, score in enumerate(scores):
        total -= score
        if total > best or (at and total == best):
            best, at = total, index + 1
    if best < HARDLY and sum(scores) > 0:
        return 0  # a word or two that look back say little in a text that looks ahead
    rest = sum(scores[at:])
    return len(scores) if at and rest < TURN else at
