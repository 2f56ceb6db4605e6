"""The written cases of specs/reading: each is well formed, and of its figures the reader finds every one and no other.

Commitments and outlines are run by the tests of their own modules. A case of figures that the reader does not pass
yet bears its reason in `gap`; it is run all the same, and once it passes the gap has to go.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from bench.nearness import NEAR, character_f1
from taizhang.reading import read, reading_to_json
from tests.reference import ROOT

SPECS = ROOT / "specs" / "reading"

FIGURE_FIELDS = {
    "text", "start", "value", "value_high", "values", "unit", "indicator", "measure", "qualifier", "mood", "strength",
    "role", "period", "scope", "part_of",
}  # fmt: skip
"""What a case may say of a figure."""

COMMITMENT_FIELDS = {"text", "start", "heading", "responsible", "deadline"}
"""What a case may say of a commitment."""

HEADING_FIELDS = {"text", "start", "level", "number", "title", "part", "responsible"}
"""What a case may say of a heading."""

CASE_FIELDS = {"text", "issuer", "year", "expect", "commitments", "outline", "why", "source", "gap"}
"""What a case may say."""

Record = dict[str, Any]


def cases() -> Iterator[Any]:
    for path in sorted(SPECS.glob("*.json")):
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            gap = case.get("gap")
            marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
            yield pytest.param(case, id=f"{path.stem}-{number}", marks=marks)


CASES = list(cases())


def same(field: str, wanted: Any, found: Any) -> bool:
    """Whether a field is as the case wants it; names may differ a little, as in the scoring of annotated texts."""
    if field in {"indicator", "heading"} and wanted and found:
        return character_f1(wanted, found) >= NEAR
    if field == "values" and wanted and found:
        return [Decimal(str(v)) for v in wanted] == [Decimal(str(v)) for v in found]
    if field in {"value", "value_high"} and wanted is not None and found is not None:
        return Decimal(str(wanted)) == Decimal(str(found))
    return bool(wanted == found)


def differences(wanted: list[Record], found: list[Record]) -> list[str]:
    """What a reading missed, found beside, or read otherwise; records are the same where their spans begin and end
    alike.
    """

    def place(record: Record) -> tuple[int, str]:
        return record["start"], record["text"]

    index = {place(record): number for number, record in enumerate(found)}
    wanted_places = {place(record) for record in wanted}
    told = [f"missed {place(r)}" for r in wanted if place(r) not in index]
    told += [f"extra {place(r)}" for r in found if place(r) not in wanted_places]
    for record in wanted:
        if (number := index.get(place(record))) is None:
            continue
        for field in sorted(record.keys() - {"text", "start"}):
            value = record[field]
            if field == "part_of" and value is not None:
                value = index.get(place(wanted[value]))
            if not same(field, value, found[number][field]):
                told.append(f"{place(record)} {field}: wanted {record[field]!r}, read {found[number][field]!r}")
    return told


def read_case(case: Record) -> list[Record]:
    """What the reader prints of the figures of a case."""
    reading = read(case["text"], issuer=case.get("issuer"), year=case.get("year"))
    return list(reading_to_json(reading)["figures"])


@pytest.mark.parametrize("case", [p for p in CASES if "expect" in p.values[0]])
def test_case(case: Record) -> None:
    told = differences(case["expect"], read_case(case))
    assert not told, "\n".join([case["why"], case["text"], *told])


@pytest.mark.parametrize("case", [pytest.param(p.values[0], id=p.id) for p in CASES])
def test_case_is_well_formed(case: Record) -> None:
    assert case.keys() <= CASE_FIELDS
    assert case["why"] and case["source"]
    assert case.keys() & {"expect", "commitments", "outline"}
    assert case.get("gap", "a reason").strip()
    for kind, fields in (
        ("expect", FIGURE_FIELDS),
        ("commitments", COMMITMENT_FIELDS),
        ("outline", HEADING_FIELDS),
    ):
        records = case.get(kind, [])
        assert [r["start"] for r in records] == sorted(r["start"] for r in records)
        for record in records:
            assert record.keys() <= fields
            assert case["text"].startswith(record["text"], record["start"])
            assert record.get("part_of") is None or 0 <= record["part_of"] < len(records)


def test_no_text_is_given_twice() -> None:
    texts = [p.values[0]["text"] for p in CASES]
    assert len(texts) == len(set(texts))


def test_there_are_hundreds_of_cases_over_all_kinds_of_document() -> None:
    negative = [p for p in CASES if p.values[0].get("expect") == []]
    assert len(negative) >= 100
    assert len(CASES) - len(negative) >= 200
    assert len({p.id.rsplit("-", 1)[0] for p in CASES}) >= 9


def test_differences_are_told() -> None:
    wanted = [{"text": "5个", "start": 2, "value": 5, "indicator": "新建公园", "part_of": None}]
    found = [{"text": "5个", "start": 2, "value": 5.0, "indicator": "新建小公园", "part_of": None}]
    assert differences(wanted, found) == []
    assert differences(wanted, []) == ["missed (2, '5个')"]
    assert differences([], found) == ["extra (2, '5个')"]
    assert differences(wanted, [{**found[0], "value": 6}]) == ["(2, '5个') value: wanted 5, read 6"]
    assert differences(wanted, [{**found[0], "indicator": "医院"}]) == [
        "(2, '5个') indicator: wanted '新建公园', read '医院'"
    ]
    assert len(differences(wanted, [{**found[0], "part_of": 0}])) == 1
