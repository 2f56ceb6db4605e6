"""What of documents waits for a person, for the first page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from taizhang.documents.service import DocumentFilter, count_documents
from taizhang.organs.records import Access
from taizhang.web.waiting import Waiting, waits


@waits(order=60)
def to_confirm(access: Access) -> Iterable[Waiting]:
    """Documents whose records nobody has decided yet."""
    if access.may("document.decide"):
        yield Waiting(
            text=_("待确认的文件"),
            count=count_documents(access, DocumentFilter(state="proposed")),
            url=reverse("web:documents") + "?state=proposed",
        )
