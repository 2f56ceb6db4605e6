"""Commitments of made-up documents: what promises, what does not, under which theme, by whom and until when."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.deadlines import deadline_in, opens_with_deadline
from taizhang.reading.reader import read
from taizhang.reading.wordsets import trie

SPECS = Path(__file__).parents[2] / "specs/reading"
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['why']}-{number}")
    for path in sorted(SPECS.glob("commitments_*.json"))
    for number, case in enumerate(json.loads(path.read_text(encoding="utf-8")))
]
FIELDS = ("text", "start", "heading", "responsible", "deadline")
ALPHABET = st.sampled_from(
    "一是二要、。；;:：\n(（)）责任单位:区局新建公园个5年6月底前全年力争增长%“”《》其中,，—-2025推进完成"
)


@pytest.mark.parametrize("case", CASES)
def test_commitments_are_found_as_expected(case: dict[str, Any]) -> None:
    reading = read(case["text"], issuer=case["issuer"], year=case["year"])
    assert [{name: getattr(row, name) for name in FIELDS} for row in reading.commitments] == case["commitments"]
    for row in reading.commitments:
        assert case["text"][row.start : row.end] == row.text
        assert all(row.start <= reading.figures[i].start < row.end for i in row.figures)


def test_there_are_more_than_a_hundred_cases() -> None:
    assert len(CASES) > 100


@pytest.mark.parametrize(
    ("piece", "year", "deadline"),
    [
        ("6月底前完成", 2025, "2025-06-30"),
        ("2月底前完成", 2024, "2024-02-29"),
        ("2025年6月底前完成", None, "2025-06-30"),
        ("6月底前完成", None, None),
        ("明年3月完成", 2025, "2026-03-31"),
        ("到2027年末", 2025, "2027-12-31"),
        ("与2020年相比", 2025, None),
        ("“2030行动”启动", 2025, None),
        ("落实《方案(2024—2026年)》", 2025, None),
        ("两年内解决", 2025, "2026-12-31"),
        ("用3年时间", 2025, "2027-12-31"),
        ("第三季度", 2025, "2025-09-30"),
        ("年度任务", 2025, "2025-12-31"),
        ("年均增长6%", 2025, None),
        ("今年以来", 2025, None),
        ("二〇二六年建成", 2025, "2026-12-31"),
        ("6月上旬", 2025, "2025-06-10"),
        ("2月30日", 2025, "2025-02-28"),
    ],
)
def test_time_words_become_dates(piece: str, year: int | None, deadline: str | None) -> None:
    assert deadline_in(piece, year) == deadline


def test_only_the_head_of_a_list_or_the_whole_year_governs_its_clauses() -> None:
    assert opens_with_deadline("一季度完成用地报批", 2025) == "2025-03-31"
    assert opens_with_deadline("执行新标准,2025年新增节能能力", 2025) == "2025-12-31"
    assert opens_with_deadline("加快建设客运枢纽工程,6月底前通车", 2025) is None


def test_a_doubtful_promise_says_why() -> None:
    rows = read("二、2025年重点工作\n\n优化“一镇一品”布局,推进特色街区建设。", issuer="云溪区", year=2025).commitments
    assert len(rows) == 1
    assert rows[0].confidence < 0.75
    assert rows[0].doubts


def test_a_promise_with_figure_and_date_is_sure() -> None:
    rows = read("二、2025年重点工作\n\n6月底前新建公园5个。", issuer="云溪区", year=2025).commitments
    assert rows[0].confidence > 0.95
    assert rows[0].doubts == ()
    assert len(rows[0].figures) == 1


@given(st.text(alphabet=ALPHABET, max_size=160), st.sampled_from([None, 2025]))
def test_any_text_yields_commitments_inside_it(text: str, year: int | None) -> None:
    rows = read("二、2025年重点工作\n\n" + text, year=year).commitments
    assert all(a.end <= b.start for a, b in pairwise(rows))
    for row in rows:
        assert row.start < row.end
        assert 0 <= row.confidence <= 1
        assert row.deadline is None or len(row.deadline) == 10


@given(
    st.lists(st.text(alphabet="建设成立新", min_size=1, max_size=4), min_size=1, max_size=8),
    st.text("建设成立新", max_size=8),
)
def test_a_set_of_words_matches_the_longest_that_stands_there(items: list[str], text: str) -> None:
    found = re.compile(trie(items)).match(text)
    longest = max((word for word in items if text.startswith(word)), key=len, default=None)
    assert (found.group() if found else None) == longest
