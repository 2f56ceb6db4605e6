"""Breaking down on pages: the editor of a matter, one task in full, whole breakdowns to Excel and back."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from taizhang.audit.service import NotAllowed, Refused
from taizhang.ledger.records import BreakdownRow, PlanPoint, TaskPlan, TaskRecord
from taizhang.ledger.service import (
    CellRefused,
    OrganNames,
    break_down,
    briefs,
    choices,
    export_breakdown,
    import_breakdown,
    matter_record,
    number_named,
    preview_import,
    propose_tasks,
    proposed_trajectory,
    shares_in,
    standing_plans,
    steps_named,
    task_record,
    tasks_of_matter,
)
from taizhang.organs.records import Access
from taizhang.organs.service import leaders
from taizhang.storage import today
from taizhang.web.export import MEDIA
from taizhang.web.ledger.breakdown_rows import EditorRow, editor_rows, rows_typed
from taizhang.web.ledger.forms import TaskForm, WorkbookForm, current_organs
from taizhang.web.ledger.heeding import heeded
from taizhang.web.ledger.wording import quantity, words
from taizhang.web.previewed import keep, kept
from taizhang.web.request import access_of_request, key_of, safe_address, signed_in, whole_number
from taizhang.web.telling import named_tasks, tell_done

SALT = "taizhang.breakdown"


def _may(access: Access) -> None:
    if not access.may("task.break_down"):
        raise NotAllowed(_("分解任务由督查室办理；如需调整，请与督查室联系。"))


@signed_in
def editor(request: HttpRequest, key: int) -> HttpResponse:
    """Break a matter down in a table: every row is saved, or none."""
    access = access_of_request(request)
    _may(access)
    matter = matter_record(access, key)
    tasks = tuple(row for row in tasks_of_matter(access, key) if row.state != "withdrawn")
    errors: Mapping[str, str] = {}
    if request.method == "POST":
        rows, unread = rows_typed(access, key, matter.row.year, matter.row.deadline, tasks, request.POST)
        errors = unread
        if not unread:
            try:
                done = break_down(access, rows, key=key_of(request))
            except Refused as refusal:
                errors = refusal.fields
                messages.error(request, refusal.message)
            else:
                _tell(request, access, _("已保存：新增%(added)d项，修改%(changed)d项。"), done)
                return redirect("web:breakdown", key)
        else:
            messages.error(request, _("有%(count)d行看不懂，什么都没有保存，请按提示改正。") % {"count": len(unread)})
    proposal = None
    reasons: tuple[str, ...] = ()
    if not tasks and request.method == "GET":
        (proposed,) = propose_tasks(access, [key])
        proposal = proposed.plan
        reasons = tuple(
            one
            for one in (
                *(f"{lead.organ_name}：{lead.reason}" for lead in proposed.leads),
                proposed.target_reason,
            )
            if one
        )
    typed = request.POST if request.method == "POST" else None
    table = editor_rows(access, tasks, typed, errors, proposal=proposal, parent=request.GET.get("parent", ""))
    shares = shares_in(access, key)
    context = {
        **words(),
        **heeded(access, [matter.row.organ, *(row.lead for row in tasks)], matter.text),
        "matter": matter,
        "rows": [_with_remainder(row, shares) for row in table],
        "count": len(table),
        "tasks": tasks,
        "reasons": reasons,
        "organs": current_organs(keep=[task.lead for task in tasks]),
        "leaders": leaders(),
        "kinds": choices("target_kind"),
        "marks": choices("qualifier"),
    }
    return render(request, "ledger/breakdown.html", context)


def _tell(request: HttpRequest, access: Access, sentence: str, done: Mapping[str, object]) -> None:
    """Say which tasks are new and which were changed; ``sentence`` counts ``added`` and ``changed``."""
    keys = {name: [int(key) for key in told] for name in ("added", "changed") if isinstance(told := done[name], list)}
    things = [one for name in ("added", "changed") for one in named_tasks(briefs(access, keys.get(name, [])).values())]
    tell_done(request, sentence % {name: len(told) for name, told in keys.items()}, things)


def _with_remainder(row: EditorRow, shares: Mapping[int, Any]) -> EditorRow:
    share = shares.get(row.row.id) if row.row is not None else None
    if share is None or row.row is None:
        return row
    left = quantity(share.remainder, row.row.unit)
    said = _("分出%(given)s，剩余%(left)s") % {"given": quantity(share.given, row.row.unit), "left": left}
    return replace(row, remainder=said)


@signed_in
def edit(request: HttpRequest, key: int) -> HttpResponse:
    """Edit one task in full: its plan, months and milestones."""
    access = access_of_request(request)
    _may(access)
    task = task_record(access, key)
    plan, version = standing_plans(access, [key])[key]
    months = tuple(task.row.year * 100 + month for month in range(1, 13))
    typed = request.POST if request.method == "POST" else None
    form = TaskForm(typed, initial=_initial(plan), keep=[plan.lead])
    values = {month: typed.get(f"month-{month}", "") for month in months} if typed else _months(plan, months)
    errors: list[str] = []
    if typed is not None and form.is_valid():
        try:
            wanted = _wanted(form.cleaned_data, plan, values, task)
        except CellRefused as refusal:
            errors.append(str(refusal))
        else:
            if "propose" in typed:
                values = _months(replace(wanted, trajectory=proposed_trajectory(wanted, task.row.year)), months)
            else:
                row = BreakdownRow(
                    label="1",
                    matter=task.row.matter,
                    task=key,
                    parent=task.row.parent,
                    plan=wanted,
                    version=typed.get("version") or None,
                )
                try:
                    break_down(access, [row], key=key_of(request))
                except Refused as refusal:
                    errors.append(refusal.fields.get("1", refusal.message))
                else:
                    messages.success(request, _("已保存。"))
                    return redirect(safe_address(typed.get("back", ""), reverse("web:task", args=[key])))
    context = {
        **words(),
        "task": task,
        "row": task.row,
        "form": form,
        "version": typed.get("version", version) if typed else version,
        "months": [(month, values.get(month, "")) for month in months],
        "errors": errors,
        "organs": current_organs(),
        "handed": task.row.state != "draft",
        "back": reverse("web:task", args=[key]),
    }
    return render(request, "ledger/task_edit.html", context)


def _initial(plan: TaskPlan) -> dict[str, object]:
    return {
        name: getattr(plan, name)
        for name in (
            "title",
            "detail",
            "theme",
            "leader",
            "lead",
            "deadline",
            "target_kind",
            "qualifier",
            "target",
            "target_high",
            "unit",
            "baseline",
            "parts_open",
            "parts_open_reason",
        )
    } | {
        "supports": OrganNames().written(plan.supports),
        "milestones": "\n".join(f"{step.due.isoformat()} {step.title}" for step in plan.milestones),
    }


def _months(plan: TaskPlan, months: tuple[int, ...]) -> dict[int, str]:
    return {point.month: format(point.value, "f") for point in plan.trajectory if point.month in months}


def _wanted(said: Mapping[str, Any], plan: TaskPlan, values: Mapping[int, str], task: TaskRecord) -> TaskPlan:
    """The plan that the form says; planned values of other years stay."""
    points: dict[int, Decimal] = {point.month: point.value for point in plan.trajectory if point.month not in values}
    for month, text in values.items():
        number = number_named(text)
        if number is not None:
            points[month] = number
    named = {
        name: said[name]
        for name in (
            "title", "detail", "theme", "leader", "lead", "deadline", "target_kind", "qualifier", "target",
            "target_high",
            "unit", "baseline", "parts_open", "parts_open_reason",
        )
    }  # fmt: skip
    return replace(
        plan,
        **named,
        supports=OrganNames().named(said["supports"]),
        milestones=steps_named(said["milestones"], task.row.year),
        trajectory=tuple(PlanPoint(month=month, value=points[month]) for month in sorted(points)),
    )


@signed_in
@require_GET
def workbook(request: HttpRequest) -> HttpResponse:
    """Give a breakdown as a workbook: of one matter, or of a year."""
    access = access_of_request(request)
    matter, year = request.GET.get("matter", ""), request.GET.get("year", "")
    data = export_breakdown(
        access,
        matter=whole_number(matter),
        year=whole_number(year),
    )
    name = f"breakdown-{today().isoformat()}.xlsx"
    return HttpResponse(
        data, content_type=MEDIA["xlsx"], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@signed_in
def upload(request: HttpRequest) -> HttpResponse:
    """Take a workbook in to be previewed."""
    access = access_of_request(request)
    _may(access)
    said = request.POST.get("matter", "") or request.GET.get("matter", "")
    matter = whole_number(said)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            preview_import(access, data, matter=matter)
        except Refused as refusal:
            form.add_error("file", refusal.message)
        else:
            return redirect("web:breakdown-confirm", keep(access, data, SALT, matter=matter))
    return render(request, "ledger/import.html", {"form": form, "matter": matter, "year": today().year})


@signed_in
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what an uploaded workbook would change, and take it over once that is confirmed."""
    access = access_of_request(request)
    _may(access)
    data, said = kept(access, token, SALT, expired=_("这次导入已经过期：请重新上传分解表。"))
    if request.method == "POST":
        try:
            done = import_breakdown(
                access, data, seen=request.POST.get("seen", ""), matter=said["matter"], key=key_of(request)
            )
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("web:breakdown-confirm", token)
        _tell(request, access, _("已导入：新增%(added)d项，修改%(changed)d项。"), done)
        return redirect(reverse("web:breakdown", args=[said["matter"]]) if said["matter"] else "/tasks?state=draft")
    preview = preview_import(access, data, matter=said["matter"])
    context = {
        **words(),
        "preview": preview,
        "added": preview.count("added"),
        "changed": preview.count("changed"),
        "unchanged": preview.count("unchanged"),
        "rows": [row for row in preview.rows if row.kind != "unchanged"],
        "matter": said["matter"],
    }
    return render(request, "ledger/import_preview.html", context)
