"""Every table of data says where it comes from."""

import tomllib
from pathlib import Path

import pytest

from tests.reference import ROOT

TABLES = sorted((ROOT / "src/taizhang").glob("**/data/**/*.toml"))


CITATIONS = ("source", "basis", "law", "full_name")
"""The keys that cite: a source in so many words, the rule a table rests on, or the act that it transcribes."""


def cites(table: object, remark: object = None) -> bool:
    """Whether a table says where it comes from: by one of `CITATIONS`, or by the official notices that it transcribes.

    A notice has a title and a number or an address; where neither is known, a remark, of the table's or of the file's,
    says what was looked at instead.
    """
    if not isinstance(table, dict):
        return True
    if any(table.get(key) for key in CITATIONS if key in table and str(table[key]).strip()):
        return True
    notices = table.get("notice")
    known = table.get("note") or remark
    return (
        isinstance(notices, list | tuple)
        and bool(notices)
        and all(entry.get("title") and (entry.get("number") or entry.get("url") or known) for entry in notices)
    )


def unsourced(data: dict[str, object]) -> list[str]:
    """The keys of the top-level tables that cite nothing, unless the file as a whole cites something.

    A list of tables cites when each of its tables does; `sources` is itself the list that tables refer to.
    """
    tables = {key: value for key, value in data.items() if isinstance(value, dict | list) and key != "sources"}
    if cites(data):
        return []
    if not tables:
        return ["(the file)"]
    return [
        key
        for key, value in tables.items()
        if not all(cites(table, data.get("note")) for table in (value if isinstance(value, list) else [value]))
    ]


def test_unsourced_finds_what_it_should() -> None:
    assert unsourced({"source": "GB 3100", "a": {"x": 1}}) == []
    assert unsourced({"a": {"x": 1, "source": "GB 3100"}}) == []
    assert unsourced({"a": {"x": 1}}) == ["a"]
    assert unsourced({"a": [{"source": "GB 3100"}, {"source": " "}]}) == ["a"]
    assert unsourced({"a": 1}) == ["(the file)"]
    assert unsourced({"notice": [{"title": "通知", "number": "国办发明电〔2023〕7号"}], "a": {"x": 1}}) == []
    assert unsourced({"notice": [{"title": "通知"}], "a": {"x": 1}}) == ["notice", "a"]
    assert unsourced({"notice": [{"title": "通知"}], "note": "据公开日历核对。", "a": {"x": 1}}) == []
    assert unsourced({"a": [{"law": "民法典", "x": 1}, {"basis": ""}]}) == ["a"]


def test_there_are_tables() -> None:
    assert TABLES


@pytest.mark.parametrize("path", TABLES, ids=lambda p: str(p.relative_to(ROOT / "src/taizhang")))
def test_every_table_has_a_source(path: Path) -> None:
    assert unsourced(tomllib.loads(path.read_text(encoding="utf-8"))) == []
