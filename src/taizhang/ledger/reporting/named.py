"""What reports, closings and verdicts are about, in words: for what is said of several that were decided together."""

from collections.abc import Collection, Mapping
from typing import Literal

from django.utils.translation import gettext as _

from taizhang.ledger.doors import visible_closings, visible_progress, visible_settlements
from taizhang.organs.records import Access

Decided = Literal["progress", "closing", "settlement"]


def decided_names(access: Access, kind: Decided, ids: Collection[int]) -> Mapping[int, str]:
    """Return number and title of the task of each of these that may be seen, with the month of a report: one query."""
    wanted = set(ids)
    if kind == "progress":
        reports = visible_progress(access).filter(pk__in=wanted)
        found = reports.values_list("pk", "task__number", "task__title", "month")
        return {
            pk: _("%(number)s《%(title)s》%(month)s月") % {"number": number, "title": title, "month": month % 100}
            for pk, number, title, month in found
        }
    rows = visible_closings(access) if kind == "closing" else visible_settlements(access)
    told = rows.filter(pk__in=wanted).values_list("pk", "task__number", "task__title")
    return {pk: f"{number}《{title}》" for pk, number, title in told}
