"""Parts that are told column by column, as their whole is (学校143所,招生1.9万人;其中小学43所,招生0.5万人)."""

from collections.abc import Sequence
from decimal import Decimal

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
_SPENDING = ("支出", "支出预算", "支出合计", "支出总计", "支出总量", "结存", "结余")


def put_right(
    places: Sequence[Surroundings], additives: Sequence[bool], names: Sequence[str], out: list[int | None]
) -> None:
    """Put right what only seems to be a part, once all parts are told."""
    _drop_sides(places, names, out)
    _take_bracketed(places, additives, out)


def _drop_sides(places: Sequence[Surroundings], names: Sequence[str], out: list[int | None]) -> None:
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


def opened_by_count(places: Sequence[Surroundings], out: Sequence[int | None], i: int) -> bool:
    """Say whether the 分号-clause of figure ``i`` opens with another that is in another unit and no part of anything."""
    first = i
    while first > 0 and places[first - 1].part == places[i].part:
        first -= 1
    return out[first] is None and places[first].quantity.unit != places[i].quantity.unit


def outer_whole(places: Sequence[Surroundings], names: Sequence[str], out: Sequence[int | None], i: int) -> int | None:
    """Return of what the first figure of a 分号-clause is a part beside one before it that was divided further
    (其中:税收收入32亿元,其中增值税12亿元;非税收入|13亿元), or None."""
    here = places[i]
    if i == 0 or places[i - 1].part == here.part or here.quantity.value is None:
        return None
    divided: set[int] = set()
    for j in range(i - 1, max(-1, i - _FAR), -1):
        there, whole = places[j], out[j]
        if there.sentence != here.sentence:
            return None
        if whole is None or there.quantity.unit != here.quantity.unit or whole < 0:
            continue
        total = places[whole].quantity.value
        alike = j in divided and names[j][-1:] == names[i][-1:]
        if alike and total is not None and _sum(places, out, whole, i) + here.quantity.value <= total:
            return whole
        divided.add(whole)
    return None


_FAR = 24
"""So many figures back the one beside which a part stands is looked for."""


def _sum(places: Sequence[Surroundings], out: Sequence[int | None], whole: int, end: int) -> Decimal:
    """Return what the parts of ``whole`` before figure ``end`` come to."""
    values = [places[k].quantity.value for k in range(whole + 1, end) if out[k] == whole]
    return sum((value for value in values if value is not None), Decimal(0))


def list_whole(places: Sequence[Surroundings], out: Sequence[int | None], last: int) -> int:
    """Return the whole of the list that figure ``last`` ends, or the figure where it ends none (资金18亿元,其中一般债券3亿元、
    专项债券15亿元,用于…)."""
    over, before = out[last], places[last].previous
    listed = over is not None and over >= 0 and before is not None and last > 0 and out[last - 1] == over
    return last if over is None or not listed else over


def _take_bracketed(places: Sequence[Surroundings], additives: Sequence[bool], out: list[int | None]) -> None:
    """Make amounts in a bracket right behind another, which they make up together, parts of that (购置及运行费5万元(购置费0
    万元、运行费5万元))."""
    for whole, here in enumerate(places):
        at = whole + 1
        if here.inside or at >= len(places) or not places[at].inside or places[at].clause[0] != here.quantity.end + 1:
            continue
        inner = []
        while at < len(places) and places[at].inside and places[at].clause == places[whole + 1].clause:
            if additives[at] and places[at].quantity.unit == here.quantity.unit:
                inner.append(at)
            at += 1
        values = [value for part in inner if (value := places[part].quantity.value) is not None]
        if len(inner) > 1 and additives[whole] and sum(values, Decimal(0)) == here.quantity.value:
            for part in inner:
                out[part] = whole


def passed(
    places: Sequence[Surroundings],
    additives: Sequence[bool],
    names: Sequence[str],
    out: Sequence[int | None],
    i: int,
    whole: int,
    opened: int,
) -> bool:
    """Say whether what 其中 opened was left already, by a larger amount (16个乡镇,其中12个镇、4个乡,288个村委会,8个居委会) or
    for another unit."""
    total, unit = places[whole].quantity.value, places[i].quantity.unit
    for j in range(i - 1, whole, -1):
        there = places[j].quantity
        if there.start < opened:
            break
        if out[j] is None and additives[j] and there.unit == unit and there.value is not None and total is not None:
            if there.value > total:
                return True
            break
    return _in_another_unit(places, names, out, i, whole, opened)


def _in_another_unit(
    places: Sequence[Surroundings], names: Sequence[str], out: Sequence[int | None], i: int, whole: int, opened: int
) -> bool:
    """Say whether an amount stands behind a part in another unit, and is called otherwise than the total that it might
    be of (利用外资8000万美元,其中直接利用外资5000万美元,引进内资|25亿元)."""
    if not places[i].left.strip("、, "):
        return False  # 420户1180人
    first = i
    while first > 0 and places[first - 1].quantity.start >= opened:
        first -= 1
    unit = places[i].quantity.unit
    if first == i or out[first] is None or places[first].quantity.unit == unit:
        return False
    return places[whole].quantity.unit == unit and names[i][-2:] != names[whole][-2:]
