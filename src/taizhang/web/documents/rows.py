"""The records beside the text, one line each, written as strings for the same reason as the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from taizhang.documents.records import CommitmentRecord, FigureRecord, Room
from taizhang.web.documents.wording import (
    DECISION_MARKS,
    DECISIONS,
    MEASURES,
    ROLES,
    is_doubtful,
    mood_of,
    shown_value,
    why_doubtful,
)

Record = FigureRecord | CommitmentRecord

SHOWN = ("all", "waiting", "doubtful", "figures", "commitments", "rejected")
"""Which records the list shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How far a document is."""

    total: int
    """Records that count: neither rejected nor replaced."""
    waiting: int
    doubtful: int
    decided: int
    rejected: int
    figures: int
    commitments: int

    @property
    def share(self) -> int:
        """How many per cent are decided; 100 where there is nothing to decide."""
        return 100 if self.total == 0 else self.decided * 100 // self.total


def counts_of(decisions: Iterable[tuple[str, str, Decimal | None, bool]]) -> Counts:
    """Return how far a document is, from kind, decision, confidence and staleness of each of its records."""
    records = list(decisions)
    alive = [one for one in records if one[1] not in ("rejected", "replaced") and not one[3]]
    waiting = [one for one in alive if one[1] == "proposed"]
    return Counts(
        total=len(alive),
        waiting=len(waiting),
        doubtful=sum(is_doubtful(confidence, decision) for _kind, decision, confidence, _stale in waiting),
        decided=len(alive) - len(waiting),
        rejected=len(records) - len(alive),
        figures=sum(one[0] == "figure" for one in alive),
        commitments=sum(one[0] == "commitment" for one in alive),
    )


def counts_of_room(room: Room) -> Counts:
    """Return how far the document of a reading room is."""
    records: list[Record] = [*room.figures, *room.commitments]
    return counts_of((one.kind, one.decision, one.confidence, one.stale) for one in records)


def name_of(one: Record) -> str:
    """Return the short name of a record in addresses and marks: f12, c3."""
    return f"{one.kind[0]}{one.id}"


def chosen(room: Room, show: str, order: str) -> list[Record]:
    """Return the records that the list shows, in the order of the text or the doubtful ones first."""
    records: list[Record] = [*room.commitments, *room.figures]
    gone = ("rejected", "replaced")
    match show:
        case "waiting":
            records = [one for one in records if one.decision == "proposed" and not one.stale]
        case "doubtful":
            records = [one for one in records if is_doubtful(one.confidence, one.decision) and not one.stale]
        case "figures":
            records = [one for one in records if one.kind == "figure" and one.decision not in gone]
        case "commitments":
            records = [one for one in records if one.kind == "commitment" and one.decision not in gone]
        case "rejected":
            records = [one for one in records if one.decision in gone or one.stale]
        case _:
            records = [one for one in records if one.decision not in gone and not one.stale]
    if order == "doubt":
        # The least sure first; what is decided, surest of all, last.
        return sorted(records, key=lambda one: (one.decision != "proposed", one.confidence or 1, one.start, one.kind))
    return sorted(records, key=lambda one: (one.start, one.kind))


def rows(records: Iterable[Record], link: str, *, at: str = "", detail: str = "") -> SafeString:
    """Return the list items of records; the one named ``at`` is open and holds ``detail``, which is safe markup."""
    made = [row(one, link, detail if name_of(one) == at else "") for one in records]
    return mark_safe("".join(made))  # noqa: S308 - each part is escaped


def row(one: Record, link: str, detail: str = "") -> str:
    """Return the list item of one record. ``detail`` is safe markup."""
    name = name_of(one)
    doubtful = is_doubtful(one.confidence, one.decision)
    classes = f"rec {one.kind} {one.decision}" + (" doubtful" if doubtful else "") + (" open" if detail else "")
    word = escape(str(DECISIONS[one.decision]))
    # Most rows wait; their shape is enough for the eye, the word is there for whoever listens or points.
    said = f'<span class="hidden-text">{word}</span>' if one.decision == "proposed" else word
    status = f'<span class="st st-{one.decision}" title="{word}">{DECISION_MARKS[one.decision]} {said}</span>'
    if doubtful:
        status = f'<span class="st st-doubt" title="{escape(why_doubtful(one))}">? {escape(_("存疑"))}</span>'
    if one.stale:
        status = f'<span class="st st-doubt">! {escape(_("原文已变"))}</span>'
    inner = _figure(one) if isinstance(one, FigureRecord) else _commitment(one)
    return (
        f'<li class="{classes}" id="r{name}" data-r="{name}" data-s="{one.start}" data-d="{one.decision}">'
        f'<a class="line" href="{link}{name}#r{name}">{inner}{status}</a>{detail}</li>'
    )


def _figure(one: FigureRecord) -> str:
    said = [mood_of(one)]
    if one.period is not None:
        said.append(str(one.period))
    if one.measure != "level":
        said.append(str(MEASURES[one.measure]))
    if one.role != "value":
        said.append(str(ROLES[one.role]))
    if one.scope:
        said.append(one.scope)
    named = escape(one.indicator) if one.indicator else f'<span class="missing">{escape(_("（未写明指标）"))}</span>'
    return (
        f'<span class="val {one.mood}">{escape(shown_value(one))}</span>'
        f'<span class="what"><b>{named}</b><small>{escape(" · ".join(said))}</small></span>'
    )


def _commitment(one: CommitmentRecord) -> str:
    said = [part for part in (one.responsible, "" if one.deadline is None else one.deadline.isoformat()) if part]
    more = f"<small>{escape(' · '.join(said))}</small>" if said else ""
    used = f' <span class="badge badge-blue">{escape(_("已立项"))}</span>' if one.used else ""
    text = " ".join(one.text.split())
    return (
        f'<span class="tag">{escape(_("目标任务"))}</span>'
        f'<span class="what"><b class="clip">{escape(text)}</b>{more}{used}</span>'
    )


def neighbours(records: Sequence[Record], name: str) -> tuple[str, str]:
    """Return the names of the records before and after one in a list; empty where there is none."""
    names = [name_of(one) for one in records]
    if name not in names:
        return "", names[0] if names else ""
    place = names.index(name)
    before = names[place - 1] if place else ""
    return before, names[place + 1] if place + 1 < len(names) else ""
