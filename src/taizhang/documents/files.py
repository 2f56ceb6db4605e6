"""The original file of a document, for download only: never shown in the browser as a page of ours."""

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound, note_look
from taizhang.documents.doors import visible_documents
from taizhang.organs.records import Access
from taizhang.storage import BlobStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes of an uploaded file."""

    stream: BinaryIO
    filename: str
    size: int
    sha256: str


def original(access: Access, document_id: int, *, address: str | None = None) -> Original:
    """Open the original of a document; a look at 内部 is noted. Raises NotFound where it may not be seen or is gone."""
    row = visible_documents(access).filter(pk=document_id).defer("text").first()
    if row is None:
        raise NotFound(_("没有找到这份文件。"))
    try:
        stream = BlobStore().open(row.sha256)
    except FileNotFoundError:
        raise NotFound(_("找不到这份文件的原件，请联系管理员核对备份。")) from None
    if row.secrecy == "internal":
        note_look(
            person=access.person,
            name=access.name,
            action="document.download",
            subject=f"document:{row.pk}",
            address=address,
        )
    return Original(stream=stream, filename=row.filename, size=row.size, sha256=row.sha256)
