"""The state machines are data, and no act leaves them."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from taizhang.audit.models import Event
from taizhang.audit.service import Conflict
from taizhang.ledger.limits import instruction_kinds, limit_rules
from taizhang.ledger.service import (
    close_matter,
    hand_over_tasks,
    object_to_task,
    reassign_task,
    reject_objection,
    reopen_matter,
    sign_tasks,
    uphold_objection,
    withdraw_matter,
    withdraw_task,
)
from taizhang.ledger.transitions import STATES, allowed, capability, move, transitions
from taizhang.organs.service import roles
from tests.ledger.casebook import add_task, handed, make_district, matter_of, plan_of
from tests.reference import ROOT

ACTIONS = ROOT / "src/taizhang/ledger/actions"
MINE = (
    "break_down", "decide_objection", "hand_over_task", "import_breakdown", "open_matter", "plan_rows", "sign_task",
    "withdraw",
)  # fmt: skip

WORDS = tomllib.loads((ROOT / "src/taizhang/audit/data/actions.toml").read_text(encoding="utf-8"))


def test_every_row_names_states_capabilities_and_words_that_exist() -> None:
    held = {one for role in roles().values() for one in role.everywhere | role.own}
    for row in transitions():
        known = set(STATES[row.machine].values)
        assert row.sources <= known and row.target in known, row
        assert row.capability in held, row
        assert row.zh and row.en, row
        assert row.name in WORDS or row.machine == "progress", row


def test_each_act_moves_a_machine_in_one_way() -> None:
    named = [(row.machine, row.name) for row in transitions()]
    assert len(named) == len(set(named))
    for name in {row.name for row in transitions()}:
        assert len({row.capability for row in transitions() if row.name == name}) == 1


@pytest.mark.parametrize("row", transitions(), ids=lambda row: f"{row.machine}:{row.name}")
def test_an_act_starts_from_its_states_only(row: object) -> None:
    machine, name = row.machine, row.name  # type: ignore[attr-defined]
    for state in STATES[machine].values:
        if state in row.sources:  # type: ignore[attr-defined]
            assert move(machine, name, state) == row.target  # type: ignore[attr-defined]
        else:
            assert not allowed(machine, name, state)
            with pytest.raises(Conflict) as refusal:
                move(machine, name, state)
            assert refusal.value.code == "wrong_state" and refusal.value.message.endswith("。")


def test_acts_and_machines_that_are_none_are_refused() -> None:
    with pytest.raises(KeyError):
        move("task", "task.fly", "draft")
    with pytest.raises(KeyError):
        capability("task.fly")


def _states_set(path: Path) -> Iterator[ast.expr]:
    """What acts set as a state: the keyword of every ``act.update(…, state=…)``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update":
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "state")


@pytest.mark.parametrize("name", MINE)
def test_no_act_names_a_state_by_itself(name: str) -> None:
    path = ACTIONS / f"{name}.py"
    text = path.read_text(encoding="utf-8")
    for value in _states_set(path):
        by_table = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "move"
        kept = isinstance(value, ast.Name) and f"{value.id} = move(" in text
        assert by_table or kept, ast.unparse(value)


@pytest.mark.django_db
def test_what_the_history_says_stands_in_the_table(settings: pytest.FixtureRequest) -> None:
    settings.TAIZHANG_NOW = "2026-09-18T10:00:00"  # type: ignore[attr-defined]
    district = make_district()
    office, water, housing = district.office, district.water_liaison, district.housing_liaison
    first = handed(office, district.water)
    object_to_task(water, first, "不是我们的事", proposed=district.housing.pk)
    uphold_objection(office, first, "确非其职责", organ=district.housing.pk)
    object_to_task(housing, first, "也不是我们的事")
    reject_objection(office, first, "三定方案写明")
    sign_tasks(housing, [first])
    reassign_task(office, first, district.water.pk, "职责调整")
    withdraw_task(office, first, "政策调整")
    matter = matter_of(office, "另一件事")
    second = add_task(office, matter, plan_of(lead=district.water.pk))
    hand_over_tasks(office, [second])
    withdraw_task(office, second, "重复")
    close_matter(office, matter, "无事可办")
    reopen_matter(office, matter, "恢复")
    withdraw_matter(office, matter, "重复立项")
    rows = {(row.machine, row.name): row for row in transitions()}
    seen = set()
    for event in Event.objects.exclude(changes={}):
        for named, columns in event.changes.items():
            machine = named.removeprefix("ledger.").partition(":")[0]
            if machine not in STATES or "state" not in columns:
                continue
            before, after = columns["state"]
            if before is not None:
                row = rows[machine, event.action]
                assert before in row.sources and after == row.target, (named, event.action, before, after)
                seen.add((machine, event.action))
    mine = {key for key in rows if key[0] in ("matter", "handover") or key[1].startswith(("task.", "objection."))}
    assert mine - seen <= {("task", "matter.withdraw"), ("handover", "matter.withdraw")}


def test_every_limit_has_a_source_a_grade_and_words() -> None:
    for key, rule in limit_rules().items():
        assert rule.source and rule.grade in {"A", "B", "C", "K"} and rule.zh and rule.en, key
    assert set(instruction_kinds()) == {"act", "read"}
