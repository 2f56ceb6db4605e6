"""Every table of data says where it comes from."""

import tomllib
from pathlib import Path

import pytest

from tests.reference import ROOT

TABLES = sorted((ROOT / "src/taizhang").glob("*/data/**/*.toml"))


def unsourced(data: dict[str, object]) -> list[str]:
    """The keys of the top-level tables without a `source`, unless the file as a whole has one.

    A list of tables counts as sourced when each of its tables is. A file that transcribes official notices has
    them, each with title and number or address, as its list `notice` instead.
    """

    def has_source(table: object) -> bool:
        if not isinstance(table, dict):
            return True
        source = table.get("source")
        return isinstance(source, str) and bool(source.strip())

    def is_notice(table: object) -> bool:
        return isinstance(table, dict) and bool(table.get("title")) and bool(table.get("number") or table.get("url"))

    notices = data.get("notice")
    if has_source(data) or (isinstance(notices, list) and notices and all(is_notice(entry) for entry in notices)):
        return []
    missing = []
    for key, value in data.items():
        tables = value if isinstance(value, list) else [value]
        if not all(has_source(table) for table in tables):
            missing.append(key)
    tableless = not any(isinstance(value, dict | list) for value in data.values())
    return [*missing, "(the file)"] if tableless else missing


def test_unsourced_finds_what_it_should() -> None:
    assert unsourced({"source": "GB 3100", "a": {"x": 1}}) == []
    assert unsourced({"a": {"x": 1, "source": "GB 3100"}}) == []
    assert unsourced({"a": {"x": 1}}) == ["a"]
    assert unsourced({"a": [{"source": "GB 3100"}, {"source": " "}]}) == ["a"]
    assert unsourced({"a": 1}) == ["(the file)"]
    assert unsourced({"notice": [{"title": "通知", "number": "国办发明电〔2023〕7号"}], "a": {"x": 1}}) == []
    assert unsourced({"notice": [{"title": "通知"}], "a": {"x": 1}}) == ["notice", "a"]


def test_there_are_tables() -> None:
    assert TABLES


@pytest.mark.parametrize("path", TABLES, ids=lambda p: str(p.relative_to(ROOT / "src/taizhang")))
def test_every_table_has_a_source(path: Path) -> None:
    assert unsourced(tomllib.loads(path.read_text(encoding="utf-8"))) == []
