"""From rows of cells to a table: where its head ends, what each column holds, which rows are sections."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from taizhang.reading import headings
from taizhang.reading.patterns import lazy
from taizhang.reading.tabular import heads
from taizhang.reading.tabular.amounts import amounts_in, is_missing, is_year, printed_unit
from taizhang.reading.tabular.captions import caption_start
from taizhang.reading.tabular.comparing import differences
from taizhang.reading.tabular.fitting import Kind, kinds_of, serial_of
from taizhang.reading.tabular.levels import laid_out
from taizhang.reading.tabular.placing import place_in_row
from taizhang.reading.tabular.table import Cell, Column, ColumnRole, PrintedUnit, Row, Table
from taizhang.reading.tabular.turning import turned

Line = list[Cell | None]
"""One row of cells as written, None where nothing stands."""

_HEAD_ROWS, _TWO = 6, 2
_LOOKED_AT = 12
"""So many rows tell what stands under the heads."""
_WIDEST = 80
"""More columns than any printed table has."""
_UNIT_NOTE = lazy(r"(?:计量)?单位:? {0,2}([^\s()。;]{1,24})")
_SENTENCE = 18
"""Cells that are longer than this on average hold sentences rather than names."""
_SERIAL = lazy(r"\(?(?:\d{1,4}(?:[.\-]\d{1,3}){0,2}|[一二三四五六七八九十百]{1,4}|[①-⑳])\)?[.、]?")


def text_of(cell: Cell | None) -> str:
    """Return the cell's characters, an empty string where nothing stands."""
    return "" if cell is None else cell.text


def _filled(line: Line) -> list[Cell]:
    return [cell for cell in line if cell is not None]


def _texts(line: Line, width: int) -> list[str]:
    return [text_of(line[i]) if i < len(line) else "" for i in range(width)]


def unit_notes(normalised: str, start: int, end: int) -> tuple[tuple[tuple[int, int], ...], tuple[PrintedUnit, ...]]:
    """Return where the stretch prints the units of a table (单位:亿元、%) and which they are."""
    places: list[tuple[int, int]] = []
    units: list[PrintedUnit] = []
    for found in _UNIT_NOTE.finditer(normalised, start, end):
        read = [unit for piece in re.split(r"[、,/]", found.group(1)) if (unit := printed_unit(piece)) is not None]
        whole = printed_unit(found.group(1))
        read = [whole] if whole is not None else read
        if read:
            places.append(found.span())
            units.extend(read)
    return tuple(places), tuple(units)


def _is_note(line: Line) -> bool:
    cells = _filled(line)
    return len(cells) <= 2 and any("单位:" in cell.text and _UNIT_NOTE.search(cell.text) for cell in cells)


def opens_table(line: Line) -> bool:
    """Say whether a row is plainly the head of a table: it opens like one, and most of its cells are heads."""
    cells = _filled(line)
    known = sum(heads.is_head(cell.text) for cell in cells)
    return len(cells) >= 2 and heads.may_open(cells[0].text) and known >= 2 and known * 2 > len(cells)


def _opens_loosely(line: Line, below: Sequence[Line]) -> bool:
    """Say whether the first row heads the table: no amount in it, and it opens like a head or amounts stand below."""
    cells = _filled(line)
    if len(cells) < 2 or any(len(c.text) > heads.LONGEST_HEAD or heads.holds_value(c.text) for c in cells):
        return False
    if opens_table(line):
        return True
    valued = sum(any(heads.holds_value(cell.text) for cell in _filled(row)) for row in below)
    if valued * 2 < len(below) or not below:
        return False
    known = sum(heads.is_head(cell.text) or heads.unit_of_head(cell.text) is not None for cell in cells)
    opens = heads.may_open(cells[0].text) or heads.role_of(cells[0].text) == "unit"  # over those that count
    return line[0] is None or opens or known * 2 >= len(cells)


