"""The list of all rules, and the driver that runs them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from taizhang.checking.changes import check_from_to
from taizhang.checking.dates import check_dates
from taizhang.checking.names import check_names
from taizhang.checking.parts import check_parts, check_ratio_list, check_shares_sum
from taizhang.checking.passages import Passage, passages_of
from taizhang.checking.progress import check_progress
from taizhang.checking.records import Finding
from taizhang.checking.shares import check_plan_share, check_rate
from taizhang.reading.records import Reading

PassageRule = Callable[[Passage], Iterable[Finding]]
ReadingRule = Callable[[Reading], Iterable[Finding]]

PASSAGE_RULES: tuple[PassageRule, ...] = (
    check_ratio_list,
    check_shares_sum,
    check_parts,
    check_from_to,
    check_plan_share,
    check_rate,
    check_progress,
    check_names,
)
"""Rules that look at one sentence."""

READING_RULES: tuple[ReadingRule, ...] = (check_dates,)
"""Rules that look at one text."""


def check(readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """Return what the rules find within each text and across them, in the order of texts and places; never raises.

    A pair of numbers that two rules look at is reported once, by the rule that stands first in the lists.
    """
    findings: list[Finding] = []
    for reading in readings:
        found = [*_in_sentences(reading), *(f for rule in READING_RULES for f in rule(reading))]
        findings += sorted(found, key=lambda f: f.places[0].start)
    return tuple(findings)


def _in_sentences(reading: Reading) -> Iterator[Finding]:
    for passage in passages_of(reading):
        for rule in PASSAGE_RULES:
            yield from rule(passage)
