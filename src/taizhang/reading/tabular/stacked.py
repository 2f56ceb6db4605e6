"""Finds tables whose cells come one to a line, as copies of web pages and of PDF files give them.

Only a run of short lines that opens with the heads of columns counts, and only where at least two full rows follow
in which every column holds what its head says.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from taizhang.reading import headings
from taizhang.reading.deadlines import deadline_in
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import amounts_in, is_missing, is_year, printed_unit
from taizhang.reading.tabular.building import Line, stacked_table
from taizhang.reading.tabular.freely import begins_sums, beside_area, freely_placed, fuller
from taizhang.reading.tabular.grades import graded_row, is_graded
from taizhang.reading.tabular.regular import above_numbers, regularly_placed, unnamed
from taizhang.reading.tabular.shared import rows_sharing
from taizhang.reading.tabular.table import Cell, ColumnRole, Table
from taizhang.reading.wordsets import trie

_FEWEST, _MOST = 3, 14
"""How many columns such a table has."""
_BROKEN = 4
"""A cell of sentences is broken into at most so many lines."""
_LONGEST_NAME = 60
_LONGEST = 400
"""A longer line is no cell."""
_SERIAL = lazy(r"\(?(\d{1,4})\)?[.、]?")
_SECTION = lazy(r"\(?[一二三四五六七八九十]{1,3}\)?[、.)]?.{0,36}|[^\d。,;:]{2,24}")
_CHINESE = lazy(r"[(]?[一二三四五六七八九十]{1,3}[)]?、?")
_SECTION_MARK = lazy(r"[(]?[一二三四五六七八九十]{1,3}[)、]")
_ANY_YEAR = 2000
_LEFT_OUT = 2
"""So many empty cells of a row of tasks may be left out."""
_MAY_BE_EMPTY = ("ignored", "support", "deadline", "lead", "progress", "task")
_LONGEST_TASK_HEAD = 8
_ROWS_OF_TWO = 4
_SENTENCE = lazy("[。;,:]")
_MISSING = "-"
"""What a cell that was left out stands for."""


@cache
def _opening() -> re.Pattern[str]:
    first = [word for role in ("serial", "name", "place", "year", "task", "lead") for word in words("tabular", role)]
    first += [f"{word[0]}{' ' * blanks}{word[1]}" for word in first if len(word) == 2 for blanks in (1, 2, 3, 4)]
    begin = "".join(sorted({re.escape(word[0]) for word in first}))  # asked first: few lines begin with one of them
    return lazy(rf"\n[ ]{{0,8}}(?=[{begin}])(?:{trie(first)})(?:\([^()\n]{{1,12}}\))?[ ]{{0,8}}(?=\n)")


def find_stacked(normalised: str, taken: Sequence[Table]) -> list[Table]:
    """Return the tables of one cell a line, in order, outside those ``taken``."""
    found: list[Table] = []
    done = 0
    others = sorted((table.start, table.end) for table in taken)
    openings = [match.start() + 1 for match in _opening().finditer(normalised)]
    head = normalised[:24].partition("\n")[0]
    if heads.may_open(head.strip()):
        openings.insert(0, 0)
    for start in openings:
        while others and others[0][1] <= start:
            others.pop(0)
        if start < done or (others and others[0][0] <= start):
            continue
        limit = others[0][0] if others else len(normalised)
        table, read = _table(normalised, start, limit, done)
        first = _first_head(normalised, start, done)
        other = freely_placed(normalised, _Lines(normalised, first, limit).get, first, done)
        if other is not None and (table is None or fuller(other, table)):
            table, read = other, other.end
        whole = regularly_placed(normalised, _Lines(normalised, start, limit).get, start, done)
        if whole is not None and (table is None or whole[0].end >= table.end + (not whole[1])):
            table, read = whole[0], whole[0].end
        done = max(done, read)
        if table is not None:
            found.append(table)
    return [*found, *_unnamed(normalised, [*taken, *found])]


def _unnamed(normalised: str, taken: Sequence[Table]) -> list[Table]:
    """Return the tables that no known head opens, outside those ``taken``."""
    found: list[Table] = []
    spans = sorted((table.start, table.end) for table in taken)
    done = 0
    for start in above_numbers(normalised):
        above = max([done, *(end for _, end in spans if end <= start)])
        limit = min([len(normalised), *(begin for begin, _ in spans if begin >= start)])
        if any(begin <= start < end for begin, end in spans) or start < done:
            continue
        table = unnamed(normalised, _Lines(normalised, start, limit).get, start, above)
        if table is not None:
            found.append(table)
            done = table.end
    return found


def _first_head(normalised: str, start: int, above: int) -> int:
    """Return where the heads begin that stand above one with which a table may open (牵头单位 above 序号)."""
    for _ in range(_ABOVE):
        end = len(normalised[max(above, start - _LONGEST_NAME) : start].rstrip()) + max(above, start - _LONGEST_NAME)
        begin = max(normalised.rfind("\n", above, end) + 1, above)
        text = normalised[begin:end].strip()
        if not text or len(text) > _LONGEST_TASK_HEAD or heads.role_of(text) is None:
            break
        start = begin
    return start


_ABOVE = 3


class _Lines:
    """The lines from one place on, read only as far as they are asked for; blank ones are passed over."""

    def __init__(self, normalised: str, start: int, limit: int) -> None:
        self.normalised, self.limit = normalised, limit
        self.at = start
        self.cells: list[Cell] = []

    def get(self, index: int) -> Cell | None:
        """Return the cell on line ``index``, or None after the end or from a line that is too long to be one."""
        while len(self.cells) <= index:
            if self.at >= self.limit:
                return None
            end = self.normalised.find("\n", self.at)
            end = self.limit if end < 0 or end > self.limit else end
            if end - self.at > _LONGEST:
                return None
            piece = self.normalised[self.at : end]
            body = piece.strip()
            if body and "\t" in body:
                return None
            if body:
                indent = len(piece) - len(piece.lstrip())
                begin = self.at + indent
                self.cells.append(Cell(start=begin, end=begin + len(body), text=body, indent=indent))
            self.at = end + 1
        return self.cells[index]


def _table(normalised: str, start: int, limit: int, above: int) -> tuple[Table | None, int]:
    """Return the table whose head begins at ``start``, or None, and how far its lines are spoken for."""
    lines = _Lines(normalised, start, limit)
    head, certain = _head(lines)
    if len(head) > _MOST:
        return None, head[-1].end
    read = head[-1].end if head else start + 1
    if len(head) > _FEWEST and heads.is_category(head[0].text) and heads.role_of(head[1].text) == "name":
        # What its rows are sorted by stands over them like a section's heading, once for several rows.
        table, end = _table(normalised, head[1].start, limit, above)
        if table is not None and any(row.section for row in table.rows):
            caption = normalised[table.caption_start : start].strip()
            return replace(table, start=head[0].start, caption=caption), end
    graded = next((i for i in range(1, len(head) - 1) if is_graded([head[i].text, head[i + 1].text])), 0)
    if graded:  # 绩效 | 指标, broken over two lines, stand above the grades
        return _table(normalised, head[graded].start, limit, above)
    for at, width in enumerate(range(len(head), (_FEWEST if not _names_amounts(head) else 2) - 1, -1)):
        texts = [cell.text for cell in head[:width]]
        first = width
        if certain and at:  # a head over several columns stands before their sum (公务用车费 | 小计 | 购置 | 运行)
            texts = _without_sums([cell.text for cell in head])
            width, first = len(texts), len(head)
            if at > 1 or width == first:
                break
        rows, used = _rows(lines, texts, first)
        full = [row for row in rows if len(row) > 1]
        if len(full) < 2 or (width < _FEWEST and not _all_numbers(full)):
            continue
        read = lines.cells[used - 1].end
        if first < len(head) and heads.role_of(head[first].text) is not None:
            continue
        table = stacked_table(normalised, (head[0].start, read), start, above, texts, rows)
        if table is not None:
            return table, read
    return None, read


def _head(lines: _Lines) -> tuple[list[Cell], bool]:
    """Return the lines that may be heads from the first line on, and whether there can be no fewer."""
    head: list[Cell] = []
    while len(head) <= _MOST and (cell := lines.get(len(head))) is not None:
        if begins_sums(lines.get, len(head)):
            return head, False
        if not heads.is_head(cell.text) and not (
            head and (heads.may_head(cell.text) or beside_area(lines.get, len(head)))
        ):
            more = _until_first_row(lines, head)
            return head + more, bool(more)
        head.append(cell)
    return head, False


def _without_sums(texts: list[str]) -> list[str]:
    """Return heads without those of sums behind the third: of the columns under the head before it."""
    return [text for i, text in enumerate(texts) if i < 2 or not heads.is_sum(text)]


def _until_first_row(lines: _Lines, head: list[Cell]) -> list[Cell]:
    """Return the lines below known heads down to the first row, which only heads can be, or nothing.

    A column may be called by any words (开工小区数, 因公出国(境)经费), but one of serial numbers, years or areas says where
    heads end.
    """
    begins = _BEGINS.get(heads.role_of(head[0].text)) if head else None
    if begins is None:
        return []
    more: list[Cell] = []
    while (cell := lines.get(len(head) + len(more))) is not None and len(head) + len(more) <= _MOST:
        if begins(cell.text) or _SECTION_MARK.match(cell.text) is not None:
            return more
        if len(cell.text) > heads.LONGEST_LOOSE or _SENTENCE.search(cell.text) is not None:
            return []
        more.append(cell)
    return []


def _is_first_number(text: str) -> bool:
    return text in ("1", "1.", "1、", "(1)", "一")


def _names_amounts(head: list[Cell]) -> bool:
    """Say whether the first two heads are those of names and of a column of amounts."""
    return len(head) > 1 and heads.role_of(head[0].text) in ("name", "place") and heads.role_of(head[1].text) is None


def _all_numbers(rows: list[Line]) -> bool:
    """Say whether the rows of a table of two columns are so many, and nearly all with a number, that they are one."""
    numbers = sum(row[1] is not None and bool(amounts_in(row[1].text)) for row in rows)
    return len(rows) >= _ROWS_OF_TWO and numbers >= len(rows) - 1


def _names_year(text: str) -> bool:
    return is_year(text) or (text[:4].isdecimal() and text[4:] in ("年", "年度"))


_BEGINS: dict[ColumnRole | None, Callable[[str], bool]] = {
    "serial": _is_first_number,
    "year": _names_year,
    "place": heads.is_area,
}
"""By the role of the first column, what its first cell is."""


def _rows(lines: _Lines, head: list[str], first_row: int) -> tuple[list[Line], int]:
    """Return the rows under ``head``, which begin on the line ``first_row``, and how many lines they and the head take;
    the last full row ends them."""
    roles = _told(head)
    width = len(head)
    rows: list[Line] = []
    used = at = first_row
    pending: list[Line] = []
    before: int | None = None
    while True:
        first = lines.get(at)
        if first is None:
            break
        if first.text == head[0] and all(
            (cell := lines.get(at + i)) is not None and cell.text == head[i] for i in range(width)
        ):
            at += width
            continue
        shared = rows_sharing(lines.get, at, roles)
        if shared is not None:
            rows += [*pending, *shared[0]]
            pending = []
            at += shared[1]
            used = at
            continue
        row, taken, number = _row(lines, at, roles, head, before)
        if row is not None and not pending and _opens_group(lines, at, row, roles, head):
            row = None
        if row is not None and not rows and not pending and _opens_section(lines, at, roles, head):
            row = None
        if row is not None:
            rows += [*pending, row]
            pending = []
            at += taken
            used = at
            before = number
            continue
        if len(pending) < 2 and _SECTION.fullmatch(first.text) and not heads.holds_value(first.text):
            pending.append([first])
            at += 1
            continue
        break
    return rows, used


def _told(head: list[str]) -> list[ColumnRole | None]:
    """Return what heads say that their columns hold; among those of who and until when 年度目标 is over tasks."""
    roles = [heads.role_of(text) for text in head]
    if "unit" in roles or not {"lead", "deadline"} & set(roles):
        return roles
    return [role or ("task" if heads.says_task(text) else None) for role, text in zip(roles, head, strict=True)]


def _opens_section(lines: _Lines, at: int, roles: list[ColumnRole | None], head: list[str]) -> bool:
    """Say whether a line numbered 一、 stands above the first row: the line after it is that row's name, no value."""
    first, second = lines.get(at), lines.get(at + 1)
    if first is None or second is None or _CHINESE.match(first.text) is None or roles[0] == "serial":
        return False
    if amounts_in(second.text) or is_missing(second.text) or roles[1] in ("name", "place", "task", "progress", "lead"):
        return False
    return _row(lines, at + 1, roles, head, None)[0] is not None


