"""The driver that runs all rules."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from taizhang.checking.laid import lifted
from taizhang.checking.openrules import FINAL_RULES, LAST_RULES, OPEN_RULES
from taizhang.checking.passages import Passage, passages_of
from taizhang.checking.quiet import quieted
from taizhang.checking.records import Finding
from taizhang.checking.rulelist import PASSAGE_RULES, READING_RULES, SERIES_RULES, PassageRule
from taizhang.checking.statements import Sentences
from taizhang.reading.given import given_readings
from taizhang.reading.records import Reading

_FAMILY = {
    "scale": "parts",
    "growth": "from_to",
    "difference": "from_to",
    "average_growth": "from_to",
    "percent_or_points": "from_to",
    "rate": "share",
}
"""Rules that may look at the same pair of numbers."""

_ASKING = ("contradicts", "unclear")
_OF_OTHERS = ("shares_sum", "ratio_list", "weighted_growth", "gap", "same_indicator", "cumulative", "progress_gap")
"""Rules that hold a percentage against others, not against the amounts that it is of."""
_WEAK = ("weighted_growth",)

_MOST_NEEDED = max(least for _, least, _ in PASSAGE_RULES)


@cache
def _asked(figures: int, kinds: frozenset[str]) -> tuple[PassageRule, ...]:
    """Return the rules to ask of a sentence with so many figures, of these kinds."""
    return tuple(
        rule
        for rule, least, needs in PASSAGE_RULES
        if figures >= least and all(not kinds.isdisjoint(need) for need in needs)
    )


def asked(passage: Passage) -> tuple[PassageRule, ...]:
    """Return the rules to ask of a sentence; what it holds rules the others out."""
    kinds = frozenset(passage.masked[mark] for mark in passage.marks)
    return _asked(min(len(passage.marks), _MOST_NEEDED), kinds)


def check(readings: Iterable[Reading]) -> tuple[Finding, ...]:
    """Return what the rules find within each text and across them, in the order of texts and places.

    TypeError for anything but readings, and nothing else is raised. Where two rules of one family compare the same
    numbers, the one that stands first in the lists speaks.
    """
    readings, laid = lifted(given_readings(readings, "check"))
    passages = [Sentences(passages_of(reading)) for reading in readings]
    found: list[list[Finding]] = [[] for _ in readings]
    for reading, sentences, findings in zip(readings, passages, found, strict=True):
        for passage in sentences:
            for rule in asked(passage):
                findings += rule(passage)
        for reading_rule in READING_RULES:
            findings += reading_rule(reading)
    ordered = [passages[at] for at in _in_time(readings)]
    across = [finding for series_rule in SERIES_RULES for finding in series_rule(ordered)]
    seen: set[tuple[str, str, int, int]] = set()
    weak: set[tuple[str, str, int, int]] = set()
    within = [
        finding
        for findings in found
        for finding in sorted(_once(findings, seen, weak), key=lambda f: (f.places[0].start, f.rule))
    ]
    told = [*within, *_once(across, seen, weak)]
    asked_of = {(p.file, p.start) for f in told if f.verdict in _ASKING for p in f.places}
    for last_rule, places in LAST_RULES:
        told += _unasked(last_rule(passages), asked_of, places)
    held = _stated(told)
    for open_rule in OPEN_RULES:
        opened = [*open_rule(passages, held | asked_of)]
        told += opened
        held |= _stated(opened)
        asked_of |= {(place.file, place.start) for f in opened if f.verdict in _ASKING for place in f.places}
    for final_rule in FINAL_RULES:
        told += _unasked(final_rule(passages), asked_of, None)
    # What two rules say alike of the same numbers is said once.
    once = [*{(f.rule, f.verdict, f.places): f for f in reversed(told)}.values()][::-1]
    return tuple(laid(finding) for finding in quieted(once, passages))


def _in_time(readings: Sequence[Reading]) -> list[int]:
    """Return the numbers of the texts from the oldest to the newest, so that the order given changes no finding."""
    told = [(one.year or 0, one.date or "", one.source, one.text) for one in readings]
    return sorted(range(len(readings)), key=told.__getitem__)


def _unasked(findings: Iterable[Finding], asked_of: set[tuple[str, int]], places: int | None) -> list[Finding]:
    """Return the findings of which no place, or none of the first ``places``, is asked about yet, and note theirs."""
    kept = [f for f in findings if not any((place.file, place.start) in asked_of for place in f.places[:places])]
    asked_of |= {(place.file, place.start) for f in kept for place in f.places}
    return kept


def _stated(findings: Iterable[Finding]) -> set[tuple[str, int]]:
    """Return where the figures stand that findings have held against others."""
    return {
        (f.places[0].file, f.places[0].start)
        for f in findings
        if f.verdict != "not_checked" and f.rule not in _OF_OTHERS
    }


def _once(
    findings: Iterable[Finding], seen: set[tuple[str, str, int, int]], weak: set[tuple[str, str, int, int]]
) -> Iterator[Finding]:
    """Leave out findings on two numbers that a finding of the same family has already compared."""
    for finding in findings:
        family = _FAMILY.get(finding.rule, finding.rule)
        starts = [(place.file, place.start) for place in finding.places]
        pairs = {(family, starts[0][0], min(starts[0][1], at), max(starts[0][1], at)) for _, at in starts[1:]}
        # That a growth lies between those of its parts says little beside their mean.
        if pairs & seen and not (finding.rule in _WEAK and finding.verdict in _ASKING and pairs & seen <= weak):
            continue
        seen |= pairs
        if finding.rule in _WEAK and finding.verdict == "consistent":
            weak |= pairs
        yield finding
