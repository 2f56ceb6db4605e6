"""变化 changes: what others did since one last looked, as the first page and the dashboard tell it."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from taizhang.api.frame import MAX_SIZE, reading, writing
from taizhang.audit.service import action_word, happenings
from taizhang.organs.service import looked_at, note_looked

router = Router(tags=["events"])


class ChangeLineOut(Schema):
    """One thing that somebody else did to something that the caller may see."""

    at: datetime
    action: str = Field(description="Stable name of what was done: task.sign.")
    words: str = Field(description="The same in words. 签收任务")
    kind: str = Field(description="What it was done to: task, matter, document … with its key in `object`.")
    object: int
    name: str = Field(description="Name of the object.")
    number: int = Field(description="Number of the entry in the history of the object.")
    actor: int | None = Field(description="Who did it, null for the platform itself.")
    actor_name: str


class ChangesOut(Schema):
    """What changed, newest first."""

    since: datetime | None = Field(description="After when; null where the caller never looked before.")
    items: list[ChangeLineOut]
    more: bool = Field(description="Whether there may be more than were asked for.")


class SeenOut(Schema):
    """Until when the caller has looked."""

    since: datetime | None


@router.get("/changes", response=ChangesOut, summary="What changed since I last looked 我上次查看以来的变化")
def list_changes(
    request: HttpRequest,
    since: Annotated[
        datetime | None, Query(description="After when; left out, since the caller last said that they looked.")
    ] = None,
    size: Annotated[int, Query(ge=1, le=MAX_SIZE, description="How many at most.")] = 30,
) -> dict[str, Any]:
    """Give what others did to what the caller may see: the newest of a long absence, like the page."""
    access = reading(request)
    after = since or looked_at(access)
    found = happenings(access, since=after, without_actor=access.person, size=size)
    return {
        "since": after,
        "items": [
            {
                "at": one.event.at,
                "action": one.event.action,
                "words": action_word(one.event.action),
                "kind": one.kind,
                "object": one.object,
                "name": one.name,
                "number": one.event.number,
                "actor": one.event.actor,
                "actor_name": one.event.actor_name,
            }
            for one in found
        ],
        "more": len(found) == size,
    }


@router.post("/changes/seen", response=SeenOut, summary="Say that one has looked 已阅")
def seen(request: HttpRequest) -> dict[str, Any]:
    """Note that the caller has looked at what changed until now; a convenience of one person, without an event."""
    access = writing(request)
    note_looked(access)
    return {"since": looked_at(access)}
