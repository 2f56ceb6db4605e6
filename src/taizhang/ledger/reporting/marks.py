"""Marks 提示: what a checker is shown of a report or a closing. Pure: nothing here asks the database or the clock.

A mark is a plain dictionary with ``code`` and what it rests on, as it is kept beside the report. It accuses
nobody: a report like
last month's may be right.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from taizhang.ledger.reporting.tables import ClosingRules, ReportRules

_MOST_TIMES = Decimal(9999)

Mark = dict[str, str | int | list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report says, as far as marks look at it."""

    month: int
    value: Decimal | None
    words: str
    id: int | None = None


def similarity(one: str, other: str) -> Decimal:
    """Return how alike two texts are, from 0 to 1: the Dice coefficient of their character bigrams, to four decimals.

    White space and punctuation are left out, so that a new full stop makes no new report. Empty texts are alike to
    nothing.
    """
    left, right = _bigrams(one), _bigrams(other)
    total = sum(left.values()) + sum(right.values())
    if not left or not right:
        return Decimal(0)
    shared = sum((left & right).values())
    return (Decimal(2 * shared) / Decimal(total)).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)


def _bigrams(text: str) -> Counter[str]:
    kept = "".join(character for character in text if character.isalnum())
    return Counter(kept[at : at + 2] for at in range(len(kept) - 1))


def report_marks(
    report: Told,
    earlier: Sequence[Told],
    *,
    cumulative: bool,
    new_evidence: bool,
    reused: Sequence[int],
    late: bool,
    after_lock: bool,
    rules: ReportRules,
) -> list[Mark]:
    """Return the marks of a report. ``earlier`` are the task's reports before it, by month; ``reused`` evidence by
    key."""
    marks: list[Mark] = []
    if after_lock:
        marks.append({"code": "after_lock"})
    elif late:
        marks.append({"code": "late"})
    if report.value is None and len(report.words.strip()) < rules.empty_characters:
        marks.append({"code": "empty"})
    before = [one for one in earlier if one.month < report.month]
    if before and before[-1].words and len(report.words.strip()) >= rules.copied_characters:
        alike = similarity(report.words, before[-1].words)
        if alike >= rules.copied_similarity:
            mark: Mark = {"code": "copied", "similarity": format(alike, "f"), "month": before[-1].month}
            if before[-1].id is not None:
                mark["progress"] = before[-1].id
            marks.append(mark)
    if cumulative and report.value is not None:
        marks += _course_marks(report.month, report.value, before, rules)
    if not new_evidence:
        marks.append({"code": "no_new_evidence"})
    if reused:
        marks.append({"code": "reused_evidence", "evidence": sorted(reused)})
    return marks


def _course_marks(month: int, value: Decimal, before: Sequence[Told], rules: ReportRules) -> list[Mark]:
    """How a cumulative value stands to the ones before: it never falls, and seldom leaps."""
    known = [(one.month, one.value) for one in before if one.value is not None]
    if not known:
        return []
    last_month, last = known[-1]
    if value < last:
        return [{"code": "falls", "from": format(last, "f"), "to": format(value, "f"), "month": last_month}]
    elapsed = last_month % 100
    mean = last / elapsed
    rise = (value - last) / max((month // 100 - last_month // 100) * 12 + month % 100 - last_month % 100, 1)
    if mean > 0 and rise > mean * rules.jump_factor:
        times = min(rise / mean, _MOST_TIMES).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        return [{"code": "jump", "from": format(last, "f"), "to": format(value, "f"), "times": format(times, "f")}]
    return []


def closing_marks(
    words: str,
    last: Told | None,
    *,
    added_on: Sequence[date],
    asked_on: date,
    new_evidence: bool,
    reused: Sequence[int],
    last_rise: Decimal | None,
    short_by: Decimal | None,
    unit: str,
    report_rules: ReportRules,
    rules: ClosingRules,
) -> list[Mark]:
    """Return the marks of a closing.

    ``added_on`` has the day on which each piece of evidence of the task was added; ``last_rise`` the share of the
    target that the last report brought, None where there is no such value; ``short_by`` how much the newest verified
    value misses of the target, in ``unit``, None where it reaches it or there is neither.
    """
    marks: list[Mark] = []
    if short_by is not None:
        marks.append({"code": "short", "by": format(short_by, "f"), "unit": unit})
    if reused:
        marks.append({"code": "reused_evidence", "evidence": sorted(reused)})
    if last is not None and last.words and len(words.strip()) >= report_rules.copied_characters:
        alike = similarity(words, last.words)
        if alike >= report_rules.copied_similarity:
            mark: Mark = {"code": "copied", "similarity": format(alike, "f"), "month": last.month}
            if last.id is not None:
                mark["progress"] = last.id
            marks.append(mark)
    if not new_evidence:
        marks.append({"code": "no_new_evidence"})
    today = sum(day == asked_on for day in added_on)
    if today >= rules.burst_least and Decimal(today) >= rules.burst_share * len(added_on):
        marks.append({"code": "burst", "count": today, "of": len(added_on)})
    elif last_rise is not None and last_rise >= rules.burst_value_share:
        marks.append({"code": "burst", "share": format(last_rise, "f")})
    return marks


def codes(marks: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """Return the codes of some marks in order."""
    return tuple(str(mark["code"]) for mark in marks)
