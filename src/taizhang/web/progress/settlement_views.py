"""年终对账: the table in the State Council's form, one verdict, proposing, confirming, carrying over."""

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from taizhang.audit.service import Invalid, NotAllowed, NotFound
from taizhang.documents.service import DocumentFilter, documents
from taizhang.ledger.records import SettlementRecord
from taizhang.ledger.service import (
    SettlementFilter,
    carry_over,
    carry_over_many,
    choices,
    confirm_many,
    confirm_settlement,
    propose_from_report,
    propose_settlements,
    settlement_record,
    settlement_table,
    settlement_years,
    settlements_page,
    verdict_counts,
)
from taizhang.organs.records import Access
from taizhang.organs.service import saved_views
from taizhang.storage import today
from taizhang.web.export import export, export_format
from taizhang.web.ledger.wording import target_text
from taizhang.web.progress.forms import FromReportForm, SettlementFilterForm, VerdictForm, organ_choices
from taizhang.web.progress.wording import picked, tell_outcomes, words
from taizhang.web.request import access_of_request, back_of, key_of, signed_in, whole_number

SIZE = 100


@signed_in
@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """Show the verdicts of a year: target as quoted, organ, result, verdict, difference."""
    access = access_of_request(request)
    if not access.may("settlement.see"):
        raise NotAllowed(_("您没有查看年终对账的权限。"))
    years = settlement_years(access) or (today().year,)
    organs = organ_choices(everywhere=access.everywhere("settlement.see"), own=access.organs)
    form = SettlementFilterForm(request.GET, years=years, organs=organs)
    asked = SettlementFilter(
        year=form.number("year") or years[0],
        basis=form.said("basis"),
        verdict=form.said("verdict"),
        state=form.said("state"),
        organ=form.number("organ"),
    )
    if (kind := export_format(request)) is not None:
        name = _("%(year)d年目标任务落实情况表") % {"year": asked.year or 0}
        return export(kind, name=name, heads=_heads(), rows=_cells(settlement_table(access, asked)))
    page = settlements_page(access, asked, cursor=request.GET.get("cursor"), size=SIZE)
    may_confirm = access.may("settlement.confirm")
    return render(
        request,
        "progress/settlements.html",
        {
            **words(),
            "rows": [(row, target_text(row.target, row.qualifier, row.unit)) for row in page.rows],
            "next": page.next,
            "counts": verdict_counts(access, replace(asked, verdict="")),
            "form": form,
            "export": True,
            "views": saved_views(access, "settlements"),
            "year": asked.year,
            "years": years,
            "may_confirm": may_confirm,
            "from_report": FromReportForm(documents=_offered(access)) if may_confirm else None,
        },
    )


def _offered(access: Access) -> dict[int, str]:
    """The documents that can be settled with, newest first."""
    page = documents(access, DocumentFilter(), cursor=None, size=200)
    return {one.id: f"{one.title}（{one.year}）" if one.year else one.title for one in page.rows}


def _heads() -> list[str]:
    """The columns of the State Council's table of quantified tasks, and behind them what they rest on."""
    return [
        _("序号"),
        _("任务编号"),
        _("目标任务（报告原文）"),
        _("目标值"),
        _("计量单位"),
        _("责任单位"),
        _("完成情况"),
        _("完成值"),
        _("结论"),
        _("差额"),
        _("差额单位"),
        _("依据"),
        _("理由"),
        _("是否确认"),
        _("说明"),
    ]


def _cells(rows: Sequence[SettlementRecord]) -> list[list[object]]:
    verdicts, states = choices("verdict"), choices("settlement_state")
    bases = {"verified": _("已核实进度"), "report": _("下年报告")}
    return [
        [
            place,
            row.task_number,
            row.target_quote,
            row.target,
            row.unit,
            row.lead_name,
            row.result_quote,
            row.result,
            verdicts[row.verdict],
            row.difference,
            row.difference_unit,
            bases[row.basis],
            row.reason,
            states[row.state],
            row.decision,
        ]
        for place, row in enumerate(rows, 1)
    ]


@signed_in
@require_GET
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """Show one verdict with both sentences and what can be done with it."""
    record = settlement_record(access_of_request(request), key)
    return render(
        request,
        "progress/settlement.html",
        {
            **words(),
            "record": record,
            "target": target_text(record.target, record.qualifier, record.unit),
            "form": VerdictForm(initial={"verdict": record.verdict}),
        },
    )


@signed_in
@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """Propose the verdicts of a year: from verified values, or from the next report where one is named."""
    access = access_of_request(request)
    year = whole_number(request.POST.get("year"))
    if year is None or not 2000 <= year <= 2100:
        raise Invalid(_("请选择年度。"))
    if request.POST.get("basis") == "report":
        form = FromReportForm(request.POST, documents=_offered(access))
        if not form.is_valid():
            raise Invalid(_("请选择目标文件和结果文件。"))
        answer = propose_from_report(access, year, **form.cleaned_data, key=key_of(request))
    else:
        answer = propose_settlements(access, year, key=key_of(request))
    messages.success(request, _("已提出%(count)s条结论，请逐条确认。") % {"count": answer["proposed"]})
    return redirect(f"{reverse('web:settlements')}?year={year}")


@signed_in
@require_POST
def act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """Confirm a verdict, or carry the task over."""
    access = access_of_request(request)
    if verb == "confirm":
        form = VerdictForm(request.POST)
        if not form.is_valid():
            raise Invalid(_("请选择结论。"))
        confirm_settlement(
            access,
            key,
            verdict=form.cleaned_data["verdict"],
            decision=form.cleaned_data["decision"],
            key=key_of(request),
        )
        messages.success(request, _("结论已确认。"))
    elif verb == "carry-over":
        answer = carry_over(access, key, key=key_of(request))
        messages.success(request, _("已结转为%(number)s，请核对后交办。") % {"number": answer["number"]})
        return redirect("web:task", int(str(answer["task"])))
    else:
        raise NotFound(_("没有这个操作。"))
    return redirect(back_of(request, reverse("web:settlement", args=[key])))


@signed_in
@require_POST
def act_on_many(request: HttpRequest, verb: str) -> HttpResponse:
    """Confirm or carry over what was picked, each by itself."""
    access = access_of_request(request)
    ids, own = picked(request), key_of(request)
    if verb == "confirm":
        tell_outcomes(request, "settlement", confirm_many(access, ids, key=own), _("已确认%(count)d条结论。"))
    elif verb == "carry-over":
        tell_outcomes(
            request, "settlement", carry_over_many(access, ids, key=own), _("已结转%(count)d项，请核对后交办。")
        )
    else:
        raise NotFound(_("没有这个操作。"))
    return redirect(back_of(request, reverse("web:settlements")))
