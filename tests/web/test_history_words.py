"""Whether the history speaks in words: every act, every sort of object, every particular that it accounts for."""

import ast
import tomllib
from pathlib import Path

from django.utils import translation

from taizhang.audit.snapshots import tracked_models
from taizhang.audit.words import (
    action_word,
    column_word,
    has_action_word,
    has_column_word,
    has_object_word,
    value_word,
)
from taizhang.ledger.service import choices
from taizhang.supervision.service import ladder
from taizhang.web.documents.wording import KINDS, MEASURES, MOODS, ROLES
from taizhang.web.indicators.views import SOURCES as SOURCES_OF_VALUES
from tests.house.words import PLATFORM, SOURCES


def acts(path: Path) -> set[str]:
    """Return the names of acts that a module gives to ``change``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "change" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def test_every_act_has_its_words() -> None:
    named = {name for package in PLATFORM for path in (SOURCES / package).rglob("*.py") for name in acts(path)}
    assert len(named) > 20, "the acts are found"
    assert {name for name in named if not has_action_word(name)} == set()


def test_every_sort_of_object_and_every_particular_has_its_word() -> None:
    lacking = {
        f"{model._meta.label_lower}.{column}"
        for model, tracking in tracked_models().items()
        for column in tracking.columns
        if not has_column_word(model._meta.label_lower, column.removesuffix("_id"))
    }
    assert lacking == set()
    assert {m._meta.label_lower for m in tracked_models() if not has_object_word(m._meta.label_lower)} == set()


def test_codes_are_said_in_words() -> None:
    """Every table of codes names a column that is tracked, and the codes that pages have words for are all in it."""
    table = tomllib.loads((SOURCES / "audit/data/fields.toml").read_text(encoding="utf-8"))["values"]
    tracked = {
        f"{model._meta.label_lower}.{column}"
        for model, tracking in tracked_models().items()
        for column in tracking.columns
    }
    assert set(table) <= tracked
    for column, words in (
        ("documents.document.kind", KINDS), ("documents.figure.measure", MEASURES), ("documents.figure.mood", MOODS),
        ("documents.figure.role", ROLES), ("indicators.observation.source", SOURCES_OF_VALUES),
        ("ledger.matter.urgency", choices("urgency")),
    ):  # fmt: skip
        assert {code: str(word) for code, word in words.items()} == {
            code: zh for code, (zh, _en) in table[column].items()
        }, column
    assert {level.key: level.zh for level in ladder()} == {
        code: zh for code, (zh, _en) in table["supervision.order.level"].items()
    }
    assert value_word("documents.document", "kind", "task_list") == "任务清单"
    assert value_word("documents.document", "kind", "unheard_of") == "unheard_of"
    with translation.override("en"):
        assert value_word("supervision.order", "level", "blue") == "blue"
        assert value_word("documents.document", "kind", "other") == "another document"


def test_words_follow_the_language() -> None:
    assert (action_word("organ.rename"), column_word("organs.person", "name")) == ("机构更名", "姓名")
    with translation.override("en"):
        assert action_word("organ.rename") == "renamed the organ"
        assert column_word("ledger.task", "name") == "name"
    assert action_word("unheard.of") == "unheard.of"
