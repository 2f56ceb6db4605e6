"""The ledger in words: targets as officials write them, badges of states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.ledger.records import TaskRow
from taizhang.ledger.service import choices
from taizhang.web.documents.wording import KINDS

TASK_BADGES: Mapping[str, str] = {
    "draft": "",
    "assigned": "badge-yellow",
    "objected": "badge-red",
    "working": "badge-blue",
    "closing": "badge-yellow",
    "closed": "badge-green",
    "withdrawn": "",
}

MATTER_BADGES: Mapping[str, str] = {"open": "badge-blue", "closed": "badge-green", "withdrawn": ""}

HANDOVER_BADGES: Mapping[str, str] = {
    "pending": "badge-yellow",
    "signed": "badge-green",
    "objected": "badge-red",
    "upheld": "",
    "rejected": "badge-yellow",
    "replaced": "",
    "withdrawn": "",
}

_JOINED = frozenset({"%", "％", "‰"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTask:
    """A task with its target and latest value in words."""

    row: TaskRow
    target: str
    latest: str
    overdue: bool


def target_words(row: TaskRow) -> str:
    """Return the target of a row as officials write it; empty where there is none."""
    return target_text(row.target, row.qualifier, row.unit, high=row.target_high)


def target_text(target: Decimal | None, qualifier: str, unit: str, *, high: Decimal | None = None) -> str:
    """Return a target as officials write it: 30个以上, 控制在3%以内, 6%左右, 下降3%以上, 5%至6%; empty for None."""
    if target is None:
        return ""
    if high is not None:
        return _("%(low)s至%(high)s") % {"low": quantity(target, ""), "high": quantity(high, unit)}
    if target < 0 and unit in _JOINED:
        # A growth below zero is a fall, and its qualifier is that of the fall.
        return _fall(qualifier) % {"value": quantity(-target, unit)}
    return _goal(qualifier) % {"value": quantity(target, unit)}


def _fall(qualifier: str) -> str:
    """How a fall is asked for; only the sentence that is wanted is looked up, since a page has hundreds."""
    match qualifier:
        case ">=":
            return _("下降%(value)s以上")
        case "<=":
            return _("降幅控制在%(value)s以内")
        case "≈":
            return _("下降%(value)s左右")
        case ">":
            return _("降幅超过%(value)s")
        case "<":
            return _("降幅低于%(value)s")
    return _("下降%(value)s")


def _goal(qualifier: str) -> str:
    match qualifier:
        case ">=":
            return _("%(value)s以上")
        case "<=":
            return _("控制在%(value)s以内")
        case "≈":
            return _("%(value)s左右")
        case ">":
            return _("超过%(value)s")
        case "<":
            return _("低于%(value)s")
    return "%(value)s"


def quantity(value: Decimal | None, unit: str) -> str:
    """Return a value with its unit, digit for digit; empty for None."""
    if value is None:
        return ""
    digits = format(value, "f").replace("-", "−")
    if not unit or unit in _JOINED or (get_language() or "zh").startswith("zh"):
        return digits + unit
    return f"{digits} {unit}"


def shown_tasks(rows: Iterable[TaskRow], today: date) -> tuple[ShownTask, ...]:
    """Return the rows with their words; ``today`` is the day against which they are overdue."""
    return tuple(
        ShownTask(
            row=row,
            target=target_words(row),
            latest=quantity(row.latest_value, row.unit),
            overdue=row.deadline is not None and row.deadline < today and row.state not in ("closed", "withdrawn"),
        )
        for row in rows
    )


MOST_NAMED = 40
"""Rows that one message names."""


def told(sentence: str, rows: Sequence[str]) -> str:
    """Return a message of several lines: the sentence, then a line for each row."""
    left = len(rows) - MOST_NAMED
    more = [_("另有%(count)d件。") % {"count": left}] if left > 0 else []
    return "\n".join([sentence, *rows[:MOST_NAMED], *more])


def source_words(source: str, document_kind: str) -> str:
    """Return where a matter comes from: a commitment by the kind of its document, 政府工作报告, 民生实事清单."""
    if source == "commitment" and document_kind in KINDS:
        return str(KINDS[document_kind])
    return choices("matter_source").get(source, source)


def words() -> dict[str, object]:
    """Return the words that templates of the ledger use for codes."""
    return {
        "task_states": choices("task_state"),
        "matter_states": choices("matter_state"),
        "handover_states": choices("handover_state"),
        "target_kinds": choices("target_kind"),
        "claims": choices("claimed"),
        "verdicts": choices("verified"),
        "urgencies": choices("urgency"),
        "task_badges": TASK_BADGES,
        "matter_badges": MATTER_BADGES,
        "handover_badges": HANDOVER_BADGES,
    }
