"""Tables of one cell a line whose rows do not return regularly: cells told once for several rows, empty or broken.

The heads say what stands under them; where each line stands is found by ``placing``.
"""

from collections.abc import Callable, Sequence

from taizhang.reading.patterns import lazy
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.building import stacked_table
from taizhang.reading.tabular.fitting import fit, is_numeral, kinds_of
from taizhang.reading.tabular.placing import place
from taizhang.reading.tabular.table import Cell, Table
from taizhang.reading.tabular.twofold import splits

_FEWEST, _MOST = 3, 14
_TRIED = 90
"""So many cells are placed to choose among heads."""
_WELL = 0.9
"""How well the cells of a table stand on average at least."""
_FEWEST_KNOWN = 2
_FIRST = ("1", "1.", "1、", "(1)")
_UNKNOWN_MOST = 16
_NUMBERED = lazy(r"\(?[一二三四五六七八九十]{1,3}[)、.]")
_FIRST_OF_AMOUNTS = ("serial", "name", "place", "year", "lead")
_TELLING = ("serial", "unit", "lead", "deadline", "support", "progress", "task", "ignored")


def freely_placed(normalised: str, get: Callable[[int], Cell | None], start: int, above: int) -> Table | None:
    """Return the table whose first head stands on the first line that ``get`` gives, at ``start``, or None."""
    run = _heads(get)
    if not _FEWEST <= len(run) <= 2 * _MOST:
        return None
    texts = [cell.text for cell in run]
    known = [heads.role_of(text) for text in texts]
    amounts = known[0] in _FIRST_OF_AMOUNTS and 2 * sum(map(heads.is_head, texts)) > len(texts)
    if sum(role in _TELLING for role in known) < _FEWEST_KNOWN and not amounts:
        return None
    cells = _body(get, texts)
    best: tuple[float, Sequence[str]] | None = None
    for titles in (texts, *splits(texts)):
        if len(titles) > _MOST:
            continue
        _, used, well = place(cells[:_TRIED], kinds_of(titles), normalised)
        if used >= 2 * len(titles) - 2 and (best is None or well > best[0]):
            best = well, titles
    if best is None or best[0] < _WELL:
        return None
    titles = list(best[1])
    rows, used, well = place(cells, kinds_of(titles), normalised)
    if well < _WELL or sum(len(row) > 1 for row in rows) < 2:
        return None
    end = max(cell.end for row in rows for cell in row if cell is not None)
    return stacked_table(normalised, (run[0].start, end), start, above, titles, rows)


def fuller(one: Table, other: Table) -> bool:
    """Say whether a table goes further than another, or as far with cells that stand better under their heads."""
    return one.end > other.end or (one.end == other.end and _standing(one) > _standing(other) + _PLAINLY)


_PLAINLY = 0.2


def _standing(one: Table) -> float:
    """Return how well the cells of a table stand under their heads on average; a column without any stands badly."""
    kinds = kinds_of([column.head for column in one.columns])
    told = [
        fit(cell.text, kind)
        for row in one.rows
        for cell, kind in zip(row.cells, kinds, strict=True)
        if cell is not None
    ]
    idle = sum(all(row.cells[index] is None for row in one.rows) for index in range(len(kinds)))
    return sum(told) / max(len(told), 1) - idle


def _heads(get: Callable[[int], Cell | None]) -> list[Cell]:
    """Return the lines that may be heads: those before the first numbered row, else as long as they are heads."""
    run: list[Cell] = []
    while len(run) <= 2 * _MOST and (cell := get(len(run))) is not None:
        if _NUMBERED.match(cell.text) is not None or begins_sums(get, len(run)):
            break
        if not heads.is_head(cell.text) and not (run and (heads.may_head(cell.text) or beside_area(get, len(run)))):
            break
        run.append(cell)
    serial = next((at for at, cell in enumerate(run) if heads.role_of(cell.text) == "serial"), None)
    if serial is None:
        return run
    if begins_sums(get, len(run)):
        return run
    for index in range(len(run), len(run) + _UNKNOWN_MOST):
        cell = get(index)
        if cell is None or len(cell.text) > heads.LONGEST_HEAD + serial * heads.LONGEST_HEAD:
            break
        if cell.text in _FIRST:
            more = [got for at in range(len(run), index - serial) if (got := get(at)) is not None]
            fits = all(_may_be_head(one.text) for one in more)
            return [*run, *more] if fits and index - serial >= len(run) else run
    return run


def begins_sums(get: Callable[[int], Cell | None], at: int) -> bool:
    """Say whether a line begins the row of sums, which may stand first (合计 | 86000): no number follows a head."""
    cell, below = get(at), get(at + 1)
    return cell is not None and heads.is_sum(cell.text) and below is not None and heads.holds_value(below.text)


def beside_area(get: Callable[[int], Cell | None], at: int) -> bool:
    """Say whether a line names an area or all of them beside another that does: columns are by area, rows are not."""
    names = [
        cell is not None and (heads.is_area(cell.text) or heads.sums_up(cell.text))
        for cell in map(get, (at - 1, at, at + 1))
    ]
    return names[1] and (names[0] or names[2])


def _may_be_head(text: str) -> bool:
    return (
        _NUMBERED.match(text) is None
        and len(text) <= heads.LONGEST_LOOSE
        and "。" not in text
        and not heads.holds_value(text)
        and not is_numeral(text)
    )


def _body(get: Callable[[int], Cell | None], titles: Sequence[str]) -> list[Cell]:
    """Return the cells below the heads, without the heads that each page says again."""
    cells: list[Cell] = []
    at = len(titles)
    while (cell := get(at)) is not None and len(cells) < _LONGEST:
        if cell.text == titles[0] and all(
            (again := get(at + i)) is not None and again.text == title for i, title in enumerate(titles)
        ):
            at += len(titles)
            continue
        cells.append(cell)
        at += 1
    return cells


_LONGEST = 3000
