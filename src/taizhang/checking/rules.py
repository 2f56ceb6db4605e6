"""The list of all rules, and the driver that runs them."""

from collections.abc import Callable, Iterable, Sequence

from taizhang.checking.changes import check_from_to
from taizhang.checking.dates import check_dates
from taizhang.checking.levels import check_gap, check_last_year, check_points
from taizhang.checking.names import check_names
from taizhang.checking.parts import check_parts, check_ratio_list, check_shares_sum
from taizhang.checking.passages import Passage, passages_of
from taizhang.checking.progress import check_progress
from taizhang.checking.records import Finding
from taizhang.checking.series import check_series
from taizhang.checking.shares import check_plan_share, check_rate
from taizhang.reading.records import Reading

PassageRule = Callable[[Passage], Iterable[Finding]]
ReadingRule = Callable[[Reading], Iterable[Finding]]
SeriesRule = Callable[[Sequence[Sequence[Passage]]], Iterable[Finding]]

PASSAGE_RULES: tuple[PassageRule, ...] = (
    check_ratio_list,
    check_shares_sum,
    check_parts,
    check_from_to,
    check_plan_share,
    check_rate,
    check_progress,
    check_last_year,
    check_gap,
    check_points,
    check_names,
)
"""Rules that look at one sentence."""

READING_RULES: tuple[ReadingRule, ...] = (check_dates,)
"""Rules that look at one text as a whole."""

SERIES_RULES: tuple[SeriesRule, ...] = (check_series,)
"""Rules that look across sentences and texts."""


def check(readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """Return what the rules find within each text and across them, in the order of texts and places; never raises."""
    passages = [tuple(passages_of(reading)) for reading in readings]
    found: list[list[Finding]] = [[] for _ in readings]
    for reading, sentences, findings in zip(readings, passages, found, strict=True):
        for passage in sentences:
            for rule in PASSAGE_RULES:
                findings += rule(passage)
        for reading_rule in READING_RULES:
            findings += reading_rule(reading)
        findings.sort(key=lambda f: f.places[0].start)
    across = [finding for series_rule in SERIES_RULES for finding in series_rule(passages)]
    return (*(finding for findings in found for finding in findings), *across)
