"""What every resource shares: the caller's access, pages by cursor, the idempotency key of a command."""

from typing import Annotated, Generic, TypeVar

from django.http import HttpRequest
from ninja import Header, Query, Schema

from taizhang.audit.service import NotAllowed
from taizhang.organs.records import Access

T = TypeVar("T")

MAX_SIZE = 200

Cursor = Annotated[str | None, Query(description="Cursor of the page to give, from `next` of the page before it.")]
Size = Annotated[int, Query(ge=1, le=MAX_SIZE, description="How many rows at most.")]
Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", max_length=80, description="The same key again gives the same answer, once done."),
]


class PageOut(Schema, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: str | None


def reading(request: HttpRequest) -> Access:
    """Return the caller's access; raises NotAllowed for a token that may not read."""
    access: Access = request.access  # type: ignore[attr-defined]
    if "read" not in access.scopes:
        raise NotAllowed("这个令牌没有读取权限。This token may not read.", code="scope")
    return access


def writing(request: HttpRequest) -> Access:
    """Return the caller's access; raises NotAllowed for a token that may not write."""
    access: Access = request.access  # type: ignore[attr-defined]
    if "write" not in access.scopes:
        raise NotAllowed("这个令牌没有写入权限。This token may not write.", code="scope")
    return access
