"""Tables whose cells blanks part, as text copied from PDF files and from old pages has them."""

from collections.abc import Iterator, Sequence

from taizhang.reading.patterns import lazy
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import amounts_in, is_missing, is_year
from taizhang.reading.tabular.building import Line, opens_table
from taizhang.reading.tabular.fitting import Kind, fit, kinds_of, serial_of
from taizhang.reading.tabular.folded import unfolded
from taizhang.reading.tabular.placing import place_in_row
from taizhang.reading.tabular.table import Cell

_GAP = lazy("[ ]{1,40}(?=[^ \\n\\t])")
_HEADS = lazy(" (?<=[号称位务标容区门目间限况人期街镇县市村社)] ) {0,39}[^ \\n\\t][^\\n]{0,30} {1,40}[^ \\n\\t]")
"""What the head of such a table holds: a cheap test before all gaps are looked at."""
_WIDE = 2
"""So many blanks part cells by themselves; single ones only in lines that a number opens."""
_FEWEST_GAPS, _FEWEST_ROWS = 6, 2
"""A table of three columns has so many gaps in its head and the fewest rows under it."""
_MOST_GAPS = 24
_NUMBER = lazy("[ ]{0,8}\\d{1,3}[.、]?[ ]")


def gaps_as_tabs(normalised: str) -> str:
    """Return the text with the blanks between the cells of a table made tabs, of the same length.

    Only a line that is plainly the head of a table begins one, and only lines of as many cells below it are its rows:
    blanks set lists of names and letterheads apart too.
    """
    if _HEADS.search(normalised) is None:
        return normalised
    gaps = [
        found.span()
        for found in _GAP.finditer(normalised)
        if found.start() and normalised[found.start() - 1] not in "\n\t"
    ]
    if len(gaps) < _FEWEST_GAPS:
        return normalised
    wide = [gap for gap in gaps if gap[1] - gap[0] >= _WIDE]
    cuts = _cuts(normalised, wide, numbered=False) or _cuts(normalised, gaps, numbered=True)
    cuts = max(cuts, _fitting(normalised, wide), key=len)
    cuts = max(cuts, _fitting(normalised, gaps), key=len)
    cuts = max(cuts, _returning(normalised, wide), key=len)
    cuts = max(cuts, _returning(normalised, gaps), key=len)
    pieces, last = [], 0
    for at in cuts:
        pieces.append(normalised[last:at])
        last = at + 1
    return unfolded("\t".join([*pieces, normalised[last:]]))


def _cuts(normalised: str, gaps: list[tuple[int, int]], *, numbered: bool) -> list[int]:
    """Return where the gaps begin that part the cells of tables; ``numbered`` if a number must open each row."""
    cuts: list[int] = []
    block: list[list[tuple[int, int]]] = []
    end = -1
    for start, spans in _by_line(normalised, gaps):
        short = bool(block) and len(spans) == len(block[0]) - 1 and _sums_up(normalised, start, spans)
        follows = (short or (bool(block) and len(spans) == len(block[0]))) and not normalised[end:start].strip()
        follows = follows and not (numbered and _NUMBER.match(normalised, start) is None)
        if not follows:
            cuts += _kept(block)
            block = []
        if follows or (1 < len(spans) <= _MOST_GAPS and opens_table(_cells(normalised, start, spans))):
            block.append(spans)
        end = normalised.find("\n", start)
        end = len(normalised) if end < 0 else end
    cuts += _kept(block)
    return cuts


def _fitting(normalised: str, gaps: list[tuple[int, int]]) -> list[int]:
    """Return where the gaps begin of tables whose rows have fewer cells than their heads, where what stands in each row
    fits under the heads all the same."""
    cuts: list[int] = []
    block: list[list[tuple[int, int]]] = []
    kinds: list[Kind] = []
    end = -1
    for start, spans in _by_line(normalised, gaps):
        cells = [cell for cell in _cells(normalised, start, spans) if cell is not None]
        between = normalised[end:start] if block else ""
        follows = bool(block) and len(cells) <= len(kinds) and len(between.strip()) <= _SECTION_MOST
        if not (follows and between.count("\n") <= _APART and _fits(cells, kinds)):
            cuts += _kept(block)
            block = []
            if len(spans) <= _MOST_GAPS and opens_table([*cells]) and not any(amounts_in(c.text) for c in cells):
                kinds = kinds_of([cell.text for cell in cells])
                if sum(kind not in (None, "value") for kind in kinds) >= _TOLD and len(cells) > _TOLD:
                    block = [spans]
        else:
            block.append(spans)
        end = normalised.find("\n", start)
        end = len(normalised) if end < 0 else end
    return cuts + _kept(block)


_TOLD = 2
"""So many heads at least say by themselves what stands under them."""
_SECTION_MOST = 40
_APART = 4
"""No more breaks than these lie between rows: blank lines, and a line over the rows below it."""
_STANDS = 0.8
"""How well the cells of a row stand under their heads at least, on average."""


def _fits(cells: list[Cell], kinds: list[Kind]) -> bool:
    row = place_in_row(cells, kinds)
    if row is None:
        return False
    told = [fit(cell.text, kind) for cell, kind in zip(row, kinds, strict=True) if cell is not None]
    return sum(told) >= _STANDS * len(told) and min(told) > -1


