"""Tables in plain text stay within their width, lose nothing, and carry nothing that steers a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.cli.grid import Grid, Line, clean, width_of, wrapped

TEXTS = st.text(st.sampled_from("云溪区增长，。（）%3.5ab AÀé\u0301＋\u200b"), max_size=80)


def test_chinese_is_two_columns_wide() -> None:
    assert width_of("云溪a，") == 7
    assert width_of("e\u0301") == 1


def test_no_line_begins_with_a_closing_mark() -> None:
    assert wrapped("完成投资七亿。", 12) == ["完成投资七", "亿。"]


def test_numbers_stay_whole() -> None:
    assert wrapped("增长12.5%以上", 8) == ["增长", "12.5%以", "上"]


@given(TEXTS, st.integers(4, 60))
def test_lines_fit_and_hold_all_the_text(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_columns_stand_below_each_other(rows: list[tuple[str, str]]) -> None:
    grid = Grid(heads=(("#", True), ("指标", False), ("说明", False)))
    for number, (left, right) in enumerate(rows):
        grid.add(str(number), left, right, style="red")
    lines = list(grid.lines(60, colour=False))
    assert all(width_of(line) <= 60 for line in lines)
    assert lines[0].split() == ["#", "指标", "说明"]
    assert not any("\x1b" in line for line in lines)


def test_colour_is_there_only_where_asked_for() -> None:
    line = Line(text="矛盾", style="red")
    assert list(line.lines(20, colour=False)) == ["矛盾"]
    assert list(line.lines(20, colour=True)) == ["\x1b[31m矛盾\x1b[0m"]


@given(st.text())
def test_cleaned_text_is_printable(text: str) -> None:
    assert clean(text).isprintable()
    assert len(clean(text)) == len(text)
