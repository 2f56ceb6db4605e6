"""From drafts to figures: what the drafts of all say together, and the records."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from taizhang.reading import indicators
from taizhang.reading.attributes.confidence import confidence, facts
from taizhang.reading.attributes.measure import Kind
from taizhang.reading.attributes.parts import parts_of
from taizhang.reading.attributes.sectors import Sectors
from taizhang.reading.doubles import tell_apart
from taizhang.reading.drafting import NEAR_BY, Context, draft_figures
from taizhang.reading.drafts import Draft
from taizhang.reading.patterns import lazy
from taizhang.reading.quantities import RawQuantity
from taizhang.reading.records import Figure, OpenFigure


def read_figures(text: str, original: str, quantities: list[RawQuantity], context: Context) -> tuple[Figure, ...]:
    """Return the figures of the normalised ``text``; ``original`` is the text as read.

    The drafts, which take more than the figures made from them, are held block by block.
    """
    figures: list[Figure] = []
    sectors = Sectors()
    near: list[Draft] = []
    for block in draft_figures(text, quantities, context, BLOCK):
        figures += finish(text, original, block, sectors)
        _part([*near, *block[:-NEAR_BY]])
        near = block[-NEAR_BY:]
    _part(near)
    for part, whole in sectors.late:
        if figures[part].part_of is None:
            figures[part] = replace(figures[part], part_of=whole)
    return tuple(figures)


def _part(drafts: Sequence[Draft]) -> None:
    """Part the neighbours of one clause, who hold each other: so they go at once, not when garbage is collected."""
    for draft in drafts:
        draft.here.previous = draft.here.following = None


BLOCK = 256
"""How many drafts are held at least."""

_LATIN = lazy(r"[A-Za-z]")


def finish(text: str, original: str, drafts: Sequence[Draft], sectors: Sectors | None = None) -> list[Figure]:
    """Return the figures that the drafts describe; ``original`` is the text as read, for the surfaces.

    ``sectors`` remembers what the blocks of drafts before leave to this one.
    """
    sectors = Sectors() if sectors is None else sectors
    base = sectors.base
    tell_apart(text, drafts)
    kinds = [draft.kind for draft in drafts]
    places = [draft.here for draft in drafts]
    if base:
        for draft in drafts:
            draft.name.topic = max(-1, draft.name.topic - base)  # counted within the block from here on
    for place, draft in zip(places, drafts, strict=True):
        if place.quantity.unit is None and draft.unit is not None:
            place.quantity.unit = draft.unit  # people whose noun stands in for the unit
    wholes = parts_of(text, places, kinds, [draft.name for draft in drafts], sectors)
    wholes = [None if _elsewhere(drafts, i, whole) else whole for i, whole in enumerate(wholes)]
    sectors.base += len(drafts)
    figures: list[Figure] = []
    for draft, whole in zip(drafts, wholes, strict=True):
        quantity, kind = draft.here.quantity, draft.kind
        value, high = _signed(quantity, kind)
        name = draft.name.text
        if _LATIN.search(name):
            at = text.find(name, max(0, quantity.start - 80), quantity.end + 80)
            name = original[at : at + len(name)] if at >= 0 and "\n" not in original[at : at + len(name)] else name
        if "{" in name:
            cut, _, rest = name.partition("{")
            span, _, tail = rest.partition("}")
            start, _, end = span.partition(":")
            name = cut + original[int(start) : int(end)] + tail if end.isdigit() and start.isdigit() else name
        unit = "%" if quantity.times and kind.measure == "growth" else draft.unit
        known = indicators.find(name, unit, kind.measure)
        made: Any = OpenFigure()
        made.start = quantity.start
        made.end = quantity.end
        made.text = original[quantity.start : quantity.end]
        made.value = value
        made.value_high = high
        made.values = quantity.values
        made.unit = unit
        made.resolution = quantity.resolution * 100 if unit == "%" and quantity.unit == "倍" else quantity.resolution
        made.indicator = name
        made.indicator_id = known
        made.measure = kind.measure
        made.qualifier = kind.qualifier
        made.mood = draft.mood
        made.strength = draft.strength
        made.role = kind.role
        made.period = draft.period
        made.scope = draft.scope
        made.part_of = None if whole is None else whole + base
        made.confidence, made.doubts = confidence(facts(draft.here, kind, draft.name, name, known is not None))
        made.__class__ = Figure
        figures.append(made)
    return figures


def _elsewhere(drafts: Sequence[Draft], i: int, whole: int | None) -> bool:
    """Say whether a figure is of another place than the one it would be a part of (市区开工10所、六县(市)开工4所)."""
    if whole is None or whole < 0 or drafts[i].scope is None or drafts[whole].scope is None:
        return False
    here = drafts[i].here
    told = here.continues or "其中" in here.left or here.inside or here.previous is None
    return drafts[i].scope != drafts[whole].scope and not told and here.previous is drafts[whole].here


def _signed(quantity: RawQuantity, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    if quantity.value is None:
        return None, None
    value, high = quantity.value, quantity.high
    if quantity.times and kind.measure == "growth" and quantity.unit == "倍":
        less = 1 if "multiple of" in kind.rule else 0
        value = (value - less) * 100
        high = None if high is None else (high - less) * 100
    if kind.sign < 0 < value and kind.measure in ("growth", "change", "gap"):
        return -value, None if high is None else -high
    return value, high