def _returning(normalised: str, gaps: list[tuple[int, int]]) -> list[int]:
    """Return where the gaps begin of tables in whose rows words and numbers stand in the same places, below heads in
    one row or several."""
    cuts: list[int] = []
    lines = [(start, spans, _filled(normalised, start, spans)) for start, spans in _by_line(normalised, gaps)]
    at = 0
    while at < len(lines):
        kinds = _kinds_in_row(lines[at][2])
        below, widest = at + 1, len(lines[at][2])
        if kinds is not None:
            while below < len(lines) and _goes_on(normalised, lines[below - 1], lines[below], kinds):
                widest = max(widest, len(lines[below][2]))
                below += 1
        if below - at < _FEWEST_ROWS:
            at += 1
            continue
        first = at
        while first and at - first < _HEAD_ROWS and _heads_row(normalised, lines[first - 1], lines[first]):
            first -= 1
        head = [cell.text for _, _, cells in lines[first:at] for cell in cells]
        if len(head) >= widest and _opens(head[0], lines[at][2][0].text):
            cuts += [start for _, spans, _ in lines[first:below] for start, _ in spans]
        at = below
    return cuts


_HEAD_ROWS = 3
_CellsOfLine = tuple[int, list[tuple[int, int]], list[Cell]]


def _filled(normalised: str, start: int, spans: list[tuple[int, int]]) -> list[Cell]:
    return [cell for cell in _cells(normalised, start, spans) if cell is not None] if len(spans) <= _MOST_GAPS else []


def _kinds_in_row(cells: Sequence[Cell]) -> list[bool] | None:
    """Return whether each cell of a row is a number, or None where few are and none counts the row."""
    if len(cells) <= _TOLD:
        return None
    kinds = [bool(amounts_in(cell.text)) or is_missing(cell.text) for cell in cells]
    if cells[0].text == "1":
        return kinds if not kinds[1] and True in kinds[2:] else None
    numbers = sum(bool(amounts_in(cell.text)) for cell in cells)
    return kinds if not kinds[0] and numbers > 1 and 2 * sum(kinds) >= len(kinds) else None


def _opens(head: str, first: str) -> bool:
    """Say whether the first head of a table is that of cells as its first."""
    role = heads.role_of(head)
    return role == "serial" if first == "1" else role == "unit" or heads.may_open(head)


def _goes_on(normalised: str, above: _CellsOfLine, line: _CellsOfLine, kinds: list[bool]) -> bool:
    """Say whether a line is one more row of a table, below the row of another line: as that, without or with a cell
    that sorts the rows, or that of sums."""
    between = normalised[above[2][-1].end : line[0]]
    if len(between.strip()) > _SECTION_MOST or between.count("\n") > _APART or not line[2]:
        return False
    cells = line[2]
    if heads.sums_up(cells[0].text) and len(cells) <= len(kinds) and _like(cells[1:], [True] * (len(cells) - 1)):
        return True
    if kinds[0]:
        number = serial_of(cells[0].text)
        return _like(cells, kinds) and number is not None and number == (serial_of(above[2][0].text) or 0) + 1
    return _like(cells, kinds) or _like(cells[1:], kinds) or (not kinds[1] and _like(cells, kinds[1:]))


def _like(cells: Sequence[Cell], kinds: Sequence[bool]) -> bool:
    """Say whether numbers and words stand where ``kinds`` has them; what looks like a year may be either."""
    if len(cells) != len(kinds):
        return False
    for cell, numeric in zip(cells, kinds, strict=True):
        if is_year(cell.text) or numeric == (bool(amounts_in(cell.text)) or is_missing(cell.text)):
            continue
        return False
    return True


def _heads_row(normalised: str, line: _CellsOfLine, below: _CellsOfLine) -> bool:
    """Say whether a line is a row of heads right above another."""
    cells = line[2]
    if not cells or normalised[cells[-1].end : below[0]].strip():
        return False
    return not any(heads.holds_value(cell.text) or len(cell.text) > heads.LONGEST_LOOSE for cell in cells)


def _by_line(normalised: str, gaps: list[tuple[int, int]]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield where each line with gaps begins, with them."""
    line, own, last = 0, list[tuple[int, int]](), 0
    for gap in gaps:
        broken = normalised.rfind("\n", last, gap[0])
        if broken >= 0:
            if own:
                yield line, own
            line, own = broken + 1, []
        own.append(gap)
        last = gap[1]
    if own:
        yield line, own


def _sums_up(normalised: str, start: int, spans: list[tuple[int, int]]) -> bool:
    """Say whether a line is the row of sums, whose place in a ranking stays empty."""
    first = _cells(normalised, start, spans)[0]
    return first is not None and heads.sums_up(first.text)


def _kept(block: list[list[tuple[int, int]]]) -> list[int]:
    """Return where the gaps of a table begin, none where its head has too few rows under it."""
    return [start for spans in block for start, _ in spans] if len(block) > _FEWEST_ROWS else []


def _cells(normalised: str, start: int, spans: list[tuple[int, int]]) -> Line:
    end = normalised.find("\n", start)
    edges = [start, *[edge for span in spans for edge in span], len(normalised) if end < 0 else end]
    return [
        Cell(start=low, end=high, text=normalised[low:high].strip(), indent=0)
        for low, high in zip(edges[::2], edges[1::2], strict=True)
    ]
