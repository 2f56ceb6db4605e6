"""Tables left in a text with their marks: tags of HTML, or a bar behind every cell, each on a line of its own."""

import re
from collections.abc import Sequence
from math import gcd

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


_BROKEN = lazy(r"(?m)(?<=^\|\n)[^|\n。;:]{1,20}(?:\n[^|\n。;:]{1,20}){1,3}(?=\n\|[ \t]{0,8}$)")
"""A cell broken over several lines, between bars on lines of their own."""
_BROKEN_BEFORE = lazy(r"(?m)(?<=\|\n)[^|\n。;:]{1,20}(?:\n[^|\n。;:]{1,20}){1,3}(?=\|[ \t]{0,8}$)")
"""A cell broken over several lines below a bar, whose own stands behind its last line."""


def unbarred(text: str) -> str:
    """Return ``text`` without the bars that end its lines, where each line is a cell; of the same length.

    A bar may stand on the line below its cell; one below another bar then stands for an empty cell.
    """
    bars = _BAR_LINE.findall(text)
    if len(bars) < FEWEST_CELLS:
        return text
    if "\n|" in text and (rows := _rows_by_count(text)) != text:
        return rows
    if len(pairs := _TWO_CELLS.findall(text)) * _FEW_PAIRS <= len(bars) and pairs:
        text = _ONLY_BARS.sub(lambda line: " " * len(line[0]), _TWO_CELLS.sub(r"\1\n\2|", text))
        bars = _BAR_LINE.findall(text)
    if "\n|" in text and (rows := _rows_between_bars(text)) != text:
        text, bars = rows, _BAR_LINE.findall(rows)
    if 2 * sum(not bar.strip() for bar in bars) > len(bars):
        text = _BROKEN_BEFORE.sub(lambda cell: cell[0].replace("\n", " "), text)
        text = _LONE_BAR.sub(r"\1 ", _BROKEN.sub(lambda cell: cell[0].replace("\n", " "), text))
    return _BAR_LINE.sub(lambda line: f"{line[1]} " if line[1].strip() else f"{line[1]}{_EMPTY}", text)


_NARROWEST, _WIDEST = 3, 40


def _rows_by_count(text: str) -> str:
    """Return ``text`` with each row on one line and tabs between its cells, where a bar stands behind every cell and
    one for every cell that a row has not: all rows then have the same number of bars; of the same length.

    A row that ends with several bars tells where rows end, and how many bars one has what lies between such rows.
    """
    lines = text.splitlines(keepends=True)
    begin = 0
    while begin < len(lines):
        end = begin
        while end < len(lines) and (_ends_with_bar(lines[end]) or (end > begin and not lines[end].strip())):
            end += 1
        if end - begin >= FEWEST_CELLS:
            _join_rows(lines, begin, end)
        begin = max(end, begin + 1)
    return "".join(lines)


def _ends_with_bar(line: str) -> bool:
    return line.rstrip().endswith("|")


def _join_rows(lines: list[str], begin: int, end: int) -> None:
    """Lay the rows of one table on a line each, where all of them have the same number of bars."""
    counts = [line.count("|") for line in lines[begin:end]]
    total, whole, longest = 0, 0, 0
    for line, count in zip(lines[begin:end], counts, strict=True):
        total += count
        if count > 1 and not line.strip(_BARS):
            whole, total, longest = gcd(whole, total), 0, max(longest, count)
    if whole and total % whole and not total % (whole + 1):
        whole += 1  # a bar of its own on the next line ends the row of blank cells (||||||, |)
    lone = 0 if whole else _width_by_lone_bars(lines[begin:end], total)
    fewest = max(_NARROWEST, longest + 1)
    widths = [width for width in range(fewest, min(whole or total, _WIDEST) + 1) if not (whole or total) % width]
    sure = [lone] if lone else _likely(widths, lines[begin:end]) if whole else []
    # The fewest cells with which numbers count the rows; else the most.
    for width, counted in [*((width, True) for width in widths), *((width, False) for width in sure)]:
        if (ends := _row_ends(lines[begin:end], counts, width, counted=counted)) is None:
            continue
        for index in range(begin, end):
            cell, bar, rest = lines[index].rpartition("|")
            last = index - begin in ends
            if bar:
                cell = cell.replace("|", "\t") + (" " if last else "\t")
                lines[index] = cell + (rest if last else rest.replace("\n", " "))
        return


_BARS = " \t\n|"


def _likely(widths: Sequence[int], lines: Sequence[str]) -> list[int]:
    """Return numbers of cells, the most first, behind those with which every bar on a line of its own ends a row."""
    at, lone = 0, list[int]()
    for line in lines:
        at += line.count("|")
        if line.strip() == "|":
            lone.append(at)
    return sorted(widths, key=lambda width: (any(end % width for end in lone), -width))


def _row_ends(lines: Sequence[str], counts: Sequence[int], width: int, *, counted: bool) -> set[int] | None:
    """Return on which lines rows of so many bars end, or None where some end in the middle of a line or the numbers
    that count them stand neither as far from their beginnings nor from their ends; ``counted`` if numbers must count
    them."""
    ends: set[int] = set()
    places: dict[int, tuple[int, int]] = {}
    total, number, filled, value = 0, 0, 0, 0
    for index, (line, count) in enumerate(zip(lines, counts, strict=True)):
        total += count
        if total > width:
            return None
        text = line.strip(_BARS)
        filled = total if text else filled
        if not number and text.isdecimal() and len(text) <= _LONGEST_NUMBER:
            number, value = total, int(text)
        if total == width:
            ends.add(index)
            if number:
                places[value] = number, filled - number
            total, number, filled = 0, 0, 0
    told = sorted(places) == list(range(1, len(places) + 1)) and len(places) > 1
    if told:
        apart = min(len(set(one)) for one in zip(*places.values(), strict=True))
        return ends if apart == 1 and 2 * len(places) >= len(ends) else None
    return None if counted else ends


_LONGEST_NUMBER = 3


def _width_by_lone_bars(lines: list[str], total: int) -> int:
    """Return how many cells the rows have of which some end with the bar of one cell that they have not, 0 if it is not
    plain that the bars on lines of their own do so."""
    at, lone = 0, list[int]()
    for line in lines:
        at += line.count("|")
        if line.strip() == "|":
            lone.append(at)
    widths = range(min(_WIDEST, total // 2), _NARROWEST, -1) if len(lone) > 1 else ()
    return next((width for width in widths if not total % width and not any(end % width for end in lone)), 0)


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
