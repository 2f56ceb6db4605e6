"""Parts that are told column by column, as their whole is (学校143所,招生1.9万人;其中小学43所,招生0.5万人)."""

from collections.abc import Sequence

from taizhang.reading.attributes.surroundings import Surroundings

_SHORTEST_COLUMN = 2
_LONGEST = 8
"""How many columns are looked at behind what is counted."""


def take_columns(
    places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Make what is told of a part of something counted part of the same that is told of the whole."""
    for i, whole in enumerate(out):
        if whole is None or whole < 0 or places[i].quantity.family != "count" or not names[whole]:
            continue
        columns = _columns(places, additives, names, whole, i)
        if not columns:
            continue
        for j in range(i + 1, min(len(places), i + _LONGEST)):
            there = places[j]
            if there.part != places[i].part or out[j] == whole:
                break
            if not additives[j]:
                continue
            column = next((tail for tail in columns if names[j].endswith(tail)), "")
            at = columns.get(column, -1)
            if at >= 0 and _fits(places[j], places[at]):
                out[j] = at
            elif out[j] in columns.values():
                out[j] = None  # those who came are no part of those who teach


def _columns(
    places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], whole: int, end: int
) -> dict[str, int]:
    """Return what is told of something counted before figure ``end``, by what its name adds to it, with the figures
    that tell it."""
    columns: dict[str, int] = {}
    for k in range(whole + 1, min(end, whole + _LONGEST)):
        if places[k].sentence != places[whole].sentence or places[k].part != places[whole].part:
            break
        tail = names[k].removeprefix(names[whole])
        if additives[k] and tail != names[k] and len(tail) >= _SHORTEST_COLUMN and tail not in columns:
            columns[tail] = k
    return columns


def _fits(part: Surroundings, whole: Surroundings) -> bool:
    one, all_ = part.quantity, whole.quantity
    return one.unit == all_.unit and one.value is not None and all_.value is not None and one.value <= all_.value


_INCOME = ("收入", "收入预算", "收入合计", "收入总计", "总收入预算", "收入总量")
_SPENDING = ("支出", "支出预算", "支出合计", "支出总计", "支出总量")


def drop_sides(places: Sequence[Surroundings], names: Sequence[str], out: list[int | None]) -> None:
    """Take spending, and what is told after it, for no part of an income that it only happens to add up to (收入1250万元,支出
    850万元,调出400万元)."""
    dropped: set[tuple[int, tuple[int, int]]] = set()
    for i, whole in enumerate(out):
        if whole is None or whole < 0 or whole > i or not names[whole].endswith(_INCOME):
            continue
        at = whole, places[i].sentence
        if names[i].endswith(_SPENDING) or at in dropped:
            dropped.add(at)
            out[i] = None
