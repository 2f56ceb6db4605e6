"""The doors of supervision: the only way to its rows. See ``ledger.doors``."""

from django.db.models import Q, QuerySet

from taizhang.organs.records import EVERYWHERE, Access
from taizhang.supervision.models import Order, Recheck, RecheckItem, Reminder, ReviewRequest, ScoreEntry, ScoreSheet


def visible_reminders(access: Access) -> QuerySet[Reminder]:
    """Return the reminders that may be seen: all, or those to one's own organs."""
    reach = access.where("reminder.see")
    return Reminder.objects.all() if reach == EVERYWHERE else Reminder.objects.filter(organ__in=reach)


def visible_orders(access: Access) -> QuerySet[Order]:
    """Return the orders that may be seen: all, or those to one's own organs."""
    reach = access.where("reminder.see")
    return Order.objects.all() if reach == EVERYWHERE else Order.objects.filter(organ__in=reach)


def visible_reviews(access: Access) -> QuerySet[ReviewRequest]:
    """Return the requests for review that may be seen: all, or one's own organs'."""
    reach = access.where("review.see")
    return ReviewRequest.objects.all() if reach == EVERYWHERE else ReviewRequest.objects.filter(organ__in=reach)


def visible_rechecks(access: Access) -> QuerySet[Recheck]:
    """Return the random re-checks: for those who see every closing."""
    return Recheck.objects.all() if access.everywhere("closing.see") else Recheck.objects.none()


def visible_recheck_items(access: Access) -> QuerySet[RecheckItem]:
    """Return what was drawn: all, or the tasks of one's own organs."""
    reach = access.where("closing.see")
    return RecheckItem.objects.all() if reach == EVERYWHERE else RecheckItem.objects.filter(organ__in=reach)


def visible_sheets(access: Access) -> QuerySet[ScoreSheet]:
    """Return the score sheets that may be seen: all for those who score, else those frozen, of one's own organs."""
    reach = access.where("score.see")
    if reach == EVERYWHERE:
        return ScoreSheet.objects.all()
    # A draft is the office's own reckoning until it is frozen.
    return ScoreSheet.objects.filter(Q(organ__in=reach), state="frozen")


def visible_entries(access: Access) -> QuerySet[ScoreEntry]:
    """Return the additions and deductions that were entered: all for those who score, else one's own organs'."""
    reach = access.where("score.see")
    return ScoreEntry.objects.all() if reach == EVERYWHERE else ScoreEntry.objects.filter(organ__in=reach)
