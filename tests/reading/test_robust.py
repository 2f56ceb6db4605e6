"""Reading is total: any text whatever gives a reading, and every record of it is where it says."""

import json
import re
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bench.hostile import hostile
from taizhang.checking import check
from taizhang.demo import documents
from taizhang.reading import Reading, read, reading_to_json, reading_to_line, reading_to_parts
from taizhang.reading.attributes.yearsnamed import Years
from taizhang.reading.clearing import cleared
from taizhang.reading.figures import BLOCK
from taizhang.reading.reader import work_out
from taizhang.reading.records import Kind, Measure, Mood, Part, Qualifier, Role, Strength
from taizhang.reading.tables import table
from taizhang.settling import settle
from tests.reference import ROOT

NUMBERS = [
    "1", "2.5", "12,345", "０", "１２．５", "3", "百", "千", "万", "亿", "百亿", "两", "2021", "1-2", "1~2",
    "14.1:26.8:59.1", "1/4", "0", "00", "1e5", "٣", "¹", "Ⅲ", "①",
    "-1", "+1", ".5", "5.", "1..2", "1" * 40,
]  # fmt: skip

UNITS = [
    "%", "％", "‰", "个百分点", "元", "万元", "亿元", "人", "人次", "名", "户", "家", "个", "项", "件", "亩", "公里", "平方米", "㎡",
    "吨", "个工作日", "位", "倍", "番", "万平", "千瓦", "余件", "多万",
]  # fmt: skip

WORDS = [
    "地区生产总值", "城乡居民人均可支配收入", "粮食产量", "新建学校", "老旧小区改造", "PM2.5浓度", "亿元以上项目", "三次产业结构", "排名全省第", "云溪区", "鹭坪镇", "全市",
    "增长", "同比下降", "分别", "分别增长", "比上年", "其中", "占比", "占", "从", "减少到", "翻一番", "约", "近", "以上", "左右", "以内", "不低于",
    "突破", "控制在", "预计", "力争", "确保", "完成", "建成", "达到", "高于全国",
    "今年", "去年", "2021年", "6月底前", "上半年", "“十四五”", "到2025年", "第一季度", "第", "年", "月", "日",
]  # fmt: skip

MARKS = [
    "，", ",", "。", "；", ";", "：", ":", "、", "（", "）", "(", ")", "“", "”", "《", "》", "【", "】", "[", "]", "[7]",
    "<", ">", "<b>", "</td>", "&nbsp;", "——", "-", "…",
    "\n", "\r\n", "\r", "\t", " ", "\u3000", "\u00a0", "\ufeff", "\u200b", "\x00", "\x1b", "\u2028", "\x85",
]  # fmt: skip

LINES = [
    "\n云溪区2024年政府工作报告\n", "\n一、2023年工作回顾\n", "\n二、2024年主要目标任务\n", "\n（一）加大招商力度\n", "\n1. ", "\n——", "一是",
    "加大招商力度。", "\n区教育局\n", "\n责任单位：区教育局\n",
    "(6月底完成，牵头单位：市工信局)", "各位代表：", "附件", "2024年国民经济和社会发展统计公报",
]  # fmt: skip

LEXICON = sorted({word for held in table("lexicon").values() if isinstance(held, dict) for word in held["words"]})
"""Every word that the reader takes for more than a noun."""

CLAUSES = sorted(
    {
        clause
        for text in [path.read_text(encoding="utf-8") for path in documents().values()]
        + [
            case["text"]
            for path in sorted((ROOT / "specs" / "reading").glob("figures_*.json"))
            for case in json.loads(path.read_text(encoding="utf-8"))
        ]
        for clause in re.split("(?<=[，,。；;：:\n])", text)
        if clause.strip()
    }
)
"""What stands between two marks in the written cases and the demonstration's documents, with the mark after it."""

PARTICLES = list("了的在为对把将使与和及等共已各均有中后占比较从由到至达破过超近约余多人户个率度年月")

ODD = st.text(st.characters(codec=None), max_size=4) | st.sampled_from(
    ["\ud800", "\udfff", "𠮷", "👨‍👩‍👧", "é", "\U0010ffff", "ﷺ", "㍿", "㎏", "½", "İ", "ß"]
)
"""Anything that a string can hold, lone surrogates included, and characters whose normal form is longer."""

