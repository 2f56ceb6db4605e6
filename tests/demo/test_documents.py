import json
import re
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from taizhang.demo import RESULTS, TARGETS, documents
from tests.reference import ROOT

EXPECTED = ROOT / "specs" / "demo" / "expected.json"

REAL_PLACES = re.compile(
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|"
    "山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|"
    "广西|西藏|宁夏|新疆|武汉|襄阳|樊城|荆州|汉滨|安康|抚顺|望花|岳阳|长沙"
)


@cache
def expected() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return loaded


@cache
def texts() -> dict[str, str]:
    return {name: path.read_bytes().decode("utf-8", errors="strict") for name, path in documents().items()}


def numbers(text: str) -> int:
    return len(re.findall(r"[0-9]+(?:\.[0-9]+)?", text))


def places() -> list[tuple[str, str, int, int]]:
    """Every place that the expectations quote: file, quote, start, end."""
    found: list[tuple[str, str, int, int]] = []
    quotes = [place for finding in expected()["findings"] for place in finding["places"]] + expected()["consistent"]
    found += [(quote["file"], quote["text"], quote["start"], quote["end"]) for quote in quotes]
    found += [("results", one["text"], one["start"], one["end"]) for one in expected()["unpromised"]]
    for settled in expected()["settlements"]:
        for file, key in (("targets", "target"), ("results", "result")):
            text, start = settled[f"{key}_text"], settled[f"{key}_start"]
            if text is not None:
                found.append((file, text, start, start + len(text)))
    return found


def test_both_documents_ship_under_their_names() -> None:
    assert {name: path.name for name, path in documents().items()} == {"targets": TARGETS, "results": RESULTS}
    assert all(path.is_absolute() and path.is_file() for path in documents().values())
    assert expected()["files"] == {"targets": TARGETS, "results": RESULTS}


def test_documents_are_plain_utf8_with_chinese_punctuation() -> None:
    for text in texts().values():
        assert not text.startswith("\ufeff")
        assert "\r" not in text
        assert not re.search(r"[一-鿿][,;:()]|[,;()][一-鿿]", text)


def test_documents_are_substantial() -> None:
    assert len(texts()["targets"]) >= 6_500
    assert len(texts()["results"]) >= 9_000
    assert numbers(texts()["targets"]) >= 150
    assert numbers(texts()["results"]) >= 230


@pytest.mark.parametrize("name", ["targets", "results"])
def test_no_real_place_is_named(name: str) -> None:
    assert REAL_PLACES.findall(texts()[name]) == []


def test_every_expected_place_is_quoted_right() -> None:
    quoted = places()
    assert len(quoted) > 400
    assert [quote for quote in quoted if texts()[quote[0]][quote[2] : quote[3]] != quote[1]] == []


def test_expectations_cover_all_verdicts() -> None:
    settled = [one["verdict"] for one in expected()["settlements"]]
    assert len(settled) >= 60
    assert set(settled) == {"met", "missed", "not_comparable", "not_reported"}
    assert 8 <= settled.count("missed") <= 10
    found = [one["verdict"] for one in expected()["findings"]]
    assert found.count("contradicts") == 10
    assert {"rounding", "unclear"} < set(found)


def test_a_target_without_a_result_is_not_reported() -> None:
    for one in expected()["settlements"]:
        assert (one["result_text"] is None) == (one["verdict"] == "not_reported"), one


def test_each_target_is_settled_once() -> None:
    starts = sorted(one["target_start"] for one in expected()["settlements"])
    assert all(before < after for before, after in pairwise(starts))


def test_contradictions_are_of_different_kinds() -> None:
    kinds = [one["kind"] for one in expected()["findings"] if one["verdict"] == "contradicts"]
    assert len(kinds) == len(set(kinds))


def test_planted_places_are_not_among_the_consistent_ones() -> None:
    planted = [place for one in expected()["findings"] for place in one["places"]]
    for quote in expected()["consistent"]:
        same = [place for place in planted if place["file"] == quote["file"]]
        assert all(place["end"] <= quote["start"] or quote["end"] <= place["start"] for place in same), quote
