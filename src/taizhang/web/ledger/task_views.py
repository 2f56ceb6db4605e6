"""Pages of tasks: the list, one task, acts on one and on many."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from taizhang.audit.service import Invalid, NotFound
from taizhang.ledger.records import HandoverRecord, TaskFilter, TaskRecord, TaskRow
from taizhang.ledger.service import (
    all_tasks,
    allowed,
    briefs,
    capability,
    choices,
    count_tasks,
    course,
    hand_over_tasks,
    object_to_task,
    reassign_task,
    reject_objection,
    remove_task,
    sign_tasks,
    task_facets,
    task_page,
    task_record,
    uphold_objection,
    withdraw_task,
    years,
)
from taizhang.organs.records import Access
from taizhang.organs.service import saved_views
from taizhang.storage import today
from taizhang.web.export import MOST, Cell, export, export_format
from taizhang.web.ledger.forms import OrganForm, ReasonForm, TaskFilterForm
from taizhang.web.ledger.tabs import tabs_for
from taizhang.web.ledger.wording import quantity, shown_tasks, source_words, target_words, told, words
from taizhang.web.request import access_of_request, back_of, key_of, signed_in, whole_number
from taizhang.web.telling import named_tasks, tell_done

SIZE = 50


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the tasks that may be seen."""
    access = access_of_request(request)
    data, opened = _asked(request, access)
    # Counted tasks alone were not asked for: that drafts and withdrawn ones are left out is said.
    unsaid = "state" not in request.GET and data.get("state") == "counted"
    year = data.get("year", "")
    facets = task_facets(access, whole_number(year))
    form = TaskFilterForm(data, facets=facets)
    asked = asked_of(form, request.GET.get("sort", "light"))
    if (kind := export_format(request)) is not None:
        rows = all_tasks(access, asked, most=MOST)
        return export(kind, name=_("任务"), heads=_heads(), rows=_cells(rows))
    page = task_page(access, asked, cursor=request.GET.get("cursor"), size=SIZE)
    return render(
        request,
        "ledger/tasks.html",
        {
            **words(),
            "rows": shown_tasks(page.rows, today()),
            "next": page.next,
            "total": count_tasks(access, asked),
            "form": form,
            "export": True,
            "views": saved_views(access, "tasks"),
            "sort": asked.sort,
            "year": asked.year,
            "opened": opened,
            "left_out": _left_out(access) if unsaid else "",
            "with_left_out": _without_state(request),
            "may_assign": access.may("task.assign"),
            "may_sign": access.may("task.sign"),
            "may_break_down": access.may("task.break_down"),
        },
    )


def _asked(request: HttpRequest, access: Access) -> tuple[QueryDict, int | None]:
    """Return what the list is asked for; asked for nothing it opens on the open tasks of a year, which comes too."""
    if "state" in request.GET:
        return request.GET, None
    if any(name in request.GET for name in TaskFilterForm.base_fields):
        # A link from a number that was counted: it opens to just those tasks.
        data = request.GET.copy()
        data["state"] = "counted"
        return data, None
    known = years(access)
    if not known:
        return request.GET, None
    year = today().year if today().year in known else max(known)
    data = request.GET.copy()
    data.update({"year": str(year), "state": "open"})
    return data, year


def _left_out(access: Access) -> str:
    """What a list leaves out that a number links to, in words: for those who see drafts, these too."""
    if access.everywhere("task.see"):
        return _("待交办和已撤销的任务没有列出。")
    return _("已撤销的任务没有列出。")


def _without_state(request: HttpRequest) -> str:
    """The address of the list with the same filters and tasks of every state."""
    data = request.GET.copy()
    data.pop("cursor", None)
    data["state"] = ""
    return f"?{data.urlencode()}"


def asked_of(form: TaskFilterForm, sort: str) -> TaskFilter:
    """Return what the form asks of the list."""
    return TaskFilter(
        year=form.number("year"),
        organ=form.number("organ"),
        role=form.said("role") or "",
        leader=form.number("leader"),
        theme=form.said("theme") or "",
        light=form.said("light") or "",
        state=form.said("state") or "",
        verified=form.said("verified") or "",
        due_from=form.said("due_from"),
        due_to=form.said("due_to"),
        text=form.said("q") or "",
        sort=sort,
    )


def _heads() -> list[str]:
    return [
        _("任务编号"),
        _("任务"),
        _("主题"),
        _("牵头领导"),
        _("牵头单位"),
        _("配合单位"),
        _("完成时限"),
        _("目标类型"),
        _("目标值"),
        _("目标上限"),
        _("目标方向"),
        _("单位"),
        _("最新值"),
        _("所属月份"),
        _("进度灯"),
        _("申报"),
        _("核实"),
        _("状态"),
    ]


def _cells(rows: Sequence[TaskRow]) -> Iterator[list[Cell]]:
    lights, kinds, marks = choices("light"), choices("target_kind"), choices("qualifier")
    claims, verdicts, states = choices("claimed"), choices("verified"), choices("task_state")
    for row in rows:
        yield [
            row.number,
            row.title,
            row.theme,
            row.leader_name,
            row.lead_name,
            "、".join(row.support_names),
            row.deadline,
            kinds[row.target_kind],
            row.target,
            row.target_high,
            marks[row.qualifier] if row.target is not None else "",
            row.unit,
            row.latest_value,
            row.latest_month,
            lights.get(row.light, ""),
            claims.get(row.claimed, ""),
            verdicts.get(row.verified, ""),
            states[row.state],
        ]


