"""A text whose lines were cut to the width of a page reads like the same text without those breaks."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.checking import check
from taizhang.demo import documents
from taizhang.reading import Reading, explain, read, reasons
from taizhang.reading.clearing import cleared
from taizhang.reading.unbroken import width_breaks
from tests.reading.test_robust import assert_whole


def _columns(text: str) -> int:
    return len(text.encode("gbk", "replace"))


def _cut(text: str, width: int, indent: str, newline: str = "\n") -> str:
    """Return ``text`` with its lines cut to ``width`` columns as a page sets them: numbers stay whole, and no line
    begins with a closing mark."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rest = indent + paragraph.strip()
        while _columns(rest) > width:
            at = max(n for n in range(1, len(rest)) if _columns(rest[:n]) <= width)
            while at > width // 4 and re.match(r"[0-9A-Za-z.%]", rest[at]) and re.match(r"[0-9A-Za-z.]", rest[at - 1]):
                at -= 1
            at += rest[at] in ",.;:,。;:、)”》!?%，；：）！？"
            lines.append(rest[:at])
            rest = rest[at:]
        if rest.strip():
            lines.append(rest)
    return newline.join(lines) + newline


def _facts(found: Reading) -> list[tuple[object, ...]]:
    """Return what the figures of a text say, breaks left out."""
    return [
        (re.sub(r"\s", "", one.text), one.value, one.unit, one.indicator, one.measure, one.mood, one.period, one.scope)
        for one in found.figures
    ]


def _promised(found: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(re.sub(r"\s", "", one.text), one.responsible, one.deadline) for one in found.commitments]


@pytest.mark.parametrize("indent", ["", "\u3000\u3000"], ids=["flush", "indented"])
@pytest.mark.parametrize("width", [60, 76, 90])
@pytest.mark.parametrize("name", list(documents()))
def test_lines_cut_to_a_width_read_like_whole_ones(name: str, width: int, indent: str) -> None:
    lines = documents()[name].read_text(encoding="utf-8").split("\n")
    plain = "\n".join(line.strip() for line in lines if line.strip() and "\t" not in line) + "\n"
    whole, broken = read(plain), read(_cut(plain, width, indent))
    assert len(whole.figures) > 30
    alike = sum(one == other for one, other in zip(_facts(whole), _facts(broken), strict=True))
    assert alike >= 0.97 * len(whole.figures)
    told, kept = _promised(whole), set(_promised(broken))
    least = 0.95 if indent else 0.9  # without indents a line that a sentence happens to end may end a paragraph or not
    assert sum(one in kept for one in told) >= least * len(told)
    assert_whole(broken, broken.text)


TEXT = (
    "云溪区2025年工作总结\n一、工作回顾\n"
    "全年新建改建农村公路85公里,改造老旧小区36个,惠及居民5200户。规模以上工业增加值增长11.8%,完成固定资产投资205.7亿元,"
    "同比增长7.2%,增速高于全市平均水平1.2个百分点。城镇新增就业1.2万人,城镇登记失业率控制在3.1%以内,建成公办幼儿园4所,"
    "新增学位1080个,学前教育普惠率达到92.5%。巡查发现扬尘污染问题943个,整改完成927个,整改完成率93.8%,印发整治告知书、"
    "承诺书1200余份。\n二、存在的问题\n产业结构还不够优,新兴产业占比不高。\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_no_number_name_or_sentence_is_cut_in_two(newline: str) -> None:
    broken = _cut(TEXT, 56, "", newline)
    assert broken.count("\n") > TEXT.count("\n") + 5
    assert _facts(read(broken)) == _facts(read(TEXT))
    found = read(broken)
    for one in found.figures:
        assert broken[one.start : one.end] == one.text
    verdicts = [(one.rule, one.verdict) for one in check([found])]
    assert verdicts == [(one.rule, one.verdict) for one in check([read(TEXT)])]
    assert ("rate", "contradicts") in verdicts


def test_a_derivation_tells_places_in_the_text_as_given() -> None:
    broken = _cut(TEXT, 56, "")
    for one in read(broken).figures:
        told = explain(broken, one.start)
        assert f"第{one.start}–{one.end}字" in told.split("\n")[0]
        assert told == explain(broken, one.end - 1)
    assert set(reasons(broken)) == {(one.start, one.end) for one in read(broken).figures}


def test_lists_and_short_lines_keep_their_breaks() -> None:
    items = "".join(
        f"{n}.改造老旧小区{n}个,新建公办幼儿园{n}所,新增学位{n}80个,惠及居民{n}200户\n" for n in range(1, 9)
    )
    assert width_breaks(items) == []
    names = "".join(f"云溪区{name}街道办事处\n" for name in "东南西北中上下左右前后")
    assert width_breaks(names) == []


@given(
    st.lists(st.text(alphabet="云溪区新建学校12.5亿元,。;\n\r \u3000", max_size=60), max_size=30), st.integers(0, 400)
)
def test_offsets_go_there_and_back(lines: list[str], offset: int) -> None:
    text = "\n".join(lines)
    whole = cleared(text)
    cuts = set(whole.cuts)
    assert whole.text == "".join(character for at, character in enumerate(text) if at not in cuts)
    assert all(text[at].isspace() for at in cuts)
    places = [whole.there(at) for at in range(len(whole.text))]
    assert all(first < second for first, second in pairwise(places))
    assert all(text[place] == whole.text[at] and whole.here(place) == at for at, place in enumerate(places))
    assert 0 <= whole.here(min(offset, len(text))) <= len(whole.text)
    assert_whole(read(text), text)
