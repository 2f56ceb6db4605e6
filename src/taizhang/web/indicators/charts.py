"""The data of charts, as plain values that a script on the page draws; the table beside it says the same."""

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
