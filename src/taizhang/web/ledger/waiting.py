"""What of hand-overs and breakdowns waits for a person, for the first page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.ledger.records import MatterFilter, TaskFilter
from taizhang.ledger.service import count_matters, count_tasks, unsigned_overdue, waiting_counts
from taizhang.organs.records import Access
from taizhang.web.waiting import Waiting, waits


@waits(order=10)
def handovers(access: Access) -> Iterable[Waiting]:
    """Signatures and decisions that wait for this person."""
    if not access.may("task.sign") and not access.may("objection.decide"):
        return
    counts = waiting_counts(access)
    if counts.to_sign:
        yield Waiting(
            text=gettext_lazy("待签收的任务"),
            count=counts.to_sign,
            url=reverse("web:mine"),
            urgent=counts.overdue > 0,
            note=_("其中%(count)d项已超过签收期限") % {"count": counts.overdue} if counts.overdue else "",
        )
    if counts.to_decide:
        yield Waiting(text=gettext_lazy("待决定的异议"), count=counts.to_decide, url=reverse("web:objections"))


@waits(order=12)
def office(access: Access) -> Iterable[Waiting]:
    """What the office has to break down, hand over, and see signed."""
    if not access.may("task.assign"):
        return
    yield Waiting(
        text=gettext_lazy("逾期没有签收的任务"),
        count=unsigned_overdue(access),
        url=reverse("web:unsigned") + "?overdue=1",
        urgent=True,
    )
    yield Waiting(
        text=gettext_lazy("待交办的任务"),
        count=count_tasks(access, TaskFilter(state="draft")),
        url=reverse("web:tasks") + "?state=draft",
    )
    yield Waiting(
        text=gettext_lazy("还没分解的督办事项"),
        count=count_matters(access, MatterFilter(unassigned=True)),
        url=reverse("web:matters") + "?unassigned=on",
    )
