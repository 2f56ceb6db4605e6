"""The settlement rule: tolerance, units and words by which targets and results are held against each other."""

from taizhang.settling.rule.settlement import SettlementRule, settlement_rule

__all__ = ["SettlementRule", "settlement_rule"]
