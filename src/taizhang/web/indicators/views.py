"""The dictionary of indicators, the values of one, comparisons, figures that could become values."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from taizhang.audit.service import Conflict, NotAllowed, NotFound, Refused
from taizhang.cli.wording import amount
from taizhang.indicators.records import CellValue, Comparison, ObservationRecord, Proposal
from taizhang.indicators.service import (
    ObservationFilter,
    Value,
    accept_figures,
    comparison,
    correct_observation,
    import_observations,
    indicator_by_code,
    indicators,
    observation_by_id,
    observations,
    observe,
    preview_import,
    proposals,
    shown_period,
    sync_indicators,
)
from taizhang.organs.service import organ_names, organs_by_id, people_names
from taizhang.web.documents.wording import MEASURES
from taizhang.web.export import Cell, export, export_format
from taizhang.web.forms import take_errors
from taizhang.web.indicators.charts import address_of, drawn, small_multiples
from taizhang.web.indicators.forms import CorrectionForm, ImportForm, IndicatorFilterForm, ObservationForm
from taizhang.web.previewed import keep, kept
from taizhang.web.request import access_of_request, back_of, key_of, signed_in, whole_number
from taizhang.web.telling import tell_done

SIZE = 50

DIRECTIONS = {"up": gettext_lazy("越高越好"), "down": gettext_lazy("越低越好"), "none": gettext_lazy("不评判")}

SOURCES = {
    "document": gettext_lazy("文件"),
    "progress": gettext_lazy("进度填报"),
    "import": gettext_lazy("导入"),
    "typed": gettext_lazy("录入"),
}

SALT = "indicators.import"


@signed_in
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the indicators with how often each is stated and observed."""
    access = access_of_request(request)
    form = IndicatorFilterForm(request.GET or None)
    form.is_valid()
    said = form.cleaned_data if form.is_bound else {}
    found = indicators(access, query=said.get("q", ""), with_values=said.get("known", False))
    if (kind := export_format(request)) is not None:
        heads = [
            _("代码"),
            _("指标"),
            _("计量单位"),
            _("方向"),
            _("文件数据"),
            _("数值"),
            _("又名"),
            _("说明"),
            _("出处"),
        ]
        cells: Iterable[list[Cell]] = (
            [one.code, one.name, one.unit, str(DIRECTIONS[one.direction]), one.stated, one.observed,
             "、".join(one.synonyms), one.note, one.source]
            for one in found
        )  # fmt: skip
        return export(kind, name=_("指标"), heads=heads, rows=cells)
    return render(
        request,
        "indicators/list.html",
        {
            "rows": found,
            "form": form,
            "export": True,
            "directions": DIRECTIONS,
            "may_observe": access.may("indicator.observe"),
            "total": len(found),
        },
    )


@signed_in
@require_POST
def sync(request: HttpRequest) -> HttpResponse:
    """Take over the library's dictionary."""
    if not access_of_request(request).may("indicator.observe"):
        raise NotAllowed(_("您没有录入指标数值的权限，请联系督查室。"))
    messages.success(request, _("已按词典更新%(count)s个指标。") % {"count": sync_indicators()})
    return redirect("web:indicators")


@signed_in
@require_GET
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show an indicator: over regions and years, and the values that were entered."""
    access = access_of_request(request)
    compared = comparison(access, code, measure=request.GET.get("measure", ""))
    if (kind := export_format(request)) is not None:
        return _export(kind, compared)
    page = observations(
        access, ObservationFilter(indicator=code, all=True), cursor=request.GET.get("cursor"), size=SIZE
    )
    return render(
        request,
        "indicators/detail.html",
        {
            "one": compared.indicator,
            "compared": compared,
            "table": _table(compared),
            "chart": drawn(compared, lambda cell: shown(cell.first)),
            "measures": MEASURES,
            "directions": DIRECTIONS,
            "sources": SOURCES,
            "values": [_observed(one) for one in page.rows],
            "organs": organ_names(),
            "people": people_names(one.observed_by for one in page.rows if one.observed_by is not None),
            "next": page.next,
            "may_observe": access.may("indicator.observe"),
        },
    )


@signed_in
@require_GET
def chart(request: HttpRequest, code: str) -> HttpResponse:
    """Give the data of the comparison's chart."""
    return JsonResponse(
        small_multiples(comparison(access_of_request(request), code, measure=request.GET.get("measure", "")))
    )


