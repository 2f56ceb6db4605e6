"""The words in which documents and their records are shown."""

import re
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from taizhang.cli.wording import amount, doubt_words
from taizhang.documents.records import CommitmentRecord, FigureRecord
from taizhang.values import plain, ratio_as_printed

Words = dict[str, str | Promise]

KINDS: Words = {
    "work_report": gettext_lazy("政府工作报告"),
    "plan_report": gettext_lazy("计划报告"),
    "budget_report": gettext_lazy("预算报告"),
    "five_year_plan": gettext_lazy("五年规划"),
    "task_list": gettext_lazy("任务清单"),
    "breakdown": gettext_lazy("任务分解"),
    "livelihood_list": gettext_lazy("民生实事清单"),
    "communique": gettext_lazy("统计公报"),
    "bulletin": pgettext_lazy("kind of document", "通报"),
    "summary": gettext_lazy("工作总结"),
    "other": gettext_lazy("其他文件"),
}

STATES: Words = {
    "waiting": gettext_lazy("待读取"),
    "proposed": gettext_lazy("待确认"),
    "confirmed": gettext_lazy("已确认"),
    "failed": gettext_lazy("读取失败"),
}

STATE_BADGES = {"waiting": "", "proposed": "badge-yellow", "confirmed": "badge-green", "failed": "badge-red"}

SECRECY: Words = {"public": gettext_lazy("公开"), "internal": gettext_lazy("内部")}

DECISIONS: Words = {
    "proposed": gettext_lazy("待确认"),
    "confirmed": gettext_lazy("已确认"),
    "corrected": gettext_lazy("已更正"),
    "added": gettext_lazy("已增补"),
    "rejected": gettext_lazy("已剔除"),
    "replaced": gettext_lazy("已拆分合并"),
}

DECISION_MARKS = {"proposed": "○", "confirmed": "✓", "corrected": "✎", "added": "＋", "rejected": "✕", "replaced": "⇄"}
"""A shape for each decision, so that colour is never alone."""

MOODS: Words = {
    "result": pgettext_lazy("mood", "结果"),
    "estimate": pgettext_lazy("mood", "预计"),
    "target": pgettext_lazy("mood", "目标"),
    "context": pgettext_lazy("mood", "背景"),
}

STRENGTHS: Words = {
    "": pgettext_lazy("strength", "不适用"),
    "binding": gettext_lazy("确保"),
    "aspire": gettext_lazy("力争"),
    "plan": pgettext_lazy("strength", "计划"),
}

MEASURES: Words = {
    "level": gettext_lazy("数量"),
    "growth": gettext_lazy("增幅"),
    "change": gettext_lazy("增减"),
    "share": gettext_lazy("占比"),
    "rank": gettext_lazy("位次"),
    "gap": pgettext_lazy("measure", "差距"),
    "ratio": gettext_lazy("比例"),
}

QUALIFIERS: Words = {
    "=": gettext_lazy("等于"),
    "≈": pgettext_lazy("qualifier", "约"),
    "<": gettext_lazy("不足"),
    ">": gettext_lazy("超过"),
    ">=": gettext_lazy("至少"),
    "<=": gettext_lazy("至多"),
}

ROLES: Words = {
    "value": gettext_lazy("数值"),
    "threshold": gettext_lazy("门槛"),
    "baseline": pgettext_lazy("role", "基数"),
}

VERDICTS: Words = {
    "contradicts": gettext_lazy("矛盾"),
    "unclear": gettext_lazy("口径待说明"),
    "rounding": gettext_lazy("尾差"),
}

VERDICT_MARKS = {"contradicts": "■", "unclear": "▲", "rounding": "≈"}

VERDICT_BADGES = {"contradicts": "badge-red", "unclear": "badge-yellow", "rounding": ""}

FINDING_STATES: Words = {
    "open": gettext_lazy("待处理"),
    "explained": gettext_lazy("已说明"),
    "mended": gettext_lazy("已改正"),
}

REJECTIONS: dict[str, tuple[str | Promise, ...]] = {
    "figure": (gettext_lazy("不是数据"), gettext_lazy("与另一条重复"), gettext_lazy("不需要跟踪")),
    "commitment": (gettext_lazy("不是承诺"), gettext_lazy("与另一条重复"), gettext_lazy("过于笼统，无法核验")),
}
"""Reasons that are offered for a rejection."""

DOUBTFUL = Decimal("0.75")
"""Records of lower confidence are marked, as the command marks them."""


def reader_words(reader: str) -> str:
    """Return what read a document in words: ``taizhang 0.1.0 tables 2026.11`` → 台账0.1.0，词表2026.11."""
    match = re.fullmatch(r"taizhang (\S+) tables (\S+)", reader)
    if match is None:
        return reader
    return _("台账%(version)s，词表%(tables)s") % {"version": match[1], "tables": match[2]}


def is_doubtful(confidence: Decimal | None, decision: str) -> bool:
    """Return whether a person should look at a record first."""
    return decision == "proposed" and confidence is not None and confidence < DOUBTFUL


def why_doubtful(one: FigureRecord | CommitmentRecord) -> str:
    """Return what makes a record unsure, in the language of the page."""
    return doubt_words(one.doubts, english=(get_language() or "").startswith("en"))


def shown_value(figure: FigureRecord) -> str:
    """Return a figure's number as officials write it, with what its qualifier allows: 约3.2万人, 6.5%以上."""
    unit = figure.unit or None
    signed = figure.measure in ("growth", "change", "gap")
    if figure.values is not None:
        told = ratio_as_printed(figure.text, figure.values)
    elif figure.value is None:
        told = figure.text
    else:
        told = amount(figure.value, unit, signed=signed, resolution=figure.resolution, printed=figure.text)
        if figure.value_high is not None:
            high = amount(figure.value_high, unit, signed=signed, resolution=figure.resolution, printed=figure.text)
            told = f"{told}～{high}"
        elif figure.measure == "rank":
            told = _("第%(rank)s") % {"rank": told}
    patterns = {
        "≈": _("约%(value)s"),
        "<": _("不足%(value)s"),
        ">": _("超%(value)s"),
        ">=": _("%(value)s以上"),
        "<=": _("%(value)s以内"),
    }
    return patterns[figure.qualifier] % {"value": told} if figure.qualifier in patterns else told


def named(one: FigureRecord | CommitmentRecord) -> str:
    """Return what a message calls a record: an indicator with its number, the first words of a commitment."""
    said = f"{one.indicator} {shown_value(one)}".strip() if isinstance(one, FigureRecord) else one.text
    return said if len(said) <= _MOST_NAMED else said[:_MOST_NAMED] + "…"


_MOST_NAMED = 40


def typed_value(value: Decimal | None, text: str) -> str:
    """Return a number as a person would type it, in 亿 or 万 where the text has them: ``386.5亿``; empty for None."""
    if value is None:
        return ""
    for name, times in (("亿", 8), ("万", 4)):
        if name in text and abs(value) >= Decimal(10) ** (times - 3):
            return plain(value.scaleb(-times)) + name
    return plain(value)


def mood_of(figure: FigureRecord) -> str:
    """Return the mood's name, for a target with its strength: 目标·确保."""
    mood = str(MOODS[figure.mood])
    return f"{mood}·{STRENGTHS[figure.strength]}" if figure.strength else mood
