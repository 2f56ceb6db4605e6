"""Tables of tasks whose cells stand in lines of their own: which of the lines are cells of what sort."""

from collections.abc import Sequence

from taizhang.reading import headings
from taizhang.reading.paragraphs import Span
from taizhang.reading.patterns import lazy

_BARE_MARK = lazy(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.]?(?: ?\|)?")
_BARE_MAX = 5
_HEAD = 16
"""So many lines above the first row of a table of cells may be its head."""
_SITES = ("街道", "镇", "乡", "村", "社区", "园区", "开发区")
_WORKS = ("项目", "工程")
_LEFT_OUT = 3
"""So many numbers of rows on, a line of digits alone is still the number of a row, and no amount."""
_ONLY_VALUE = lazy(r"[\d.,%‰\s~-]{1,12}[一-龥]{0,2}(?:\([^()]{0,60}\))?[ |]*")


def only_value(words: str) -> bool:
    """Say whether words are a number and what is noted to it, and say nothing themselves (80%(进度滞后))."""
    return words[0].isdecimal() and _ONLY_VALUE.fullmatch(words) is not None


class Cells:
    """The rows of such a table, followed line by line."""

    def __init__(self, text: str, normalised: str, paragraphs: Sequence[Span]) -> None:
        self.rows = headings.rows_of_cells(text, paragraphs)
        """The line from which they run, or how many lines there are."""
        self._normalised = normalised
        self._number = 0
        self._head = self.rows
        self._sited = self._titled = False
        if self.rows < len(paragraphs):
            first = max(0, self.rows - _HEAD)
            head = [normalised[span.start : span.end].strip(" |") for span in paragraphs[first : self.rows]]
            self._head = first + next((i for i, line in enumerate(head) if line == "序号"), len(head))
            self._sited = any("地点" in line for line in head)
            self._titled = any("内容" in line for line in head) and any("名称" in line for line in head)

    def is_mark(self, index: int, span: Span) -> bool:
        """Say whether a line is nothing but the number of an item or a row."""
        if span.end - span.start > _BARE_MAX or _BARE_MARK.fullmatch(self._normalised, *span) is None:
            return False
        digits = self._normalised[span.start : span.end].strip(" |")
        if index < self.rows or not digits.isdecimal():
            return True
        if not self._number < int(digits) <= self._number + _LEFT_OUT:
            return False
        self._number = int(digits)
        return True

    def is_head(self, index: int) -> bool:
        """Say whether a line is a cell of the table's head."""
        return self._head <= index < self.rows

    def names_or_places(self, line: str) -> bool:
        """Say whether a cell only says where something is done, or by what name, and another cell what that is."""
        if self._sited and line.endswith(_SITES) and headings.organ(line) is not None:
            return True
        return self._titled and line.endswith(_WORKS) and "。" not in line
