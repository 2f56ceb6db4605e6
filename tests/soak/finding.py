"""``python -m tests.soak.finding PRESSED.json``: what is lost or doubled in the installation of TAIZHANG_HOME."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from taizhang.conf.commands.setting_up import set_up

EVENTS = {
    "hand_over": "task.hand_over",
    "sign": "task.sign",
    "submit": "progress.submit",
    "approve": "progress.approve",
    "accept": "progress.accept",
}
"""Acts that are found by their event in the history of the task."""


def faults(pressed: list[dict[str, Any]]) -> Iterator[str]:
    """Say what is not as it was confirmed: each confirmed act is there once, each other one at most once."""
    from taizhang.audit.models import Command, Event
    from taizhang.ledger.models import Evidence, Matter, Progress, Register, Task
    from taizhang.storage import BlobStore

    by_title = {
        "open": Counter(Matter.objects.values_list("title", flat=True)),
        "break_down": Counter(Task.objects.values_list("title", flat=True)),
        "draft": Counter(Progress.objects.values_list("words", flat=True)),
        "evidence": Counter(Evidence.objects.values_list("title", flat=True)),
    }
    events = Counter(Event.objects.filter(stream__kind="task").values_list("stream__object_id", "action"))
    commands = {(one.owner, one.key): one.result for one in Command.objects.all()}
    files = dict(Evidence.objects.values_list("title", "sha256"))
    for act in pressed:
        name = f"{act['kind']} {act['mark']}"
        found = (
            by_title[act["kind"]][act["mark"]]
            if act["kind"] in by_title
            else events[int(act["mark"]), EVENTS[act["kind"]]]
        )
        kept = commands.pop((act["owner"], act["key"]), None)
        if found > 1:
            yield f"{name} is there {found} times"
        if found != (kept is not None):
            yield f"{name}: {found} in the ledger, its key is {'kept' if kept is not None else 'unknown'}"
        if act["answer"] is not None:
            if found == 0:
                yield f"{name} was confirmed and is lost"
            # The interface may say less than is kept, and name a field that the act has nothing to say of.
            if kept is not None and any(act["answer"].get(field, value) != value for field, value in kept.items()):
                yield f"{name} was confirmed as {act['answer']} and is kept as {kept}"
            if act["sha256"] and files.get(act["mark"]) != act["sha256"]:
                yield f"{name}: the file is not the one that was sent"
    yield from (f"a command nobody gave: {one}" for one in commands if one[0])
    store = BlobStore()
    yield from (f"the bytes of {title} are not whole" for title, sha in files.items() if not store.holds(sha))
    sequences = sorted(Matter.objects.values_list("sequence", flat=True))
    if sequences != list(range(1, len(sequences) + 1)) or Register.objects.get(year=2026).last != len(sequences):
        yield "the register has gaps or doubled numbers"


if __name__ == "__main__":
    set_up()
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    json.dump(list(faults(asked)), sys.stdout, ensure_ascii=False)
