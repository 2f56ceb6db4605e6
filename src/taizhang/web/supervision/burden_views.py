"""The heat table of burden 减负."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.audit.service import NotAllowed
from taizhang.ledger.service import years
from taizhang.organs.service import organ_names
from taizhang.storage import today
from taizhang.supervision.service import burden as burden_of_organs
from taizhang.supervision.service import burden_cell, burden_kinds
from taizhang.web.export import Cell, export, export_format
from taizhang.web.request import access_of_request, signed_in


@signed_in
def burden(request: HttpRequest) -> HttpResponse:
    """Show how often each organ was asked for what in each month, or give it as a file."""
    access = access_of_request(request)
    if not access.may("burden.see"):
        raise NotAllowed(_("您的账户不能查看减负统计。"))
    offered = years(access)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else (offered[0] if offered else today().year)
    rows = burden_of_organs(access, year=year)
    names = organ_names()
    english = (get_language() or "").startswith("en")
    kinds = {key: words[1] if english else words[0] for key, words in burden_kinds().items()}
    wanted = export_format(request)
    if wanted is not None:
        heads = [_("单位"), *(_("%(month)s月") % {"month": number} for number in range(1, 13)), _("合计")]
        lines: Iterable[list[Cell]] = (
            [names.get(row.organ, ""), *(cell.count for cell in row.cells), row.total] for row in rows
        )
        return export(wanted, name=_("减负统计"), heads=heads, rows=lines)
    totals = [sum(row.cells[number].count for row in rows) for number in range(12)]
    context = {
        "year": year,
        "years": offered,
        "rows": [(row, [(cell, [(kinds[kind], count) for kind, count in cell.by_kind]) for cell in row.cells])
                 for row in rows],
        "names": names,
        "months": range(1, 13),
        "totals": totals,
        "whole": sum(totals),
        "kinds": list(kinds.values()),
    }  # fmt: skip
    return render(request, "supervision/burden.html", context)


@signed_in
def cell(request: HttpRequest, organ: int, month: int) -> HttpResponse:
    """Show what was asked of an organ in a month: the records that a cell counts."""
    access = access_of_request(request)
    if not access.may("burden.see", organ):
        raise NotAllowed(_("您的账户不能查看减负统计。"))
    names = organ_names()
    if organ not in names or not 1 <= month % 100 <= 12 or not 2000 <= month // 100 <= 2100:
        raise Http404
    english = (get_language() or "").startswith("en")
    asked = burden_cell(access, organ=organ, month=month)
    kinds = [
        (key, words[1] if english else words[0], [one for one in asked if one.kind == key])
        for key, words in burden_kinds().items()
    ]
    wanted = export_format(request)
    if wanted is not None:
        lines: Iterable[list[Cell]] = (
            [word, one.number, one.title, one.at] for _key, word, ones in kinds for one in ones
        )
        heads = [_("种类"), _("任务编号"), _("任务"), _("时间")]
        return export(wanted, name=f"{names[organ]}{month}", heads=heads, rows=lines)
    context = {
        "organ": names[organ],
        "month": month,
        "year": month // 100,
        "kinds": [kind for kind in kinds if kind[2]],
        "count": len(asked),
    }
    return render(request, "supervision/burden_cell.html", context)
