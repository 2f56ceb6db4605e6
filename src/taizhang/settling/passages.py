"""The sentences, lines and clauses of one text, found by offset."""

import bisect

from taizhang.reading.patterns import lazy
from taizhang.settling.records import Passage
from taizhang.settling.rule import settlement_rule
from taizhang.settling.times import folded

_SENTENCE_END = lazy("[。!?;！？；\n]")
_LEAD_END = lazy("[。!?;！？；\n\t]")
_NOTE = lazy("[ \u3000]{0,4}(?:〔[0-9]{1,3}〕|【[0-9]{1,3}】|\\[[0-9]{1,3}\\]|［[0-9]{1,3}］)")
_SERIAL = lazy("^ {0,4}[0-9]{1,3} {0,4}\t")
"""A number before the first cell of a row."""
_LONGEST_CLAUSE = 60
_LONGEST_SIDE = 500
_LONGEST_TAIL = 24
_CLAUSE_MARK = lazy("[,。;:，；：\n]")


class Passages:
    """The sentences of one text, found by offset."""

    def __init__(self, text: str) -> None:
        """Note where sentences and lines end."""
        self._text = text
        self._ends = [m.start() for m in _SENTENCE_END.finditer(text)]
        self._lines = [0, *(end + 1 for end in self._ends if text[end] == "\n")]

    def sentence(self, start: int, end: int) -> Passage:
        """Return the sentence around a span, without closing mark and without white space at its ends.

        Of a run of words without end at most 500 characters are kept on either side of the span.
        """
        at = bisect.bisect_right(self._ends, start - 1)
        left = self._ends[at - 1] + 1 if at else 0
        after = bisect.bisect_left(self._ends, end)
        right = self._ends[after] if after < len(self._ends) else len(self._text)
        left, right = max(left, start - _LONGEST_SIDE), min(right, end + _LONGEST_SIDE)
        while left < start and self._text[left].isspace():
            left += 1
        while right > end and self._text[right - 1].isspace():
            right -= 1
        return Passage(start=left, end=right, text=self._text[left:right])

    def line_lead(self, start: int) -> str:
        """Return the first sentence or cell of the line that an offset lies in: 望岚街道。 names who answers for it."""
        begin = self._lines[bisect.bisect_right(self._lines, start) - 1]
        line = _SERIAL.sub("", self._text[begin : begin + _LONGEST_CLAUSE])
        return _LEAD_END.split(line, maxsplit=1)[0].strip()

    def in_note(self, start: int) -> bool:
        """Say whether the line that an offset lies in is a note, by its mark: 〔26〕."""
        return _NOTE.match(self._text, self._lines[bisect.bisect_right(self._lines, start) - 1]) is not None

    def words_after(self, end: int) -> str:
        """Return the words between an offset and the next comma or stop, at most 24 characters."""
        return _CLAUSE_MARK.split(self._text[end : end + _LONGEST_TAIL], maxsplit=1)[0]

    def names_part_of_year(self, start: int) -> bool | None:
        """Say whether the words from the last full stop to an offset name last a part of the year (True), the year
        (False), or neither (None): 2025年1—11月，接待游客480万人次."""
        far = max(0, start - _LONGEST_SIDE)
        begin = max(far, self._text.rfind("。", far, start) + 1, self._text.rfind("\n", far, start) + 1)
        words = folded(self._text[begin:start])
        said = [m.group("part") for m in settlement_rule().times.time_opening.finditer(words)]
        return None if not said else said[-1] is not None

    def clause_before(self, start: int) -> str:
        """Return the words between the last comma or stop and an offset, at most 60 characters."""
        window = self._text[max(0, start - _LONGEST_CLAUSE) : start]
        parts = _CLAUSE_MARK.split(window)
        return parts[-1]
