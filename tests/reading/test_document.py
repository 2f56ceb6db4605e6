"""Title, issuer, region, year, date and kind of made-up documents of every kind, and of any text whatever."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.document import describe
from taizhang.reading.issuing import region_of
from taizhang.reading.normal import normalise

CASES = json.loads((Path(__file__).parents[2] / "specs/documents/described.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_document_is_described_as_expected(case: dict[str, Any]) -> None:
    found = describe(case["text"], normalise(case["text"]), case["issuer"], case["year"])
    assert {name: getattr(found, name) for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("云溪区", "云溪区"),
        ("云溪区人民政府", "云溪区"),
        ("云溪市作风办", "云溪市"),
        ("云溪市统计局", "云溪市"),
        ("云溪县石桥镇人民政府", "云溪县石桥镇"),
        ("国务院", "全国"),
        (None, None),
        (" ", None),
    ],
)
def test_the_region_is_the_issuer_without_its_organ(issuer: str | None, region: str | None) -> None:
    assert region_of(issuer) == region


@given(
    st.text(
        alphabet=st.sampled_from("二〇25年月日1一、。:;()\n云溪区市政府工作报告清单在第次会议上现代表我五规划 -——“”"),
        max_size=120,
    )
)
def test_any_text_is_described_without_error(text: str) -> None:
    found = describe(text, normalise(text), None, None)
    assert found.year is None or 1900 <= found.year <= 2200
    assert found.date is None or len(found.date) == 10


@given(st.text(max_size=60), st.integers(1949, 2099))
def test_what_is_given_wins(text: str, year: int) -> None:
    found = describe(text, normalise(text), "云溪区", year)
    assert (found.issuer, found.region, found.year) == ("云溪区", "云溪区", year)
