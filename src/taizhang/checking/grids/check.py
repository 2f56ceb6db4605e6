"""Asks of the number of a table that breaks what all others of its column or row keep."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.grids.across import across, down, turned
from taizhang.checking.grids.cells import Cell, grids_of
from taizhang.checking.grids.fits import BROKEN, HELD, LOOSE, Link, fit, told
from taizhang.checking.judging import Why, added_up, decimal_text, place_at, proportion, told_amiss, worded
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import Slips, digits_of
from taizhang.reading.records import Figure, Reading, bare_figure

_SURE, _ENOUGH, _LITTLE, _FEW, _MANY = 8.0, 5.0, 2.0, 3, 6
_FLAT = 3
"""A table of so few rows has its shares below its amounts."""
_CHANCE, _ANY = Fraction(1, 20), Fraction(1)
_POWERS = (10, 100, 1000, 10_000)
_OPEN = Why(
    zh="表中其他各行各列都相合，这一处不合", en="all other rows and columns of the table agree, this one does not"
)


def check_grids(reading: Reading) -> Iterator[Finding]:
    """合格样品 and 不合格样品 make 抽检样品 in every row but one; all columns but one make the row of totals."""
    asked: set[int] = set()
    for grid in grids_of(reading.text):
        texts = Counter(cell.text for row in grid.rows for cell in row.cells if cell is not None)
        again = frozenset(text for text, times in texts.items() if times > 1 and len(text) >= _FEW)
        flat = len(grid.rows) <= _FLAT < grid.width
        for links in (*across(grid), *(across(turned(grid)) if flat else ())):
            for link, sure in _of_rows(links, again):
                if link.whole.start not in asked:
                    asked.add(link.whole.start)
                    yield _found(reading, link, "contradicts" if sure else "unclear")
        for links, named, every in down(grid):
            for link, sure in _of_columns(links, again, named, every):
                if link.whole.start not in asked:
                    asked.add(link.whole.start)
                    yield _found(reading, link, "contradicts" if sure else "unclear")


def _parted(links: Sequence[Link]) -> tuple[list[Link], list[Link], float]:
    """Return the links that hold, those that do not, and to how many digits the former tell so."""
    fits = [fit(link) for link in links]
    if fits.count(LOOSE) == 1 and fits.count(HELD) >= _FEW and BROKEN not in fits and links[0].kind == "sum":
        # Counts that all others make to the last of them are none that were rounded.
        at = fits.index(LOOSE)
        fits[at] = LOOSE if links[at].whole.places else BROKEN
    held = [link for link, how in zip(links, fits, strict=True) if how == HELD]
    broken = [link for link, how in zip(links, fits, strict=True) if how == BROKEN]
    return held, broken, sum(map(told, held))


def _of_rows(links: Sequence[Link], again: Set[str]) -> Iterator[tuple[Link, bool]]:
    """Yield what breaks a tie of columns that the other rows keep, and whether that is surely a slip."""
    held, broken, digits = _parted(links)
    if not held or not broken or digits < _FEW:
        return
    most = _CHANCE if len(held) < _FEW else _ANY
    shaped = [link for link in broken if _likely(link, most) or _copied(link, again)]
    one = len(broken) == 1 or len(broken) * _FEW <= len(held)
    if one and len(shaped) < len(broken) and (len(broken) > 1 or len(held) < _MANY):
        return
    if not one and (len(shaped) != 1 or (len(held) < _FEW and len(links) > len(held) + 1)):
        return
    for link in shaped or broken:
        yield link, link in shaped and digits >= _SURE and len(held) >= _FEW


def _of_columns(links: Sequence[Link], again: Set[str], named: bool, every: bool) -> Iterator[tuple[Link, bool]]:
    """Yield what breaks a row of totals that other columns make; one of means or shares does not add up."""
    held, broken, digits = _parted(links)
    if len(links) == 1 and named and broken and _likely(broken[0], _CHANCE):
        yield broken[0], False
        return
    if len(held) < (1 if named else 2) or not broken or digits < (_LITTLE if every else _ENOUGH - named):
        return
    alike = len(broken) == 1 and (len(held) >= _FEW or every)
    shaped = [
        link
        for link in broken
        if _likely(link, _CHANCE) or (alike and ((_near(link) and _likely(link, _ANY)) or _copied(link, again)))
    ]
    if len(shaped) * 2 <= len(held) + named:
        for link in shaped:
            yield link, digits >= _SURE and len(held) >= _FEW


def _near(link: Link) -> bool:
    """Whether parts make no less than half of a whole, and no more than twice as much."""
    return abs(link.whole.decimal) < 2 * abs(link.exact) < 4 * abs(link.whole.decimal)


def _copied(link: Link, again: Set[str]) -> bool:
    """Whether one of the numbers is another of the table once more, and others than it would make the link hold."""
    if link.kind != "sum":
        return link.whole.text in again
    lacking = Fraction(link.whole.decimal) - link.exact
    return link.whole.text in again or any(p.text in again and Fraction(p.decimal) + lacking > 0 for p in link.parts)


def _likely(link: Link, most: Fraction) -> bool:
    """Whether one digit, two swapped ones or a moved point in one of the numbers would make the link hold."""
    cells = (link.whole, *link.parts)
    figures = [figure_of(cell) for cell in cells]
    values = [Fraction(cell.decimal) for cell in cells]
    room = Fraction(10) ** -max(c.places for c in cells) / 2
    exact = link.exact
    if link.kind == "sum":
        meant = [exact, *(v + values[0] - exact for v in values[1:])]
        rooms = [room * (0 if room == Fraction(1, 2) else 1)] * len(cells)
        wide = (room * 2) / max(abs(values[0]), room)
    else:
        stated = values[0] + (100 if link.kind == "growth" else 0)
        if not stated or not values[-1]:
            return False
        half = Fraction(10) ** -link.whole.places / 2
        meant = [exact, values[-1] * stated / 100, values[1] * 100 / stated]
        rooms = [half, *(half * abs(m) / abs(stated) for m in meant[1:])]
        wide = half * 2 / max(abs(exact), half)
    slips = Slips()
    for figure, cell, value, want, near in zip(figures, cells, values, meant, rooms, strict=True):
        slips.look(figure, Fraction(10) ** -cell.places, want - value if value >= 0 else value - want, near)
        if value and (most >= _ANY or len(digits_of(figure).rstrip("0")) > 1):
            lost = near + 9 * Fraction(10) ** -cell.places
            if any(abs(want - value * p) <= (lost if p == _POWERS[0] else near * p) for p in _POWERS):
                return True
            if any(abs(want - value / p) <= near for p in _POWERS):
                return True
    chance = slips.chance(wide)
    return chance is not None and chance <= most


def figure_of(cell: Cell) -> Figure:
    """Return a number of a table as one that the text states."""
    return bare_figure(
        cell.start,
        cell.end,
        cell.text,
        value=cell.decimal,
        unit="%" if cell.percent else None,
        resolution=Decimal(1).scaleb(-cell.places),
        mood="result",
    )


def _found(reading: Reading, link: Link, verdict: Verdict) -> Finding:
    cells = (link.whole, *link.parts)
    places = tuple(place_at(reading, cell.start, cell.end) for cell in cells)
    whole, *parts = map(figure_of, cells)
    if link.kind == "sum":
        return told_amiss(
            "parts", verdict, places=places, figure=whole, value=link.exact, basis=added_up(parts), reason=_OPEN
        )
    part, base = parts
    grown = Why(zh=f"按{part.text}比{base.text}计算的增长", en=f"the growth from {base.text} to {part.text}")
    sign = "%" if link.whole.percent else ""
    half = Fraction(10) ** -link.whole.places / 2
    return worded(
        "growth" if link.kind == "growth" else "share",
        verdict,
        places=places,
        stated=whole.text,
        computed=decimal_text(link.exact, link.whole.places + 1) + sign,
        difference=decimal_text(abs(link.exact - Fraction(link.whole.decimal)), link.whole.places + 1) + sign,
        tolerance=decimal_text(half, link.whole.places + 2) + sign,
        basis=grown if link.kind == "growth" else proportion(part, base),
        reason=_OPEN,
    )
