"""Splitting a commitment that promises several things, and merging those that promise one."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, expect
from taizhang.documents.actions.decide import done, done_again, settle
from taizhang.documents.actions.deciding import deciding, document_of, place_figures, refuse_used
from taizhang.documents.models import Commitment, Decision
from taizhang.documents.records import Done
from taizhang.organs.records import Access

_EDGES = " \t\n\r\u3000，,；;。、：:"
"""What a piece sheds at its ends."""


def split_commitment(access: Access, pk: int, offsets: Sequence[int], *, key: str | None = None) -> Done:
    """Split a commitment at these offsets of the document's text; the pieces stand in its place, confirmed.

    Each piece is trimmed of punctuation at its ends. Raises NotFound, NotAllowed, Conflict, and Invalid where an
    offset lies outside or a piece would be empty.
    """
    document_id = document_of(access, "commitment", pk)
    cuts = sorted(set(offsets))
    with deciding("commitment.split", access, document_id, key=key, asked=[pk, cuts]) as (act, document):
        if act.repeated is not None:
            return done_again(act.repeated)
        row = act.lock(Commitment, pk)
        _expect_whole(row)
        if not cuts or cuts[0] <= row.start or cuts[-1] >= row.end:
            message = _("请在这条目标任务的文字中间选择拆分处。")
            raise Invalid(message, fields={"offsets": message})
        ends = [row.start, *cuts, row.end]
        pieces = [trimmed(document.text, start, end) for start, end in pairwise(ends)]
        if any(start >= end for start, end in pieces):
            message = _("有一段拆分后没有文字，请另选拆分处。")
            raise Invalid(message, fields={"offsets": message})
        made = [
            act.create(
                Commitment(
                    document=document,
                    reading=row.reading,
                    start=start,
                    end=end,
                    text=document.text[start:end],
                    heading=row.heading,
                    responsible=row.responsible,
                    deadline=row.deadline,
                    decision=Decision.ADDED,
                    split_from=row,
                    decided_by_id=act.by.person,
                    decided_at=act.at,
                )
            )
            for start, end in pieces
        ]
        settle(act, row, decision=Decision.REPLACED)
        place_figures(act, document)
        return done(act, document_id, [("commitment", one.pk) for one in [row, *made]])


def merge_commitments(access: Access, pks: Sequence[int], *, key: str | None = None) -> Done:
    """Merge commitments of one document into one that spans them all and stands in their place, confirmed.

    Raises NotFound, NotAllowed, Conflict (one of another document, or one that lies between and stands alone).
    """
    wanted = sorted(set(pks))
    # Each is asked for, so that one that may not be seen answers as one that is not there.
    document_id = min(document_of(access, "commitment", pk) for pk in wanted)
    with deciding("commitment.merge", access, document_id, key=key, asked=wanted) as (act, document):
        if act.repeated is not None:
            return done_again(act.repeated)
        if len(wanted) < 2:
            raise Invalid(_("合并要选两条以上的目标任务。"), fields={"with": _("请选择要合并的条目。")})
        rows = [act.lock(Commitment, pk) for pk in wanted]
        expect(all(row.document_id == document_id for row in rows), _("只能合并同一份文件里的目标任务。"))
        for row in rows:
            _expect_whole(row)
        rows.sort(key=lambda row: (row.start, row.pk))
        start, end = rows[0].start, max(row.end for row in rows)
        between = (
            Commitment.objects.filter(document=document, start__lt=end, end__gt=start, stale=False)
            .exclude(pk__in=wanted)
            .exclude(decision__in=(Decision.REJECTED, Decision.REPLACED))
            .first()
        )
        expect(
            between is None,
            _("中间还有一条“%(text)s”，请一并选上或先剔除。") % {"text": "" if between is None else between.text[:30]},
        )
        first = rows[0]
        made = act.create(
            Commitment(
                document=document,
                reading=first.reading,
                start=start,
                end=end,
                text=document.text[start:end],
                heading=first.heading,
                responsible="；".join(dict.fromkeys(row.responsible for row in rows if row.responsible))[:200],
                deadline=max((row.deadline for row in rows if row.deadline is not None), default=None),
                decision=Decision.ADDED,
                decided_by_id=act.by.person,
                decided_at=act.at,
            )
        )
        for row in rows:
            settle(act, row, decision=Decision.REPLACED, merged_into=made)
        place_figures(act, document)
        return done(act, document_id, [("commitment", one.pk) for one in [made, *rows]])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without punctuation and spaces at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _expect_whole(row: Commitment) -> None:
    expect(row.decision != Decision.REJECTED, _("这条已经剔除，请先撤销剔除。"))
    expect(row.decision != Decision.REPLACED, _("这条已经拆分或合并，请在新的条目上操作。"))
    expect(not row.stale, _("这条在重新读取后的正文里已找不到原文，不能拆分或合并。"))
    refuse_used(row)