def _opens_group(lines: _Lines, at: int, row: Line, roles: list[ColumnRole | None], head: list[str]) -> bool:
    """Say whether a line without a number stands above the rows that it sorts: as a row's name it would put words under
    a head of numbers, and the row that begins below it puts none there."""
    if roles[0] != "name" or len(row) != len(head) or _numbers_stand(row, roles, head):
        return False
    below, _, _ = _row(lines, at + 1, roles, head, None)
    return below is not None and len(below) == len(head) and _numbers_stand(below, roles, head)


def _numbers_stand(row: Line, roles: list[ColumnRole | None], head: list[str]) -> bool:
    """Say whether nothing but numbers stands under heads of numbers, and a number under one of them."""
    told = [cell for cell, role, text in zip(row, roles, head, strict=True) if role is None and heads.is_head(text)]
    numbers = sum(cell is not None and bool(amounts_in(cell.text)) for cell in told)
    return numbers > 0 and all(cell is None or amounts_in(cell.text) or is_missing(cell.text) for cell in told)


def _row(
    lines: _Lines, at: int, roles: list[ColumnRole | None], head: list[str], before: int | None
) -> tuple[Line | None, int, int | None]:
    """Return the row that begins on line ``at``, how many lines it takes and its number, or None where none begins."""
    width = len(roles)
    number: int | None = None
    if is_graded(head):
        graded = graded_row(lines.get, at, roles, head)
        return (None, 0, None) if graded is None else (*graded, None)
    if roles[0] == "serial":
        first = lines.get(at)
        mark = _SERIAL.fullmatch(first.text) if first is not None else None
        if mark is None:
            row = _under_one_number(lines, at, roles, head) if before is not None else None
            return (row, width - 1, before) if row is not None else (None, 0, None)
        number = int(mark.group(1))
        if before is not None and number != before + 1:
            return None, 0, None
        count = _until_next(lines, at, number, roles)
        if count is None:
            return None, 0, None
        if count != width and _under_one_number(lines, at + width, roles, head) is None:
            return _uneven(lines, at, count, roles, head), count, number
    cells = [lines.get(at + i) for i in range(width)]
    if not any(cell is None for cell in cells) and _agrees([c.text for c in cells if c is not None], roles, head):
        return list(cells), width, number
    if cells[0] is not None and heads.sums_up(cells[0].text) and None not in cells[:-1]:
        short = [cell for cell in cells[:-1] if cell is not None]
        if _agrees([*(cell.text for cell in short), _MISSING], roles, head):
            return [*short, None], width - 1, number  # 合计 has no place in a ranking
    for count in range(width + 1, width + _BROKEN if number is not None else 0):
        row = _uneven(lines, at, count, roles, head)
        if row is not None:
            return row, count, number
    return None, 0, None


