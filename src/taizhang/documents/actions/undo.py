"""Undoing one's own last decision on a document: a new event that restores what the last one changed."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Conflict, EventRecord, Plain, history, plain
from taizhang.documents.actions.decide import done, done_again
from taizhang.documents.actions.deciding import deciding
from taizhang.documents.models import Commitment, Figure, Finding
from taizhang.documents.records import Done, RecordKind
from taizhang.organs.records import Access

UNDO = "document.undo"

UNDOABLE = frozenset(
    {
        "figure.confirm",
        "figure.correct",
        "figure.reject",
        "figure.add",
        "commitment.confirm",
        "commitment.correct",
        "commitment.reject",
        "commitment.add",
        "commitment.split",
        "commitment.merge",
        "document.confirm_many",
        "finding.explain",
        "finding.mend",
        "finding.reopen",
    }
)
"""Acts that can be undone one by one, the last first."""

_MODELS: Mapping[str, type[models.Model]] = {model._meta.label_lower: model for model in (Figure, Commitment, Finding)}


def undo(access: Access, document_id: int, *, key: str | None = None) -> Done:
    """Undo the person's own last decision on this document that is not undone yet.

    What someone changed since then is not overwritten: Conflict says so. Raises NotFound, NotAllowed, and Conflict
    where there is nothing to undo.
    """
    with deciding(UNDO, access, document_id, key=key, asked=document_id) as (act, _document):
        if act.repeated is not None:
            return done_again(act.repeated)
        event = next(undoable_events(access, document_id), None)
        if event is None:
            raise Conflict(_("您在这份文件上没有可以撤销的操作。"))
        act.reason = _("撤销第%(number)s步") % {"number": event.number}
        return _restore(act, document_id, event)


def undoable_events(access: Access, document_id: int) -> Iterator[EventRecord]:
    """Yield the person's own decisions on a document that stand, the newest first."""
    undone = 0
    before: int | None = None
    while events := history(("document", document_id), before=before):
        for event in events:
            before = event.number
            if event.actor != access.person:
                continue
            if event.action == UNDO:
                undone += 1
            elif event.action in UNDOABLE:
                if undone:
                    undone -= 1
                else:
                    yield event


def _restore(act: Act, document_id: int, event: EventRecord) -> Done:
    changed: list[tuple[RecordKind, int]] = []
    gone: list[tuple[RecordKind, int]] = []
    created: list[models.Model] = []
    for named, columns in event.changes.items():
        label, _colon, pk = named.partition(":")
        model = _MODELS.get(label)
        if model is None:
            continue
        row = act.lock(model, int(pk))
        _expect_unchanged(row, columns)
        if isinstance(row, Commitment) and row.used:
            raise Conflict(_("这条目标任务已经立项，不能再撤销；如需调整，请在台账中办理。"))
        kind: RecordKind | None = (
            "figure" if isinstance(row, Figure) else "commitment" if isinstance(row, Commitment) else None
        )
        if all(old is None for old, _new in columns.values()) and columns.get("document_id", [None, None])[1]:
            created.append(row)
            if kind is not None:
                gone.append((kind, row.pk))
            continue
        act.update(row, **{name: _value(model, name, old) for name, (old, _new) in columns.items()})
        if kind is not None:
            changed.append((kind, row.pk))
    # What was made goes last: nothing refers to it any more by then.
    for row in created:
        act.delete(row)
    return done(act, document_id, changed, gone)


def _expect_unchanged(row: models.Model, columns: Mapping[str, list[Plain]]) -> None:
    for name, (_old, new) in columns.items():
        if plain(getattr(row, name)) != new:
            raise Conflict(_("这条记录后来又有改动，不能直接撤销；请打开它按需要更正。"))


def _value(model: type[models.Model], name: str, kept: Plain) -> Any:
    """A column's value from the form in which an event keeps it."""
    field: Any = next(one for one in model._meta.concrete_fields if one.attname == name)
    return kept if kept is None or isinstance(field, models.JSONField) else field.to_python(kept)
