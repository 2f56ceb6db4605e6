"""The tabs of a task's page. An area adds its own where its ``urls`` are loaded::

    register_tab(Tab(
        key="progress", label=_("进度"), template="ledger/task_tabs/progress.html", order=10, needs="progress.see",
        load=lambda request, task: {"reports": progress_of(access_of_request(request), task.row.id)},
    ))

The template is included in the page with ``task`` (a TaskRecord) and what ``load`` returns.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.audit.service import seen_history
from taizhang.ledger.records import TaskRecord
from taizhang.organs.records import Access
from taizhang.web.history.shown import shown
from taizhang.web.request import access_of_request, whole_number

Load = Callable[[HttpRequest, TaskRecord], Mapping[str, object]]

HISTORY_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One tab of a task's page."""

    key: str
    """Its name in the address: ``?tab=progress``."""
    label: str | Promise
    template: str
    load: Load
    order: int
    """Lower comes first."""
    needs: str = ""
    """The capability without which it is not shown."""


_TABS: dict[str, Tab] = {}


def register_tab(tab: Tab) -> None:
    """Add a tab; one that is named again is replaced."""
    _TABS[tab.key] = tab


def tabs_for(access: Access) -> tuple[Tab, ...]:
    """Return the tabs that whoever asks may see, in order."""
    offered = (tab for tab in _TABS.values() if not tab.needs or access.may(tab.needs))
    return tuple(sorted(offered, key=lambda tab: tab.order))


def _history(request: HttpRequest, task: TaskRecord) -> Mapping[str, object]:
    before = request.GET.get("before", "")
    start = whole_number(before)
    events = seen_history(access_of_request(request), ("task", task.row.id), before=start, size=HISTORY_SIZE + 1)
    page = events[:HISTORY_SIZE]
    return {"events": shown(page), "next": page[-1].number if len(events) > HISTORY_SIZE else None}


register_tab(
    Tab(
        key="history",
        label=_("历史"),
        template="ledger/task_tabs/history.html",
        load=_history,
        order=90,
        needs="history.see",
    )
)
