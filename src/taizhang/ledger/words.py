"""The words of the ledger's states and kinds, in the language of the request: what forms and lists offer and show."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from taizhang.ledger.limits import instruction_kinds, limit_rules
from taizhang.ledger.models import (
    AmendmentState,
    ClaimedStatus,
    ClosingState,
    Colour,
    HandoverState,
    MatterSource,
    MatterState,
    ProgressState,
    SettlementState,
    TargetKind,
    TaskState,
    Verdict,
)


def choices(name: str) -> Mapping[str, str]:
    """Return code → word of ``task_state``, ``matter_state``, ``matter_source``, ``handover_state``, ``target_kind``,
    ``claimed``, ``verified``, ``light``, ``amendment_state``, ``closing_state``, ``settlement_state``, ``verdict``,
    ``qualifier``, ``urgency`` or ``instruction_kind``; raises KeyError for any other name.
    """
    match name:
        case "task_state":
            return {one.value: str(one.label) for one in TaskState}
        case "matter_state":
            return {one.value: str(one.label) for one in MatterState}
        case "matter_source":
            return {one.value: str(one.label) for one in MatterSource}
        case "handover_state":
            return {one.value: str(one.label) for one in HandoverState}
        case "target_kind":
            return {one.value: str(one.label) for one in TargetKind}
        case "claimed":
            return {one.value: str(one.label) for one in ClaimedStatus}
        case "verified":
            return {one.value: str(one.label) for one in ProgressState}
        case "amendment_state":
            return {one.value: str(one.label) for one in AmendmentState}
        case "closing_state":
            return {one.value: str(one.label) for one in ClosingState}
        case "settlement_state":
            return {one.value: str(one.label) for one in SettlementState}
        case "verdict":
            return {one.value: str(one.label) for one in Verdict}
        case "light":
            return {one.value: str(one.label) for one in Colour}
        case "qualifier":
            return {
                ">=": _("以上"),
                "<=": _("以内"),
                "=": _("等于"),
                "≈": _("左右"),
                ">": _("超过"),
                "<": _("低于"),
            }
        case "urgency":
            return {"urgent": _("急件"), "normal": _("非急件"), "difficult": _("难度大")}
        case "instruction_kind":
            return instruction_kinds()
    raise KeyError(name)


def limit_words(key: str) -> str:
    """Return what a limit says, in the language of the request; empty for none."""
    rule = limit_rules().get(key)
    return rule.words if rule else ""
