"""A locked month of 云溪 with lights, for bulletins and public pages."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import Settings

from taizhang.ledger.models import Light, Task, Window
from taizhang.organs.models import Organ
from taizhang.organs.records import Access
from tests.platform_world import access_in, make_organ
from tests.supervision.conftest import make_task


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What the tests stand on."""

    education: Organ
    housing: Organ
    health: Organ
    office: Access
    second: Access
    leader: Access
    head: Access
    other: Access
    reader: Access
    auditor: Access
    tasks: tuple[Task, ...]


def lit(organ: Organ, number: str, colour: str, month: int = 202610, **fields: object) -> Task:
    """A task with a light in a month."""
    task = make_task(organ, number, light=colour, light_month=month, **fields)
    Light.objects.create(
        task=task, month=month, colour=colour, rule="r", derivation="10/12=83.33%；实际70.00%；−13.33个百分点→红",
        derivation_en="10/12 = 83.33%; 70.00%",
    )  # fmt: skip
    return task


@pytest.fixture
def clock(settings: Settings, tmp_path: Path) -> Callable[[str], None]:
    """Set what time it is; files go to a folder of the test."""
    settings.TAIZHANG_BLOBS = tmp_path / "blobs"
    settings.TAIZHANG_SEALS = tmp_path / "seals"
    settings.TAIZHANG_GOVERNMENT = "云溪区人民政府"

    def at(moment: str) -> None:
        settings.TAIZHANG_NOW = moment

    at("2026-11-12T10:00:00+08:00")
    return at


@pytest.fixture
def month(db: None, clock: Callable[[str], None]) -> Month:
    root = make_organ("区政府", kind="government")
    hall = make_organ("区政府办", parent=root, kind="office", position=1)
    education = make_organ("区教育局", parent=root, position=2)
    housing = make_organ("区住建局", parent=root, position=3)
    health = make_organ("区卫健局", parent=root, position=4)
    Window.objects.create(
        month=202610, opens_on="2026-11-01", due_on="2026-11-05", grace_on="2026-11-08",
        locked_at="2026-11-09T00:00:00+08:00",
    )  # fmt: skip
    tasks = (
        lit(education, "2026-001-1", "green", theme="民生"),
        lit(education, "2026-001-2", "blue", state="closed"),
        lit(education, "2026-001-3", "red"),
        lit(housing, "2026-002-1", "green"),
        lit(housing, "2026-002-2", "green"),
        lit(housing, "2026-002-3", "yellow"),
        lit(health, "2026-003-1", "green"),
    )
    make_task(health, "2026-003-2", state="draft")
    return Month(
        education=education,
        housing=housing,
        health=health,
        office=access_in("office", hall, username="office"),
        second=access_in("office", hall, username="second"),
        leader=access_in("leader", root, username="leader"),
        head=access_in("head", education, username="head"),
        other=access_in("head", housing, username="other"),
        reader=access_in("reader", housing, username="reader"),
        auditor=access_in("auditor", root, username="auditor"),
        tasks=tasks,
    )
