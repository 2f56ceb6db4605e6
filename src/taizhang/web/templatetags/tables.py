"""The rows of the longest tables: ``{% load tables %}``.

A template costs a few microseconds for each word and condition in it, and these tables have hundreds of rows with a
dozen cells each. So their rows are put together here; heads and everything round them stay in templates.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django import template
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from taizhang.publishing.service import Group
from taizhang.web.addresses import address
from taizhang.web.templatetags.words import MISSING, day, light, month, share

register = template.Library()

_NONE = f'<span class="missing">{MISSING}</span>'


@register.simple_tag(takes_context=True)
def task_rows(
    context: Context, rows: Iterable[Any], *, pick_states: str = "", short: bool = False, indent: bool = False
) -> SafeString:
    """Return a table's rows of ShownTasks: ``{% task_rows rows pick_states="draft" %}``.

    ``pick_states``: the state in which a task may be picked; empty offers no boxes. ``short`` leaves out what a narrow
    place has no room for, ``indent`` sets parts in. The context has ``ledger.wording.words``.
    """
    claims, verdicts, states, badges = (context[name] for name in ("claims", "verdicts", "task_states", "task_badges"))
    late = f' <span class="badge badge-red">{escape(_("逾期"))}</span>'
    pick, supporting = _("选择任务%(number)s"), escape(_("配合单位"))
    # Few colours and days for many rows.
    lights: dict[str, str] = {}
    days: dict[Any, str] = {}
    made: list[str] = []
    for one in rows:
        row = one.row
        number, where, state = escape(row.number), address("web:task", row.id), row.state
        if row.light not in lights:
            lights[row.light] = light(row.light)
        if row.deadline not in days:
            days[row.deadline] = day(row.deadline)
        made.append('<tr class="off">' if state == "withdrawn" else "<tr>")
        if pick_states:
            made.append('<td class="mid">')
            if state in pick_states:
                label = escape(pick % {"number": row.number})
                made.append(f'<input type="checkbox" name="task" value="{row.id}" form="pick" aria-label="{label}">')
            made.append("</td>")
        depth = f" depth-{row.depth}" if indent and row.depth else ""
        theme = f' <small class="faint">{escape(row.theme)}</small>' if row.theme and not short else ""
        title = f' title="{supporting}：{escape("、".join(row.support_names))}"' if row.support_names else ""
        more = f' <small class="faint">+{len(row.supports)}</small>' if row.supports else ""
        latest = _NONE
        if one.latest:
            latest = f'<a href="{where}#course" title="{escape(month(row.latest_month))}">{escape(one.latest)}</a>'
        made.append(
            f'<td class="mid">{number}</td>'
            f'<th scope="row" class="long head{depth}"><a href="{where}">{escape(row.title)}</a>{theme}</th>'
            f"<td{title}>{escape(row.lead_name or MISSING)}{more}</td>"
            + ("" if short else f'<td class="mid">{escape(row.leader_name or MISSING)}</td>')
            + f'<td class="day">{days[row.deadline]}{late if one.overdue else ""}</td>'
            f'<td class="num">{escape(one.target or MISSING)}</td><td class="num">{latest}</td>'
            f"<td>{_NONE if state == 'draft' else lights[row.light]}</td>"
            f'<td class="mid">{escape(claims.get(row.claimed) or MISSING)}</td>'
            f'<td class="mid">{escape(verdicts.get(row.verified) or MISSING)}</td>'
            f'<td><span class="badge {escape(badges.get(state) or "")}">{escape(states.get(state))}</span></td></tr>\n'
        )
    return SafeString("".join(made))


@register.simple_tag
def group_rows(
    groups: Iterable[Group], *, year: int, param: str, also: str = "", mine: int | None = None
) -> SafeString:
    """Return a dashboard's rows of groups, each number a link to its tasks.

    ``param`` names the group in the address and ``also`` goes behind it; ``mine`` is the key of the row to mark.
    """
    tasks, unnamed = address("web:tasks"), f'<span class="missing">{escape(_("未定"))}</span>'
    zero = '<td class="num"><span class="missing">0</span></td>'
    made: list[str] = []
    for one in groups:
        where = escape(f"{tasks}?year={year}&{param}={quote(str(one.key))}{also}") if one.key else ""
        name = f'<a href="{where}">{escape(one.name or MISSING)}</a>' if where else unnamed
        made.append('<tr class="on">' if mine and one.key == mine else "<tr>")
        made.append(f'<th scope="row" class="head">{name}</th><td class="num">{one.total}</td>')
        for colour in ("red", "yellow", "green", "blue", "grey"):
            count = one.counts[colour]
            said = f'<a href="{where}&amp;light={colour}">{count}</a>' if where else str(count)
            made.append(f'<td class="num">{said}</td>' if count else zero)
        made.append(f'<td class="num">{share(one.on_schedule, 1)}</td></tr>\n')
    return SafeString("".join(made))


@register.simple_tag
def figure_rows(rows: Iterable[Iterable[Any]]) -> SafeString:
    """Return the rows of a chart's table, of cells with a text and an address or none."""
    made: list[str] = []
    for row in rows:
        made.append("<tr>")
        for place, cell in enumerate(row):
            text = escape(cell.text)
            said = f'<a href="{escape(cell.address)}">{text}</a>' if cell.address else text
            made.append(f'<td class="num">{said}</td>' if place else f'<th scope="row" class="head">{said}</th>')
        made.append("</tr>")
    return SafeString("".join(made))
