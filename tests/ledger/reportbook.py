"""Reports, closings and requests for tests of the ledger's second half, made through its acts. The year is 2026."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from typing import Any

from taizhang.audit.service import Break, verify
from taizhang.ledger.models import Task
from taizhang.ledger.records import Upload
from taizhang.ledger.service import (
    accept_progress,
    add_evidence,
    approve_progress,
    hand_over_tasks,
    open_windows,
    save_draft,
    sign_tasks,
    submit_progress,
)
from taizhang.organs.models import Organ
from taizhang.storage import standing_at
from tests.ledger.casebook import District, add_task, matter_of, plan_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
"""What begins like a picture; nothing here decodes it."""


@contextmanager
def on(day: str, hour: int = 10) -> Iterator[None]:
    """Stand on a day: ``on("2026-10-27")``."""
    with standing_at(datetime.fromisoformat(f"{day}T{hour:02d}:00")):
        yield


def working(district: District, lead: Organ | None = None, title: str = "改造老旧小区", **plan: Any) -> int:
    """Return a task that its lead organ, the education bureau by default, signed in January."""
    organ = lead or district.education
    liaison = district.water_liaison if organ == district.water else district.education_liaison
    with on("2026-01-15"):
        task = add_task(district.office, matter_of(district.office, title), plan_of(title, lead=organ.pk, **plan))
        hand_over_tasks(district.office, [task])
        sign_tasks(liaison, [task])
    return task


def windows_of_2026(district: District) -> None:
    """Open the windows of the year."""
    with on("2026-01-05"):
        open_windows(district.office, 2026)


def drafted(district: District, task: int, month: int, value: object = None, words: str = "", **more: Any) -> int:
    """Write a draft as the liaison and return its key."""
    number = None if value is None else Decimal(str(value))
    return int(str(save_draft(district.education_liaison, task, month, value=number, words=words, **more)["progress"]))


def approved(district: District, task: int, month: int, value: object = None, words: str = "", **more: Any) -> int:
    """Bring a report to the office and return its key."""
    report = drafted(district, task, month, value, words, **more)
    submit_progress(district.education_liaison, report)
    approve_progress(district.education_head, report)
    return report


def accepted(district: District, task: int, month: int, value: object = None, words: str = "", **more: Any) -> int:
    """Bring a report to the office, let it be accepted, and return its key."""
    report = approved(district, task, month, value, words, **more)
    accept_progress(district.office, report)
    return report


def picture(district: District, report: int, data: bytes = PNG, name: str = "现场照片.png") -> int:
    """Put a picture behind a draft and return the key of the evidence."""
    upload = Upload(filename=name, data=data)
    return int(str(add_evidence(district.education_liaison, report, upload=upload)["evidence"]))


def row(task: int) -> Task:
    """Return a task as the database has it."""
    return Task.objects.get(pk=task)


def breaks() -> tuple[Break, ...]:
    """Return where the ledger does not follow from its history; the organs of tests have none."""
    return tuple(one for one in verify().breaks if not one.where.startswith("organs."))