def _continues_head(above: Sequence[Line], line: Line, width: int) -> bool:
    """Say whether ``line`` is one more row of the head ``above``."""
    texts = _texts(line, width)
    if heads.numbers_columns(texts):
        return True
    filled = [text for text in texts if text]
    if any(heads.holds_value(text) or len(text) > heads.LONGEST_HEAD for text in filled) or not filled:
        return False
    if all(len(row) < width and None not in row for row in (above[-1], line)):
        return True  # the empty cells of neither are told
    last = _texts(above[-1], width)
    if all(heads.is_head(text) or text in last for text in filled):
        return True
    spanned = any(not text for text in last[1:])
    return spanned and len(filled) > 1 and (texts[0] == last[0] or not texts[0]) and not _SERIAL.fullmatch(filled[0])


def _head_texts(rows: Sequence[Line], width: int, below: Sequence[Line]) -> list[str]:
    """Return one head per column: the rows of the head joined, a cell over several columns said for each of them."""
    if len(rows) > 1 and all(len(row) < width and None not in row for row in rows):
        texts = [["".join(cell.text.split()) for cell in _filled(row)] for row in rows]
        if len(texts[0]) + len(texts[1]) == width and heads.role_of(texts[0][0]) == "serial":
            return [*texts[0], *texts[1]]  # those of the second row stand under one that is empty
        whole = [_texts(row, width) for row in below[:_LOOKED_AT]]
        layout = laid_out(texts, [[row[column] for row in whole] for column in range(width)])
        if layout is not None:
            return layout[1]
    grid = [_texts(row, width) for row in rows if not heads.numbers_columns(_texts(row, width))]
    grid = [["".join(text.split()) for text in row] for row in grid]  # 占 比, broken to fit its column
    if len(grid) > _TWO:  # 市人社局, over the columns of what it answers for
        grid = [row for row in grid if not any(row) or not all(map(headings.organ, filter(None, row[1:])))]
    for under, row in pairwise(reversed(grid)):
        for column in range(1, width):
            if not row[column] and under[column] and row[column - 1] and under[column] != under[0]:
                row[column] = row[column - 1]
    if len(grid) > _TWO:  # what stands over all the columns tells none of them from the others
        grid = [row for row in grid if len(set(row[1:])) > 1 or not row[-1]]
    return [" ".join(dict.fromkeys(text for row in grid if (text := row[column]))) for column in range(width)]


def _roles(head: Sequence[str], body: Sequence[Line]) -> list[ColumnRole]:
    width = len(head)
    columns = [[text for line in body if (text := _texts(line, width)[index])] for index in range(width)]
    roles: list[ColumnRole] = []
    numeric = [_mostly(column, lambda text: bool(amounts_in(text)) or is_missing(text)) for column in columns]
    for index, column in enumerate(columns):
        role = heads.role_of(head[index].split(" ")[-1]) or heads.role_of(head[index]) if head[index] else None
        if role is None and head[index]:
            role = heads.role_of(head[index].split(" ")[0]) if not heads.measure_of_head(head[index]) else None
            role = role if role in ("lead", "support", "deadline", "ignored") else None
        if role == "task" and _mostly(column, lambda text: text.endswith(")") and heads.unit_of_head(text) is not None):
            role = "name"  # what is counted (养老床位(张)), beside so many
        if role == "unit" and not _mostly(column, lambda text: _is_unit(text) or is_missing(text)):
            role = "lead" if any("任务" in text or "时限" in text for text in head) else "place"
        elif (
            (role == "task" and numeric[index])
            or (role == "progress" and numeric[index] and not any(text.startswith(_TELLS) for text in column))
            or (role == "name" and numeric[index] and index)
            or (role == "place" and numeric[index])
        ):
            role = "value"
        elif role == "year" and not _mostly(column, lambda text: any(c in text for c in "年月季") or is_year(text)):
            role = "name" if not numeric[index] else "value"
        elif role is None:
            role = _unknown_role(index, column, numeric[index], head[index])
        roles.append(role)
    if any(role in ("lead", "support", "deadline") for role in roles):
        for index, role in enumerate(roles):
            if (role == "text" and heads.says_task(head[index])) or (
                role in ("text", "value") and heads.is_stage(head[index]) and not _mostly(columns[index], _is_bare)
            ):
                roles[index] = "task"
    if "task" not in roles and any(role in ("lead", "deadline") for role in roles):
        long = [i for i, role in enumerate(roles) if role in ("name", "text") and _mean(columns[i]) > _SENTENCE]
        if long:
            roles[max(long, key=lambda i: _mean(columns[i]))] = "task"
    if not any(_names(role, text) for role, text in zip(roles, head, strict=True)):
        plain = [i for i, role in enumerate(roles) if role in ("text", "task") and _mean(columns[i]) <= _SENTENCE]
        if "name" in roles:  # of a kind of things: beside it what sets no amount is named
            plain = [i for i in plain if not _mostly(columns[i], lambda text: any(c.isdigit() for c in text))]
        rated = any(role == "value" and one.endswith("进度") for role, one in zip(roles, head, strict=False))
        told = ("progress" in roles or rated) and bool(plain) and roles[plain[0]] == "task"
        counted = told and _mostly(columns[plain[0]], lambda text: _SET_BY.search(text) is not None)
        if plain and "value" in roles and not counted and "task" not in roles[: plain[0]]:
            roles[plain[0]] = "name"
    return roles


