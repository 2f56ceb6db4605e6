"""The rows of the sheet that organs report on, put together here as those of ``tables``: ``{% load reporting %}``."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import Context
from django.template.defaultfilters import truncatechars
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.web.addresses import address
from taizhang.web.templatetags.words import MISSING, amount, day, decimal, light, month

register = template.Library()


@register.simple_tag(takes_context=True)
def sheet_rows(context: Context, rows: Iterable[Any], month_of_sheet: int) -> SafeString:
    """Return the rows of a month's sheet: ``{% sheet_rows rows window.month %}``.

    The context has ``progress.wording.words``.
    """
    shown = _Shown(context, month_of_sheet)
    return SafeString("".join([shown.row(one) for one in rows]))


class _Shown:
    """How rows are shown: what they have in common is worked out once."""

    def __init__(self, context: Context, month_of_sheet: int) -> None:
        self.month = month_of_sheet
        self.states, self.badges = context["progress_states"], context["progress_badges"]
        self.claims, self.lights = context["claims"], context["light_names"]
        self.shown_lights: dict[str, str] = {}
        self.leads, self.supports = escape(_("牵头")), escape(_("配合"))
        self.last, self.more = escape(_("文字")), escape(_("问题和下一步"))
        self.problems, self.next_steps = escape(_("存在问题")), escape(_("下一步措施"))
        self.none = f'<span class="missing">{MISSING}</span>'
        self.missing = f'<span class="missing nowrap">{escape(_("还没填"))}</span>'
        self.choice = f'<option value="">{escape(_("请选择"))}</option>'
        self.chosen: dict[str, str] = {}

    def row(self, one: Any) -> str:
        """One task: what it is, what was said last, what is said now, where its report stands."""
        due, task = one.due, one.due.task
        report = address("web:report", self.month, task)
        pick = (
            f'<input type="checkbox" name="pick" value="{task}" aria-labelledby="task-{task}">' if due.editable else ""
        )
        if due.light not in self.shown_lights:
            self.shown_lights[due.light] = light(due.light, self.lights.get(due.light) or "")
        when = str(day(due.deadline)) if due.deadline else ""
        target = f" · {escape(one.target)}" if one.target else ""
        role = self.leads if due.is_lead else self.supports
        return (
            f'<tr data-draft="{address("web:report-draft", self.month, task)}"><td>{pick}</td>'
            f'<th scope="row" class="head"><a id="task-{task}" href="{report}">'
            f"{escape(due.number)} {escape(due.title)}</a>"
            f'<br><span class="faint">{when}{target} · {role} {self.shown_lights[due.light]}</span></th>'
            f"<td>{self._before(due)}</td>{self._entry(one) if due.editable else self._said(due)}"
            f"<td>{self._report(one, report)}</td></tr>\n"
        )

    def _before(self, due: Any) -> str:
        if not due.last_month:
            return self.none
        words = ""
        if due.last_words:
            words = f'<details class="small"><summary>{self.last}</summary>{escape(due.last_words)}</details>'
        value = conditional_escape(amount(due.last_value, due.unit))
        return f'<span class="nowrap">{escape(month(due.last_month))}</span> {value}{words}'

    def _entry(self, one: Any) -> str:
        """The cells of a report that may still be written."""
        due, typed, task = one.due, one.typed, one.due.task
        wrong = ' aria-invalid="true"' if one.error else ""
        offered = ""
        if due.offered:
            value = escape(decimal(due.offered.value))
            said = _("用已有的%(value)s") % {"value": value}
            offered = (
                f'<br><button class="btn btn-small" type="button" data-fill="value-{task}" data-value="{value}">{said}'
                "</button>"
            )
        opened = " open" if typed["problems"] or typed["next_steps"] else ""
        return (
            f'<td class="entry"><input class="num" id="value-{task}" name="value-{task}"'
            f' aria-labelledby="task-{task} col-value unit-{task}" value="{escape(typed["value"])}"'
            f' inputmode="decimal" autocomplete="off" maxlength="40"{wrong}>'
            f'<span class="faint" id="unit-{task}">{escape(due.unit)}</span>{offered}</td>'
            f'<td class="long"><textarea id="words-{task}" aria-labelledby="task-{task} col-words" name="words-{task}"'
            f' rows="2" maxlength="2000">{escape(typed["words"])}</textarea>'
            f'<details class="small"{opened}><summary>{self.more}</summary>'
            f"{self._field('problems', self.problems, one)}{self._field('next_steps', self.next_steps, one)}"
            f'</details></td><td><select id="claimed-{task}" aria-labelledby="task-{task} col-claimed"'
            f' name="claimed-{task}">{self._choices(typed["claimed"])}</select></td>'
        )

    def _field(self, name: str, said: str, one: Any) -> str:
        key = f"{name}-{one.due.task}"
        return (
            f'<label for="{key}">{said}</label><textarea id="{key}" name="{key}" rows="2" maxlength="2000">'
            f"{escape(one.typed[name])}</textarea>"
        )

    def _choices(self, chosen: str) -> str:
        if chosen not in self.chosen:
            self.chosen[chosen] = self.choice + "".join(
                f'<option value="{escape(code)}"{" selected" if code == chosen else ""}>{escape(word)}</option>'
                for code, word in self.claims.items()
            )
        return self.chosen[chosen]

    def _said(self, due: Any) -> str:
        """The cells of a report that is on its way or done."""
        return (
            f'<td class="num">{conditional_escape(amount(due.value, due.unit))}</td>'
            f'<td class="long">{escape(truncatechars(due.words, 120))}</td>'
            f"<td>{escape(self.claims.get(due.claimed) or MISSING)}</td>"
        )

    def _report(self, one: Any, report: str) -> str:
        """Where the report stands, what hangs on it and what is wrong with it."""
        due, made = one.due, []
        if not due.state:
            made.append(self.missing)
        elif due.progress:
            badge, state = escape(self.badges.get(due.state) or ""), escape(self.states.get(due.state))
            where = address("web:progress", due.progress)
            made.append(f'<a href="{where}"><span class="badge {badge}">{state}</span></a>')
        if due.evidence_count:
            pieces = ngettext("佐证%(counter)s件", "佐证%(counter)s件", due.evidence_count) % {
                "counter": due.evidence_count
            }
            made.append(f'<br><a class="small" href="{report}#evidence">{escape(pieces)}</a>')
        if due.state == "returned" and due.verdict:
            why = _("退回原因：%(why)s") % {"why": due.verdict}
            made.append(f'<br><span class="soft">{escape(why)}</span>')
        made += [
            f' <span class="badge badge-yellow" title="{escape(mark.text)}">{escape(mark.name)}</span>'
            for mark in due.marks
        ]
        made.append(' <span class="small soft" data-said role="status"></span>')
        if one.error:
            made.append(f'<ul class="errors"><li>{escape(one.error)}</li></ul>')
        return "".join(made)
