"""Every note of intake has its English."""

import re
from pathlib import Path

import pytest

import taizhang.intake
from taizhang.intake import note_in_english

_HAN = re.compile("[\u4e00-\u9fff]")
NOTES = [
    "文件按 UTF-16 编码读取。",
    "文件没有编码标记，按 UTF-16 编码读取。",
    "文件按 GB18030（含 GBK、GB2312）编码读取。",
    "文件在最后一个字符中间被截断，末尾不完整的字节已略去。",
    "网页中有3处字节无法解码，显示为“\ufffd”。",
    "文档含有修订痕迹，按接受全部修订读取（删除的文字不读）。",
    "自动生成的目录未读取。",
    "隐藏的工作表也已读取：A。",
    "隐藏的行或列也已读取，所在工作表：A。",
    "有2个公式没有保存计算结果，未能读取，请用 Excel 或 WPS 打开后重新保存。",
    "第3页只有图像，没有文字层，未能读取。",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_is_said_in_english(note: str) -> None:
    said = note_in_english(note)
    assert _HAN.search(said) is None
    assert said.endswith(".")


def test_what_is_not_known_comes_back() -> None:
    assert note_in_english("别的话。") == "别的话。"


@pytest.mark.parametrize("note", NOTES)
def test_a_note_is_one_that_intake_makes(note: str) -> None:
    made = "".join(path.read_text("utf-8") for path in Path(taizhang.intake.__file__).parent.rglob("*.py"))
    assert max(re.split("[0-9A]|\ufffd", note), key=len).strip("。：") in made
