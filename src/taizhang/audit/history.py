"""Reading the history of one object. Who may see the object may see its history: the caller has asked its door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from taizhang.audit.change import StreamName
from taizhang.audit.models import Event
from taizhang.audit.snapshots import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """事件: one entry of the history as it is shown."""

    number: int
    """Its place in the stream, from 1."""
    at: datetime
    action: str
    """Stable name of what was done: task.sign."""
    actor: int | None
    """Who, or None for the system."""
    actor_name: str
    changes: Mapping[str, Mapping[str, list[Plain]]]
    """Object → column → [from, to]."""
    reason: str
    digest: str

    @classmethod
    def of(cls, row: Event) -> "EventRecord":
        """Return the record of a row."""
        return cls(
            number=row.number,
            at=row.at,
            action=row.action,
            actor=row.actor_id,
            actor_name=row.actor_name,
            changes=row.changes,
            reason=row.reason,
            digest=row.digest,
        )


def history(stream: StreamName, *, before: int | None = None, size: int = 50) -> tuple[EventRecord, ...]:
    """Return the newest events of a stream, newest first; ``before`` a number continues further back."""
    rows = Event.objects.filter(stream__kind=stream[0], stream__object_id=stream[1]).order_by("-number")
    if before is not None:
        rows = rows.filter(number__lt=before)
    return tuple(EventRecord.of(row) for row in rows[:size])
