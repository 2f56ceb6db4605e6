"""What other apps may use of supervision: its acts, its lists, its tables."""

from taizhang.supervision.actions.order import answer_order, check_order, escalate_order, issue_order, withdraw_order
from taizhang.supervision.actions.recheck import draw_recheck, record_recheck
from taizhang.supervision.actions.remind import answer_reminder, send_due_reminders, send_reminder
from taizhang.supervision.actions.review import decide_review, request_review, withdraw_review
from taizhang.supervision.actions.score import compute_scores, drop_points, enter_points, freeze_scores
from taizhang.supervision.models import ConclusionKind, OrderState, RecheckResult, ReminderKind, ReviewState, SheetState
from taizhang.supervision.numbering import next_in
from taizhang.supervision.queries import (
    contestable,
    ladder_of,
    open_orders,
    order,
    orders,
    orders_to_heed,
    recheck,
    rechecks,
    reminder,
    reminders,
    review,
    reviews,
)
from taizhang.supervision.ranking import Contender, rank
from taizhang.supervision.schemes import schemes, schemes_of
from taizhang.supervision.standings import (
    burden,
    entries,
    order_counts,
    orders_by_level,
    reminders_between,
    reviews_waiting,
    score_ranking,
    score_years,
    sheet,
    sheets,
    sheets_with_lines,
    unanswered_reminders,
)
from taizhang.supervision.tables import burden_kinds, calendar, ladder, recheck_size

__all__ = [
    "ConclusionKind",
    "Contender",
    "OrderState",
    "RecheckResult",
    "ReminderKind",
    "ReviewState",
    "SheetState",
    "answer_order",
    "answer_reminder",
    "burden",
    "burden_kinds",
    "calendar",
    "check_order",
    "compute_scores",
    "contestable",
    "decide_review",
    "draw_recheck",
    "drop_points",
    "enter_points",
    "entries",
    "escalate_order",
    "freeze_scores",
    "issue_order",
    "ladder",
    "ladder_of",
    "next_in",
    "open_orders",
    "order",
    "order_counts",
    "orders",
    "orders_by_level",
    "orders_to_heed",
    "rank",
    "recheck",
    "recheck_size",
    "rechecks",
    "record_recheck",
    "reminder",
    "reminders",
    "reminders_between",
    "request_review",
    "review",
    "reviews",
    "reviews_waiting",
    "schemes",
    "schemes_of",
    "score_ranking",
    "score_years",
    "send_due_reminders",
    "send_reminder",
    "sheet",
    "sheets",
    "sheets_with_lines",
    "unanswered_reminders",
    "withdraw_order",
    "withdraw_review",
]
