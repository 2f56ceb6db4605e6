"""Reading a document anew, with a newer library or after its description changed: what people decided stays.

A decision belongs to a place and its words. Where the text itself came out differently (intake has learnt to read the
file better), a decided record is sought by its words and what stands round them; one that is found nowhere, or in
several places, is kept, listed, and no longer counts.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from taizhang import reading as library
from taizhang.audit.service import Act, Invalid
from taizhang.documents.actions.deciding import deciding, place_figures
from taizhang.documents.actions.reading_in import described, keep, new_reading, read_text
from taizhang.documents.actions.settle_document import refresh_findings
from taizhang.documents.actions.upload import kept_text
from taizhang.documents.conversion import commitment_columns, figure_columns
from taizhang.documents.models import Commitment, Decision, Document, DocumentState, Figure, Reading
from taizhang.intake import IntakeError, extract
from taizhang.organs.records import Access
from taizhang.search.service import index
from taizhang.storage import BlobStore

_AROUND = 10
"""Characters on each side that must agree where a text is not the same any more."""

Span = tuple[int, int]

R = TypeVar("R", Figure, Commitment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What reading anew did."""

    document: int
    kept: int
    """Decisions that still fit."""
    misfits: tuple[str, ...]
    """A sentence for each that no longer does."""


def reread_document(access: Access, document_id: int, *, key: str | None = None) -> Reread:
    """Read a document anew from its bytes. Raises NotFound, NotAllowed, Conflict, Invalid (the file is gone)."""
    with deciding(
        "document.reread", access, document_id, key=key, asked=document_id,
        states=(DocumentState.PROPOSED, DocumentState.FAILED),
    ) as (act, document):  # fmt: skip
        if act.repeated is not None:
            return Reread(document=document_id, kept=act.repeated["kept"], misfits=tuple(act.repeated["misfits"]))
        old = document.text
        text, pages = _text_again(document)
        document.text = text
        read = read_text(document)
        if not Reading.objects.filter(document=document).exists():
            keep(act, document, read)
            act.update(document, text=text, pages=pages)
            act.answer({"kept": 0, "misfits": []})
            return Reread(document=document_id, kept=0, misfits=())
        decided, misfits = _moved(act, document, old)
        reading = new_reading(act, document, read, misfits)
        _lay(act, document, reading, read.reading)
        act.update(
            document, text=text, pages=pages, state=DocumentState.PROPOSED, failure="",
            **described(document, read.reading),
        )  # fmt: skip
        place_figures(act, document)
        refresh_findings(act, document)
        index("document", document.pk, title=document.title, text=document.text)
        act.answer({"kept": decided, "misfits": list(misfits)})
    return Reread(document=document_id, kept=decided, misfits=misfits)


def _text_again(document: Document) -> tuple[str, list[int]]:
    try:
        data = BlobStore().read(document.sha256)
        taken = extract(data, name=document.filename, max_bytes=settings.TAIZHANG_MAX_UPLOAD)
    except FileNotFoundError:
        raise Invalid(_("找不到这份文件的原件，请联系管理员核对备份。"), code="blob_missing") from None
    except IntakeError as error:
        raise Invalid(error.message, code=error.code) from error
    return kept_text(taken), list(taken.pages or ())


def _moved(act: Act, document: Document, old: str) -> tuple[int, tuple[str, ...]]:
    """Move decided records to where their words stand; return how many fit, and a sentence for each that doesn't."""
    fitting, misfits = 0, []
    for model in (Commitment, Figure):
        for row in (
            model._default_manager.filter(document=document).exclude(decision=Decision.PROPOSED).order_by("start")
        ):
            span = place_again(old, document.text, row.start, row.end, row.text)
            if span is None:
                told = _("原在第%(place)s字处的“%(text)s”在重新读取后的正文里找不到了，请重新核对该处。")
                misfits.append(told % {"place": row.start, "text": row.text[:40]})
                if not row.stale:
                    act.update(row, stale=True)
                continue
            fitting += 1
            if (row.start, row.end) != span or row.stale:
                act.update(row, start=span[0], end=span[1], stale=False)
    return fitting, tuple(misfits)


def place_again(old: str, new: str, start: int, end: int, text: str) -> Span | None:
    """Return where words that stood at a place of the old text stand in the new one; None where that is not clear."""
    if new[start:end] == text and (old == new or new[max(start - 4, 0) : end + 4] == old[max(start - 4, 0) : end + 4]):
        return start, end
    begin, finish = max(start - _AROUND, 0), min(end + _AROUND, len(old))
    for words, shift in ((old[begin:finish], start - begin), (text, 0)):
        at = new.find(words) if words else -1
        if at >= 0 and new.find(words, at + 1) < 0 and new[at + shift : at + shift + end - start] == text:
            return at + shift, at + shift + end - start
    return None


def _lay(act: Act, document: Document, reading: Reading, found: library.Reading) -> None:
    """Lay the new proposals beside what people decided: theirs stands, and drives out what overlaps it."""
    promised = [((one.start, one.end), commitment_columns(one)) for one in found.commitments]
    _merge(act, document, reading, Commitment, promised)
    figures = _merge(
        act, document, reading, Figure, [((one.start, one.end), figure_columns(one)) for one in found.figures]
    )
    for one in found.figures:
        row = figures.get((one.start, one.end))
        if row is None or row.decision != Decision.PROPOSED:
            continue
        whole = None if one.part_of is None else found.figures[one.part_of]
        owner = None if whole is None else figures.get((whole.start, whole.end))
        act.update(row, part_of=owner)


def _merge(
    act: Act, document: Document, reading: Reading, model: type[R], found: Sequence[tuple[Span, dict[str, Any]]]
) -> dict[Span, R]:
    rows: list[R] = list(model._default_manager.filter(document=document).order_by("start", "id"))
    decided = [row for row in rows if row.decision != Decision.PROPOSED and not row.stale]
    open_rows = {(row.start, row.end): row for row in rows if row.decision == Decision.PROPOSED}
    result: dict[Span, R] = {(row.start, row.end): row for row in decided}
    # A rejected record suppresses what is proposed at exactly its place, and nothing beside it.
    taken = _Spans((row.start, row.end) for row in decided if row.decision != Decision.REJECTED)
    fresh = []
    for span, columns in found:
        if span in result or taken.overlap(span):
            continue
        row = open_rows.get(span)
        if row is None or row.text != columns["text"]:
            fresh.append(model(document=document, reading=reading, **columns))
        else:
            del open_rows[span]
            result[span] = act.update(row, reading=reading, **columns)
    for row in act.create_many(fresh):
        result[row.start, row.end] = row
    gone = list(open_rows.values())
    if model is Figure:
        # A part may belong to a figure that goes.
        for part in Figure.objects.filter(document=document, part_of__in=[row.pk for row in gone]):
            act.update(part, part_of=None)
    else:
        for figure in Figure.objects.filter(document=document, commitment__in=[row.pk for row in gone]):
            act.update(figure, commitment=None)
    for row in gone:
        act.delete(row)
    return result


class _Spans:
    """Spans that are asked which of others they overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._longest = max((end - start for start, end in self._spans), default=0)

    def overlap(self, span: Span) -> bool:
        """Say whether one of the spans shares a character with this one."""
        at = bisect_left(self._spans, (span[0] - self._longest, 0))
        for start, end in self._spans[at:]:
            if start >= span[1]:
                return False
            if end > span[0]:
                return True
        return False
