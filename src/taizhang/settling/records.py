"""The records of a settlement 年终对账: verdicts on targets, and results that nobody had promised."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from taizhang.reading.records import Figure

Verdict = Literal["met", "missed", "not_comparable", "not_reported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """原句: the sentence that a figure stands in."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character, closing mark excluded."""
    text: str
    """The characters of the span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """对账: one target with its result, if there is one, and the verdict."""

    target: Figure
    """The target figure."""
    target_sentence: Passage
    """The sentence that promises it."""
    result: Figure | None
    """The result figure it is held against; None where the results document states none."""
    result_sentence: Passage | None
    """The sentence that reports it, or None."""
    verdict: Verdict
    """完成 met, 未完成 missed, 口径不可比 not_comparable, 未见报告 not_reported."""
    difference: Decimal | None
    """By how much the result is better (positive) or worse (negative) than the target, in the wanted direction and in
    ``difference_unit``; None where nothing was compared."""
    difference_unit: str | None
    """Unit of the difference: 百分点 for values in %, else the target's unit; None where there is no difference."""
    reason: str
    """Why this match and this verdict, one Chinese sentence."""
    reason_en: str
    """The same in English."""
    confidence: float
    """How sure match and verdict are, from 0 to 1."""
    responsible: str | None = None
    """Who answers for the target, where its document names one."""
    excess: Decimal | None = None
    """By how much the result is larger (positive) or smaller (negative) than the target, in ``difference_unit``: the
    difference as arithmetic has it, whichever way is better; None where nothing was compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementReport:
    """对账结果: one document's targets held against another's results."""

    year: int | None
    """The year that was settled, or None where neither the call nor the targets named one."""
    organ: str | None
    """The organ whose targets were settled, or None for all."""
    settlements: tuple[Settlement, ...]
    """One for each target figure, in the order of the text."""
    unpromised: tuple[Figure, ...]
    """Results for the year that no target is about, in the order of the text."""
