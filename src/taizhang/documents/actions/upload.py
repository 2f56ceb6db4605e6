"""Taking in a document: refused with a sentence, or kept under the hash of its bytes before its row commits."""

import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.audit.service import Invalid, NotAllowed, change
from taizhang.documents.actions.deciding import need_organ
from taizhang.documents.doors import visible_documents
from taizhang.documents.models import Document, DocumentState, Secrecy
from taizhang.documents.records import Uploaded
from taizhang.documents.secrecy import mark_of
from taizhang.intake import Extract, IntakeError, extract
from taizhang.organs.records import Access
from taizhang.search.service import index
from taizhang.storage import BlobStore, now

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Neither database keeps these; each becomes one character, so that offsets hold.
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


def upload_document(
    access: Access,
    chunks: Iterable[bytes],
    *,
    filename: str,
    title: str = "",
    issuer: str = "",
    region: str = "",
    year: int | None = None,
    organ: int | None = None,
    internal: bool = False,
    key: str | None = None,
) -> Uploaded:
    """Take in a file and leave it waiting to be read.

    What kind of file it is follows from its bytes, never from its name. What the person says of issuer, region and
    year wins over what the text says; empty and None leave it to the text. ``internal`` marks it 内部, as a mark in the
    text does. Raises NotAllowed; Invalid with the code and sentence of ``taizhang.intake`` for what cannot be read,
    ``too_large``, and ``secret`` for what bears a mark of state secrets: nothing of it is kept.
    The same bytes again store nothing and answer with the document that is there.
    """
    if not access.may("document.upload", organ):
        raise NotAllowed(_("您没有上传文件的权限，请联系督查室。"))
    need_organ(organ)
    data = _bytes(chunks)
    name = clean_name(filename)
    taken = _extracted(data, name)
    mark = mark_of(taken.text, name)
    if mark.level == "secret":
        raise Invalid(
            _("文件带有国家秘密标志“%(mark)s”，不得上传到本系统；请按保密规定处理，文件没有保存。")
            % {"mark": mark.words},
            code="secret",
        )
    asked = [taken.sha256, name, title, issuer, region, year, organ, internal]
    with change("document.upload", stream=None, by=access, key=key, asked=asked) as act:
        if act.repeated is not None:
            return Uploaded(**act.repeated)
        known = visible_documents(access).filter(sha256=taken.sha256).order_by("pk").first()
        if known is not None:
            told = Uploaded(document=known.pk, duplicate=True, state=known.state, title=known.title)
            act.answer(asdict(told))
            return told
        blob = BlobStore().put_bytes(data)
        document = act.create(
            Document(
                year=year,
                organ_id=organ,
                size=blob.size,
                uploaded_by_id=access.person,
                issuer=issuer.strip()[:120],
                region=region.strip()[:60],
                secrecy=Secrecy.INTERNAL if internal or mark.level == "internal" else Secrecy.PUBLIC,
                **_columns(taken, name, title),
            )
        )
        index("document", document.pk, title=document.title, text=document.text)
        told = Uploaded(document=document.pk, duplicate=False, state=document.state, title=document.title)
        act.answer(asdict(told))
    return told


def _columns(taken: Extract, name: str, title: str) -> dict[str, Any]:
    """The columns that follow from the file itself."""
    return {
        "title": (title.strip() or taken.title or _stem(name))[:300],
        "date": None if taken.date is None else date.fromisoformat(taken.date),
        "filename": name,
        "media": taken.media,
        "sha256": taken.sha256,
        "encoding": taken.encoding or "",
        "text": kept_text(taken),
        "pages": list(taken.pages or ()),
        "notes": list(taken.notes),
        "state": DocumentState.WAITING,
        "uploaded_at": now(),
    }


def kept_text(taken: Extract) -> str:
    """Return a file's text as both databases keep it, every character in its place."""
    return _UNKEPT.sub("\ufffd", taken.text)


def clean_name(filename: str) -> str:
    """Return the last part of a name without what could lead elsewhere or hide its ending; never empty."""
    name = _CONTROL.sub("", _UNKEPT.sub("", filename)).replace("\\", "/").rpartition("/")[2].strip()
    if name.strip(".") == "":
        return "document"
    if len(name) > 160:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[:150]}{dot}{ending[:8]}" if dot else name[:160]
    return name


def _stem(name: str) -> str:
    return re.sub(r"\.[A-Za-z0-9]{2,5}$", "", name) or name


def _bytes(chunks: Iterable[bytes]) -> bytes:
    """The bytes of an upload; Invalid ``too_large`` as soon as there are too many."""
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > settings.TAIZHANG_MAX_UPLOAD:
            raise _too_large()
        parts.append(chunk)
    return b"".join(parts)


def _too_large() -> Invalid:
    limit = settings.TAIZHANG_MAX_UPLOAD // 1_000_000
    return Invalid(
        _("文件内容（解压后计算）超过%(limit)s MB的上限，请拆分后再上传。") % {"limit": limit}, code="too_large"
    )


def _extracted(data: bytes, name: str) -> Extract:
    try:
        return extract(data, name=name, max_bytes=settings.TAIZHANG_MAX_UPLOAD)
    except IntakeError as error:
        if error.code == "too_large":
            raise _too_large() from error
        english = (get_language() or "").startswith("en")
        raise Invalid(error.message_en if english else error.message, code=error.code) from error