def _under_one_number(lines: _Lines, at: int, roles: list[ColumnRole | None], head: list[str]) -> Line | None:
    """Return the row of one cell less that goes on under the number of the row before it, or None where none begins."""
    cells = [cell for i in range(len(roles) - 1) if (cell := lines.get(at + i)) is not None]
    if len(cells) < len(roles) - 1 or roles[1] not in ("name", "task", "place") or _SERIAL.fullmatch(cells[0].text):
        return None
    texts = [cell.text for cell in cells]
    if not all(amounts_in(text) or is_missing(text) for text in texts[1:]) or amounts_in(texts[0]):
        return None
    return [None, *cells] if len(texts[0]) <= _LONGEST_NAME and not texts[0].endswith("。") else None


def _until_next(lines: _Lines, at: int, number: int, roles: list[ColumnRole | None]) -> int | None:
    """Return how many lines lie before the next row's number, ``width`` where the table may end, or None."""
    width = len(roles)
    tasks = "task" in roles and "unit" not in roles and bool({"lead", "deadline"} & set(roles))
    fewest = width - (_LEFT_OUT + (roles[-1] == "ignored") if tasks else 1)
    for ahead in range(2, width + _BROKEN):
        cell = lines.get(at + ahead)
        if cell is None:
            return min(ahead, width)
        mark = _SERIAL.fullmatch(cell.text)
        if mark is not None and int(mark.group(1)) == number + 1 and ahead >= fewest:
            following = lines.get(at + ahead + 1)
            if following is not None and not amounts_in(following.text):
                return ahead
        if ahead == width and _SECTION.fullmatch(cell.text):
            return width
    return width


