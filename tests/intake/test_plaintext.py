"""Plain text: decoded by content, line ends normalised, nothing else changed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.intake import IntakeError, extract

REPORT = (
    "云溪区政府工作报告\n\n各位代表：\n　　一年来，全区地区生产总值增长６．５％，完成固定资产投资\u00a0128.6亿元，"
    "新增城镇就业 1.2 万人。\n\n二、今年工作\n力争财政收入增长8%左右，改造老旧小区30个。\n"
)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_every_encoding_gives_the_same_text(encoding: str, said: str) -> None:
    text = REPORT.replace("\u00a0", " ") if encoding == "gbk" else REPORT
    result = extract(text.encode(encoding))
    assert result.text == text
    assert result.encoding == said
    assert result.media == "txt"
    assert result.source == "-"


def test_utf16_with_big_endian_mark() -> None:
    assert extract(b"\xfe\xff" + REPORT.encode("utf-16-be")).text == REPORT


def test_a_guessed_encoding_is_said() -> None:
    assert any("GB18030" in note for note in extract(REPORT.encode("gb18030")).notes)
    assert any("UTF-16" in note for note in extract(REPORT.encode("utf-16")).notes)
    assert extract(REPORT.encode()).notes == ()


def test_only_line_ends_change() -> None:
    text = "第一行\r\n　第二行\u00a0１２％ \r第三行\t末\n"
    assert extract(text.encode()).text == "第一行\n　第二行\u00a0１２％ \n第三行\t末\n"


def test_gb18030_characters_beyond_gbk() -> None:
    text = "云溪区㐀村与𠮷镇的工作完成情况：新建道路12公里，投资3.5亿元。"
    assert extract(text.encode("gb18030")).text == text


@pytest.mark.parametrize("encoding", ["big5", "shift_jis", "euc_kr"])
def test_other_encodings_are_refused_not_garbled(encoding: str) -> None:
    text = {
        "big5": "雲溪區政府工作報告：一年來，全區經濟社會發展取得新成績，完成固定資產投資一百二十億元。" * 5,
        "shift_jis": "これは日本語の報告書です。今年の予算は百二十億円であり、前年より五パーセント増加した。" * 5,
        "euc_kr": "이것은 한국어 보고서입니다. 올해 예산은 백이십억 원이며 작년보다 늘었습니다." * 5,
    }[encoding]
    with pytest.raises(IntakeError) as refusal:
        extract(text.encode(encoding))
    assert refusal.value.code in {"undecodable", "binary", "no_chinese"}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_cut_inside_its_last_character_is_read_and_said(encoding: str) -> None:
    result = extract((REPORT.strip() + "中").encode(encoding)[:-1])
    assert result.text == REPORT.strip()
    assert any("截断" in note for note in result.notes)


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")]
)
def test_a_text_with_one_broken_place_is_refused_with_where_it_is(encoding: str, name: str) -> None:
    before, after = (REPORT * 3).replace("\n", "\r\n"), "区级财政收入增长8%。\r\n" * 9
    broken = {"utf-16": b"\x00\xd8"}.get(encoding, b"\xff")
    data = before.encode(encoding) + "全区".encode(encoding)[len("".encode(encoding)) :] + broken
    data += after.encode(encoding)[len("".encode(encoding)) :]
    with pytest.raises(IntakeError) as refusal:
        extract(data)
    error = refusal.value
    assert error.code == "broken_text"
    line = before.count("\n") + 1
    assert f"{name} 编码，但有1处字节不能解码（第一处在第{line}行第3个字）" in error.message
    assert f"line {line}, character 3" in error.message_en


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200))
def test_utf8_text_comes_back_unchanged(text: str) -> None:
    whole = "云溪区" + text
    assert extract(whole.encode()).text == whole


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        result = extract(data)
    except IntakeError as refusal:
        assert refusal.message and refusal.message_en
    else:
        assert "\r" not in result.text
        assert "\ufffd" not in result.text or "\ufffd".encode() in data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_a_table_with_commas_is_read_as_a_table(encoding: str) -> None:
    table = '任务,目标,单位,"责任单位"\r\n"新建公厕,含改建",15,座,区城管局\r\n改造危桥,9,座,"区交通局\n区住建局"\r\n,,,\r\n'
    found = extract(table.encode(encoding), name="任务.CSV")
    assert found.text == "任务\t目标\t单位\t责任单位\n新建公厕,含改建\t15\t座\t区城管局\n改造危桥\t9\t座\t区交通局 区住建局\n"
    assert found.media == "txt" and found.notes[-1] == "文件按逗号分隔的表格读取。"
    assert extract(table.encode(encoding), name="任务.txt").text == table.replace("\r\n", "\n")
    assert extract("新建公厕15座。".encode(), name="a.csv").text == "新建公厕15座。"


@given(st.text(max_size=60))
def test_no_text_called_a_table_ends_the_reading(text: str) -> None:
    with suppress(IntakeError):
        extract(text.encode("utf-8", "replace"), name="a.csv")
