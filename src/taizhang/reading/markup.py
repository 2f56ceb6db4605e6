"""Tables left in a text with their marks: tags of HTML, or a bar behind every cell, each on a line of its own."""

import re

from taizhang.reading.patterns import lazy

_TAG = re.compile(r"<(/?)(table|thead|tbody|tfoot|tr|td|th)\b[^<>]{0,400}>", re.IGNORECASE)
_OTHER = lazy(r"</?[A-Za-z][^<>\n]{0,300}>")
FEWEST_CELLS = 8
"""So many lines that a bar ends make a table of one cell a line."""
_BAR_LINE = lazy(r"(?m)^([^|\n]{0,400})\|[ \t]{0,8}$")
_TWO_CELLS = lazy(r"(?m)^([^|\n]{1,40})\|([^|\n]{1,40})\|(?=[ \t]{0,8}$)")
"""A row's name and its first cell on one line, the others on lines of their own."""
_FEW_PAIRS = 3
"""At most one line in so many has two cells, or lines are rows."""
_ONLY_BARS = lazy(r"(?m)^\|{2,40}(?=[ \t]{0,8}$)")
"""The cells of a row that holds nothing but its name."""
_EMPTY = "-"
"""What stands in a cell where nothing does."""


def without_cells(text: str) -> str:
    """Return ``text`` with the rows of HTML tables as lines whose cells tabs part; of the same length."""
    pieces: list[str] = []
    last, inside = 0, False
    for tag in _TAG.finditer(text):
        pieces.append(_flat(text[last : tag.start()]) if inside else text[last : tag.start()])
        closes, name, length = tag[1] == "/", tag[2].lower(), tag.end() - tag.start()
        ends = "\t" if name in ("td", "th") else "\n"
        mark = ends if closes or name == "table" else " "
        inside = not (closes and name == "table") and (inside or name in ("table", "tr"))
        pieces.append(mark + " " * (length - 1))
        last = tag.end()
    return "".join([*pieces, text[last:]])


def _flat(piece: str) -> str:
    """Return what stands between two tags of a table without its breaks and other tags, of the same length."""
    piece = piece.replace("\n", " ")
    return _OTHER.sub(lambda tag: " " * len(tag.group()), piece) if "<" in piece else piece


_LONE_BAR = lazy(r"(?<=[^|\s])([ \t]{0,8}\n[ \t]{0,8})\|(?=[ \t]{0,8}(?:\n|$))")


def unbarred(text: str) -> str:
    """Return ``text`` without the bars that end its lines, where each line is a cell; of the same length.

    A bar may stand on the line below its cell; one below another bar then stands for an empty cell.
    """
    bars = _BAR_LINE.findall(text)
    if len(bars) < FEWEST_CELLS:
        return text
    if len(pairs := _TWO_CELLS.findall(text)) * _FEW_PAIRS <= len(bars) and pairs:
        text = _ONLY_BARS.sub(lambda line: " " * len(line[0]), _TWO_CELLS.sub(r"\1\n\2|", text))
        bars = _BAR_LINE.findall(text)
    if "\n|" in text and (rows := _rows_between_bars(text)) != text:
        text, bars = rows, _BAR_LINE.findall(rows)
    if 2 * sum(not bar.strip() for bar in bars) > len(bars):
        text = _LONE_BAR.sub(r"\1 ", text)
    return _BAR_LINE.sub(lambda line: f"{line[1]} " if line[1].strip() else f"{line[1]}{_EMPTY}", text)


_OPENING_BAR = lazy(r"\|{1,40}[ \t]{0,8}")
"""The bar that a row begins with, behind those of the empty cells that the row before it ends with."""
_FEWEST_ROWS = 3


def _rows_between_bars(text: str) -> str:
    """Return ``text`` with each row on one line and tabs between its cells, where cells end with a bar and a break and
    rows begin with a bar on a line of its own; of the same length.

    Only where most of the stretches between such bars have the same number of cells do they begin rows; else a bar on a
    line of its own is an empty cell.
    """
    lines = text.splitlines(keepends=True)
    groups: list[list[int]] = [[]]
    bars: list[int] = []
    for index, line in enumerate(lines):
        if _OPENING_BAR.fullmatch(line.rstrip("\n")) is not None:
            bars.append(index)
            groups.append([])
        elif line.rstrip().endswith("|"):
            groups[-1].append(index)
        else:
            groups.append([])
    widths = [len(group) for group in groups if len(group) > 1]
    width = max(set(widths), key=lambda one: (widths.count(one), one), default=0)
    if len(widths) < _FEWEST_ROWS or width < _FEWEST_ROWS or 2 * widths.count(width) <= len(widths):
        return text
    if max(widths) > width + 1:
        return text
    for index in bars:
        lines[index] = lines[index].replace("|", " ")
    for group in groups:
        for index in group:
            cell, _bar, rest = lines[index].rpartition("|")
            last = index == group[-1]
            lines[index] = cell + (" " + rest if last else "\t" + rest.replace("\n", " "))
    return "".join(lines)


_YEARS = lazy(r"(?m)^[ ]{2,60}((?:19|20)\d\d年?(?: +(?:19|20)\d\d年?){2,12}) *$")
"""A line of years, the head of a table that blanks set."""
_FEWEST_SET = 2
_LONGEST_SET = 20_000
_GAPS = lazy(r" +")


def set_by_years(text: str) -> str:
    """Return ``text`` with tabs between the cells of tables whose head is a line of years and whose rows hold a number
    for each, parted by blanks; of the same length."""
    pieces: list[str] = []
    last = 0
    for head in _YEARS.finditer(text):
        if head.start() < last:
            continue
        count = len(head[1].split())
        row = re.compile(rf"[ ]*[^\d\s][^\n]{{0,40}}?((?: +-?\d[\d.,]{{0,14}}){{{count}}}) *")
        lines = text[head.start() : head.start() + _LONGEST_SET].split("\n")
        done = [_tabbed(lines[0], lines[0].index(head[1]))]
        rows, used = 0, 1
        for line in lines[1:]:
            found = row.fullmatch(line)
            if found is not None:
                done.append("\n" + _tabbed(line, found.start(1)))
                rows, used = rows + 1, len(done)
            elif line.strip() and (len(line.strip()) > _LONGEST_SECTION or any(c.isdigit() for c in line)):
                break
            else:
                done.append(" " + line if not line.strip() else "\n" + line)
        if rows < _FEWEST_SET:
            continue
        table = "".join(done[:used])
        pieces += [text[last : head.start()], table]
        last = head.start() + len(table)
    return "".join([*pieces, text[last:]]) if pieces else text


_LONGEST_SECTION = 20
"""So long is a line at most that heads rows of such a table (人口与就业)."""


def _tabbed(line: str, start: int) -> str:
    """Return a line with tabs for the blanks between what stands from ``start`` on, and one before it."""
    told = line[start:].strip()
    at = line.index(told, start)
    cells = _GAPS.sub(lambda gap: "\t".ljust(len(gap[0])), told)
    return line[: at - 1] + "\t" + cells + line[at + len(told) :]