def _uneven(lines: _Lines, at: int, count: int, roles: list[ColumnRole | None], head: list[str]) -> Line | None:
    """Return a row of more or fewer lines than heads where it is plain which cell is broken or missing, else None."""
    width = len(roles)
    cells = [cell for i in range(count) if (cell := lines.get(at + i)) is not None]
    if len(cells) != count:
        return None
    if count < width:
        if roles[-1] == "ignored" and count == width - 1:
            return [*cells, None]
        return _with_gaps(cells, roles, head)
    tasks = [i for i, role in enumerate(roles) if role in ("task", "progress")]
    if not tasks or (len(tasks) > 1 and "progress" in roles):
        return None
    extra = count - width
    broken: list[tuple[int, str]] = []
    for lead in (i for i, role in enumerate(roles) if role == "lead"):
        several = [cell.text for cell in cells[lead : lead + extra + 1]]
        if all(headings.organ(name) is not None for name in several):
            broken.append((lead, "、".join(several)))  # 区水务局, and 区住建局 in the line below
            break
    broken.append((tasks[-1], ""))  # of a task's name and what it comes to the second is the longer
    for index, text in broken:
        first, last = cells[index], cells[index + extra]
        text = text or lines.normalised[first.start : last.end]
        joined = Cell(start=first.start, end=last.end, text=text, indent=first.indent)
        row = [*cells[:index], joined, *cells[index + extra + 1 :]]
        if _agrees([cell.text for cell in row], roles, head):
            return [*row]
    return None


