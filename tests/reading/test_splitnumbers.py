"""A number that a blank or the end of a line parts is read as one, two numbers stay two, and what may be either is
doubted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.demo import documents
from taizhang.reading import Reading, read
from taizhang.reading.clearing import cleared
from tests.reading.test_robust import assert_whole

TITLE = "云溪区2025年工作总结\n"
HEAD = f"{TITLE}2025年,"

PARTED = {
    "城镇新增就业812\n6人,失业率下降。": 8126,
    "城镇新增就业812\r\n6人,失业率下降。": 8126,
    "新增就业8 216人,失业率下降。": 8216,
    "新增就业8\u00a0216人,失业率下降。": 8216,
    "新增就业8&nbsp;216人,失业率下降。": 8216,
    "新增就业8\u202f216人": 8216,
    "新增就业 8 216 人,失业率下降。": 8216,
    "发放贷款1 204.5万元。": 12045000,
    "发放贷款12\n04.5万元。": 12045000,
    "发放贷款8,\n216万元。": 82160000,
    "发放贷款12.\n5亿元。": 1250000000,
    "城镇新增就业8126\n人,失业率下降。": 8126,
    "改造老旧小区12\n个小区全部完工。": 12,
    "发放贷款增长\n1 2 . 5 %。": 12.5,
}


@pytest.mark.parametrize("text", PARTED)
def test_a_parted_number_is_one(text: str) -> None:
    (figure,) = read(HEAD + text).figures
    assert figure.value == PARTED[text]
    assert not re.search(r"\d$", figure.indicator)
    assert_whole(read(HEAD + text), HEAD + text)


APART = [
    "附件1\n10个项目清单",
    "重点任务1\n12个小区",
    "如表3\n120个",
    "2025 120个",
    "2025\n120个",
    "就业2025\n6人",
    "12\n345\n6人",
    "完成投资\n12\n6个",
    "完成35\n12月底前完工",
    "完成35\n2.新建公园3个",
    "粮食产量 12 345 8 420",
    "粮食产量\t12 345吨",
    "G7 216国道",
    "新增就业8 0216人",
    "新增就业8 21人",
    "增长3\n.新建公园3个",
]


@pytest.mark.parametrize("text", APART)
def test_two_numbers_stay_two(text: str) -> None:
    assert cleared(TITLE + text).text == TITLE + text


@pytest.mark.parametrize("text", ["就业2025 6人。", "新增就业812  6人。", "新增就业8  216人。", "共计2025\n6人参加。"])
def test_what_may_be_one_number_or_two_is_doubted(text: str) -> None:
    (figure,) = read(HEAD + text).figures
    assert figure.confidence < 0.1
    assert any("断开" in doubt for doubt in figure.doubts)


def test_a_name_with_its_own_number_is_not_doubted() -> None:
    (figure,) = read(HEAD + "PM2.5 32微克/立方米。").figures
    assert not any("断开" in doubt for doubt in figure.doubts)


def _by_characters(text: str, number: int) -> str:
    return "\n".join(line[at : at + number] for line in text.split("\n") for at in range(0, max(1, len(line)), number))


def _facts(found: Reading) -> list[tuple[object, ...]]:
    return [(re.sub(r"\s", "", one.text), one.value, one.indicator, one.mood, one.period) for one in found.figures]


@pytest.mark.parametrize("number", [20, 28, 34, 45])
@pytest.mark.parametrize("name", list(documents()))
def test_lines_cut_to_so_many_characters_read_like_whole_ones(name: str, number: int) -> None:
    text = documents()[name].read_text(encoding="utf-8")
    whole, broken = read(text), read(_by_characters(text, number))
    assert [one[:2] for one in _facts(broken)] == [one[:2] for one in _facts(whole)]
    alike = sum(one == other for one, other in zip(_facts(whole), _facts(broken), strict=True))
    assert alike >= len(whole.figures) - 1


PIECES = ["城镇新增就业", "8", "12", "216", "2025", " ", "\n", "\u00a0", ",", ".", "人", "%", "年", "万元", "个", "。"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_records_lie_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert_whole(read(text), text)
