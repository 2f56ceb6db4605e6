"""A text whose lines were cut to the width of a page reads like the same text without those breaks."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
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


LONG = TEXT + "".join(
    f"{mark}、{name}。推进{name},新建改建{name}点{n}3处,其中{name}中心{n}处,惠及群众{n}200户,完成投资{n}.6亿元,比上年增长{n}.4%,"
    f"占全区的{n}1.5%。各镇街要把{name}放在突出位置,统筹安排人力物力,每月报送一次进展,年底前完成全部任务并通过区级验收。\n"
    for n, (mark, name) in enumerate(
        zip(
            "一二三四五六七",
            ["饮水安全", "农村养老", "道路养护", "社区医疗", "河道清淤", "公园建设", "停车设施"],
            strict=True,
        ),
        1,
    )
)


def _paged(text: str, lines: int) -> str:
    """Return ``text`` with the number of each page between so many lines."""
    rows = text.split("\n")
    pages = ["\n".join(rows[at : at + lines]) for at in range(0, len(rows), lines)]
    return "".join(f"{page}\n— {number} —\n" for number, page in enumerate(pages, 1))


def test_a_sentence_goes_on_over_the_number_of_a_page() -> None:
    broken = _paged(_cut(LONG, 56, "\u3000\u3000"), 9)
    assert broken.count("—\n") >= 4
    whole = read(LONG)
    assert len(whole.figures) > 40
    assert _facts(read(broken)) == _facts(whole)
    assert len(_promised(read(broken))) == len(_promised(whole))
    for one in read(broken).figures:
        assert broken[one.start : one.end] == one.text


def test_numbers_that_do_not_count_on_are_no_pages() -> None:
    rows = _cut(LONG, 56, "").split("\n")
    at = [number for number, line in enumerate(rows) if line and line[-1] not in "。:"][4]
    for stray in (["7"], ["7", "7", "7"]):
        broken = "\n".join([*rows[:at], *stray, *rows[at:]])
        cut = set(width_breaks(broken))
        place = len("\n".join(rows[:at])) + 1
        assert all(where not in cut for where in range(place, place + 2 * len(stray)))


def test_tables_and_notes_beside_do_not_keep_a_text_from_being_joined() -> None:
    beside = "序号 标准名称 标准编号及其状态\n" * 3 + "".join(
        f"{n} 云溪区{name}建设技术规范第{n}部分\n" for n, name in enumerate("水电路气暖房树", 1)
    )
    note = (
        "注:"
        + "本表数据由区统计局、区财政局、区人力资源和社会保障局按照年报口径整理,部分数据因四舍五入存在分项与合计不等的情况,"
        * 2
    )
    broken = _cut(LONG, 56, "") + beside + note + "\n"
    assert max(map(len, broken.split("\n"))) > 110
    found, whole = _facts(read(broken)), _facts(read(LONG))
    assert found[: len(whole)] == whole


@pytest.mark.parametrize("apart", ["\t", " | ", "    ", "\n"])
def test_rows_of_a_table_are_not_joined_however_even_they_are(apart: str) -> None:
    cells = [("序号", "任务", "目标", "责任单位", "时限")]
    cells += [
        (f"{n}", "小区改造", f"改造老旧小区{n}个，惠及居民{n * 30}户", "区住建局", "10月底") for n in range(1, 40)
    ]
    text = "云溪区2026年任务清单\n" + "".join(apart.join(row) + "\n" for row in cells)
    assert cleared(text).text == text
    assert len(read(text).commitments) == 39


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
    long = "".join(f"{a}{b}片区道路雨污管网及绿化照明设施综合改造工程\n" for a in "东南西北" for b in "甲乙丙丁")
    assert width_breaks(long + "各项工程由区住房和城乡建设局牵头,各镇街配合," * 8 + "\n") == []


def _lines_cut(text: str, cuts: set[int]) -> list[str]:
    """Return the lines of which nothing is left."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line and all(place in cuts for place in range(at, at + len(line))):
            lines.append(line)
        at += len(line) + 1
    return lines


@given(
    st.lists(st.text(alphabet="云溪区新建学校12.5亿元,。;\n\r \u3000", max_size=60), max_size=30), st.integers(0, 400)
)
@example(["云区", "亿亿元\u3000。111111"], 0)  # a theme whose blank is no part of it
def test_offsets_go_there_and_back(lines: list[str], offset: int) -> None:
    text = "\n".join(lines)
    whole = cleared(text)
    cuts = set(whole.cuts)
    assert whole.text == "".join(character for at, character in enumerate(text) if at not in cuts)
    assert all(text[at].isspace() or text[at].isdigit() for at in cuts)
    assert not any(line.strip(" \u3000\r") and not line.strip().isdigit() for line in _lines_cut(text, cuts))
    places = [whole.there(at) for at in range(len(whole.text))]
    assert all(first < second for first, second in pairwise(places))
    assert all(text[place] == whole.text[at] and whole.here(place) == at for at, place in enumerate(places))
    assert 0 <= whole.here(min(offset, len(text))) <= len(whole.text)
    assert_whole(read(text), text)