def _with_gaps(cells: list[Cell], roles: list[ColumnRole | None], head: list[str]) -> Line | None:
    """Return the row with the cells left out that may be empty in a table of tasks, where the others then stand right.

    Who helps is left out more often than when, and who does it least.
    """
    may = sorted(
        (i for i, role in enumerate(roles) if role in _MAY_BE_EMPTY), key=lambda i: _MAY_BE_EMPTY.index(roles[i] or "")
    )
    for strict in (True, False):
        for left_out in combinations(may, len(roles) - len(cells)):
            kept = [i for i in range(len(roles)) if i not in left_out]
            organs = [headings.organ(cell.text) is not None for cell in cells]
            if any(roles[i] == "task" and organ for i, organ in zip(kept, organs, strict=True)):
                continue
            if strict and any(roles[i] == "lead" and not organ for i, organ in zip(kept, organs, strict=True)):
                continue
            if _agrees([cell.text for cell in cells], [roles[i] for i in kept], [head[i] for i in kept]):
                row: Line = [None] * len(roles)
                for index, cell in zip(kept, cells, strict=True):
                    row[index] = cell
                return row
    return None


def _agrees(texts: list[str], roles: list[ColumnRole | None], head: list[str]) -> bool:
    """Say whether every cell can stand under its head, and at least one plainly does."""
    plain = 0
    for text, role, title in zip(texts, roles, head, strict=True):
        numeric = bool(amounts_in(text)) or is_missing(text)
        if (
            role not in (None, "name")
            and (role != "task" or len(text) <= _LONGEST_TASK_HEAD)
            and heads.is_head(text)
            and heads.role_of(text) == role
        ):
            return False  # but 空气质量完成年度目标任务 is a task
        if role == "serial":
            plain += 1
        elif role == "unit":
            if printed_unit(text) is None and not is_missing(text):
                return False
            plain += 1
        elif role == "year":
            if not is_year(text) and not any(c in text for c in "年月季"):
                return False
            plain += 1
        elif role in ("name", "place"):
            if numeric or len(text) > 60 or text.endswith("。"):
                return False
        elif role in ("lead", "support"):
            if (numeric and not is_missing(text)) or len(text) > 80 or text.endswith("。"):
                return False
            plain += headings.organ(text) is not None
        elif role == "deadline":
            dated = deadline_in(text, _ANY_YEAR) is not None or any(c.isdigit() for c in text)
            if not dated and len(text) > 12:
                return False
            plain += dated
        elif role in ("task", "progress", "ignored"):
            continue
        elif not numeric:
            if len(text) > 40 or text.endswith("。"):
                return False
        else:
            plain += 1 if heads.is_head(title) else 0
    return plain > 0
