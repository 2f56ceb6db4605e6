"""What the rows of a task table promise, by whom and until when."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from taizhang.reading.cues import FigureLike, counted, logistic, score, signs_of
from taizhang.reading.deadlines import deadline_in
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Commitment, Kind
from taizhang.reading.sections import REVIEWING, years_in
from taizhang.reading.sentences import Clause, clauses
from taizhang.reading.tables import table
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import amounts_in
from taizhang.reading.tabular.building import text_of
from taizhang.reading.tabular.captions import noun_of_caption
from taizhang.reading.tabular.table import Cell, Row, Table

_ISO = lazy(r"((?:19|20)\d\d)[-./年] ?(1[0-2]|0?[1-9])(?:[-./月] ?(3[01]|[12]\d|0?[1-9]))?(?!\d)")
_NO_NAME = lazy(r"[-/\\—无]{1,4}")
_GOING_ON = lazy(r"长期|持续|常态|每[年月季]")
_MARK = lazy(r"^(?:\d{1,3}[.、]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、)\s*(?=[一-龥])")
"""What numbers the name of a task in its own cell."""
_DOING = frozenset({"target", "figure", "dated", "act", "work", "push", "title", "named"})
_THEME_MAX = 30
_COUNTED = 0.9
"""How sure a task with its number in the next cell is."""


def table_commitments(
    text: str,
    normalised: str,
    tables: Sequence[Table],
    figures: Sequence[FigureLike],
    *,
    year: int | None,
    kind: Kind,
    heading_at: Callable[[int], str | None],
) -> tuple[Commitment, ...]:
    """Return the commitments of the task tables among ``tables``, in the order of the text.

    ``figures`` are all figures of the text in its order, those of prose and of tables laid together: a commitment's
    ``figures`` are indices into it. ``year`` is the one that 12月底 means, None where unknown; ``heading_at`` gives the
    heading that an offset stands under, for tables without section rows and caption. Every row promises at least
    what its task cell promises most plainly. Kinds that only report, and tables of what was done, promise nothing.
    """
    if kind in REVIEWING:
        return ()
    starts = [figure.start for figure in figures]
    found: list[Commitment] = []
    for one in tables:
        if not (one.lists_tasks or _counts_tasks(one)) or _all_done(one):
            continue
        years = years_in(one.caption)
        base = year if year is not None else (years[0] if len(years) == 1 else None)
        above = noun_of_caption(one.caption) or heading_at(one.start)
        for row in one.rows:
            found += _of_row(text, normalised, one, row, figures, starts, base, above)
    return tuple(found)


def _all_done(one: Table) -> bool:
    """Say whether a table lists what was done: its caption says so, and it has no column for when a task is to be done
    beside one for the tasks, or one that tells of progress."""
    if heads.mood_of_caption(one.caption) != "result":
        return False
    return not (one.columns_of("task") and one.columns_of("deadline")) or bool(one.columns_of("progress"))


def _counts_tasks(one: Table) -> bool:
    """Say whether a table names tasks in one column and gives their targets as numbers in others."""
    named = any(heads.role_of(one.columns[i].head) == "task" for i in one.columns_of("name"))
    return named and bool(one.columns_of("lead", "deadline")) and bool(one.columns_of("value"))


def _with_number(one: Table, row: Row) -> tuple[int, int] | None:
    """Return the span from a task's name to the last of its numbers beside it, or None where none is printed."""
    name = one.columns_of("name")[-1]
    first, last = row.cells[name], None
    for index in range(name + 1, len(one.columns)):
        if one.columns[index].role not in ("value", "unit"):
            break
        last = row.cells[index] or last
    return None if first is None or last is None or not amounts_in(last.text) else (first.start, last.end)


