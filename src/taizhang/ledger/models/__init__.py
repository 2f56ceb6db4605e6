"""The tables of the ledger, one file for each aggregate."""

from taizhang.ledger.models.amendment import Amendment, AmendmentState
from taizhang.ledger.models.closing import Closing, ClosingState
from taizhang.ledger.models.evidence import Evidence
from taizhang.ledger.models.handover import Handover, HandoverState
from taizhang.ledger.models.light import Colour, Light, LightDay, LightOverride
from taizhang.ledger.models.matter import Matter, MatterSource, MatterState, Register
from taizhang.ledger.models.plan import Milestone, Support, TrajectoryPoint
from taizhang.ledger.models.progress import ClaimedStatus, Progress, ProgressState
from taizhang.ledger.models.settlement import Settlement, SettlementState, Verdict
from taizhang.ledger.models.task import NO_DEADLINE, TargetKind, Task, TaskState
from taizhang.ledger.models.window import Window

__all__ = [
    "NO_DEADLINE",
    "Amendment",
    "AmendmentState",
    "ClaimedStatus",
    "Closing",
    "ClosingState",
    "Colour",
    "Evidence",
    "Handover",
    "HandoverState",
    "Light",
    "LightDay",
    "LightOverride",
    "Matter",
    "MatterSource",
    "MatterState",
    "Milestone",
    "Progress",
    "ProgressState",
    "Register",
    "Settlement",
    "SettlementState",
    "Support",
    "TargetKind",
    "Task",
    "TaskState",
    "TrajectoryPoint",
    "Verdict",
    "Window",
]
