"""Writing a progress report: the act that an organ's page calls, beside the same rows written without the ORM."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from uuid import uuid4

from django.db import connection, transaction

from bench.city import WORDS
from taizhang.audit import chain
from taizhang.audit.service import Plain
from taizhang.storage import now

MONTH = 202611
"""The month that is written: its window is open and nobody has reported yet."""


def act(organs: dict[int, int]) -> Callable[[], object]:
    """Return what writes the next report through the act, with a key as the page gives one.

    ``organs``: task → person who reports on it. Each call takes another task.
    """
    from taizhang.ledger.service import save_draft
    from taizhang.organs.service import access_of_person

    tasks = iter(organs.items())
    # As in a request: who asks is worked out once, before the act.
    known = {person: access_of_person(person) for person in set(organs.values())}

    def write() -> object:
        task, person = next(tasks)
        key = uuid4().hex
        return save_draft(known[person], task, MONTH, value=Decimal(17), words=WORDS, claimed="on_schedule", key=key)

    return write


def bare(organs: dict[int, tuple[int, int]]) -> Callable[[], object]:
    """Return what writes the next report by plain statements: command, report, event, stream, in one transaction.

    ``organs``: task → its organ and the person. Nothing is checked; the digest is computed, since the row holds it.
    """
    tasks = iter(organs.items())
    sqlite = connection.vendor == "sqlite"

    def write() -> object:
        task, (organ, person) = next(tasks)
        moment = now()
        at = connection.ops.adapt_datetimefield_value(moment) if sqlite else moment
        asked = chain.fingerprint("progress.draft", {"task": task, "month": MONTH, "value": "17", "words": WORDS})
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT id, length, head FROM audit_stream WHERE kind = 'task' AND object_id = %s", [task])
            stream, length, head = cursor.fetchone()
            cursor.execute(_REPORT, [task, organ, WORDS, person])
            (report,) = cursor.fetchone()
            changes: Plain = {f"ledger.progress:{report}": {"task_id": [None, task], "organ_id": [None, organ],
                       "month": [None, MONTH], "value": [None, "17"], "words": [None, WORDS],
                       "claimed": [None, "on_schedule"], "state": [None, "draft"]}}  # fmt: skip
            digest = chain.event_digest(
                stream=f"task:{task}", number=length + 1, at=moment, action="progress.draft", actor=person,
                actor_name="联络员", changes=changes, reason="", previous=head,
            )  # fmt: skip
            said = json.dumps(changes, ensure_ascii=False)
            cursor.execute(_EVENT, [stream, length + 1, at, person, said, head, digest])
            cursor.execute("UPDATE audit_stream SET length = %s, head = %s WHERE id = %s", [length + 1, digest, stream])
            result = json.dumps({"progress": report, "task": task, "month": MONTH})
            cursor.execute(_COMMAND, [person, uuid4().hex, asked, result, at])
        return report

    return write


_REPORT = (
    "INSERT INTO ledger_progress (task_id, organ_id, month, value, words, problems, next_steps, claimed,"  # noqa: S608
    " milestones, state, late, marks, verdict, reported_by_id) VALUES (%s, %s, "
    + str(MONTH)
    + ", '17', %s, '', '', 'on_schedule', '[]', 'draft', false, '[]', '', %s) RETURNING id"
)
_EVENT = (
    "INSERT INTO audit_event (stream_id, number, at, action, actor_id, actor_name, changes, reason, previous, digest)"
    " VALUES (%s, %s, %s, 'progress.draft', %s, '联络员', %s, '', %s, %s)"
)
_COMMAND = (
    "INSERT INTO audit_command (owner, key, action, fingerprint, result, at)"
    " VALUES (%s, %s, 'progress.draft', %s, %s, %s)"
)


def reporters(tasks: Iterator[int]) -> tuple[dict[int, int], dict[int, tuple[int, int]]]:
    """Return who writes on which task: half of these through the act, half bare."""
    from bench.city import LIAISON_FIRST
    from taizhang.ledger.models import Task

    acted: dict[int, int] = {}
    plain: dict[int, tuple[int, int]] = {}
    for place, (task, organ) in enumerate(Task.objects.filter(pk__in=list(tasks)).values_list("pk", "lead_id")):
        assert organ is not None
        person = LIAISON_FIRST + organ - 2
        if place % 2:
            acted[task] = person
        else:
            plain[task] = (organ, person)
    return acted, plain
