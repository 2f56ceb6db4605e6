"""The tabs of a task's page that this area fills: reports and lights, evidence, amendments, closings."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from taizhang.ledger.records import TaskRecord
from taizhang.ledger.service import (
    evidence_of,
    overrides_of,
    reporting_month,
    task_amendments,
    task_closings,
    task_progress,
    task_status,
)
from taizhang.web.ledger.tabs import Tab, register_tab
from taizhang.web.progress.forms import LightForm, ReasonForm
from taizhang.web.progress.wording import words
from taizhang.web.request import access_of_request


def _progress(request: HttpRequest, task: TaskRecord) -> Mapping[str, object]:
    access = access_of_request(request)
    window = reporting_month(access)
    reports = task_progress(access, task.row.id)
    return {
        **words(),
        "status": task_status(access, task.row.id),
        "reports": reports,
        "overrides": overrides_of(access, [task.row.id]),
        "light_form": LightForm() if access.may("light.override") and task.row.state != "closed" else None,
        "window": window,
        "may_report": window is not None
        and not task.parts
        and not any(
            one.month == window.month and one.organ in access.organs and "edit" not in one.can for one in reports
        )
        and task.row.state in ("working", "closing")
        and access.may("progress.report", task.row.lead, *task.row.supports),
    }


def _evidence(request: HttpRequest, task: TaskRecord) -> Mapping[str, object]:
    return {"evidence": evidence_of(access_of_request(request), tasks=[task.row.id])}


def _amendments(request: HttpRequest, task: TaskRecord) -> Mapping[str, object]:
    access = access_of_request(request)
    return {
        **words(),
        "rows": task_amendments(access, task.row.id),
        "may_request": access.may("amendment.request", task.row.lead) and task.row.state == "working",
    }


def _closings(request: HttpRequest, task: TaskRecord) -> Mapping[str, object]:
    access = access_of_request(request)
    return {
        **words(),
        "rows": task_closings(access, task.row.id),
        "may_request": access.may("closing.request", task.row.lead) and task.row.state == "working",
        "reason_form": ReasonForm(),
    }


for _key, _label, _load, _order, _needs in (
    ("progress", _("进度和进度灯"), _progress, 10, "progress.see"),
    ("evidence", _("佐证"), _evidence, 20, "evidence.see"),
    ("amendments", _("延期调整"), _amendments, 30, "amendment.see"),
    ("closings", _("销号"), _closings, 40, "closing.see"),
):
    register_tab(
        Tab(
            key=_key,
            label=_label,
            template=f"ledger/task_tabs/{_key}.html",
            load=_load,
            order=_order,
            needs=_needs,
        )
    )