TEXTS = st.lists(
    st.sampled_from(NUMBERS) | st.sampled_from(UNITS) | st.sampled_from(WORDS) | st.sampled_from(MARKS) |
    st.sampled_from(LINES) | st.sampled_from(LEXICON) | st.sampled_from(PARTICLES) | ODD,
    max_size=60,
).map("".join)  # fmt: skip


def assert_whole(reading: Reading, text: str) -> None:
    """Every record lies inside the text, where it says, in order, and refers to records that exist."""
    assert reading.text == text
    count = len(reading.figures)
    end = 0
    for number, figure in enumerate(reading.figures):
        assert end <= figure.start < figure.end <= len(text), "figures are in order and do not overlap"
        end = figure.end
        assert figure.text == text[figure.start : figure.end]
        assert figure.measure in get_args(Measure)
        assert figure.qualifier in get_args(Qualifier)
        assert figure.mood in get_args(Mood)
        assert figure.role in get_args(Role)
        assert figure.strength is None or (figure.strength in get_args(Strength) and figure.mood == "target")
        assert figure.part_of is None or (0 <= figure.part_of < count and figure.part_of != number)
        assert (figure.value is None) == (figure.values is not None)
        assert (figure.unit == ":") == (figure.values is not None)
        assert figure.value_high is None or figure.value is not None
        assert figure.resolution > 0
        assert 0 <= figure.confidence <= 1
        for value in (figure.value, figure.value_high, *(figure.values or ())):
            assert value is None or value.is_finite()
        if figure.role != "value":
            assert figure.period is None and figure.scope is None
    for number in range(count):
        seen = {number}
        whole = reading.figures[number].part_of
        while whole is not None:
            assert whole not in seen, "no figure is a part of itself"
            seen.add(whole)
            whole = reading.figures[whole].part_of
    start = 0
    for commitment in reading.commitments:
        assert start <= commitment.start < commitment.end <= len(text)
        start = commitment.start
        assert commitment.text == text[commitment.start : commitment.end]
        assert list(commitment.figures) == sorted(set(commitment.figures))
        for number in commitment.figures:
            figure = reading.figures[number]
            assert commitment.start <= figure.start and figure.end <= commitment.end
        assert 0 <= commitment.confidence <= 1
    start = 0
    for heading in reading.outline:
        assert start <= heading.start < heading.end <= len(text)
        start = heading.start
        assert heading.level >= 1
        assert heading.part is None or heading.part in get_args(Part)
    assert reading.kind in get_args(Kind)


def assert_survives_json(reading: Reading) -> None:
    """What is printed as JSON is read back as it was, numbers digit by digit."""
    printed = reading_to_json(reading)
    back = json.loads(json.dumps(printed), parse_float=Decimal)
    assert json.loads(json.dumps(back, default=float)) == json.loads(json.dumps(printed))
    line = json.dumps(printed, ensure_ascii=False, separators=(",", ":"))
    assert reading_to_line(reading) == line
    assert b"".join(reading_to_parts(reading)) == line.encode("utf-8", "surrogatepass")
    for figure, held in zip(reading.figures, back["figures"], strict=True):
        for ours, theirs in ((figure.value, held["value"]), (figure.value_high, held["value_high"])):
            assert (ours is None) == (theirs is None)
            if ours is not None and len(ours.as_tuple().digits) <= 15:
                assert Decimal(theirs) == ours
        assert reading.text[held["start"] : held["end"]] == held["text"]


@given(TEXTS)
@example("")
@example("\x00")
@example("\ud800亿元1个")
@example("“" * 50 + "新建学校1所")
@example("其中其中1个，其中2个，其中：3个")
@example("配合优化了 20 件")
@example("０及14.1:26.8:59.1及")
@example("共安排项目12个，竣工项目3个，项目合计12个")
@example("共有20个项目如期完成。")
@example("研究机关完成有力2万")
@example("属于\n公有领域，" + "云" * 75)
@example("区人社局发放了3月、4月、5月工资3000元、4000元、5000元。")
def test_any_text_gives_a_whole_reading(text: str) -> None:
    reading = read(text)
    assert_whole(reading, text)
    assert_survives_json(reading)


