"""What waits in supervision, for the first page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.organs.records import Access
from taizhang.supervision.service import contestable, order_counts, reviews_waiting, unanswered_reminders
from taizhang.web.waiting import Waiting, waits


@waits(order=30)
def orders(access: Access) -> Iterable[Waiting]:
    """Orders to answer, and answers to check."""
    if not access.may("reminder.answer") and not access.may("reminder.send"):
        return
    counts = order_counts(access)
    if access.may("reminder.answer"):
        late = counts["overdue"]
        note = _("其中%(count)s份已逾期") % {"count": late} if late else ""
        yield Waiting(
            text=_("待回复的督办单"),
            count=counts["open"] - counts["to_check"],
            url=f"{reverse('web:orders')}?state=open",
            urgent=bool(late),
            note=note,
        )
    if access.may("reminder.send"):
        yield Waiting(
            text=_("待审核的督办单回复"), count=counts["to_check"], url=f"{reverse('web:orders')}?state=answered"
        )
        yield Waiting(
            text=_("已逾期、可以升级的督办单"),
            count=counts["overdue"],
            url=f"{reverse('web:orders')}?state=overdue",
            urgent=bool(counts["overdue"]),
        )


@waits(order=35)
def reminders(access: Access) -> Iterable[Waiting]:
    """Reminders to answer."""
    if access.may("reminder.answer"):
        yield Waiting(
            text=_("待回复的催办"),
            count=unanswered_reminders(access),
            url=f"{reverse('web:reminders')}?unanswered=on",
        )


@waits(order=60)
def reviews(access: Access) -> Iterable[Waiting]:
    """Reviews to decide, and conclusions that may still be contested."""
    if access.may("review.decide"):
        count, late = reviews_waiting(access)
        note = _("其中%(count)s件已过决定时限") % {"count": late} if late else ""
        yield Waiting(
            text=_("待办理的复核申请"),
            count=count,
            url=f"{reverse('web:reviews')}?state=requested",
            urgent=bool(late),
            note=note,
        )
    if access.may("review.request"):
        yield Waiting(
            text=_("可以申请复核的结论"), count=len(contestable(access)), url=f"{reverse('web:reviews')}#contestable"
        )
