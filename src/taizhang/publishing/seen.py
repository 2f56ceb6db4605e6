"""What of the records behind a bulletin's numbers somebody may see: each begins at the door of its kind.

A number is how many records were counted, and is printed; so that how many of them are not for somebody tells them
nothing that the bulletin does not. Which they are is not told.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from taizhang.ledger.service import briefs
from taizhang.organs.records import Access
from taizhang.organs.service import organ_names
from taizhang.supervision.service import orders_named, reminders_named

Record = tuple[str, int]
"""Kind and key."""


def seen_records(access: Access, records: Iterable[Record]) -> Mapping[Record, str]:
    """Return those of these records that may be seen, each with its words: one query for each kind."""
    wanted: dict[str, set[int]] = {}
    for kind, key in records:
        wanted.setdefault(kind, set()).add(key)
    found: dict[Record, str] = {}
    for kind, keys in wanted.items():
        found |= {(kind, key): words for key, words in _named(access, kind, keys).items()}
    return found


def _named(access: Access, kind: str, keys: set[int]) -> Mapping[int, str]:
    match kind:
        case "task":
            return {key: f"{one.number} {one.title}" for key, one in briefs(access, keys).items()}
        case "order":
            return orders_named(access, keys)
        case "reminder":
            return reminders_named(access, keys)
        case "organ":
            return {key: name for key, name in organ_names().items() if key in keys}
    return {}


def seen_snapshot(access: Access, snapshot: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a snapshot without the keys of records that may not be seen; whoever drafts sees it as it was taken."""
    if access.everywhere("bulletin.draft"):
        return snapshot
    numbers: Mapping[str, Mapping[str, Any]] = snapshot["numbers"]
    every = {(str(kind), int(key)) for one in numbers.values() for kind, key in one["records"]}
    every |= {("task", int(one["task"])) for one in snapshot["behind"]}
    seen = seen_records(access, every)
    return {
        **snapshot,
        "numbers": {
            name: {**one, "records": [[kind, key] for kind, key in one["records"] if (kind, key) in seen]}
            for name, one in numbers.items()
        },
        "behind": [
            {**one, "task": one["task"] if ("task", one["task"]) in seen else None} for one in snapshot["behind"]
        ],
    }
