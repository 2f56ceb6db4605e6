"""The rows of the longest tables: ``{% load tables %}``.

A template costs a few microseconds for each word and condition in it, and these tables have hundreds of rows with a
dozen cells each. So their rows are put together here; heads and everything round them stay in templates.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django import template
from django.template.context import Context
from django.template.defaultfilters import truncatechars
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from taizhang.publishing.service import Group
from taizhang.web.addresses import address
from taizhang.web.ledger.wording import source_words, target_text
from taizhang.web.templatetags.words import MISSING, amount, day, light, month, share

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
            f'<td class="mid says">{escape(claims.get(row.claimed) or MISSING)}</td>'
            f'<td class="mid says">{escape(verdicts.get(row.verified) or MISSING)}</td>'
            f'<td><span class="badge {escape(badges.get(state) or "")}">{escape(states.get(state))}</span></td></tr>\n'
        )
    return SafeString("".join(made))


@register.simple_tag
def target_of(row: Any) -> str:
    """Return the target of a record as officials write it: 30个以上, 下降3%左右."""
    return target_text(row.target, row.qualifier, row.unit) or MISSING


@register.simple_tag(takes_context=True)
def matter_rows(context: Context, rows: Iterable[Any]) -> SafeString:
    """Return a table's rows of MatterRows. The context has ``ledger.wording.words`` and ``today``."""
    urgencies, states, badges = (context[name] for name in ("urgencies", "matter_states", "matter_badges"))
    late = f' <span class="badge badge-red">{escape(_("逾期"))}</span>'
    internal = f' <span class="badge badge-red">{escape(_("内部"))}</span>'
    undivided, waiting = f'<span class="missing">{escape(_("未分解"))}</span>', _("待交办%(count)s")
    ready = f' <span class="badge badge-green">{escape(_("可办结"))}</span>'
    made: list[str] = []
    for one in rows:
        where = address("web:matter", one.id)
        theme = f' <small class="faint">{escape(one.theme)}</small>' if one.theme else ""
        urgency = f' <small class="faint">{escape(urgencies.get(one.urgency))}</small>' if one.urgency else ""
        overdue = one.deadline and one.deadline < context["today"] and one.state == "open" and not one.finished
        drafts = f' <small class="faint">{escape(waiting % {"count": one.drafts})}</small>' if one.drafts else ""
        opened = '<tr class="off">' if one.state == "withdrawn" else "<tr>"
        tasks = f'<a href="{where}#tasks">{one.tasks}</a>{drafts}' if one.tasks else undivided
        made.append(
            f'{opened}<td class="mid">{escape(one.number)}</td>'
            f'<th scope="row" class="long head"><a href="{where}">{escape(one.title)}</a>'
            f"{internal if one.internal else ''}{theme}</th>"
            f'<td class="mid">{escape(source_words(one.source, one.document_kind))}{urgency}</td>'
            f"<td>{escape(one.organ_name or MISSING)}</td>"
            f'<td class="day">{day(one.deadline)}{late if overdue else ""}</td>'
            f'<td class="num">{tasks}</td><td class="num">{one.closed}</td>'
            f'<td><span class="badge {escape(badges.get(one.state) or "")}">{escape(states.get(one.state))}</span>'
            f"{ready if one.finished else ''}</td></tr>\n"
        )
    return SafeString("".join(made))


@register.simple_tag(takes_context=True)
def report_rows(context: Context, rows: Iterable[Any], *, verb: str = "", short: bool = False) -> SafeString:
    """Return a table's rows of ProgressRecords.

    ``verb``: the act that a row must be open to, to be picked; empty offers no boxes. ``short``: all are of one task.
    The context has ``progress.wording.words``.
    """
    states, badges = context["progress_states"], context["progress_badges"]
    corrects = f' <span class="badge badge-yellow">{escape(_("更正"))}</span>'
    pick = _("选中“%(title)s”")
    made: list[str] = []
    for row in rows:
        where, when = address("web:progress", row.id), escape(month(row.month))
        correction = corrects if row.corrects else ""
        made.append("<tr>")
        if verb:
            label = escape(pick % {"title": row.task_title})
            box = (
                f'<input type="checkbox" name="pick" value="{row.id}" aria-label="{label}">' if verb in row.can else ""
            )
            made.append(f"<td>{box}</td>")
        if short:
            made.append(f'<th scope="row" class="mid"><a href="{where}">{when}</a>{correction}</th>')
        else:
            named = escape(f"{row.task_number} {row.task_title}")
            made.append(f'<th scope="row" class="head"><a href="{where}">{named}</a>{correction}</th>')
            made.append(f'<td class="mid">{when}</td>')
        marks = "".join(
            f'<span class="badge badge-yellow" title="{escape(mark.text)}">{escape(mark.name)}</span> '
            for mark in row.marks
        )
        made.append(
            f'<td>{escape(row.organ_name)}</td><td class="num">{conditional_escape(amount(row.value, row.unit))}</td>'
            f'<td class="long">{escape(truncatechars(row.words, 80))}</td><td>{marks}</td>'
            f'<td class="num"><a href="{where}#evidence">{len(row.evidence)}</a></td>'
            f'<td><span class="badge {escape(badges.get(row.state) or "")}">{escape(states.get(row.state))}</span></td>'
            "</tr>\n"
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
