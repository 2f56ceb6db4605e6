"""A small year of 云溪: one office, two organs, their people, tasks at work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from pytest_django import Settings

from taizhang.ledger.models import Matter, Task
from taizhang.organs.models import Organ
from taizhang.organs.records import Access
from taizhang.storage import now
from tests.platform_world import access_in, make_organ


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What the tests stand on."""

    root: Organ
    education: Organ
    housing: Organ
    office: Access
    second: Access
    """Another person of the office."""
    leader: Access
    head: Access
    """Head of 区教育局."""
    liaison: Access
    other: Access
    """Head of 区住建局."""
    auditor: Access
    task: Task
    """Led by 区教育局, due 2026-11-30."""


def make_task(organ: Organ, number: str, **fields: object) -> Task:
    matter, _made = Matter.objects.get_or_create(
        number="督立〔2026〕1号",
        defaults={
            "title": "事项",
            "text": "句子",
            "source": "commitment",
            "year": 2026,
            "sequence": 1,
            "received_on": date(2026, 1, 5),
            "opened_at": now(),
        },
    )
    values: dict[str, object] = {
        "title": f"任务{number}",
        "year": 2026,
        "lead": organ,
        "deadline": date(2026, 11, 30),
        "state": "working",
        "created_at": now(),
    }
    task = Task(matter=matter, number=number, **(values | fields))
    task.save()
    return task


@pytest.fixture
def clock(settings: Settings) -> Callable[[str], None]:
    """Set what time it is."""

    def at(moment: str) -> None:
        settings.TAIZHANG_NOW = moment

    at("2026-10-12T10:00:00+08:00")
    return at


@pytest.fixture
def year(db: None, clock: Callable[[str], None]) -> Year:
    root = make_organ("区政府", kind="government")
    hall = make_organ("区政府办", parent=root, kind="office", position=1)
    education = make_organ("区教育局", parent=root, position=2)
    housing = make_organ("区住建局", parent=root, position=3)
    return Year(
        root=root,
        education=education,
        housing=housing,
        office=access_in("office", hall, username="office"),
        second=access_in("office", hall, username="second"),
        leader=access_in("leader", root, username="leader"),
        head=access_in("head", education, username="head"),
        liaison=access_in("liaison", education, username="liaison"),
        other=access_in("head", housing, username="other"),
        auditor=access_in("auditor", root, username="auditor"),
        task=make_task(education, "2026-001-1"),
    )
