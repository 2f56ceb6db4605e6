"""What is done to a document as a whole: confirmed, opened again, described, checked anew."""

from typing import Any

from django.utils.translation import gettext as _

from taizhang.audit.service import Act, Invalid, expect
from taizhang.checking import check
from taizhang.documents.actions.deciding import deciding, need_organ, need_reason
from taizhang.documents.actions.reading_in import KEPT
from taizhang.documents.conversion import as_library_reading, finding_columns
from taizhang.documents.models import Commitment, Decision, Document, DocumentState, Figure, Finding, Secrecy
from taizhang.documents.secrecy import mark_of
from taizhang.organs.records import Access
from taizhang.search.service import index

ANY = (DocumentState.WAITING, DocumentState.PROPOSED, DocumentState.CONFIRMED, DocumentState.FAILED)


def confirm_document(access: Access, document_id: int, *, key: str | None = None) -> int:
    """Say that every record of a document is decided; from then on its commitments can be taken into the ledger.

    Raises NotFound, NotAllowed, and Conflict while records wait for a decision.
    """
    with deciding("document.confirm", access, document_id, key=key, asked=document_id) as (act, document):
        if act.repeated is None:
            waiting = sum(
                model._default_manager.filter(document=document, decision=Decision.PROPOSED, stale=False).count()
                for model in (Figure, Commitment)
            )
            told = _("还有%(count)s条没有确认或剔除；请逐条处理，或用“批量确认”确认把握较大的。") % {"count": waiting}
            expect(waiting == 0, told)
            act.update(document, state=DocumentState.CONFIRMED)
            act.answer({"document": document_id})
    return document_id


def reopen_document(access: Access, document_id: int, *, reason: str, key: str | None = None) -> int:
    """Open a confirmed document again, with the reason."""
    why = need_reason(reason, _("重新打开要写明理由。"))
    with deciding(
        "document.reopen", access, document_id, key=key, asked=[document_id, why], reason=why,
        states=(DocumentState.CONFIRMED,),
    ) as (act, document):  # fmt: skip
        if act.repeated is None:
            act.update(document, state=DocumentState.PROPOSED)
            act.answer({"document": document_id})
    return document_id


_DESCRIBED = {"title": 300, "issuer": 120, "region": 60}


def describe_document(
    access: Access, document_id: int, fields: dict[str, Any], *, reason: str = "", key: str | None = None
) -> int:
    """Set what is known of a document: title, issuer, region, year, kind, date, organ, secrecy. Others stay.

    To make public what bears a mark of 内部, a reason is needed. Raises NotFound, NotAllowed, Invalid.
    """
    unknown = set(fields) - {*_DESCRIBED, "year", "kind", "date", "organ", "secrecy"}
    if unknown:
        raise ValueError(f"a document has no field {sorted(unknown)}")
    asked = [document_id, {name: str(value) for name, value in fields.items()}, reason]
    with deciding(
        "document.describe", access, document_id, key=key, asked=asked, reason=reason.strip(), states=ANY
    ) as (act, document):
        if act.repeated is not None:
            return document_id
        values: dict[str, Any] = dict(fields)
        for name, most in _DESCRIBED.items():
            if name in values:
                values[name] = str(values[name]).strip()[:most]
        if values.get("title") == "":
            message = _("标题不能为空。")
            raise Invalid(message, fields={"title": message})
        if "organ" in values:
            need_organ(values["organ"])
            values["organ_id"] = values.pop("organ")
        if "secrecy" in values:
            _check_secrecy(document, values["secrecy"], reason)
        act.update(document, **values)
        index("document", document.pk, title=document.title, text=document.text)
        act.answer({"document": document_id})
    return document_id


def _check_secrecy(document: Document, wanted: str, reason: str) -> None:
    if wanted not in Secrecy.values:
        message = _("公开范围只能是公开或内部。")
        raise Invalid(message, fields={"secrecy": message})
    mark = mark_of(document.text, document.filename)
    opens = wanted == Secrecy.PUBLIC and document.secrecy == Secrecy.INTERNAL
    if opens and mark.level == "internal" and not reason.strip():
        message = _("文件带有“%(mark)s”字样，改为公开要写明理由。") % {"mark": mark.words}
        raise Invalid(message, fields={"reason": message})


def recheck_document(access: Access, document_id: int, *, key: str | None = None) -> tuple[int, int]:
    """Check the figures anew as people have left them; return how many findings are new and how many went.

    What a person said of a finding stays with it while it is found again. Open ones that are no longer found go.
    """
    with deciding("document.check", access, document_id, key=key, asked=document_id) as (act, document):
        if act.repeated is not None:
            return act.repeated["new"], act.repeated["gone"]
        new, gone = refresh_findings(act, document)
        act.answer({"new": new, "gone": gone})
    return new, gone


def counting_rows(document: Document) -> tuple[list[Figure], list[Commitment]]:
    """Return the figures and commitments of a document that count, in the order of the text."""
    without = (Decision.REJECTED, Decision.REPLACED)
    figures = Figure.objects.filter(document=document, stale=False).exclude(decision__in=without)
    commitments = Commitment.objects.filter(document=document, stale=False).exclude(decision__in=without)
    return list(figures.order_by("start", "id")), list(commitments.order_by("start", "id"))


def refresh_findings(act: Act, document: Document) -> tuple[int, int]:
    """Make the findings of a document those of its figures as they stand now."""
    reading = as_library_reading(document, *counting_rows(document))
    found = [finding_columns(one) for one in check([reading]) if one.verdict in KEPT]
    known = {_identity(row.rule, row.payload): row for row in Finding.objects.filter(document=document)}
    wanted = {_identity(columns["rule"], columns["payload"]): columns for columns in found}
    fresh = [Finding(document=document, **columns) for told, columns in wanted.items() if told not in known]
    act.create_many(fresh)
    gone = [row for told, row in known.items() if told not in wanted and row.state == "open"]
    for row in gone:
        act.delete(row)
    return len(fresh), len(gone)


def _identity(rule: str, payload: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two findings the same: the rule, the places and what was stated."""
    places = tuple((place["start"], place["end"]) for place in payload["places"])
    return rule, payload["verdict"], places, payload["stated"], payload["computed"]
