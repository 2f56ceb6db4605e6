"""The tab of a task's page with its course: progress against trajectory."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from taizhang.ledger.records import TaskRecord
from taizhang.ledger.service import course
from taizhang.web.dashboards.figures import course_of
from taizhang.web.ledger.tabs import Tab, register_tab
from taizhang.web.request import access_of_request


def load(request: HttpRequest, task: TaskRecord) -> Mapping[str, object]:
    """Return the chart of a task."""
    points = course(access_of_request(request), task.row.id)
    reports = {one.progress: _address(one.progress) for one in points if one.progress is not None}
    return {"figure": course_of(points, unit=task.row.unit, reports=reports)}


def _address(report: int) -> str:
    try:
        return reverse("web:progress", args=[report])
    except NoReverseMatch:
        return ""


register_tab(
    Tab(key="course", label=_("走势"), template="dashboards/task_tab.html", load=load, order=25, needs="progress.see")
)