def shown(value: CellValue) -> str:
    """Return a value as officials write it, in the 亿 or 万 of its text."""
    if value.resolution is None:
        return typed(value.value, value.unit, value.words)
    return amount(value.value, value.unit or None, resolution=value.resolution, printed=value.words)


def typed(value: Decimal, unit: str, printed: str = "") -> str:
    """Return a value that a person entered; a rate keeps the zeros that were typed, 8.0% is not 8%."""
    exponent = value.as_tuple().exponent
    kept = unit in ("%", "百分点") and isinstance(exponent, int)
    last_place = Decimal(1).scaleb(int(exponent)) if kept else None
    return amount(value, unit or None, resolution=last_place, printed=printed)


def _table(compared: Comparison) -> list[dict[str, Any]]:
    """The comparison as rows of cells, in the order of the years."""
    rows = []
    for region in compared.regions:
        cells = []
        for year in compared.years:
            cell = compared.cells.get((region, year))
            cells.append(
                None
                if cell is None
                else {
                    "shown": shown(cell.first),
                    "address": address_of(cell),
                    "source": cell.first.source,
                    "estimated": cell.first.estimated,
                    "title": cell.first.title,
                    "differs": cell.differs,
                    "others": [shown(other) for other in cell.others if other.value != cell.first.value],
                }
            )
        rows.append({"region": region, "cells": cells})
    return rows


def _export(kind: Any, compared: Comparison) -> HttpResponse:
    heads = [_("地区"), *(str(year) for year in compared.years), _("计量单位")]
    unit = next((cell.first.unit for cell in compared.cells.values()), "")
    rows = ([region, *(_value(compared, region, year) for year in compared.years), unit] for region in compared.regions)
    return export(kind, name=compared.indicator.name, heads=heads, rows=rows)


def _value(compared: Comparison, region: str, year: int) -> Cell:
    cell = compared.cells.get((region, year))
    return None if cell is None else cell.first.value


def _observed(one: ObservationRecord) -> dict[str, Any]:
    return {
        "one": one,
        "period": shown_period(one.period_start, one.period_end),
        "shown": "" if one.value is None else typed(one.value, one.unit),
    }


@signed_in
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Enter a value of an indicator."""
    access = access_of_request(request)
    indicator = indicator_by_code(access, code)
    if not access.may("indicator.observe"):
        raise NotAllowed(_("您没有录入指标数值的权限，请联系督查室。"))
    organs = [(one.id, one.short_name) for one in organs_by_id().values() if one.valid_to is None]
    form = ObservationForm(request.POST or None, organs=organs, initial={"unit": indicator.unit})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            observe(
                access,
                Value(
                    indicator=code,
                    region=said["region"].strip(),
                    organ=said["organ"],
                    period_start=said["period"][0],
                    period_end=said["period"][1],
                    measure=said["measure"],
                    value=said["value"],
                    unit=said["unit"],
                    note=said["note"],
                ),
                key=key_of(request),
            )
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("已录入。"))
            return redirect("web:indicator", code)
    context = {"form": form, "one": indicator}
    return render(request, "indicators/add.html", context, status=422 if form.errors else 200)


@signed_in
def observation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a value and where it comes from; correct it by a new one."""
    access = access_of_request(request)
    one = observation_by_id(access, pk)
    may = access.may("indicator.observe", one.organ) and one.replaced_by is None
    form = CorrectionForm(request.POST or None, initial={"unit": one.unit})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = correct_observation(
                access, pk, said["value"], unit=said["unit"], reason=said["reason"], key=key_of(request)
            )
        except Refused as error:
            take_errors(form, error)
        else:
            messages.success(request, _("已更正，原来的数值仍保留在记录里。"))
            return redirect("web:observation", made)
    context = {
        **_observed(one),
        "form": form,
        "may": may,
        "measures": MEASURES,
        "sources": SOURCES,
        "organ": organ_names().get(one.organ) if one.organ is not None else None,
        "who": people_names([one.observed_by]).get(one.observed_by) if one.observed_by is not None else None,
        "figure": None if one.figure is None else reverse("web:record", args=[f"f{one.figure}"]),
    }
    return render(request, "indicators/observation.html", context, status=422 if form.errors else 200)


