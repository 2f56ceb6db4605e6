"""Whether the history speaks in words: every act, every sort of object, every particular that it accounts for."""

import ast
from pathlib import Path

from django.utils import translation

from taizhang.audit.snapshots import tracked_models
from taizhang.audit.words import action_word, column_word, has_action_word, has_column_word, has_object_word
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


def test_words_follow_the_language() -> None:
    assert (action_word("organ.rename"), column_word("organs.person", "name")) == ("机构更名", "姓名")
    with translation.override("en"):
        assert action_word("organ.rename") == "renamed the organ"
        assert column_word("ledger.task", "name") == "name"
    assert action_word("unheard.of") == "unheard.of"
