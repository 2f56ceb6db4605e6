"""Taking the library's dictionary of indicators into the database."""

from typing import Any

from taizhang.audit.service import change
from taizhang.indicators.models import Indicator
from taizhang.organs.records import SYSTEM
from taizhang.reading.indicators import Indicator as Row
from taizhang.reading.indicators import all_indicators


def columns_of(row: Row) -> dict[str, Any]:
    """Return the columns of an indicator of the dictionary."""
    return {
        "name": row.name,
        "unit": row.unit,
        "direction": row.direction,
        "measure": row.measure,
        "prices": row.prices or "",
        "synonyms": list(row.synonyms),
        "note": row.notes,
        "source": row.source[:200],
    }


def sync_indicators() -> int:
    """Make the rows of the library's indicators those of its dictionary; return how many changed or are new.

    Safe to run at every start and after every migration: what agrees is left alone, what the office added itself
    is not touched, and nothing is ever removed, since observations refer to it.
    """
    there = {row.code: row for row in Indicator.objects.all()}
    changed = 0
    with change("indicator.sync", stream=None, by=SYSTEM) as act:
        wanted = [Indicator(code=row.id, **columns_of(row)) for row in all_indicators() if row.id not in there]
        changed += len(act.create_many(wanted))
    for row in all_indicators():
        known, columns = there.get(row.id), columns_of(row)
        if known is None or all(getattr(known, name) == value for name, value in columns.items()):
            continue
        with change("indicator.sync", stream=("indicator", known.pk), by=SYSTEM) as act:
            act.update(act.lock(Indicator, known.pk), **columns)
        changed += 1
    return changed


def indicator_row(code: str) -> Indicator | None:
    """Return the row of an indicator, taken from the dictionary where it is not in the database yet; None for none."""
    known = Indicator.objects.filter(code=code).first()
    if known is None and any(row.id == code for row in all_indicators()):
        sync_indicators()
        known = Indicator.objects.filter(code=code).first()
    return known
