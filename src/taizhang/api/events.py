"""事件 events: the history of one object, for whoever may see the object."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.frame import Cursor, PageOut, Size, reading
from taizhang.audit.service import EventRecord, looks, seen_history, subject
from taizhang.storage import BadCursor

router = Router(tags=["events"])


class EventOut(Schema):
    """事件: one entry of the history."""

    number: int = Field(description="Its place in the chain of the object, from 1.")
    at: datetime
    action: str = Field(description="Stable name of what was done: task.sign.")
    actor: int | None = Field(description="Who did it, null for the platform itself.")
    actor_name: str
    changes: dict[str, dict[str, list[Any]]] = Field(description="Object → column → [from, to].")
    reason: str
    digest: str = Field(description="SHA-256 over the entry and the digest of the one before it.")

    @staticmethod
    def of(record: EventRecord) -> "EventOut":
        """Return the schema of a record."""
        plain = {name: getattr(record, name) for name in EventOut.model_fields if name != "changes"}
        return EventOut(**plain, changes={label: dict(columns) for label, columns in record.changes.items()})


@router.get("/events", response=PageOut[EventOut], summary="History of one object 一个对象的历史")
def list_events(
    request: HttpRequest,
    kind: str = Query(..., max_length=40, description="What it is: task, matter, document …"),  # type: ignore[type-arg]
    object: int = Query(..., ge=1, le=2**63 - 1, description="Its key."),  # type: ignore[type-arg]
    cursor: Cursor = None,
    size: Size = 50,
) -> PageOut[EventOut]:
    """List the events of an object, newest first."""
    access = reading(request)
    subject(access, (kind, object))
    if cursor is not None and not (cursor.isdecimal() and len(cursor) < 19):
        raise BadCursor(cursor)
    found = seen_history(access, (kind, object), before=int(cursor) if cursor else None, size=size + 1)
    items = [EventOut.of(record) for record in found[:size]]
    return PageOut[EventOut](items=items, next=str(items[-1].number) if len(found) > size else None)


class LookOut(Schema):
    """查看记录: a sign-in, a refused one, a look at what is marked sensitive."""

    at: datetime
    person: int | None = Field(description="Null where the name belongs to nobody.")
    name: str = Field(description="Their name, or the name that was tried.")
    action: str = Field(description="sign-in, sign-in-refused, locked-out, sign-out, look, export, download.")
    subject: str
    address: str


@router.get("/looks", response=PageOut[LookOut], summary="Sign-ins and looks 登录与查看记录")
def list_looks(
    request: HttpRequest,
    name: Annotated[str, Query(max_length=60)] = "",
    action: Annotated[str, Query(max_length=40)] = "",
    since: date | None = None,
    until: date | None = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> dict[str, Any]:
    """List what was noted, newest first, for those who verify the history."""
    page = looks(reading(request), name=name, action=action, since=since, until=until, cursor=cursor, size=size)
    return {
        "items": [{column: getattr(row, column) for column in LookOut.model_fields} for row in page.rows],
        "next": page.next,
    }
