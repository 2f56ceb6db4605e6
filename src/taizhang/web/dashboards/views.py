"""The dashboard: what is red, what changed, what is due, by organ, theme and leader in charge."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.audit.service import NotAllowed, happenings
from taizhang.ledger.service import settled, years
from taizhang.organs.service import looked_at
from taizhang.publishing.service import board
from taizhang.storage import today
from taizhang.supervision.service import order_counts
from taizhang.web.core.changes import change_lines
from taizhang.web.dashboards.figures import months_of, organs_of, settled_of
from taizhang.web.export import Cell, export, export_format
from taizhang.web.request import access_of_request, signed_in

LINES = 8


@signed_in
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show the dashboard of a year: everything for office and leaders, its own for an organ."""
    access = access_of_request(request)
    if not access.may("task.see"):
        raise NotAllowed(_("您的账户没有可以查看的任务。"))
    offered = years(access)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else (offered[0] if offered else today().year)
    found = board(access, year=year)
    wanted = export_format(request)
    if wanted is not None:
        heads = [_("单位"), _("任务"), _("滞后"), _("预警"), _("正常"), _("完成"), _("无数据")]
        rows: Iterable[list[Cell]] = (
            [one.name, one.total, *(one.counts[colour] for colour in ("red", "yellow", "green", "blue", "grey"))]
            for one in found.by_lead
        )
        return export(wanted, name=_("看板"), heads=heads, rows=rows)
    since = looked_at(access)
    lines = change_lines(happenings(access, since=since, without_actor=access.person, size=2 * LINES))[:LINES]
    own = settled(access, year=year) if access.may("settlement.see") else ()
    figures = [months_of(found), settled_of(own, names=found.organs), organs_of(found)]
    context = {
        "board": found,
        "years": offered,
        "figures": [one for one in figures if one is not None],
        "since": since,
        "lines": lines,
        "orders": order_counts(access) if access.may("reminder.see") else None,
        "several": len(found.by_lead) > 1,
        "mine": access.person if "leader" in access.roles else None,
        "english": (get_language() or "").startswith("en"),
        "colours": ("red", "yellow", "green", "blue", "grey"),
    }
    return render(request, "dashboards/dashboard.html", context)
