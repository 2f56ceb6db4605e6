"""Pages of matters: the list, one matter with its tasks, what is done with it."""

from collections.abc import Callable, Iterator, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from taizhang.audit.service import NotFound
from taizhang.ledger.records import MatterFilter, MatterRow
from taizhang.ledger.service import (
    all_matters,
    allowed,
    capability,
    choices,
    close_matter,
    count_matters,
    limit_words,
    matter_page,
    matter_record,
    matter_themes,
    matter_years,
    reopen_matter,
    tasks_of_matter,
    withdraw_matter,
)
from taizhang.organs.records import Access
from taizhang.organs.service import saved_views
from taizhang.storage import today
from taizhang.web.export import MOST, Cell, export, export_format
from taizhang.web.ledger.forms import MatterFilterForm, ReasonForm
from taizhang.web.ledger.heeding import heeded
from taizhang.web.ledger.wording import shown_tasks, source_words, words
from taizhang.web.request import access_of_request, back_of, key_of, signed_in, whole_number

SIZE = 50

Act = Callable[..., Mapping[str, object]]

ACTS: Mapping[str, tuple[str, Act]] = {
    "withdraw": ("matter.withdraw", withdraw_matter),
    "close": ("matter.close", close_matter),
    "reopen": ("matter.reopen", reopen_matter),
}
"""What can be done with a matter, by the word in the address: the act of the table, and the function."""


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the matters that may be seen."""
    access = access_of_request(request)
    year = request.GET.get("year", "")
    themes = matter_themes(access, whole_number(year))
    form = MatterFilterForm(request.GET, years=matter_years(access), themes=themes)
    asked = MatterFilter(
        year=form.number("year"),
        source=form.said("source") or "",
        state=form.said("state") or "",
        organ=form.number("organ"),
        theme=form.said("theme") or "",
        text=form.said("q") or "",
        unassigned=bool(form.said("unassigned")),
        sort=request.GET.get("sort", "-number"),
    )
    if (kind := export_format(request)) is not None:
        rows = all_matters(access, asked, most=MOST)
        return export(kind, name=_("督办事项"), heads=_heads(), rows=_cells(rows))
    page = matter_page(access, asked, cursor=request.GET.get("cursor"), size=SIZE)
    return render(
        request,
        "ledger/matters.html",
        {
            **words(),
            "rows": page.rows,
            "next": page.next,
            "total": count_matters(access, asked),
            "form": form,
            "export": True,
            "views": saved_views(access, "matters"),
            "sort": asked.sort,
            "may_open": access.may("matter.open"),
            "may_instruct": access.may("matter.instruct"),
            "today": today(),
        },
    )


def _heads() -> list[str]:
    return [
        _("编号"),
        _("事项"),
        _("来源"),
        _("主题"),
        _("拟办单位"),
        _("收到日期"),
        _("办理时限"),
        _("任务数"),
        _("已销号"),
        _("状态"),
    ]


def _cells(rows: tuple[MatterRow, ...]) -> Iterator[list[Cell]]:
    states = choices("matter_state")
    for row in rows:
        yield [
            row.number,
            row.title,
            source_words(row.source, row.document_kind),
            row.theme,
            row.organ_name,
            row.received_on,
            row.deadline,
            row.tasks,
            row.closed,
            states[row.state],
        ]


@signed_in
@require_GET
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """Show one matter with its tasks."""
    access = access_of_request(request)
    matter = matter_record(access, key)
    listed = tasks_of_matter(access, key)
    tasks = shown_tasks(listed, today())
    heeding = access.may("task.break_down") and matter.row.state == "open"
    return render(
        request,
        "ledger/matter.html",
        {
            **words(),
            **(heeded(access, [matter.row.organ, *(task.lead for task in listed)], matter.text) if heeding else {}),
            "matter": matter,
            "row": matter.row,
            "source": source_words(matter.row.source, matter.row.document_kind),
            "tasks": tasks,
            "drafts": [task for task in tasks if task.row.state == "draft"],
            "limit": limit_words(matter.limit),
            "may_break_down": access.may("task.break_down") and matter.row.state == "open",
            "finished": matter.row.finished,
            "may_assign": access.may("task.assign"),
            "acts": [name for name, (act, _do) in ACTS.items() if _offers(access, act, matter.row)],
            "form": ReasonForm(prefix="act"),
            "today": today(),
        },
    )


def _offers(access: Access, act: str, row: MatterRow) -> bool:
    if not access.may(capability(act)) or not allowed("matter", act, row.state):
        return False
    return act != "matter.close" or row.tasks == row.closed


@signed_in
@require_POST
def act(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """Do something with a matter."""
    if name not in ACTS:
        raise NotFound(_("没有这个操作。"))
    _act, do = ACTS[name]
    do(access_of_request(request), key, request.POST.get("act-reason", ""), key=key_of(request))
    done = {
        "withdraw": _("已撤销立项，所属任务一并撤销。"),
        "close": _("已办结。"),
        "reopen": _("已恢复办理。"),
    }
    messages.success(request, done[name])
    return redirect(back_of(request, "/matters"))
