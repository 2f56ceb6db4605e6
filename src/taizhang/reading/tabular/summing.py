"""Which rows of a table are parts of which: those marked 其中, and those that add up to their total."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.reading.tabular.naming import RowName


class InCell(Protocol):
    """A figure with its row and column."""

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        ...

    @property
    def line(self) -> int:
        """Its row, counted from 0."""
        ...

    @property
    def column(self) -> int:
        """Its column, counted from 0."""
        ...


def wholes(names: Sequence[RowName], stated: Sequence[InCell]) -> list[int | None]:
    """Return for each figure the index of the one of which it is an additive part, or None.

    Only amounts of one unit in one column add up. A row marked 其中 belongs to the row above it, and so do the rows
    after it as long as they are set in like it, have no number as the row above has, or complete the sum; rows of
    areas belong to a 合计 that they add up to, and rows to one below them that names their sum.
    """
    links: list[int | None] = [None] * len(stated)
    columns: dict[int, list[int]] = {}
    for i, one in enumerate(stated):
        if one.figure.measure == "level" and one_value(one.figure):
            columns.setdefault(one.column, []).append(i)
    summed: set[frozenset[int]] = set()
    open_ones: list[tuple[int, list[int]]] = []
    for indices in columns.values():
        _coded(names, stated, indices, links)
        _broken_down(names, stated, indices, links)
        _of_which(names, stated, indices, links)
        _summed_below(names, stated, indices, links)
        total, parts = _total(names, stated, indices, links)
        if total is None:
            continue
        if _adds_up(stated, total, parts):
            summed.add(frozenset(stated[i].line for i in parts))
            links[:] = [total if i in parts else link for i, link in enumerate(links)]
        else:
            open_ones.append((total, parts))
    for total, parts in open_ones:
        # What adds up in one column ought to in the others, whose numbers may be wrong.
        if frozenset(stated[i].line for i in parts) in summed and not _MEANS.search(stated[total].figure.indicator):
            links[:] = [total if i in parts else link for i, link in enumerate(links)]
    return links


def _coded(
    names: Sequence[RowName], stated: Sequence[InCell], indices: Sequence[int], links: list[int | None]
) -> None:
    """Make rows parts of the nearest above them whose code theirs begins with (201, 20103, 2010301)."""
    over: list[int] = []
    for i in indices:
        code = names[stated[i].line].code
        if not code:
            continue
        while over and not _is_within(code, names[stated[over[-1]].line].code):
            over.pop()
        whole = stated[over[-1]].figure if over else None
        if whole is not None and whole.unit == stated[i].figure.unit and _at_most(stated[i].figure, whole):
            links[i] = over[-1]
        over.append(i)


def _is_within(code: str, whole: str) -> bool:
    return code != whole and code.startswith(whole)


def _at_most(part: Figure, whole: Figure) -> bool:
    return part.value is not None and whole.value is not None and part.value <= whole.value


_LEAST_DIGITS = 3
"""A total with fewer digits is made up by the rows below it by chance too easily."""


def _broken_down(
    names: Sequence[RowName], stated: Sequence[InCell], indices: Sequence[int], links: list[int | None]
) -> None:
    """Make rows parts of the one above them that they add up to within its digits, the innermost first (第二产业, then
    工业 and 建筑业)."""
    for at in range(len(indices) - 3, -1, -1):
        whole = stated[indices[at]].figure
        if whole.value is None or names[stated[indices[at]].line].of_which or _MEANS.search(whole.indicator):
            continue
        digits = len(whole.value.normalize().as_tuple().digits)
        if digits < _LEAST_DIGITS and not names[stated[indices[at]].line].group:
            continue
        run: list[int] = []
        total = Decimal(0)
        for k in range(at + 1, len(indices)):
            i = indices[k]
            figure = stated[i].figure
            if figure.unit != whole.unit or figure.value is None or names[stated[i].line].whole:
                break
            above = links[i]
            if above is not None and above > indices[at]:
                continue
            if (
                names[stated[i].line].of_which
                or above is not None
                or total + figure.value > whole.value + whole.resolution * (len(run) + 2) / 2
            ):
                run = []
                break
            run.append(i)
            total += figure.value
            if len(run) > 1 and abs(total - whole.value) <= whole.resolution * len(run) / 2:
                break
        else:
            run = []
        if len(run) > 1 and abs(total - whole.value) <= whole.resolution * len(run) / 2:
            for i in run:
                links[i] = indices[at]


_MEANS = lazy("均|率|单价|标准|最[高低大小]|比[例重]|指数|平均|排名|得分")
"""What no sum over rows gives."""


def one_value(figure: Figure) -> bool:
    """Say whether a figure is an amount that can be added: one value, not in percent."""
    return figure.value is not None and figure.value_high is None and figure.unit not in ("%", "‰", "百分点", None)


def _of_which(
    names: Sequence[RowName], stated: Sequence[InCell], indices: Sequence[int], links: list[int | None]
) -> None:
    whole: int | None = None
    marked: int | None = None
    total = Decimal(0)
    for i in indices:
        if links[i] is not None:
            continue  # the row above is broken down into it
        name, figure = names[stated[i].line], stated[i].figure
        parent = None if whole is None else stated[whole].figure
        fits = parent is not None and parent.unit == figure.unit and parent.period == figure.period
        if fits and parent is not None and parent.value is not None and figure.value is not None:
            summand = name.text.endswith("产业") and parent.indicator.endswith("生产总值")
            follows = False
            if marked is not None:
                above = names[stated[marked].line]
                over = names[stated[whole or 0].line]
                unnumbered = over.numbered and not (name.numbered or name.whole or _NAMES_SUM.search(name.text))
                follows = (
                    name.indent == above.indent > over.indent
                    or (unnumbered and total + figure.value <= parent.value)
                    or _completes(stated, indices, i, total, parent)
                )
            deeper = marked is None and whole is not None and name.indent > names[stated[whole].line].indent
            if (name.of_which or summand or follows or deeper) and figure.value <= parent.value:
                links[i] = whole
                marked = i
                total = total + figure.value if total + figure.value <= parent.value else figure.value
                continue
        if not name.of_which:
            whole, marked, total = i, None, Decimal(0)


_NAMES_SUM = lazy("[合总小]计$")
"""How a row is called that holds the sum of those above it (收入合计)."""


def _summed_below(
    names: Sequence[RowName], stated: Sequence[InCell], indices: Sequence[int], links: list[int | None]
) -> None:
    """Make rows that are parts of nothing yet parts of the one below them that names their sum and holds it: of those
    since the sum before, or of all such sums and what they leave out.

    The only total of a column that breaks it down no further is left to what is done with the columns beside it.
    """
    parts: list[int] = []
    sums: list[int] = []
    lone = sum(names[stated[i].line].whole for i in indices) == 1
    for i in indices:
        name, figure = names[stated[i].line], stated[i].figure
        if not name.whole and (not name.text or _NAMES_SUM.search(name.text) is None):
            parts.append(i)
            continue
        if name.whole and lone and not sums:
            parts = []
            continue
        for some in (parts, [*sums, *parts]):
            like = [part for part in some if stated[part].figure.unit == figure.unit and links[part] is None]
            if len(like) > 1 and figure.value is not None and _adds_up(stated, i, like):
                for part in like:
                    links[part] = i
                break
        sums.append(i)
        parts = []


def _completes(stated: Sequence[InCell], indices: Sequence[int], at: int, total: Decimal, whole: Figure) -> bool:
    """Say whether the rows from ``at`` on, with those counted in ``total``, add up to ``whole`` within its digits."""
    position = bisect_left(indices, at)
    assert whole.value is not None  # ranges and ratios were left out
    for count, i in enumerate(indices[position : position + 8], start=2):
        figure = stated[i].figure
        if figure.unit != whole.unit or figure.value is None:
            return False
        total += figure.value
        if abs(total - whole.value) <= whole.resolution * count / 2:
            return True
        if total > whole.value:
            return False
    return False


def _total(
    names: Sequence[RowName], stated: Sequence[InCell], indices: Sequence[int], links: Sequence[int | None]
) -> tuple[int | None, list[int]]:
    """Return the only total of a column with the amounts of its unit that are parts of nothing else, or None."""
    sums = [i for i in indices if names[stated[i].line].whole and not names[stated[i].line].of_which]
    if len(sums) != 1:
        return None, []
    total = stated[sums[0]].figure
    parts = [i for i in indices if i != sums[0] and links[i] is None]
    if len(parts) < 2 or total.value is None or any(stated[i].figure.unit != total.unit for i in parts):
        return None, []
    return sums[0], parts


def _adds_up(stated: Sequence[InCell], whole: int, parts: Sequence[int]) -> bool:
    """Say whether the parts make the whole within its digits."""
    total = stated[whole].figure
    assert total.value is not None  # asked only then
    values = [value for i in parts if (value := stated[i].figure.value) is not None]
    return abs(sum(values, Decimal(0)) - total.value) <= total.resolution * (len(parts) + 1) / 2
