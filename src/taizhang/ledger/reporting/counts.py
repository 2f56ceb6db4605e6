"""How much waits for whom: what the first page and the navigation show."""

from dataclasses import dataclass

from django.db.models import Count

from taizhang.ledger.doors import visible_amendments, visible_closings, visible_progress, visible_settlements
from taizhang.ledger.reporting.sheet import reporting_counts
from taizhang.ledger.reporting.windows import reporting_month
from taizhang.organs.records import EVERYWHERE, Access


@dataclass(frozen=True, slots=True, kw_only=True)
class MyWork:
    """What waits for this person."""

    month: int | None
    """The month that is reported on now, or None."""
    reporting_late: bool
    """Whether the due day of that month is past."""
    to_report: int
    """Reports of one's own that are missing, begun or sent back."""
    to_approve: int
    """Reports that wait for the head."""
    to_verify: int
    """Reports that wait for the office."""
    to_spot_check: int
    amendments: int
    """Requests that wait for this person's decision."""
    closings: int
    settlements: int


def my_work(access: Access) -> MyWork:
    """Return how much waits for this person; what is none of theirs counts nothing."""
    month, to_report, late = None, 0, False
    if access.may("progress.report"):
        window = reporting_month(access)
        if window is not None:
            month, late = window.month, window.state in ("grace", "locked")
            counts = reporting_counts(access, window.month)
            to_report = sum(counts[name] for name in ("missing", "draft", "returned"))
    progress = visible_progress(access)
    verified = {"approved": 0, "spot_check": 0}
    if access.may("progress.verify"):
        waiting = progress.filter(state__in=verified).order_by().values_list("state").annotate(n=Count("pk"))
        verified |= dict(waiting)
    to_approve = 0
    reach = access.where("progress.approve")
    if reach:
        mine = progress.filter(state="submitted")
        to_approve = (mine if reach == EVERYWHERE else mine.filter(organ__in=reach)).count()
    states = [
        state
        for state, may in (("requested", "amendment.decide"), ("office_agreed", "amendment.approve"))
        if access.may(may)
    ]
    return MyWork(
        month=month,
        reporting_late=late,
        to_report=to_report,
        to_approve=to_approve,
        to_verify=verified["approved"],
        to_spot_check=verified["spot_check"],
        amendments=visible_amendments(access).filter(state__in=states).count() if states else 0,
        closings=visible_closings(access).filter(state="requested").count() if access.may("closing.check") else 0,
        settlements=visible_settlements(access).filter(state="proposed").count()
        if access.may("settlement.confirm")
        else 0,
    )
