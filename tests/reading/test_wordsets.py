"""A set of words finds the same by walking over a text, as machine code does, and by its regular expression."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.texts import bundled
from taizhang.reading.cues import cue_table
from taizhang.reading.weighing import _direction
from taizhang.reading.wordsets import Words

WORDS = ("推进", "推进会", "加快", "快递", "加快推进", "进会场", "一二", "二一二")
SMALL = Words(WORDS, r"《[^《》\n]{2,6}》|要(?<!主要)|≥", "《要≥")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("推", []),
        ("推进", ["推进"]),
        ("推进会场", ["推进会"]),  # the longest, and what overlaps it no more
        ("加快递", ["加快"]),
        ("加加快推进会", ["加快推进"]),
        ("一二一二", ["一二", "一二"]),
        ("主要加快", ["加快"]),
        ("要加快,≥5", ["要", "加快", "≥"]),
        ("《推进加快》加快", ["《推进加快》", "加快"]),
        ("《推进加快", ["推进", "加快"]),
        ("\U00020000推进\U00020000", ["推进"]),
    ],
)
def test_the_longest_word_at_each_place_is_found(text: str, found: list[str]) -> None:
    assert SMALL.walked(text, 0, len(text)) == found
    assert SMALL.pattern.findall(text) == found


def test_nothing_is_found_beyond_the_end_of_a_stretch() -> None:
    text = "加快推进会"
    assert SMALL.walked(text, 0, 4) == SMALL.pattern.findall(text, 0, 4) == ["加快推进"]
    assert SMALL.walked(text, 0, 3) == SMALL.pattern.findall(text, 0, 3) == ["加快"]
    assert SMALL.walked(text, 2, 99) == SMALL.pattern.findall(text, 2, 99) == ["推进会"]
    assert SMALL.walked(text, 4, 2) == SMALL.pattern.findall(text, 4, 2) == []


def test_what_stands_before_a_stretch_is_seen() -> None:
    assert SMALL.walked("主要", 1, 2) == SMALL.pattern.findall("主要", 1, 2) == []


def test_without_anything_beside_the_words() -> None:
    words = Words(WORDS)
    assert words.walked("《加快》要推进", 0, 7) == words.pattern.findall("《加快》要推进") == ["加快", "推进"]


@given(st.text("推进会加快递场一二主要≥《》\n\U00020000", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_stretch_of_any_text(text: str, start: int, end: int) -> None:
    assert SMALL.walked(text, start, end) == SMALL.pattern.findall(text, start, end)


@pytest.mark.parametrize("words", [cue_table().words, _direction()[0]], ids=["cues", "direction"])
def test_real_words_in_real_texts(words: Words) -> None:
    found = 0
    for text in bundled():
        for line in re.finditer(r"[^\n]+", text):
            at = words.walked(text, *line.span())
            assert at == words.pattern.findall(text, *line.span()) == words.found(text, *line.span())
            found += len(at)
    assert found > 1000
