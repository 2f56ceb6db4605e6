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
