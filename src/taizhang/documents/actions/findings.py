"""What a person makes of a finding: explained, mended, or open again."""

from django.utils.translation import gettext as _

from taizhang.audit.service import Conflict, NotFound
from taizhang.documents.actions.deciding import deciding, need_reason
from taizhang.documents.doors import visible_findings
from taizhang.documents.models import DocumentState, Finding
from taizhang.organs.records import Access


def decide_finding(access: Access, finding_id: int, verb: str, *, note: str = "", key: str | None = None) -> int:
    """Say of a finding that it is explained or mended, with a note, or open it again; return its document.

    ``verb`` is explain, mend or reopen. Raises NotFound, NotAllowed, Invalid.
    """
    states = {"explain": "explained", "mend": "mended", "reopen": "open"}
    if verb not in states:
        raise Conflict(_("核对结果只能说明、改正或重新打开。"))
    document_id = visible_findings(access).filter(pk=finding_id).values_list("document_id", flat=True).first()
    if document_id is None:
        raise NotFound(_("没有找到这条核对结果。"))
    why = (
        note.strip() if verb == "reopen" else need_reason(note, _("请写明如何说明或改正，例如：口径不同，指规模以上。"))
    )
    with deciding(
        f"finding.{verb}", access, document_id, key=key, asked=[finding_id, verb, why], reason=why,
        states=(DocumentState.PROPOSED, DocumentState.CONFIRMED),
    ) as (act, _document):  # fmt: skip
        if act.repeated is None:
            row = act.lock(Finding, finding_id)
            act.update(row, state=states[verb], note=why[:2000], decided_by_id=act.by.person, decided_at=act.at)
            act.answer({"document": document_id})
    return document_id
