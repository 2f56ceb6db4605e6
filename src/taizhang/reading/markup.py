"""Tables left in a text with their marks: tags of HTML, or a bar behind every cell, each on a line of its own."""

import re

from taizhang.reading.patterns import lazy

_TAG = re.compile(r"<(/?)(table|thead|tbody|tfoot|tr|td|th)\b[^<>]{0,400}>", re.IGNORECASE)
_OTHER = lazy(r"</?[A-Za-z][^<>\n]{0,300}>")
FEWEST_CELLS = 8
"""So many lines that a bar ends make a table of one cell a line."""
_BAR_LINE = lazy(r"(?m)^([^|\n]{0,400})\|[ \t]{0,8}$")
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
    if 2 * sum(not bar.strip() for bar in bars) > len(bars):
        text = _LONE_BAR.sub(r"\1 ", text)
    return _BAR_LINE.sub(lambda line: f"{line[1]} " if line[1].strip() else f"{line[1]}{_EMPTY}", text)