@signed_in
@require_GET
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """Show one task; its tabs come from the areas that know of them."""
    access = access_of_request(request)
    task = task_record(access, key)
    tabs = tabs_for(access)
    tab = next((one for one in tabs if one.key == request.GET.get("tab")), None)
    current = task.handovers[-1] if task.handovers else None
    return render(
        request,
        "ledger/task.html",
        {
            **words(),
            **(tab.load(request, task) if tab else {}),
            "task": task,
            "row": task.row,
            "source": source_words(task.matter_source, task.matter_document_kind),
            "target": target_words(task.row),
            "latest": quantity(task.row.latest_value, task.row.unit),
            "baseline": quantity(task.baseline, task.row.unit),
            "course": course(access, key) if tab is None else (),
            "parts": shown_tasks(task.parts, today()),
            "tabs": tabs,
            "tab": tab,
            "current": current,
            "overdue": bool(current and current.overdue),
            "today": today(),
            **offers(access, task, current),
        },
    )


def offers(access: Access, task: TaskRecord, current: HandoverRecord | None) -> dict[str, Any]:
    """Return which acts the page offers: those that the state and the person's rights allow. Each is asked again."""
    state, lead = task.row.state, task.row.lead

    def may(act: str, *organs: int | None) -> bool:
        return access.may(capability(act), *organs) and allowed("task", act, state)

    objecting = may("task.object", lead) and current is not None and current.state == "pending" and not current.overdue
    deciding = may("objection.uphold")
    return {
        "may_sign": may("task.sign", lead),
        "may_object": objecting,
        "object_form": OrganForm(prefix="object", required=False) if objecting else None,
        "may_decide": deciding,
        "uphold_form": OrganForm(prefix="uphold", initial={"organ": current.proposed if current else None})
        if deciding
        else None,
        "reject_form": ReasonForm(prefix="reject") if deciding else None,
        "may_hand_over": may("task.hand_over"),
        "may_reassign": may("task.reassign"),
        "reassign_form": OrganForm(prefix="reassign") if may("task.reassign") else None,
        "may_withdraw": may("task.withdraw") and state != "draft",
        "withdraw_form": ReasonForm(prefix="withdraw") if may("task.withdraw") and state != "draft" else None,
        "may_edit": access.may("task.break_down") and state not in ("closed", "withdrawn", "closing"),
        "may_divide": access.may("task.break_down")
        and state not in ("closed", "withdrawn")
        and task.matter_state == "open",
        "may_publish": access.may("publish.decide")
        and (task.row.public or (not task.internal and state not in ("draft", "withdrawn"))),
        "may_remove": access.may("task.break_down") and state == "draft" and not task.handovers and not task.parts,
    }


@signed_in
@require_POST
def act(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """Do something with a task; what a form says stands under the act's own prefix."""
    access, form = access_of_request(request), request.POST
    command = key_of(request)
    reason = form.get(f"{name}-reason", "")
    chosen = form.get(f"{name}-organ", "")
    organ = whole_number(chosen)
    where = back_of(request, f"/tasks/{key}")
    match name:
        case "hand-over":
            done = hand_over_tasks(access, [key], key=command)
            messages.success(request, _("已交办，请承办单位在%(day)s前签收。") % {"day": done["sign_due"]})
        case "sign":
            sign_tasks(access, [key], key=command)
            messages.success(request, _("已签收，请按时限办理并每月填报进度。"))
        case "object":
            done = object_to_task(access, key, reason, proposed=organ, key=command)
            messages.success(request, _("异议已报督查室，将在%(day)s前决定。") % {"day": done["decide_due"]})
        case "uphold":
            if organ is None:
                raise Invalid(_("异议成立的，请选择改由哪个单位承办。"))
            done = uphold_objection(access, key, reason, organ=organ, key=command)
            messages.success(
                request, _("异议成立，已改派，请新的承办单位在%(day)s前签收。") % {"day": done["sign_due"]}
            )
        case "reject":
            done = reject_objection(access, key, reason, key=command)
            messages.success(request, _("异议不成立，请原单位在%(day)s前签收。") % {"day": done["sign_due"]})
        case "reassign":
            if organ is None:
                raise Invalid(_("请选择改由哪个单位承办。"))
            done = reassign_task(access, key, organ, reason, key=command)
            messages.success(request, _("已改派，请新的承办单位在%(day)s前签收。") % {"day": done["sign_due"]})
        case "withdraw":
            withdraw_task(access, key, reason, key=command)
            messages.success(request, _("已撤销，分解出的任务一并撤销。"))
        case "remove":
            done = remove_task(access, key, key=command)
            messages.success(request, _("已删除这项待交办的任务。"))
            where = f"/matters/{done['matter']}"
        case _other:
            raise NotFound(_("没有这个操作。"))
    return redirect(where)


@signed_in
@require_POST
def act_on_many(request: HttpRequest, name: str) -> HttpResponse:
    """Hand over or sign for the tasks that were picked in a list."""
    access = access_of_request(request)
    picked = [key for one in request.POST.getlist("task") if (key := whole_number(one)) is not None]
    acts: Mapping[str, Any] = {"hand-over": hand_over_tasks, "sign": sign_tasks}
    if name not in acts:
        raise NotFound(_("没有这个操作。"))
    try:
        acts[name](access, picked, key=key_of(request))
    except Invalid as refusal:
        wrong = list(refusal.fields.values())
        if not wrong:
            raise
        # All or none: what keeps each of them is said row by row.
        said = _("有%(count)d项任务还不能交办，一项都没有交办：") % {"count": len(wrong)}
        messages.error(request, told(said, wrong))
        return redirect(back_of(request, "/tasks"))
    done = _("已交办%(count)d项任务。") if name == "hand-over" else _("已签收%(count)d项任务。")
    things = named_tasks(briefs(access, set(picked)).values())
    tell_done(request, done % {"count": len(things)}, things)
    return redirect(back_of(request, "/tasks"))