_SET_BY = lazy("\\d(?![国省县乡]道)[^,。;]{0,12}。?$")
"""How a task ends that sets so much of something, which is read as prose beside what came of it."""


def _names(role: ColumnRole, head: str) -> bool:
    """Say whether a column tells of what its rows are; one that only sorts them (类别) does not."""
    return role in ("place", "year") or (role == "name" and not heads.is_category(head))


def _unknown_role(index: int, column: Sequence[str], numeric: bool, head: str) -> ColumnRole:
    if index == 0 and _mostly(column, lambda text: _SERIAL.fullmatch(text) is not None) and not head:
        return "serial"
    if numeric:
        return "value"
    if _mostly(column, _is_unit):
        return "unit"
    if heads.mood_of_head(head) is not None and any(amounts_in(text) for text in column):
        return "value"
    return "text"


def _mostly(column: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return bool(column) and 2 * sum(holds(text) for text in column) >= len(column)


def _mean(column: Sequence[str]) -> float:
    return sum(map(len, column)) / len(column) if column else 0.0


_TELLS = ("已", "完成", "累计", "实际", "目前", "完工", "开工", "竣工", "建成", "正在")
"""How a cell begins that tells what was done, though it prints an amount and little else."""


def _is_bare(text: str) -> bool:
    """Say whether a cell prints a number and nothing else, which the head and the row count."""
    read = amounts_in(text)
    return is_missing(text) or (bool(read) and all(amount.bare for amount in read))


def _is_unit(text: str) -> bool:
    return not any(c.isdigit() for c in text) and printed_unit(text) is not None


def make_columns(head: Sequence[str], body: Sequence[Line]) -> tuple[Column, ...]:
    """Return what each column of a table holds, by its head and by its cells."""
    if any("完成进度" in text for text in head) and any("完成率" in text or "完成比例" in text for text in head):
        head = [text.replace("完成进度", "完成数") for text in head]  # beside the rate it is what the rate is of
    roles = _roles(head, body)
    columns = [
        Column(
            role=role,
            head=text,
            unit=heads.unit_of_head(text) if role in ("value", "text", "task") else None,
            measure=heads.measure_of_head(text) if role == "value" else None,
            noun=heads.noun_of_head(text) if role == "value" else "",
        )
        for role, text in zip(roles, head, strict=True)
    ]
    for index, column in enumerate(columns):
        left = columns[index - 1] if index else None
        if left is None or left.role != "value" or (left.measure is not None and heads.rate_of_head(column.head)):
            continue  # 投资完成率 | 开工率
        if column.measure is not None and not column.noun:
            # 产量 | 比上年增长: the growth is that of the column it stands beside.
            columns[index] = replace(column, noun=left.noun)
    for index, column in enumerate(columns):
        if column.measure == "growth" and column.unit is None:
            later = differences(columns, body, index)
            if later is not None:
                columns[index] = replace(column, measure="change", unit=columns[later].unit)
    return tuple(columns)


def _lacks_first(head: Line, real: Sequence[Line], width: int) -> bool:
    """Say whether a page left out the empty first cell of a head: its cells head values, one fewer than below."""
    if len(head) != width - 1 or None in head or len(real) <= _FEW or len(head) < 2:
        return False
    if any(cell is None or heads.unit_of_head(cell.text) is None or heads.may_open(cell.text) for cell in head):
        return False
    below = [line for line in real if line is not head]
    return all(len(line) == width and not heads.holds_value(text_of(line[0])) for line in below) and all(
        heads.holds_value(text_of(cell)) for line in below for cell in line[1:] if cell is not None
    )


def _lacks_serial(head: Line, below: Sequence[Line], width: int) -> bool:
    """Say whether a page left out the empty first cell of a head over the numbers that count its rows."""
    if len(head) != width - 1 or None in head or len(below) < _FEW or not opens_table(head):
        return False
    if heads.role_of(text_of(head[0])) == "serial":
        return False
    counted = [line for line in below if len(line) > 1 and serial_of(text_of(line[0])) is not None]
    if len(counted) < len(below) or serial_of(text_of(below[0][0])) != 1:
        return False
    return not heads.holds_value(text_of(below[0][1]))


_FEW = 2
"""Rows that a table has at least, its head among them, for the empty cell of its head to be made out."""


def build(normalised: str, lines: Sequence[Line], caption_from: int) -> Table | None:
    """Return the table that consecutive rows of cells make, or None where they make none.

    ``caption_from`` is where the lines above that may name it begin.
    """
    skipped = 0
    while skipped < min(3, len(lines)) and (_is_note(lines[skipped]) or len(_filled(lines[skipped])) == 1):
        skipped += 1
    rows = list(lines[skipped:])
    real = [line for line in rows if len(_filled(line)) >= 2]
    width = max(len(line) for line in rows) if rows else 0
    if len(real) < 2 or width > _WIDEST:
        return None
    if _lacks_first(rows[0], real, width) or _lacks_serial(rows[0], rows[1:], width):
        rows[0] = [None, *rows[0]]
    start = next(iter(_filled(lines[0]))).start
    first = next(iter(_filled(rows[0]))).start
    caption = normalised[caption_from:first].strip()
    notes, units = unit_notes(normalised, caption_from, first)
    count = 0
    if not opens_table(rows[0]) and (other_way := turned(rows, width)) is not None:
        rows, width = other_way, len(rows)
    if _opens_loosely(rows[0], rows[1 : 1 + 8]):
        count = 1
        while count < min(_HEAD_ROWS, len(rows) - 1) and _continues_head(rows[:count], rows[count], width):
            count += 1
    if count == _TWO and None not in rows[0] and None not in rows[1] and len(rows[0]) + len(rows[1]) == width + 1:
        width += heads.role_of(text_of(rows[1][-1])) is not None  # nothing stands in the last column, that of remarks
    head = _head_texts(rows[:count], width, rows[count:]) if count else [""] * width
    data = [line for line in rows[count:] if not _repeats(line, rows[:count])]
    if count and heads.role_of(head[0]) == "serial":
        data = _below_serials(data)
    if count:
        data = _in_their_columns(data, head)
    body = [line for line in data if len(_filled(line)) >= 2 or len(line) > 1]
    if not body:
        return None
    columns = make_columns(head, [line for line in body if len(_filled(line)) >= 2])
    if not count:
        columns = _headless(columns, body, units)
        if not columns:
            return None
    end = max(cell.end for line in rows for cell in _filled(line))
    return Table(
        start=start,
        end=end,
        caption_start=min(caption_from, start),
        caption=caption,
        unit_notes=notes,
        units=units,
        columns=columns,
        rows=make_rows(data, width, stacked=False),
        stacked=False,
    )


def _below_serials(lines: Sequence[Line]) -> list[Line]:
    """Return rows, that of sums with its name below the serial numbers."""
    done: list[Line] = []
    for line in lines:
        first = line[0]
        if first is not None and len(line) > 2 and line[1] is None and heads.is_sum(first.text):
            line = [None, *[first, *line[2:]]]
        done.append(line)
    return done


def _in_their_columns(lines: Sequence[Line], head: Sequence[str]) -> list[Line]:
    """Return rows, those with fewer cells than heads and none of them empty with each in its column: what stands once
    for several rows is left out of all but the first."""
    kinds = _kinds(lines, head)
    done: list[Line] = []
    for line in lines:
        short = 1 < len(line) < len(head) and None not in line and not is_section(line, len(head))
        if short and (row := place_in_row(_filled(line), kinds)) is not None:
            above = done[-1] if done else []
            # No blank stands before a cell that begins its line: how far it is set in is told by the row above.
            line = [
                replace(cell, indent=over.indent) if cell is not None and over is not None else cell
                for cell, over in zip_longest(row, above[: len(row)])
            ]
        done.append(line)
    return done


def _kinds(lines: Sequence[Line], head: Sequence[str]) -> list[Kind]:
    """Return what columns hold by their heads, and where these do not say by the rows that have a cell for each."""
    kinds = kinds_of(head)
    whole = [line for line in lines if len(line) == len(head)]
    for index, kind in enumerate(kinds):
        column = [cell.text for line in whole if (cell := line[index]) is not None]
        if kind in (None, "progress", "task") and _mostly(column, lambda text: bool(amounts_in(text))):
            kinds[index] = "value"
    return kinds


def _repeats(line: Line, head: Sequence[Line]) -> bool:
    """Say whether a row says the head again, as tables over several pages do."""
    texts = [cell.text for cell in _filled(line)]
    return any(texts == [cell.text for cell in _filled(row)] for row in head)


def make_rows(lines: Sequence[Line], width: int, *, stacked: bool) -> tuple[Row, ...]:
    """Return the rows of data; a row with a single cell at its front, or one that heads them, opens a section."""
    rows: list[Row] = []
    section: str | None = None
    for line in lines:
        cells = _filled(line)
        if not cells:
            continue
        if is_section(line, width):
            section = _section_words(cells)
            continue
        padded = tuple(line[i] if i < len(line) else None for i in range(width))
        rows.append(Row(cells=padded, section=section, ragged=len(line) > width or (stacked and len(line) < width)))
    return tuple(rows)


def is_section(line: Line, width: int) -> bool:
    """Say whether a row heads the rows below it: its only cell is its first, or it has but a number and words."""
    cells = _filled(line)
    if line[0] is None or width < 2:
        return False
    if len(cells) == 1:
        return not heads.holds_value(cells[0].text)
    number = cells[0].text.rstrip("、.")
    return (
        len(cells) == 2
        and width > 2
        and line[1] is not None
        and bool(re.fullmatch(r"\(?[一二三四五六七八九十]{1,3}\)?", number))
        and not heads.holds_value(cells[1].text)
        and len(cells[1].text) <= heads.LONGEST_HEAD
    )


def _section_words(cells: Sequence[Cell]) -> str:
    text = cells[-1].text
    mark = headings.numbering(text, 0, len(text))
    return text[mark.end :] if mark is not None and mark.end < len(text) else text


def _headless(columns: tuple[Column, ...], body: Sequence[Line], units: Sequence[PrintedUnit]) -> tuple[Column, ...]:
    """Return the columns of a table without a head whose numbers have units of their own or the caption's, else none.

    Lists of contents and of names have rows and columns too, but nothing in them says what a number counts.
    """
    amounts = [amount for line in body for cell in _filled(line) for amount in amounts_in(cell.text)]
    united = sum(amount.unit is not None for amount in amounts)
    if not any(column.role == "value" for column in columns) or not amounts:
        return ()
    has_unit = bool(units) or any(column.role == "unit" for column in columns)
    if not has_unit and 2 * united < len(amounts):
        return ()
    named = any(column.role == "name" for column in columns)
    return columns if named else ()


def _unbroken(title: str) -> str:
    """Return a head without the blanks that set its characters apart (时 间); those between the heads of levels stay."""
    words = title.split()
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


def stacked_table(
    normalised: str,
    span: tuple[int, int],
    start: int,
    above: int,
    titles: Sequence[str],
    rows: Sequence[Line],
) -> Table | None:
    """Return the table whose cells stand one to a line, or None where no column holds a value or a task.

    ``span`` is from its first head to the end of its last cell; its caption stands between ``above`` and ``start``.
    """
    columns = make_columns([_unbroken(text) for text in titles], [row for row in rows if len(row) > 1])
    if not any(column.role in ("value", "task") for column in columns):
        return None
    top = caption_start(normalised, start, above)
    notes, units = unit_notes(normalised, top, start)
    return Table(
        start=span[0],
        end=span[1],
        caption_start=top,
        caption=normalised[top:start].strip(),
        unit_notes=notes,
        units=units,
        columns=columns,
        rows=make_rows(rows, len(titles), stacked=True),
        stacked=True,
    )
