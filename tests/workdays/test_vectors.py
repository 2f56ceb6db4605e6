"""Deadlines worked out by hand, kept as data in ``specs/workdays/vectors.json``."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from taizhang.workdays import Calendar, Deadline, Pause, Unit

VECTORS = json.loads((Path(__file__).parents[2] / "specs/workdays/vectors.json").read_text(encoding="utf-8"))
FIELDS = {"start", "limit", "extensions", "pauses", "calendar", "result", "provisional", "why", "source"}


def computed(vector: dict[str, Any]) -> Deadline:
    calendar = Calendar.region(vector["calendar"]) if "calendar" in vector else Calendar.national()
    start = vector["start"]
    return calendar.deadline(
        datetime.fromisoformat(start) if "T" in start else date.fromisoformat(start),
        vector["limit"],
        extensions=vector.get("extensions", []),
        pauses=[
            Pause(first=date.fromisoformat(first), last=date.fromisoformat(last))
            for first, last in vector.get("pauses", [])
        ],
    )


def name(vector: dict[str, Any]) -> str:
    return f"{vector.get('calendar', '')}{vector['start']}+{vector['limit']}"


@pytest.mark.parametrize("vector", VECTORS, ids=name)
def test_the_deadline_is_the_one_worked_out_by_hand(vector: dict[str, Any]) -> None:
    deadline = computed(vector)
    assert (f"{deadline.due_at:%Y-%m-%dT%H:%M}" if deadline.due_at else deadline.due.isoformat()) == vector["result"]
    assert deadline.provisional is vector["provisional"]


@pytest.mark.parametrize("vector", VECTORS, ids=name)
def test_the_derivation_counts_every_day_and_ends_on_the_deadline(vector: dict[str, Any]) -> None:
    deadline = computed(vector)
    steps = deadline.derivation
    endings = [step for step in steps if step.zh.startswith("届满")]
    assert [step.last for step in endings] == [deadline.due]
    if deadline.limit.unit is Unit.WORKING_DAY:
        numbers = [step.number for step in steps if step.number]
        assert numbers == list(range(1, deadline.total.amount + 1))
    assert ("暂定" in deadline.explain()) is vector["provisional"]
    assert ("rovisional" in deadline.explain("en")) is vector["provisional"]
    assert bool(deadline.assumptions) is vector["provisional"]


def test_every_vector_says_why_it_is_there_and_where_it_comes_from() -> None:
    for vector in VECTORS:
        assert set(vector) <= FIELDS
        assert vector["why"]
        assert vector["source"]
