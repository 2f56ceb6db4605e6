"""Written variants made one, character for character."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.reading.normal import normalise


@given(st.text(max_size=200))
def test_length_never_changes(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text(max_size=200))
def test_twice_is_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_variants_become_one() -> None:
    assert normalise("增长１２．５％，（其中：甲）；乙—丙\u3000丁") == "增长12.5%,(其中:甲);乙-丙 丁"


def test_chinese_marks_stay() -> None:
    assert normalise("。、“”《》！".replace("！", "!")) == "。、“”《》!"
