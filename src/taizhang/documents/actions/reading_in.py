"""Reading a document that waits: the library's proposals become rows, once."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from taizhang import reading as library
from taizhang.audit.service import Act, Actor, change
from taizhang.checking import Finding as Checked
from taizhang.checking import check
from taizhang.documents.conversion import commitment_columns, figure_columns, finding_columns
from taizhang.documents.models import Commitment, Document, DocumentState, Figure, Finding, Reading
from taizhang.search.service import index
from taizhang.storage import now

KEPT = ("contradicts", "unclear", "rounding")
"""Verdicts that are kept; what agrees is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the library made of a document."""

    reading: library.Reading
    findings: tuple[Checked, ...]


def read_text(document: Document) -> Read:
    """Read a document's text; what a person said of issuer, region and year wins over what the text says."""
    reading = library.read(
        document.text,
        issuer=document.issuer or document.region or None,
        year=document.year,
        source=document.filename,
        sha256=document.sha256,
        title=document.title,
        date=None if document.date is None else document.date.isoformat(),
    )
    return Read(reading=reading, findings=tuple(one for one in check([reading]) if one.verdict in KEPT))


def read_document(by: Actor, document_id: int) -> str:
    """Read a document that waits and return the state that it is in then; one that does not wait is left alone.

    The reading itself runs outside the transaction: nobody waits for it. A fault of the program leaves the document
    ``failed`` with a sentence, so that it can be read again.
    """
    document = Document.objects.filter(pk=document_id).first()
    if document is None or document.state != DocumentState.WAITING:
        return "" if document is None else document.state
    try:
        read = read_text(document)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one text must not stop the others
        return _failed(by, document_id, f"{type(error).__name__}: {error}"[:300])
    with change("document.read", stream=("document", document_id), by=by) as act:
        document = act.lock(Document, document_id)
        if document.state == DocumentState.WAITING:
            keep(act, document, read)
    return document.state


def _failed(by: Actor, document_id: int, what: str) -> str:
    with change("document.fail", stream=("document", document_id), by=by) as act:
        document = act.lock(Document, document_id)
        if document.state == DocumentState.WAITING:
            told = _("程序在读取这份文件时出错（%(what)s），请重新读取；仍不成功，请把文件和这句话反馈给维护人员。")
            act.update(document, state=DocumentState.FAILED, failure=told % {"what": what}, read_from=None)
    return document.state


def keep(act: Act, document: Document, read: Read) -> None:
    """Keep the first reading of a document: the payload whole, a row for every record and finding."""
    found = read.reading
    reading = new_reading(act, document, read)
    commitments = act.create_many(
        [Commitment(document=document, reading=reading, **commitment_columns(one)) for one in found.commitments]
    )
    inside = {figure: row for one, row in zip(found.commitments, commitments, strict=True) for figure in one.figures}
    figures = act.create_many(
        [
            Figure(document=document, reading=reading, commitment=inside.get(place), **figure_columns(one))
            for place, one in enumerate(found.figures)
        ]
    )
    for one, figure in zip(found.figures, figures, strict=True):
        if one.part_of is not None:
            act.update(figure, part_of=figures[one.part_of])
    act.create_many([Finding(document=document, **finding_columns(one)) for one in read.findings])
    act.update(document, state=DocumentState.PROPOSED, failure="", **described(document, found))
    index("document", document.pk, title=document.title, text=document.text)


def described(document: Document, found: library.Reading) -> dict[str, object]:
    """Return the columns that the reading fills where a person left them open."""
    stem = document.filename.rpartition(".")[0] or document.filename
    own_title = document.title not in ("", stem, document.filename)
    return {
        "title": document.title if own_title else (found.title or document.title)[:300],
        "issuer": document.issuer or (found.issuer or "")[:120],
        "region": document.region or (found.region or "")[:60],
        "year": document.year if document.year is not None else found.year,
        "date": document.date or (None if found.date is None else date.fromisoformat(found.date)),
        "kind": found.kind,
        "outline": [library.heading_to_json(heading) for heading in found.outline],
        "read_from": None,
    }


def new_reading(act: Act, document: Document, read: Read, misfits: tuple[str, ...] = ()) -> Reading:
    """Keep the payload of a reading, without the text, which the document has."""
    payload = library.reading_to_json(read.reading)
    del payload["text"]
    return Reading.objects.create(
        document=document, reader=read.reading.reader, made_at=now(), payload=payload, misfits=list(misfits)
    )
