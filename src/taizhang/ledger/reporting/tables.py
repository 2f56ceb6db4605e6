"""The tables of the second half of the ledger, each read once from ``ledger/data``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from django.utils.translation import get_language


def chinese() -> bool:
    """Return whether the request is in Chinese."""
    return (get_language() or "zh").startswith("zh")


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("taizhang.ledger").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRules:
    """填报期规定."""

    opens_day: int
    due_working_days: int
    grace_working_days: int


@cache
def window_rules() -> WindowRules:
    """Return when windows open, are due and are locked."""
    row = _table("windows")
    return WindowRules(
        opens_day=row["opens_day"],
        due_working_days=row["due_working_days"],
        grace_working_days=row["grace_working_days"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRules:
    """进度报告规定."""

    approve_by_another: bool
    longest_text: int
    empty_characters: int
    copied_similarity: Decimal
    copied_characters: int
    jump_factor: Decimal
    marks: Mapping[str, tuple[str, str]]
    """Each mark with its Chinese and English name."""


@cache
def report_rules() -> ReportRules:
    """Return who approves reports and when they are marked."""
    row = _table("progress")
    marks = row["marks"]
    return ReportRules(
        approve_by_another=row["approve_by_another"],
        longest_text=row["longest_text"],
        empty_characters=marks["empty_characters"],
        copied_similarity=Decimal(marks["copied_similarity"]),
        copied_characters=marks["copied_characters"],
        jump_factor=Decimal(marks["jump_factor"]),
        marks=MappingProxyType({code: (names["zh"], names["en"]) for code, names in row["mark"].items()}),
    )


def mark_name(code: str) -> str:
    """Return what a mark is called, in the language of the request; raises KeyError for no mark."""
    zh, en = report_rules().marks[code]
    return zh if chinese() else en


def mark_names() -> Mapping[str, str]:
    """Return what every mark is called, in the language of the request."""
    return {code: mark_name(code) for code in report_rules().marks}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRules:
    """佐证规定."""

    media: tuple[str, ...]
    largest: int
    """Most bytes of a file."""
    largest_unpacked: int
    """Most bytes that a packed file unpacks to."""
    most: int


@cache
def evidence_rules() -> EvidenceRules:
    """Return which files are taken as evidence."""
    row = _table("evidence")
    return EvidenceRules(
        media=tuple(row["media"]), largest=row["largest"], largest_unpacked=row["largest_unpacked"], most=row["most"]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRule:
    """审批规则: who decides on a request of this sort."""

    name: str
    zh: str
    en: str
    kind: str
    approver: str
    """``office`` or ``leader``."""
    earlier: int
    """How many extensions were approved before, at least."""
    more_than_days: int | None
    """Fits extensions of more days than this; None asks nothing."""
    next_year: bool
    """Fits only extensions beyond the year of the task."""

    @property
    def words(self) -> str:
        """What it says, in the language of the request."""
        return self.zh if chinese() else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRules:
    """延期、调整规定."""

    shortest_reason: int
    rules: tuple[AmendmentRule, ...]


@cache
def amendment_rules() -> AmendmentRules:
    """Return who decides on extensions and changes."""
    row = _table("amendments")
    return AmendmentRules(
        shortest_reason=row["shortest_reason"],
        rules=tuple(
            AmendmentRule(
                name=one["name"],
                zh=one["zh"],
                en=one["en"],
                kind=one["kind"],
                approver=one["approver"],
                earlier=one.get("earlier", 0),
                more_than_days=one.get("more_than_days"),
                next_year=one.get("next_year", False),
            )
            for one in row["rule"]
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRules:
    """销号规定."""

    not_last_verifier: bool
    evidence_required: bool
    shortest_words: int
    burst_least: int
    burst_share: Decimal
    burst_value_share: Decimal


@cache
def closing_rules() -> ClosingRules:
    """Return who checks closings and when they are marked."""
    row = _table("closings")
    marks = row["marks"]
    return ClosingRules(
        not_last_verifier=row["not_last_verifier"],
        evidence_required=row["evidence_required"],
        shortest_words=row["shortest_words"],
        burst_least=marks["burst_least"],
        burst_share=Decimal(marks["burst_share"]),
        burst_value_share=Decimal(marks["burst_value_share"]),
    )
