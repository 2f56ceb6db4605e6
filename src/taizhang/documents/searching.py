"""Documents among what can be searched."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from taizhang.documents.doors import visible_documents
from taizhang.documents.models import Document
from taizhang.search.records import Hits, SearchKind, Total
from taizhang.search.service import count_rows, find_rows


def _note(row: Document) -> str:
    return " · ".join(str(part) for part in (row.issuer or row.region, row.year) if part)


def _find(access: Any, query: str, cursor: str | None, size: int) -> Hits:
    rows = visible_documents(access).defer("text", "outline", "pages")
    return find_rows("document", rows, query, cursor=cursor, size=size, title=lambda row: row.title, note=_note)


def _count(access: Any, query: str) -> Total:
    return count_rows("document", visible_documents(access), query)


DOCUMENTS = SearchKind(
    code="document",
    name=_("文件"),
    capability="document.see",
    address="web:document",
    find=_find,
    count=_count,
)
"""文件, found by title and text."""