@given(st.lists(st.sampled_from(CLAUSES) | st.sampled_from(LEXICON), min_size=4, max_size=24).map("".join))
def test_clauses_in_any_order_give_a_whole_reading(text: str) -> None:
    reading = read(text)
    assert_whole(reading, text)
    for finding in check([reading]):
        assert all(reading.text[place.start : place.end] == place.text for place in finding.places)
    assert len(settle(reading, reading).settlements) <= len(reading.figures)


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_characters_give_a_whole_reading(text: str) -> None:
    assert_whole(read(text), text)


@given(
    TEXTS, st.none() | st.sampled_from(["云溪区", "市", "", "()", "云溪区人民政府"]), st.none() | st.integers(-1, 99999)
)
def test_whatever_the_reader_is_told(text: str, issuer: str | None, year: int | None) -> None:
    assert_whole(read(text, issuer=issuer, year=year), text)


@given(TEXTS)
def test_reading_is_deterministic(text: str) -> None:
    assert read(text) == read(text)


@given(TEXTS)
def test_a_text_read_in_blocks_is_read_as_a_whole(text: str) -> None:
    whole = cleared(text)
    assert read(text).figures == whole.figures(work_out(whole.text, None, None).figures, text)


@pytest.mark.parametrize("name", sorted(documents()))
def test_a_dense_text_read_in_blocks_is_read_as_a_whole(name: str) -> None:
    text = documents()[name].read_text(encoding="utf-8")
    dense = "\n\n".join([text] * 4)
    read_in_blocks = read(dense)
    assert len(read_in_blocks.figures) > 2 * BLOCK
    assert read_in_blocks.figures == work_out(dense, None, None).figures
    assert_survives_json(read_in_blocks)


@given(TEXTS, TEXTS)
def test_checking_and_settling_take_any_reading(text: str, other: str) -> None:
    one, two = read(text, year=2024), read(other, year=2025)
    for finding in check([one, two]):
        for place in finding.places:
            assert any(reading.text[place.start : place.end] == place.text for reading in (one, two))
    for settlement in settle(one, two).settlements:
        assert settlement.verdict in {"met", "missed", "not_comparable", "not_reported"}


@pytest.mark.parametrize("name", sorted(hostile()))
def test_hostile_texts_give_a_whole_reading(name: str) -> None:
    text = hostile()[name](400)
    reading = read(text)
    assert_whole(reading, text)
    assert_survives_json(reading)


@pytest.mark.parametrize("name", ["targets", "results"])
def test_documents_give_a_whole_reading(name: str) -> None:
    text = documents()[name].read_text(encoding="utf-8")
    reading = read(text)
    assert_whole(reading, text)
    assert_survives_json(reading)
    assert len(reading.figures) > 100


def test_records_are_as_if_made_by_their_constructors() -> None:
    reading = read("云溪市政府工作报告\n二、2026年重点工作\n新建学校3所，其中小学1所，力争6月底前完工。\n", year=2026)
    assert reading.figures and reading.commitments
    for figure in reading.figures:
        assert replace(figure) == figure and hash(replace(figure)) == hash(figure)
        with pytest.raises(FrozenInstanceError):
            figure.start = 0  # type: ignore[misc]
    for commitment in reading.commitments:
        assert replace(commitment) == commitment and hash(replace(commitment)) == hash(commitment)
        with pytest.raises(FrozenInstanceError):
            commitment.start = 0  # type: ignore[misc]


PIECES = st.lists(
    st.sampled_from(["2023年", "二〇二二年", "比2021年", "今年", "较去年", "增长", "，", "2", "0", "年", "由"])
)


@given(PIECES, st.lists(st.integers(0, 60)))
def test_a_remembered_year_is_the_one_found_afresh(pieces: list[str], offsets: list[int]) -> None:
    text = "".join(pieces)
    years = Years()
    for upto in sorted(offsets):
        assert years.at(text, 0, upto) == Years().at(text, 0, upto)


@pytest.mark.parametrize(
    "sentence",
    [
        "建设1个。",
        "建设1个。改造2处。",
        "其中,医院拥有6512人,乡镇卫生院拥有1730人。",
        "分别占全年任务的50%、100%、146.7%和52.5%。",
        "地税系统完成收入22亿元,增长6.4%。",
    ],
)
def test_names_that_borrow_of_each_other_do_not_grow_with_the_text(sentence: str) -> None:
    assert max(len(figure.indicator) for figure in read(sentence * 64).figures) < 2 * len(sentence) + 60