def _task_cells(one: Table, row: Row) -> tuple[list[Cell], str | None]:
    """Return the cells that say what is to be done, and the short one that only names it where there are several."""
    cells = [cell for index in one.columns_of("task") if (cell := row.cells[index]) is not None]
    if len(cells) > 1:
        short = [
            cell for cell in cells[:-1] if len(cell.text) <= _THEME_MAX and not any(c.isdigit() for c in cell.text)
        ]
        rest = [cell for cell in cells if cell not in short]
        return rest, (short[-1].text.rstrip("。;") if short else None)
    named = [
        cell.text
        for index in one.columns_of("name")
        if (cell := row.cells[index]) is not None and len(cell.text) <= _THEME_MAX
    ]
    return cells, (_MARK.sub("", named[-1]) or None if named else None)


def _of_row(
    text: str,
    normalised: str,
    one: Table,
    row: Row,
    figures: Sequence[FigureLike],
    starts: Sequence[int],
    year: int | None,
    above: str | None,
) -> list[Commitment]:
    cells, theme = _task_cells(one, row)
    heading = theme or row.section or above
    organ = _organ(one, row)
    date, dated = _deadline(one, row, year)
    if _counts_tasks(one):
        span = _with_number(one, row)
        if span is None:
            return []
        inside = list(range(bisect_left(starts, span[0]), bisect_left(starts, span[1])))
        return [
            Commitment(
                start=span[0],
                end=span[1],
                text=text[span[0] : span[1]],
                heading=row.section or above,
                responsible=organ,
                deadline=date,
                figures=tuple(inside),
                confidence=_COUNTED,
                doubts=(),
            )
        ]
    judged: list[tuple[float, Clause, list[int], dict[str, int], str | None]] = []
    for cell in cells:
        for clause in clauses(normalised, cell.start, cell.end):
            first = bisect_left(starts, clause.start)
            last = bisect_left(starts, clause.end)
            inside = [i for i in range(first, last) if figures[i].end <= clause.end]
            said = normalised[clause.start : clause.end]
            own = deadline_in(said, year)
            dates = own is not None or dated
            cued = counted(signs_of(said, figures, inside, opens=clause.opens, listed=False, dated=dates))
            judged.append((score(cued) + float(table("tabular")["promises"]["listed"]), clause, inside, cued, own))
    kept = [entry for entry in judged if entry[0] > 0]
    if not kept and judged:
        best = max(judged, key=lambda entry: entry[0])
        kept = [best] if best[3].keys() & _DOING else []
    doubt: str = table("tabular")["promises"]["doubt"]
    return [
        Commitment(
            start=clause.start,
            end=clause.end,
            text=text[clause.start : clause.end],
            heading=heading,
            responsible=organ or clause.organ,
            deadline=own or date,
            figures=tuple(inside),
            confidence=logistic(total),
            doubts=(doubt,) if total < 1 else (),
        )
        for total, clause, inside, _, own in kept
    ]


def _organ(one: Table, row: Row) -> str | None:
    for index in one.columns_of("lead"):
        said = text_of(row.cells[index])
        if said and _NO_NAME.fullmatch(said) is None:
            return _without_label(said)
    return None


def _without_label(said: str) -> str:
    """Return the units that a cell names without 牵头单位: before them and the supporting ones after them."""
    said = re.sub(r"^(?:牵头|责任|主办|主责)(?:单位|部门)?:", "", said)
    said = re.split(r"[ ;,。]{0,3}(?:配合|协办|参与)(?:单位|部门)?:", said)[0]
    return said.strip(" ;,。") or said


def _deadline(one: Table, row: Row, year: int | None) -> tuple[str | None, bool]:
    """Return the date that the row's column of deadlines sets and whether it says anything of time."""
    for index in one.columns_of("deadline"):
        said = text_of(row.cells[index])
        if not said:
            continue
        if _GOING_ON.search(said):
            return None, False
        date = deadline_in(_ISO.sub(_spelled, said), year)
        return date, date is not None
    return None, False


def _spelled(found: re.Match[str]) -> str:
    """Return a date of digits alone as deadlines are written in words."""
    day = f"{int(found.group(3))}日" if found.group(3) else ""
    return f"{found.group(1)}年{int(found.group(2))}月{day}"
