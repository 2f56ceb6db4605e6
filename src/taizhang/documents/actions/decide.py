"""What a person says of a record that the machine proposed: confirmed, corrected, rejected."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, expect
from taizhang.documents.actions.deciding import (
    R,
    Row,
    deciding,
    document_of,
    lock_record,
    need_reason,
    place_figures,
    refuse_used,
)
from taizhang.documents.conversion import proposal_of
from taizhang.documents.fields import commitment_values, figure_values
from taizhang.documents.models import Commitment, Decision, Document, Figure
from taizhang.documents.records import Done, RecordKind
from taizhang.organs.records import Access


def confirm_record(
    access: Access, kind: RecordKind, pk: int, *, with_figures: bool = False, key: str | None = None
) -> Done:
    """Let a proposed record stand as it is; one that stands already is left alone.

    ``with_figures`` confirms the proposed figures of a commitment with it. Raises NotFound, NotAllowed, Conflict.
    """
    document_id = document_of(access, kind, pk)
    with deciding(f"{kind}.confirm", access, document_id, key=key, asked=[kind, pk, with_figures]) as (act, _document):
        if act.repeated is not None:
            return done_again(act.repeated)
        row = lock_record(act, kind, pk)
        _expect_alive(row)
        changed: list[tuple[RecordKind, int]] = [(kind, pk)]
        _confirm(act, row)
        if with_figures and isinstance(row, Commitment):
            for figure in Figure.objects.filter(commitment=row, decision=Decision.PROPOSED, stale=False):
                _confirm(act, figure)
                changed.append(("figure", figure.pk))
        return done(act, document_id, changed)


def _confirm(act: Act, row: Row) -> None:
    if row.decision == Decision.PROPOSED:
        settle(act, row, decision=Decision.CONFIRMED)


def settle(act: Act, row: R, **values: Any) -> R:
    """Set columns of a record and note who decided and when."""
    return act.update(row, decided_by_id=act.by.person, decided_at=act.at, **values)


def _expect_alive(row: Row) -> None:
    expect(row.decision != Decision.REJECTED, _("这条已经剔除，请先撤销剔除。"))
    expect(row.decision != Decision.REPLACED, _("这条已经拆分或合并，请在新的条目上操作。"))
    expect(not row.stale, _("这条在重新读取后的正文里已找不到原文，不能再确认。"))


def confirm_surer_than(access: Access, document_id: int, least: Decimal, *, key: str | None = None) -> Done:
    """Confirm every proposed record of a document whose confidence is at least ``least``, from 0 to 1."""
    if not Decimal(0) <= least <= Decimal(1):
        message = _("把握程度应在0到1之间。")
        raise Invalid(message, fields={"least": message})
    asked = [document_id, format(least, "f")]
    with deciding("document.confirm_many", access, document_id, key=key, asked=asked) as (act, document):
        if act.repeated is not None:
            return done_again(act.repeated)
        changed: list[tuple[RecordKind, int]] = []
        for model, kind in _KINDS:
            waiting = model._default_manager.filter(document=document, decision=Decision.PROPOSED, stale=False)
            # Compared here: a Decimal is text on SQLite, which sorts as text.
            sure = [row for row in waiting.order_by("start", "id") if (row.confidence or Decimal(0)) >= least]
            settled = {"decision": Decision.CONFIRMED, "decided_by_id": act.by.person, "decided_at": act.at}
            act.update_many(sure, [settled] * len(sure))
            changed += [(kind, row.pk) for row in sure]
        return done(act, document_id, changed)


_KINDS: tuple[tuple[type[Figure] | type[Commitment], RecordKind], ...] = (
    (Figure, "figure"),
    (Commitment, "commitment"),
)


def correct_record(
    access: Access,
    kind: RecordKind,
    pk: int,
    fields: Mapping[str, Any],
    *,
    reason: str = "",
    key: str | None = None,
) -> Done:
    """Correct fields of a record; what the machine proposed is kept beside. Fields that are not given stay.

    ``start`` and ``end`` move the record in the text. Raises NotFound, NotAllowed, Conflict, Invalid with fields.
    """
    document_id = document_of(access, kind, pk)
    asked = [kind, pk, {name: str(value) for name, value in fields.items()}, reason]
    with deciding(f"{kind}.correct", access, document_id, key=key, asked=asked, reason=reason) as (act, document):
        if act.repeated is not None:
            return done_again(act.repeated)
        row = lock_record(act, kind, pk)
        _expect_alive(row)
        refuse_used(row)
        given = dict(fields)
        values = _span(document, row, given.pop("start", None), given.pop("end", None))
        made = figure_values if isinstance(row, Figure) else commitment_values
        values |= made(given, row.text)
        differs = any(getattr(row, name) != value for name, value in values.items())
        if differs:
            kept = proposal_of(row) if row.decision in (Decision.PROPOSED, Decision.CONFIRMED) else row.proposal
            decision = Decision.ADDED if row.decision == Decision.ADDED else Decision.CORRECTED
            settle(act, row, decision=decision, proposal=kept, reason=reason.strip()[:2000], **values)
            if {"start", "end"} & values.keys():
                place_figures(act, document)
        else:
            _confirm(act, row)
        return done(act, document_id, [(kind, pk)])


def _span(document: Document, row: Row, start: Any, end: Any) -> dict[str, Any]:
    """The columns of a record that is moved in the text; empty where it stays."""
    if start in (None, "") and end in (None, ""):
        return {}
    begin = row.start if start in (None, "") else int(start)
    finish = row.end if end in (None, "") else int(end)
    if (begin, finish) == (row.start, row.end):
        return {}
    if not 0 <= begin < finish <= len(document.text):
        message = _("起止位置不在正文之内，请重新选取。")
        raise Invalid(message, fields={"start": message})
    return {"start": begin, "end": finish, "text": document.text[begin:finish]}


def reject_record(access: Access, kind: RecordKind, pk: int, *, reason: str, key: str | None = None) -> Done:
    """Reject a record, with the reason; it stays in the list and no longer counts."""
    why = need_reason(reason, _("剔除要写明理由，例如：不是数据、重复、不是承诺。"))
    document_id = document_of(access, kind, pk)
    with deciding(f"{kind}.reject", access, document_id, key=key, asked=[kind, pk, why], reason=why) as (act, document):
        if act.repeated is not None:
            return done_again(act.repeated)
        row = lock_record(act, kind, pk)
        expect(row.decision != Decision.REJECTED, _("这条已经剔除。"))
        expect(row.decision != Decision.REPLACED, _("这条已经拆分或合并，请在新的条目上操作。"))
        refuse_used(row)
        settle(act, row, decision=Decision.REJECTED, reason=why)
        if isinstance(row, Commitment):
            place_figures(act, document)
        return done(act, document_id, [(kind, pk)])


def done(
    act: Act, document: int, changed: Iterable[tuple[RecordKind, int]], gone: Iterable[tuple[RecordKind, int]] = ()
) -> Done:
    """Keep and return the answer of an act on records."""
    told = Done(document=document, changed=tuple(changed), gone=tuple(gone))
    act.answer(
        {
            "document": document,
            "changed": [[kind, pk] for kind, pk in told.changed],
            "gone": [[kind, pk] for kind, pk in told.gone],
        }
    )
    return told


def done_again(repeated: Mapping[str, Any]) -> Done:
    """Return the answer that was kept under a key."""
    return Done(
        document=repeated["document"],
        changed=tuple((kind, pk) for kind, pk in repeated["changed"]),
        gone=tuple((kind, pk) for kind, pk in repeated["gone"]),
    )
