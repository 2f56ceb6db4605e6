"""Pages of bulletins: list, draft, check, approve, issue, and what is behind every number."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.audit.service import NotAllowed, Refused
from taizhang.ledger.service import briefs, publish_task, themes, windows, years
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names, people_names, saved_views
from taizhang.publishing.records import BulletinRecord, Heading, Paragraph, Table
from taizhang.publishing.service import (
    BulletinKind,
    BulletinState,
    approve_bulletin,
    bulletin_file,
    bulletin_number,
    check_bulletin,
    discard_bulletin,
    draft_bulletin,
    edit_bulletin,
    issue_bulletin,
    publish_bulletin,
    redraw_bulletin,
    submit_bulletin,
)
from taizhang.publishing.service import bulletin as one_bulletin
from taizhang.publishing.service import bulletins as list_of_bulletins
from taizhang.storage import today
from taizhang.web.export import MOST, Cell, export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.publishing.forms import ApproveForm, BulletinFilter, DraftForm, IssueForm, WordsOfBulletin
from taizhang.web.request import access_of_request, back_of, key_of, signed_in, whole_number
from taizhang.web.templatetags.words import month

SIZE = 50

_WHOLE = ("单位", "编号", "完成时限", "不排序原因")
"""Columns whose words stay in one line."""

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@signed_in
def bulletins(request: HttpRequest) -> HttpResponse:
    """Show the bulletins that may be seen, newest first, or give them as a file."""
    access = access_of_request(request)
    if not access.may("bulletin.see"):
        raise NotAllowed(_("您的账户不能查看通报。"))
    filters = BulletinFilter(request.GET or None)
    asked = filters.cleaned_data if filters.is_valid() else {}
    wanted = export_format(request)
    page = list_of_bulletins(
        access,
        kind=asked.get("kind", ""),
        state=asked.get("state", ""),
        cursor=None if wanted else request.GET.get("cursor"),
        size=MOST if wanted else SIZE,
    )
    kinds, states = dict(BulletinKind.choices), dict(BulletinState.choices)
    if wanted is not None:
        heads = [_("文号"), _("标题"), _("种类"), _("台账年度"), _("状态"), _("印发时间"), _("是否公开")]
        rows: Iterable[list[Cell]] = (
            [one.number, one.title, str(kinds[one.kind]), one.ledger_year, str(states[one.state]), one.issued_at,
             _("是") if one.public else _("否")]
            for one in page.rows
        )  # fmt: skip
        return export(wanted, name=_("通报"), heads=heads, rows=rows)
    context = {
        "rows": page.rows,
        "next": page.next,
        "filters": filters,
        "kinds": kinds,
        "states": states,
        "may_draft": access.may("bulletin.draft"),
        "views": saved_views(access, "bulletins"),
    }
    return render(request, "publishing/bulletins.html", context)


@signed_in
def new_bulletin(request: HttpRequest) -> HttpResponse:
    """Draft a bulletin."""
    access = access_of_request(request)
    if not access.may("bulletin.draft"):
        raise NotAllowed(_("通报由督查室起草，您的账户不能起草。"))
    asked = request.GET.get("year", "")
    offered = years(access)
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else (offered[0] if offered else today().year)
    held = windows(access, year=year)
    locked = [one.month for one in held if one.locked]
    months = [(one.month, f"{month(one.month)}{'' if one.locked else ' · ' + _('未锁定')}") for one in reversed(held)]
    corrects = request.GET.get("corrects", "")
    corrected = whole_number(corrects)
    wrong = one_bulletin(access, corrected) if corrected is not None else None
    start: dict[str, object] = {"month": locked[-1] if locked else None}
    if wrong is not None:
        start = {"kind": wrong.kind, "month": wrong.last_month, "theme": wrong.theme}
    form = DraftForm(request.POST or None, months=months, themes=themes(access, year=year), initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            done = draft_bulletin(
                access, kind=given["kind"], year=year, last_month=given["month"], theme=given["theme"],
                title=given["title"], corrects=None if wrong is None else wrong.id, key=key_of(request),
            )  # fmt: skip
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("草稿已生成，数据已固定；请补充开头和要求，再送审。"))
            return redirect("web:bulletin", done["bulletin"])
    context = {"form": form, "year": year, "years": offered, "wrong": wrong, "months": months}
    return render(request, "publishing/new_bulletin.html", context, status=422 if form.errors else 200)


@signed_in
def bulletin(request: HttpRequest, bulletin: int) -> HttpResponse:
    """Show one bulletin as it will be or was issued, with what may be done with it."""
    access = access_of_request(request)
    found = one_bulletin(access, bulletin)
    return render(request, "publishing/bulletin.html", _context(access, found))


def _context(access: Access, found: BulletinRecord) -> dict[str, object]:
    people = {found.drafted_by, found.approved_by, found.issued_by}
    drafts = access.may("bulletin.draft")
    approves = access.may("bulletin.approve") and found.state == "submitted"
    return {
        "one": found,
        "blocks": shown_blocks(found),
        "kind": dict(BulletinKind.choices)[found.kind],
        "state": dict(BulletinState.choices)[found.state],
        "people": people_names(person for person in people if person is not None),
        "may_edit": drafts and found.state == "draft",
        "may_issue": access.may("bulletin.issue") and found.state == "approved",
        "may_publish": access.may("publish.decide") and found.state == "issued",
        "may_correct": drafts and found.state == "issued",
        "approve": ApproveForm() if approves and access.person != found.drafted_by else None,
        "issue": IssueForm(),
        "addresses": {"number": reverse("web:bulletin-number", args=[found.id, "NAME"]).removesuffix("NAME")},
    }


def shown_blocks(found: BulletinRecord) -> list[tuple[str, object]]:
    """Return the blocks with the kind of each, as templates ask for it."""
    kinds = {Heading: "heading", Paragraph: "paragraph", Table: "table"}
    return [
        (kinds[type(block)], _cells(block) if isinstance(block, Table) else block) for block in found.composed.blocks
    ]


def _cells(block: Table) -> dict[str, object]:
    sides = [
        "num" if numeric else "whole" if column in _WHOLE else ""
        for column, numeric in zip(block.columns, block.numeric, strict=True)
    ]
    rows = [list(zip(row, sides, strict=True)) for row in block.rows]
    return {"title": block.title, "heads": list(zip(block.columns, block.numeric, strict=True)), "rows": rows}


@signed_in
def edit(request: HttpRequest, bulletin: int) -> HttpResponse:
    """Change the words of a draft."""
    access = access_of_request(request)
    found = one_bulletin(access, bulletin)
    if not access.may("bulletin.draft"):
        raise NotAllowed(_("通报由督查室起草，您的账户不能修改。"))
    start = {name: getattr(found, name) for name in WordsOfBulletin.base_fields}
    form = WordsOfBulletin(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            edit_bulletin(access, bulletin, key=key_of(request), **form.cleaned_data)
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("已保存。"))
            return redirect("web:bulletin", bulletin)
    context = {"form": form, "one": found}
    return render(request, "publishing/edit_bulletin.html", context, status=422 if form.errors else 200)


def _approve(access: Access, key: int, request: HttpRequest) -> str:
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return ""
    approve_bulletin(access, key, key=key_of(request), **form.cleaned_data)
    return _("已批准，等待印发。") if form.cleaned_data["agreed"] else _("已退回督查室修改。")


def _check(access: Access, key: int, request: HttpRequest) -> str:
    done = check_bulletin(access, key, key=key_of(request))
    return (
        _("核对完毕，没有发现问题。")
        if not done["findings"]
        else _("核对完毕，发现%(count)s处，见下。") % {"count": done["findings"]}
    )


def _issue(access: Access, key: int, request: HttpRequest) -> str:
    done = issue_bulletin(access, key, public=request.POST.get("public") == "on", key=key_of(request))
    return _("%(number)s已印发。") % {"number": done["number"]}


def _publish(access: Access, key: int, request: HttpRequest) -> str:
    public = request.POST.get("public") == "yes"
    publish_bulletin(access, key, public=public, key=key_of(request))
    return _("已在公开页面发布。") if public else _("已从公开页面撤下。")


def _plainly(act: Callable[..., dict[str, Any]], said: str) -> Callable[[Access, int, HttpRequest], str]:
    def carried_out(access: Access, key: int, request: HttpRequest) -> str:
        act(access, key, key=key_of(request))
        return said

    return carried_out


def _acts() -> Mapping[str, Callable[[Access, int, HttpRequest], str]]:
    return {
        "check": _check,
        "redraw": _plainly(redraw_bulletin, _("已按台账现状重新取数。")),
        "submit": _plainly(submit_bulletin, _("已送领导审批。")),
        "discard": _plainly(discard_bulletin, _("草稿已废止。")),
        "approve": _approve,
        "issue": _issue,
        "publish": _publish,
    }


@signed_in
def act(request: HttpRequest, bulletin: int, verb: str) -> HttpResponse:
    """Check, draw anew, submit, discard, approve, issue or publish a bulletin."""
    acts = _acts()
    if verb not in acts:
        raise Http404
    if request.method == "POST":
        said = acts[verb](access_of_request(request), bulletin, request)
        if said:
            messages.success(request, said)
        else:
            messages.error(request, _("请选择审批意见。"))
    return redirect("web:bulletin", bulletin)


@signed_in
def number(request: HttpRequest, bulletin: int, name: str) -> HttpResponse:
    """Show what is behind one number: the records that were counted, those that whoever asks may see."""
    access = access_of_request(request)
    found = bulletin_number(access, bulletin, name)
    tasks = briefs(access, (key for kind, key in found.records if kind == "task"))
    pages = {"order": "web:order", "reminder": "web:reminder"}
    others = [
        (found.words_of[kind, key], reverse(pages[kind], args=[key]) if kind in pages else "")
        for kind, key in found.records
        if kind != "task"
    ]
    context = {
        "one": one_bulletin(access, bulletin),
        "number": found,
        "tasks": sorted(tasks.values(), key=lambda task: task.number),
        "others": others,
        "organs": organ_names(),
        "parts": [bulletin_number(access, bulletin, part) for part in found.of],
    }
    return render(request, "publishing/number.html", context)


@signed_in
def file(request: HttpRequest, bulletin: int, form: str) -> HttpResponse:
    """Give the docx or xlsx of a bulletin."""
    return given_file(access_of_request(request), bulletin, form)


def given_file(access: Access, bulletin: int, form: str) -> HttpResponse:
    """Return the file of a bulletin as a download."""
    name, body = bulletin_file(access, bulletin, form)
    disposition = f"attachment; filename=\"bulletin-{bulletin}.{form}\"; filename*=UTF-8''{quote(name)}"
    return HttpResponse(body, content_type=MEDIA[form], headers={"Content-Disposition": disposition})


@signed_in
def publish(request: HttpRequest, task: int) -> HttpResponse:
    """Mark a task public, or take it off the public pages."""
    if request.method == "POST":
        public = request.POST.get("public") == "yes"
        publish_task(access_of_request(request), task, public=public, key=key_of(request))
        messages.success(request, _("已在公开页面发布。") if public else _("已从公开页面撤下。"))
    return redirect(back_of(request, reverse("web:task", args=[task])))
