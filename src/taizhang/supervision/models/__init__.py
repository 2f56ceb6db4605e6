"""The tables of supervision, one file for each aggregate."""

from taizhang.supervision.models.order import Order, OrderState, Register
from taizhang.supervision.models.recheck import Recheck, RecheckItem, RecheckResult
from taizhang.supervision.models.reminder import Reminder, ReminderKind
from taizhang.supervision.models.review import ConclusionKind, ReviewRequest, ReviewState
from taizhang.supervision.models.score import LineKind, ScoreEntry, ScoreLine, ScoreSheet, SheetState

__all__ = [
    "ConclusionKind",
    "LineKind",
    "Order",
    "OrderState",
    "Recheck",
    "RecheckItem",
    "RecheckResult",
    "Register",
    "Reminder",
    "ReminderKind",
    "ReviewRequest",
    "ReviewState",
    "ScoreEntry",
    "ScoreLine",
    "ScoreSheet",
    "SheetState",
]
