"""The data of charts, as plain values that a script on the page draws; the table beside it says the same."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.urls import reverse

from taizhang.indicators.records import Cell, Comparison


def small_multiples(compared: Comparison) -> dict[str, Any]:
    """Return a comparison as one small chart for each region, all on the same axes; points open their source.

    Values are text, exact; a missing one is None and is never drawn as zero.
    """
    return {
        "kind": "small-multiples",
        "title": compared.indicator.name,
        "unit": next((cell.first.unit for cell in compared.cells.values()), compared.indicator.unit),
        "x": list(compared.years),
        "series": [
            {
                "name": region,
                "points": [_point(compared.cells.get((region, year))) for year in compared.years],
            }
            for region in compared.regions
        ],
    }


MOST_DRAWN = 24
"""Regions that are drawn; the table has them all."""


def drawn(compared: Comparison, shown: Callable[[Cell], str]) -> dict[str, Any] | None:
    """Return the same for ``charts.js``, whose numbers are doubles for drawing alone; None where nothing is to draw.

    ``shown`` gives the words of a cell. All little charts share one axis, which need not begin at zero.
    """
    if len(compared.years) < 2 or not compared.cells:
        return None
    regions = compared.regions[:MOST_DRAWN]
    cells = [[compared.cells.get((region, year)) for year in compared.years] for region in regions]
    values = [float(cell.first.value) for row in cells for cell in row if cell is not None]
    if not values:
        return None
    room = (max(values) - min(values)) / 5 or abs(max(values)) / 5 or 1.0
    return {
        "kind": "regions",
        "categories": [str(year) for year in compared.years],
        # A ratio of nothing but positive values is not drawn below zero.
        "least": max(0.0, min(values) - room) if min(values) >= 0 else min(values) - room,
        "most": max(values) + 2 * room,
        "series": [
            {
                "name": region,
                "values": [None if cell is None else float(cell.first.value) for cell in row],
                "shown": ["" if cell is None else shown(cell) for cell in row],
                "links": ["" if cell is None else address_of(cell) for cell in row],
            }
            for region, row in zip(regions, cells, strict=True)
        ],
    }


def _point(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    return {"y": _digits(cell.first.value), "address": address_of(cell), "differs": cell.differs}


def address_of(cell: Cell) -> str:
    """Return what is behind a cell: the figure in its document, or the observation."""
    first = cell.first
    if first.document is not None and first.figure is not None:
        return reverse("web:document", args=[first.document]) + f"?at=f{first.figure}#rf{first.figure}"
    return "" if first.observation is None else reverse("web:observation", args=[first.observation])


def _digits(value: Decimal) -> str:
    return format(value, "f")
