"""The tab of a task's page with its reminders and orders."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from taizhang.ledger.records import TaskRecord
from taizhang.organs.service import people_names
from taizhang.supervision.service import OrderState, ReminderKind, ladder, orders, reminders
from taizhang.web.ledger.tabs import Tab, register_tab
from taizhang.web.request import access_of_request


def load(request: HttpRequest, task: TaskRecord) -> Mapping[str, object]:
    """Return the orders and reminders of a task: three queries."""
    access = access_of_request(request)
    found = reminders(access, task=task.row.id, size=50).rows
    return {
        "orders": orders(access, task=task.row.id, size=50).rows,
        "reminders": found,
        "levels": {one.key: one for one in ladder()},
        "states": dict(OrderState.choices),
        "kinds": dict(ReminderKind.choices),
        "people": people_names(one.sent_by for one in found if one.sent_by is not None),
        "may_send": access.may("reminder.send", task.row.lead),
    }


register_tab(
    Tab(
        key="supervision",
        label=_("催办督办"),
        template="supervision/task_tab.html",
        load=load,
        order=60,
        needs="reminder.see",
    )
)
