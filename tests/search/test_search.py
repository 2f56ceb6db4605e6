"""Finding words of two characters, on both databases alike; only what may be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from taizhang.search.models import Passage
from taizhang.search.service import forget, index, marked, matching_ids, snippets
from taizhang.search.terms import asked, folded, indexed, is_whole, needles

pytestmark = pytest.mark.django_db


def found(query: str, kind: str = "document") -> set[int]:
    return set(matching_ids(kind, query))


@pytest.fixture
def three() -> None:
    index("document", 1, title="云溪区政府工作报告", text="新增学位1800个。\n改造老旧小区32个，教育投入增长6.5%。")
    index("document", 2, title="教育局总结", text="投入使用幼儿园6所，GDP增长，ＰＭ2.5下降。")
    index("task", 1, title="新增学位", text="")


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("学位", {1}),
        ("教育", {1, 2}),
        ("教育投入", {1}),
        ("教育 投入", {1, 2}),
        ("投入，教育", {1, 2}),
        ("位", {1}),
        ("所", {2}),
        ("工作报告", {1}),
        ("育教", set()),
        ("学位改造", set()),
        ("1800", {1}),
        ("180", {1}),
        ("1800个", {1}),
        ("gdp", {2}),
        ("GD", {2}),
        ("PM2.5", {2}),
        ("不存在的词", set()),
        ("", set()),
        ("，。！", set()),
        ('" OR 学位 *', {0} - {0}),
        ("学位)", {1}),
        ("'学位'", {1}),
        ("学位:*", {1}),
        ("AND", set()),
    ],
)
def test_words_are_found(three: None, query: str, ids: set[int]) -> None:
    assert found(query) == ids


def test_kinds_are_apart(three: None) -> None:
    assert found("学位", "task") == {1}
    assert found("教育", "task") == set()


def test_indexing_anew_forgets_what_was(three: None) -> None:
    index("document", 1, title="改名", text="别的话")
    assert found("学位") == set() and found("改名") == {1}
    forget("document", [1])
    assert found("改名") == set()


def test_snippets_mark_what_was_looked_for(three: None) -> None:
    told = snippets("document", [1, 2], "教育")
    assert [at for at, _ in told[2]] == [-1]
    offset, pieces = told[1][0]
    assert ("教育", True) in pieces
    assert "新增学位1800个。\n改造老旧小区32个，教育投入增长6.5%。"[offset:].startswith("教育")


def test_marks_stand_on_the_words_whatever_folding_does() -> None:
    _, pieces = marked("占地５００㎡，ＧＤＰ增长", needles("gdp"), around=None)
    assert ("ＧＤＰ", True) in pieces and "".join(text for text, _ in pieces) == "占地５００㎡，ＧＤＰ增长"


def test_a_long_paragraph_is_found_everywhere() -> None:
    text = "".join(f"第{number}项工作，" for number in range(4_000)) + "末尾的暗号。"
    index("document", 9, title="长", text=text)
    assert found("暗号") == {9} and found("第3999项") == {9}
    ((offset, _),) = snippets("document", [9], "暗号")[9]
    assert text[offset:].startswith("暗号")


class Random(TestCase):
    """Any stretch of what was indexed is found, and nothing that any text or query holds is an error."""

    @given(st.text(st.characters(codec="utf-8"), max_size=60), st.integers(0, 50), st.integers(1, 12))
    def test_a_piece_of_a_text_is_found(self, text: str, start: int, length: int) -> None:
        index("document", 5, title="", text=text)
        piece = text[start : start + length]
        passages = [row.text for row in Passage.objects.filter(kind="document", object_id=5)]
        words = f" {' '.join(indexed(passage) for passage in passages)}"
        # Words are found from their beginning on: a piece that begins or ends inside a word is another question.
        for term in asked(piece)[:1] if len(asked(piece)) == 1 else ():
            if any(f" {' '.join(term)}" in f" {indexed(passage)}" for passage in passages):
                assert 5 in found(piece), words

    @given(st.text(max_size=40))
    def test_no_query_is_an_error(self, query: str) -> None:
        found(query)
        snippets("document", [1], query)
        folded(query)


def test_word_begins_where_one_ends(three: None) -> None:
    index("document", 3, title="其他", text="新增学位31800个。\n新增学位1800个。")
    assert [offset for offset, _shown in snippets("document", [3], "1800")[3]] == [16]
    assert snippets("document", [1, 2, 3], "800") == {1: [], 2: [], 3: []}


@pytest.mark.parametrize("kind", ["score_entry", "文件", "", 'a" OR "b'])
def test_kind_is_one_word_of_letters(kind: str) -> None:
    with pytest.raises(ValueError, match="letters a to z"):
        index(kind, 1, title="一")


@pytest.mark.parametrize(
    ("query", "ids"),
    [("第12项", {1, 2}), ("第12项目", {2}), ("第12", {1, 2, 3}), ("第1", {1, 2, 3}), ("12项", {1, 2}), ("2项", set())],
)
def test_beginnings_after_other_words(query: str, ids: set[int]) -> None:
    index("task", 1, title="新建学校（第12项）")
    index("task", 2, title="新建学校（第12项目）")
    index("task", 3, title="新建学校（第123次），一项")
    assert found(query, "task") == ids


@pytest.mark.parametrize(
    ("word", "whole"), [("学位", True), ("位", False), ("12", False), ("ab", False), ("学a", False)]
)
def test_pair_is_whole(word: str, whole: bool) -> None:
    assert is_whole(word) is whole
