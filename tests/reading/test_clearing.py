"""What stands beside the words of a text changes nothing of what is read in it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.checking import check
from taizhang.demo import documents
from taizhang.reading import Reading, explain, read
from taizhang.reading.clearing import cleared
from tests.reading.test_robust import assert_whole

_BESIDE = re.compile(r"<[^<>]*>|&[a-z#0-9]+;|\*\*|[\s\u200b\u00ad\ufeff]")


def _every(text: str, number: int, mark: str) -> str:
    """Return ``text`` with ``mark`` behind every so many characters of its lines."""
    return "".join(f"{c}{mark}" if at % number == 0 and c != "\n" else c for at, c in enumerate(text, start=1))


def _spaced(text: str) -> str:
    return re.sub(r"(?<=[一-龥])(?=[0-9])|(?<=[0-9%])(?=[一-龥])", " ", text)


BESIDE: dict[str, Callable[[str], str]] = {
    "inline tags": lambda text: re.sub(r"([0-9][0-9.]*)", r'<span style="font-family:宋体">\1</span>', text),
    "tags of words": lambda text: text.replace("同比", "<b>同</b><font color=red>比</font>"),
    "paragraph tags": lambda text: "\n".join(f"<p>{line}</p>" for line in text.split("\n")),
    "line tags": lambda text: text.replace("\n", "<br/>\n"),
    "entities": lambda text: "&nbsp;&nbsp;" + text.replace("\n", "\n&nbsp;&#12288;").replace("“", "&ldquo;"),
    "zero-width spaces": lambda text: _every(text, 7, "\u200b"),
    "soft hyphens": lambda text: _every(text, 11, "\u00ad"),
    "byte order mark": lambda text: "\ufeff" + text,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "blanks round numbers": _spaced,
    "hashes": lambda text: "# " + re.sub("(?m)^(?=[一二三四五六七八九]、)", "## ", text),
    "stars": lambda text: re.sub("(?m)([0-9.]+[亿万]?[元人个])", r"**\1**", text),
}


def _facts(found: Reading) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return what a text states and promises, without what stands beside its words."""
    figures: list[tuple[object, ...]] = [
        (_plain(one.text), one.value, one.unit, _plain(one.indicator), one.measure, one.mood, one.period, one.scope)
        for one in found.figures
    ]
    return figures, [(_plain(one.text), one.responsible, one.deadline) for one in found.commitments]


def _plain(text: str) -> str:
    return _BESIDE.sub("", text.replace("&ldquo;", "“"))


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("name", list(documents()))
def test_what_stands_beside_the_words_changes_nothing(name: str, beside: str) -> None:
    lines = documents()[name].read_text(encoding="utf-8").split("\n")
    text = "\n".join(line for line in lines if "\t" not in line)
    given = BESIDE[beside](text)
    assert given != text or beside == "tags of words"
    whole, found = read(text), read(given)
    assert len(whole.figures) > 30
    assert _facts(found) == _facts(whole)
    assert_whole(found, given)
    told = [(one.rule, one.verdict) for one in check([whole])]
    assert [(one.rule, one.verdict) for one in check([found])] == told


@pytest.mark.parametrize("name", list(documents()))
def test_blanks_stand_for_breaks_that_a_text_lost(name: str) -> None:
    lines = documents()[name].read_text(encoding="utf-8").split("\n")
    text = "\n".join(line.strip() for line in lines if line.strip() and "\t" not in line)
    whole, found = read(text), read(text.replace("\n", "\u3000\u3000"))
    figures, promised = _facts(whole)
    alike = sum(one == other for one, other in zip(figures, _facts(found)[0], strict=True))
    assert alike >= 0.97 * len(figures)
    assert len(set(promised) & set(_facts(found)[1])) >= 0.95 * len(set(promised))


@pytest.mark.parametrize("written", ["\\n", "\\r\\n"])
def test_breaks_written_as_within_a_string_are_breaks(written: str) -> None:
    lines = ["云溪区2026年工作要点", "一、2025年工作回顾", "新建学校3所。", "二、2026年工作安排", "新建公园5个。"]
    found = read(written.join(lines))
    assert [(one.title, one.level) for one in found.outline] == [("2025年工作回顾", 1), ("2026年工作安排", 1)]
    assert [(one.text, one.indicator, one.mood) for one in found.figures] == [
        ("3所", "新建学校", "result"),
        ("5个", "新建公园", "target"),
    ]


def test_paragraphs_set_in_within_one_line_are_parted() -> None:
    text = "云溪区2025年统计公报　　一、综合　　全区新建学校3所。　　二、农业　　粮食产量13.4万吨。　　三、工业　　产值12亿元。"
    found = read(text)
    assert [one.title for one in found.outline] == ["综合", "农业", "工业"]
    assert [one.indicator for one in found.figures] == ["新建学校", "粮食产量", "产值"]
    assert_whole(found, text)
    assert cleared("联系人　　张三。　　电话　　12345").text == "联系人　　张三。　　电话　　12345"


def test_numbered_headings_part_a_text_that_lost_its_breaks() -> None:
    done = "全年新建学校3所,改造老旧小区36个,惠及居民5200户,城镇新增就业1.2万人。" * 40
    text = f"云溪区2025年工作总结。一、工作回顾。{done}二、下一步工作打算。新建公园5个,改造管网20公里。三、保障措施。{done}"
    assert {"工作回顾", "下一步工作打算", "保障措施"} <= {one.title for one in read(text).outline}
    target = next(one for one in read(text).figures if one.text == "5个")
    assert (target.mood, target.indicator) == ("target", "新建公园")
    short = "一、工作回顾。新建学校3所。二、下步打算。新建公园5个。"
    assert cleared(short).text == short


def test_a_derivation_finds_its_record_behind_tags() -> None:
    text = "<p>全年新建<b>学校</b><span>3</span>所。</p>"
    (figure,) = read(text).figures
    assert (figure.text, figure.indicator) == ("3</span>所", "新建学校")
    assert explain(text, figure.start).startswith("数据 0  “3所”")


def test_signs_that_are_no_tags_stay() -> None:
    text = "PM2.5浓度<35微克/立方米,优良率>90%,AT&T公司投资3亿元,a<b。"
    assert cleared(text).text == text


def test_the_cells_of_a_line_stay_apart() -> None:
    rows = "".join(f"{n} 改造老旧小区 {n}2个 {n}1个 50%\n" for n in range(1, 30))
    assert cleared(rows).text == rows


MARKS = st.sampled_from(
    ["<b>", "</b>", "<p>", "<br/>", "&nbsp;", "&ldquo;", "&", "<", ">", "\u200b", "\r\n", "\n", " "]
)


@given(
    st.lists(st.one_of(MARKS, st.sampled_from(["新建学校", "12.5亿元", "2025 年", "增长 ", "8%", "。"])), max_size=40)
)
def test_records_lie_in_the_text_as_given(pieces: list[str]) -> None:
    text = "".join(pieces)
    whole = cleared(text)
    found = read(text)
    lifted = whole.lifted(found)
    assert_whole(lifted, whole.text)
    assert [(one.text, one.start) for one in lifted.figures] == [
        (one.text, one.start) for one in read(whole.text).figures
    ]
    for finding in check([found]):
        assert all(text[place.start : place.end] == place.text for place in finding.places)
    assert_whole(found, text)
