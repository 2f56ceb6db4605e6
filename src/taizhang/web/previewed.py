"""An uploaded sheet between preview and confirmation: kept by hash, named by a signed token in the address or form."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from taizhang.audit.service import NotFound
from taizhang.organs.records import Access
from taizhang.storage import BlobStore

LASTS = timedelta(hours=12)
"""How long an uploaded workbook can be confirmed."""


def keep(access: Access, data: bytes, purpose: str, **more: object) -> str:
    """Keep a workbook and return the token under which whoever uploaded it finds it again, with what else it holds."""
    blob = BlobStore().put_bytes(data)
    return signing.dumps({"sha256": blob.sha256, **more, "person": access.person}, salt=purpose)


def kept(access: Access, token: str, purpose: str, *, expired: str) -> tuple[bytes, Mapping[str, Any]]:
    """Return the workbook of a token and what else it holds.

    Raises NotFound for another person's token, and with the sentence ``expired`` for one that does not hold any more.
    """
    try:
        said: dict[str, Any] = signing.loads(token, salt=purpose, max_age=LASTS)
        if said["person"] != access.person:
            raise NotFound(_("没有找到这次导入。"))
        return BlobStore().read(said["sha256"]), said
    except (signing.BadSignature, OSError):
        raise NotFound(expired) from None
