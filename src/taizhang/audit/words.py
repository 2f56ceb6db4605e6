"""The words of the history: what was done, to what sort of object, and which of its particulars changed.

They are data (``data/actions.toml``, ``data/fields.toml``) in both languages, so that an office can say it its own way.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("taizhang.audit").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


def _english() -> bool:
    return (get_language() or "").startswith("en")


def _said(pair: Sequence[str] | None, otherwise: str) -> str:
    """The word of a row of ``fields.toml``: Chinese, English."""
    return otherwise if pair is None else pair[1 if _english() else 0]


def action_word(action: str) -> str:
    """Return what was done in the language of the request: task.sign → 签收; the stable name where it has no words."""
    row = _table("actions").get(action)
    if not isinstance(row, dict):
        return action
    return str(row["en"] if _english() else row["zh"])


def object_word(model: str) -> str:
    """Return the word for a sort of object: organs.appointment → 任职; its name where it has no words."""
    return _said(_table("fields")["objects"].get(model), model)


def column_word(model: str, column: str) -> str:
    """Return the word for a particular of an object: its own one, else the one of all objects, else its name."""
    table = _table("fields")
    own = table["own"].get(model, {}).get(column)
    return _said(own or table["columns"].get(column), column)


def value_word(model: str, column: str, value: str) -> str:
    """Return what a code means in this column: documents.document, kind, task_list → 任务清单; the code without words."""
    return _said(_table("fields")["values"].get(f"{model}.{column}", {}).get(value), value)


def has_column_word(model: str, column: str) -> bool:
    """Return whether the tables have a word for this particular."""
    table = _table("fields")
    return column in table["own"].get(model, {}) or column in table["columns"]


def has_action_word(action: str) -> bool:
    """Return whether the tables have words for this act."""
    return isinstance(_table("actions").get(action), dict)


def has_object_word(model: str) -> bool:
    """Return whether the tables have a word for this sort of object."""
    return model in _table("fields")["objects"]
