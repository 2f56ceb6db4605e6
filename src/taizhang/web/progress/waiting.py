"""What waits on the first page: reports to write, to approve and to verify, requests to decide, closings to check."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from taizhang.ledger.service import my_work
from taizhang.organs.records import Access
from taizhang.web.waiting import Waiting, waits


@waits(order=20)
def reporting(access: Access) -> Iterable[Waiting]:
    """What this person has to report, approve, verify, decide and check."""
    work = my_work(access)
    yield Waiting(
        text=_("本期待填报的任务"), count=work.to_report, url=reverse("web:reporting"), urgent=work.reporting_late
    )
    yield Waiting(text=_("待审签的报告"), count=work.to_approve, url=reverse("web:approving"))
    yield Waiting(text=_("待核查的报告"), count=work.to_verify, url=reverse("web:verifying") + "?state=approved")
    yield Waiting(text=_("待抽查的报告"), count=work.to_spot_check, url=reverse("web:verifying") + "?state=spot_check")
    yield Waiting(text=_("待批的延期调整"), count=work.amendments, url=reverse("web:amendments"))
    yield Waiting(text=_("待核查的销号申请"), count=work.closings, url=reverse("web:closings"))
    yield Waiting(
        text=_("待确认的对账结论"), count=work.settlements, url=reverse("web:settlements") + "?state=proposed"
    )
