"""Lines that say the same things of each part below a line that says them of all (小学。在校生22250人; 初中。在校生11012人)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, added_up, half_unit, is_plain, show, worded
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_VERB = lazy("^(?:全[市区县省]|共有?|现有|拥有|其中)+|(?:累计|已|共有?|合计|达到?|为|有|约|实际|总数|数)+$")
_STEP = lazy("(?P<way>增加|净增|增长|减少|下降|净减)了?$")
_NOT = lazy("[由每均占]|从(?!业|事)|以上|以下|目标|计划")
_THINGS = {"所", "个", "家", "处", "座", "宗", "项"}
_MOST_ROWS, _MOST_CELLS = 6, 24
_FEWEST_ROWS = 2
_TELLING = 100
_OPEN = Why(zh="各行所列未必是全部", en="the lines need not list all of it")
_Cell = tuple[Passage, Figure, int]
_Row = dict[tuple[str, str], _Cell]


def check_line_columns(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Where one column of such lines makes what is stated above them, the others do too."""
    for passages in readings:
        rows = _lines(passages) if len(passages) > _FEWEST_ROWS else []
        done = -1
        for at, (start, head) in enumerate(rows):
            if at <= done or len(head) < _FEWEST_ROWS:
                continue
            for count in range(_FEWEST_ROWS, min(_MOST_ROWS, len(rows) - at - 1) + 1):
                below = rows[at + 1 : at + 1 + count]
                if below[-1][0] - start != count:
                    break
                names = [name for name in head if all(name in row for _, row in below)]
                found = list(_judged(head, [row for _, row in below], names)) if len(names) > 1 else None
                if found is None:
                    break
                if found or _fits(head, [row for _, row in below], names):
                    yield from found
                    done = at + count
                    break


def _lines(passages: Sequence[Passage]) -> list[tuple[int, _Row]]:
    """Return the lines of a text by their number, each with its amounts by what they are of."""
    rows: list[tuple[int, _Row]] = []
    line, done, end = 0, 0, -1
    for passage in passages:
        text = passage.reading.text
        if passage.start >= end:
            line += text.count("\n", done, passage.start)
            done = passage.start
            end = text.find("\n", passage.start)
            end = len(text) if end < 0 else end
            rows.append((line, {}))
        _fill(rows[-1][1], passage)
    return rows


def _fill(row: _Row, passage: Passage) -> None:
    last: tuple[str, str] | None = None
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) not in (MONEY, COUNT) or not is_plain(figure) or len(row) >= _MOST_CELLS:
            last = None
            continue
        label = passage.label(number)
        unit = figure.unit or ""
        step = _STEP.search(label)
        if step is not None:
            if last is not None and last[1] == unit:
                sign = -1 if step["way"] in ("减少", "下降", "净减") else 1
                row.setdefault((last[0] + "±", unit), (passage, figure, sign))
            last = None
            continue
        if _NOT.search(label) or figure.measure != "level":
            last = None
            continue
        noun = _VERB.sub("", label)
        if unit in _THINGS:
            noun = ""
        elif not noun:
            last = None
            continue
        last = (noun, unit)
        row.setdefault(last, (passage, figure, 1))


def _sum(rows: Sequence[_Row], name: tuple[str, str]) -> tuple[Fraction, Fraction]:
    cells = [row[name] for row in rows]
    total = sum((sign * abs(Fraction(f.value or 0)) for _, f, sign in cells), Fraction(0))
    return total, sum((half_unit(f) for _, f, _ in cells), Fraction(0))


def _agrees(head: _Row, rows: Sequence[_Row], name: tuple[str, str]) -> bool:
    _, top, sign = head[name]
    total, room = _sum(rows, name)
    return abs(total - sign * abs(Fraction(top.value or 0))) <= room + half_unit(top)


def _fits(head: _Row, rows: Sequence[_Row], names: Sequence[tuple[str, str]]) -> bool:
    """Whether enough columns make their totals: one of three digits, or two."""
    fitting = [name for name in names if _agrees(head, rows, name)]
    telling = any((head[name][1].value or 0) / head[name][1].resolution >= _TELLING for name in fitting)
    return len(fitting) > 1 or telling


def _judged(head: _Row, rows: Sequence[_Row], names: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    off = [name for name in names if not _agrees(head, rows, name)]
    if not _fits(head, rows, names) or len(off) * 2 > len(names):
        return
    for name in off:
        home, top, sign = head[name]
        total, room = _sum(rows, name)
        parts = [row[name][1] for row in rows]
        away = abs(total - sign * abs(Fraction(top.value or 0)))
        room += half_unit(top)
        if away <= room * 2:
            continue
        plain = not name[0].endswith("±")
        yield worded(
            "parts",
            "contradicts" if plain and near_miss(total, top, parts) else "unclear",
            places=(home.place(top), *(row[name][0].place(row[name][1]) for row in rows)),
            stated=top.text,
            computed=show(total, top),
            difference=show(away, top),
            tolerance=show(room, top, places=2),
            basis=added_up(parts),
            reason=_OPEN,
        )