@signed_in
def propose(request: HttpRequest) -> HttpResponse:
    """Show confirmed figures that could become values; take over those that were chosen."""
    access = access_of_request(request)
    if not access.may("indicator.observe"):
        raise NotAllowed(_("您没有录入指标数值的权限，请联系督查室。"))
    if request.method == "POST":
        keys = [key for one in request.POST.getlist("figure") if (key := whole_number(one)) is not None]
        offered = {one.figure: one for one in proposals(access)}
        made = accept_figures(access, keys, key=key_of(request))
        _tell_taken(request, len(made), [offered[one] for one in dict.fromkeys(keys) if one in offered])
        return redirect(back_of(request, reverse("web:indicator-proposals")))
    found = proposals(access)
    rows = [{"one": one, "shown": typed(one.value, one.unit, one.words)} for one in found]
    return render(request, "indicators/proposals.html", {"rows": rows, "measures": MEASURES})


def _tell_taken(request: HttpRequest, count: int, taken: Sequence[Proposal]) -> None:
    """Say which values were taken over, each a link to its indicator."""
    said = ngettext("已采用%(count)s个数值。", "已采用%(count)s个数值。", count) % {"count": count}
    things = [
        (f"{one.name} {one.region} {one.year} {typed(one.value, one.unit, one.words)}", _at(one.code)) for one in taken
    ]
    # Pressed twice, they are offered no more: then the number alone is said.
    tell_done(request, said, things, everything=reverse("web:indicators"))


def _at(code: str) -> str:
    return reverse("web:indicator", args=[code])


@signed_in
def take(request: HttpRequest) -> HttpResponse:
    """Import a sheet: first shown with what it would do, then taken in whole."""
    access = access_of_request(request)
    if not access.may("indicator.observe"):
        raise NotAllowed(_("您没有录入指标数值的权限，请联系督查室。"))
    context: dict[str, Any] = {"form": ImportForm(), "measures": MEASURES, "organs": organ_names()}
    status = 200
    if request.method == "POST" and request.POST.get("sheet"):
        try:
            data, said = kept(access, request.POST["sheet"], SALT, expired=_("预览已失效，请重新选择表格。"))
        except NotFound as gone:
            raise Conflict(gone.message) from None  # said on the page where the sheet is chosen
        told = import_observations(access, data, filename=said["filename"], key=key_of(request))
        messages.success(
            request,
            _("已导入：新增%(new)s个，更正%(corrects)s个。") % {"new": told["new"], "corrects": told["corrects"]},
        )
        return redirect("web:indicators")
    if request.method == "POST":
        form = ImportForm(request.POST, request.FILES)
        context["form"] = form
        if form.is_valid():
            file = form.cleaned_data["file"]
            data = file.read()
            try:
                preview = preview_import(access, data, filename=file.name)
            except Refused as error:
                take_errors(form, error)
            else:
                context |= {
                    "preview": preview,
                    "counts": preview.counts,
                    "sheet": keep(access, data, SALT, filename=file.name[:160]),
                    "rows": [
                        {
                            "row": row,
                            "period": ""
                            if row.period_start is None or row.period_end is None
                            else shown_period(row.period_start, row.period_end),
                        }
                        for row in preview.rows
                    ],
                }
        status = 422 if form.errors else 200
    return render(request, "indicators/import.html", context, status=status)


@signed_in
@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """Give the empty sheet for an import, with one example."""
    heads = [_("指标"), _("地区"), _("机构"), _("时期"), _("度量"), _("数值"), _("计量单位"), _("备注")]
    example: list[Cell] = [
        _("地区生产总值"),
        _("云溪区"),
        "",
        "2025",
        _("数量"),
        38650000000,
        _("元"),
        _("示例，请删除"),
    ]
    return export("xlsx", name=_("指标数值导入表"), heads=heads, rows=[example])
