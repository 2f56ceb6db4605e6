"""What the rows of a task table promise, by whom and until when."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from taizhang.reading.cues import FigureLike, counted, logistic, score, signs_of
from taizhang.reading.deadlines import deadline_in
from taizhang.reading.headings import organ
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Commitment, Kind
from taizhang.reading.sections import REVIEWING, years_in
from taizhang.reading.sentences import Clause, clauses
from taizhang.reading.tables import table, words
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
_SAID = lazy("[一-龥]{2}")
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
    what its task cell promises most plainly. Kinds that only report, and tables of what was done, promise nothing but
    what comes next.
    """
    starts = [figure.start for figure in figures]
    found: list[Commitment] = []
    for one in tables:
        counts = _counts_tasks(one)
        if not (one.lists_tasks or counts or _lists_projects(one)):
            continue
        done = kind in REVIEWING or _all_done(one)
        next_ones = [index for index in one.columns_of("task") if one.columns[index].head.startswith(_NEXT)]
        if done and not next_ones:
            continue
        years = years_in(one.caption)
        base = year if year is not None else (years[0] if len(years) == 1 else None)
        above = _MARK.sub("", noun_of_caption(one.caption)) or heading_at(one.start)
        told = _Told()
        name: str | None = None
        section: str | None = None
        for written in one.rows:
            row = told.carried(one, written)
            named = [cell.text for index in one.columns_of("name") if (cell := row.cells[index]) is not None]
            own = any(_SAID.search(cell) is not None for cell in named)
            above_it = name if not own and row.section == section else None  # a cell may stand for the rows below it
            name, section = (_asked(one, row).theme if own else above_it), row.section
            over = above_it or section or above
            if done:
                over = _of_task(one, row, next_ones) or over
                row = replace(row, cells=tuple(_but(row.cells, one.columns_of("task"), next_ones)))
            found += _of_row(text, normalised, one, row, figures, starts, base, over, counts, _organ(one, row))
    return tuple(found)


_NEXT = ("下一步", "下步", "下一阶段", "下阶段")
"""How a head begins over what is promised in a table that otherwise tells what was done."""


def _of_task(one: Table, row: Row, next_ones: Sequence[int]) -> str | None:
    """Return the task that a row tells of, where its cell is short."""
    told = [row.cells[index] for index in one.columns_of("task", "name") if index not in next_ones]
    short = [cell.text.rstrip("。;") for cell in told if cell is not None and len(cell.text) <= _THEME_MAX]
    return short[-1] if short else None


def _but(cells: Sequence[Cell | None], columns: Sequence[int], kept: Sequence[int]) -> list[Cell | None]:
    """Return cells without those of ``columns`` that are not ``kept``."""
    return [None if index in columns and index not in kept else cell for index, cell in enumerate(cells)]


def _lists_projects(one: Table) -> bool:
    """Say whether a table names projects, who answers for them and until when."""
    named = any("项目" in one.columns[index].head for index in one.columns_of("name"))
    return named and bool(one.columns_of("lead")) and bool(one.columns_of("deadline"))


def _all_done(one: Table) -> bool:
    """Say whether a table lists what was done: its caption says so, and it has no column for when a task is to be done
    beside one for the tasks, or one that tells of progress."""
    if heads.mood_of_caption(one.caption) != "result":
        return False
    return not (one.columns_of("task") and one.columns_of("deadline")) or bool(one.columns_of("progress"))


def _counts_tasks(one: Table) -> bool:
    """Say whether a table names tasks in one column and gives their targets as numbers in others.

    Under a caption that says tasks the indicators that units answer for are tasks too.
    """
    if not one.columns_of("lead", "deadline") or not one.columns_of("value"):
        return False
    named = one.columns_of("name")
    if any(heads.role_of(one.columns[i].head) == "task" for i in named):
        return True
    tasks = any(word in one.caption for word in words("tabular", "task_captions"))
    return bool(named) and tasks and bool(_target_columns(one))


def _target_columns(one: Table) -> list[int]:
    return [i for i in one.columns_of("value") if heads.mood_of_head(one.columns[i].head) == "target"]


def _with_number(one: Table, row: Row) -> tuple[int, int] | None:
    """Return the span from a task's name to the last of its numbers beside it, or None where none is printed.

    Between them stands nothing but what was reached before and the unit, which may also stand behind the last.
    """
    name = one.columns_of("name")[-1]
    first, last, number = row.cells[name], None, None
    aimed = _target_columns(one)
    for index in range(name + 1, len(one.columns)):
        role = one.columns[index].role
        if role not in ("value", "unit"):
            break
        if not aimed or index in aimed or role == "unit":
            last = row.cells[index] or last
            number = row.cells[index] or number if role == "value" else number
    if first is None or last is None:
        return None
    return (first.start, last.end) if amounts_in((number or last).text) else None


