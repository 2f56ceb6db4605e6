"""Targets held against results: verdicts with their reasons."""

from taizhang.settling.jsonform import settlement_report_to_json, settlement_to_json
from taizhang.settling.records import Passage, Settlement, SettlementReport, Verdict
from taizhang.settling.reporting import reports_on, told_of, years_of_report
from taizhang.settling.rule import SettlementRule, settlement_rule
from taizhang.settling.settle import settle
from taizhang.settling.wording import without_claims

__all__ = [
    "Passage",
    "Settlement",
    "SettlementReport",
    "SettlementRule",
    "Verdict",
    "reports_on",
    "settle",
    "settlement_report_to_json",
    "settlement_rule",
    "settlement_to_json",
    "told_of",
    "without_claims",
    "years_of_report",
]