def _category(one: Table, row: Row) -> str | None:
    """Return the words of a cell that only sorts its row (类别: 民生), or None."""
    told = [text_of(row.cells[i]) for i in one.columns_of("name")[:-1] if heads.is_category(one.columns[i].head)]
    return next((text for text in told if text and len(text) <= _THEME_MAX and _SAID.search(text)), None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the cells of one row ask for."""

    cells: list[Cell]
    """The cells that say what is to be done until the row's deadline."""
    staged: list[tuple[Cell, str]]
    """Those that say what is to be done by the end of a stretch of the year, with the head that names it."""
    theme: str | None
    """The short cell that only names the task."""
    alone: bool
    """Whether the cell that names the task is all there is, in a table that has others for what it comes to."""


def _asked(one: Table, row: Row) -> _Asked:
    """Return what a row asks for: of several cells of tasks the short ones before the last only name it."""
    staged = [
        (cell, one.columns[index].head)
        for index in one.columns_of("task")
        if (cell := row.cells[index]) is not None and heads.is_stage(one.columns[index].head)
    ]
    columns = [index for index in one.columns_of("task") if not heads.is_stage(one.columns[index].head)]
    cells = [cell for index in columns if (cell := row.cells[index]) is not None]
    named = [
        cell
        for index in one.columns_of("name")
        if (cell := row.cells[index]) is not None and len(cell.text) <= _THEME_MAX
    ]
    named = named or _found_wrong(one, row, columns)
    theme = _MARK.sub("", named[-1].text) or None if named else None
    if len(cells) > 1 or (cells and staged and not named):
        rest = cells[:-1] if len(cells) > 1 else cells
        short = [cell for cell in rest if len(cell.text) <= _THEME_MAX and not any(c.isdigit() for c in cell.text)]
        theme = short[-1].text.rstrip("。;") if short else theme if len(cells) == 1 else None
        return _Asked([cell for cell in cells if cell not in short], staged, theme, alone=False)
    if not cells and not one.columns_of("task"):
        return _Asked(named, staged, None, alone=True)
    return _Asked(cells, staged, theme, alone=len(columns) > 1 and bool(cells))


def _found_wrong(one: Table, row: Row, tasks: Sequence[int]) -> list[Cell]:
    """Return the short cell before the tasks that says what is to be put right (城区污水收集率低)."""
    before = [row.cells[index] for index in one.columns_of("progress") if tasks and index < tasks[0]]
    return [cell for cell in before if cell is not None and len(cell.text) <= _THEME_MAX]


def _of_row(
    text: str,
    normalised: str,
    one: Table,
    row: Row,
    figures: Sequence[FigureLike],
    starts: Sequence[int],
    year: int | None,
    above: str | None,
    counts: bool,
    unit: str | None,
) -> list[Commitment]:
    date, dated = _deadline(one, row, year)
    span = _with_number(one, row) if counts else None
    if span is not None:
        inside = list(range(bisect_left(starts, span[0]), bisect_left(starts, span[1])))
        return [
            Commitment(
                start=span[0],
                end=span[1],
                text=text[span[0] : span[1]],
                heading=_category(one, row) or above,
                responsible=unit,
                deadline=date,
                figures=tuple(inside),
                confidence=_COUNTED,
                doubts=(),
            )
        ]
    asked = _asked(one, row)
    found: list[Commitment] = []
    groups = [(asked.cells, date, dated)]
    groups += [([cell], until := deadline_in(head, year), until is not None) for cell, head in asked.staged]
    for cells, until, timed in groups:
        alone = asked.alone and cells is asked.cells
        kept = _judged(normalised, cells, figures, starts, year, timed=timed, alone=alone)
        doubt: str = table("tabular")["promises"]["doubt"]
        found += [
            Commitment(
                start=clause.start,
                end=clause.end,
                text=text[clause.start : clause.end],
                heading=asked.theme or above,
                responsible=unit or clause.organ,
                deadline=own or until,
                figures=tuple(inside),
                confidence=logistic(total),
                doubts=(doubt,) if total < 1 else (),
            )
            for total, clause, inside, own in kept
        ]
    return found


def _judged(
    normalised: str,
    cells: Sequence[Cell],
    figures: Sequence[FigureLike],
    starts: Sequence[int],
    year: int | None,
    *,
    timed: bool,
    alone: bool,
) -> list[tuple[float, Clause, list[int], str | None]]:
    """Return the sentences of cells that promise something, with what they come to, their figures and their own date.

    A row promises at least what it promises most plainly, where that is something to be done. A name ``alone`` must
    say itself what is to be done.
    """
    listed = float(table("tabular")["promises"]["listed"])
    judged: list[tuple[float, Clause, list[int], str | None]] = []
    acts: list[bool] = []
    for cell in cells:
        for clause in clauses(normalised, cell.start, cell.end):
            first = bisect_left(starts, clause.start)
            last = bisect_left(starts, clause.end)
            inside = [i for i in range(first, last) if figures[i].end <= clause.end]
            said = normalised[clause.start : clause.end]
            own = deadline_in(said, year)
            dates = own is not None or timed
            cued = counted(signs_of(said, figures, inside, opens=clause.opens, listed=False, dated=dates))
            doing = _DOING if own is not None or not alone else _DOING - {"dated"}
            judged.append((score(cued) + listed, clause, inside, own))
            acts.append(bool(cued.keys() & doing))
    kept = [entry for entry, act in zip(judged, acts, strict=True) if entry[0] > 0 and (act or not alone)]
    if not kept and judged:
        best = max(range(len(judged)), key=lambda index: judged[index][0])
        kept = [judged[best]] if acts[best] else []
    return kept


class _Told:
    """What the cells of the rows above say that stand once for several rows: who answers, and under what name."""

    def __init__(self) -> None:
        self._cells: dict[int, Cell] = {}
        self._section: str | None = None

    def carried(self, one: Table, row: Row) -> Row:
        """Return ``row`` with the cells that the rows above tell for it too."""
        if row.section != self._section:
            self._section = row.section
            self._cells.clear()
        cells = list(row.cells)
        if any(cells[index] is not None for index in one.columns_of("task", "name", "value")):
            tasks = one.columns_of("task")
            leads = one.columns_of("lead")
            if all(cells[index] is None for index in leads):
                for index in leads:
                    cells[index] = self._cells.get(index)
            numbered = one.stacked and any(cells[index] is not None for index in one.columns_of("serial"))
            told = [index for index in one.columns_of("name", "task") if cells[index] is not None]
            sorting = [index for index in one.columns_of("name") if told and index < told[-1]]
            naming = tasks[:-1] if tasks and cells[tasks[-1]] is not None else []
            for index in (*sorting, *naming):
                above = self._cells.get(index)
                beside = tasks if index in tasks else [index]
                # of cells one to a line those left out are not told, and a number of its own begins something new
                if not numbered and above is not None and _names_only(above) and _all_empty(cells, index, beside):
                    cells[index] = above
        self._cells.update((index, cell) for index, cell in enumerate(cells) if cell is not None)
        return replace(row, cells=tuple(cells))


def _names_only(cell: Cell) -> bool:
    return len(cell.text) <= _THEME_MAX and not any(c.isdigit() for c in cell.text)


def _all_empty(cells: Sequence[Cell | None], until: int, columns: Sequence[int]) -> bool:
    """Say whether nothing stands in those of ``columns`` up to ``until``: a cell there would begin something new."""
    return all(cells[index] is None for index in columns if index <= until)


def _organ(one: Table, row: Row) -> str | None:
    for index in one.columns_of("lead"):
        said = text_of(row.cells[index])
        if said and _NO_NAME.fullmatch(said) is None:
            return _without_label(_without_person(said) if one.columns[index].head.endswith(_PERSONS) else said)
    return None


_PERSONS = ("人", "领导")
"""How the head of a column of offices ends that names those who answer in them too."""


def _without_person(said: str) -> str:
    """Return the units of a cell that names those who answer for the task too (区住建局 张明)."""
    units = [piece for piece in re.split(r"[ ,、(]+", said) if organ(piece.strip(") ")) is not None]
    return "、".join(units) or said


def _without_label(said: str) -> str:
    """Return the units that a cell names without 牵头单位: before them and the supporting ones after them."""
    said = re.sub(r"^(?:牵头|责任|主办|主责)(?:单位|部门)?:", "", said)
    said = re.split(r"[ ;,。]{0,3}(?:配合|协办|参与)(?:单位|部门)?:", said)[0]
    said = said.strip(" ;,。") or said
    several = said.split()
    return "、".join(several) if all(organ(name) is not None for name in several) else said  # one a line in the cell


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
