"""A total that stands after its parts (建议142件、提案168件,合计310件)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.passages import COUNT, MONEY, WORD, Passage
from taizhang.checking.runs import JOINED
from taizhang.checking.slips import swap_to
from taizhang.checking.sums.misses import near_miss
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_FURTHEST = 12
_SEMICOLON = lazy("[；;]")
_ADDED = lazy("新增|净增|增加|新认定|新培育")
_BY_NOW = lazy("总数|总[计共]达")
_SUMMED = lazy("合计|共计|总计")
_TOTAL_AFTER = lazy(
    f"(?:(?:合计|共计|总计|总共|一共|总数(?:达到|达|为)?|进出口总额|进出口总值){WORD}{{0,12}}|(?<=[，,])共{WORD}{{0,12}}|共)"
    f"(?P<n>[{MONEY}{COUNT}])"
)


def totalled(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """建议142件、提案168件,合计310件: the total stands after its parts."""
    for match in _TOTAL_AFTER.finditer(passage.masked):
        if "分别" in match.group():
            # 新增3家、8家,总数分别达到12家、45家: there is one for each of those before it, and none of them all.
            continue
        whole = passage.number(match.start("n"))
        parts = _parts_before(passage, whole)
        if len(parts) < 2:
            if clauses := _in_clauses(passage, whole):
                yield whole, *clauses, True
            continue
        group = _group_of(passage, whole, parts, match.group())
        if group is not None:
            yield group


def _parts_before(passage: Passage, whole: int) -> list[int]:
    """Return the amounts right before a total that may be its parts, back to where they make it or another unit is."""
    top, total = passage.figures[whole], Decimal(0)
    parts: list[int] = []
    for number in range(whole - 1, max(-1, whole - _FURTHEST), -1):
        if passage.kind(number) not in (MONEY, COUNT):
            continue
        figure = passage.figures[number]
        if figure.unit != top.unit or figure.value is None:
            break
        parts.insert(0, number)
        total += figure.value
        gap = passage.between(number - 1, number)
        if _SEMICOLON.search(gap) or (len(parts) >= 2 and total == top.value):
            break
        if len(parts) >= 2 and "其中" in gap and near_miss(Fraction(total), top, [passage.figures[k] for k in parts]):
            # 总数1040人,其中到会874人,委托101人,合计985人: 其中 begins what is added up.
            break
    return parts


def _group_of(passage: Passage, whole: int, parts: list[int], said: str) -> tuple[int, list[int], bool, bool] | None:
    """Return what a total is held against of the amounts before it; None where it may be of something else.

    ``said`` are the words of the total.
    """
    top = passage.figures[whole]
    parts, total = _added_up(passage, whole, parts)
    if total == top.value:
        return whole, parts, True, True
    if _PLUS.search(passage.gaps[parts[0]]):
        # 完成15.39亿元,比上年决算数14.94亿元增长3%,加上甲13亿元、乙2亿元,合计32.39亿元: with what they are added to.
        base = _added_to(passage, parts[0], top, total)
        if base is None:
            return None
        parts = [base, *parts]
        total += passage.figures[base].value or Decimal(0)
    if total != top.value and _BY_NOW.search(said) and any(_ADDED.search(passage.gaps[k]) for k in parts):
        # 新增甲3家、乙8家,总数达到12家: what there is by now holds more than what was added.
        return None
    held = [passage.figures[k] for k in parts]
    if total == top.value or (top.value and near_miss(Fraction(total), top, held)):
        return whole, parts, True, True
    beyond = (passage.figures[parts[-1]].value or 0) > (top.value or 0) and parts[-1] == whole - 1
    if beyond and _SUMMED.search(said):
        # 企业捐款32万元,个人捐款80万元,合计40万元: what is told right before a total is within it.
        return whole, parts[-1:], False, False
    near = total < (top.value or 0) * 2 and total * 2 > (top.value or 0)
    alone = _chained(passage, parts, whole) if near else None
    # With others of the unit before them, those may have been meant as well.
    return None if alone is None else (whole, parts, alone, True)


def _added_up(passage: Passage, whole: int, parts: list[int]) -> tuple[list[int], Decimal]:
    """Return those of some parts that the last marks 、 join where all of them don't make the total, and their sum."""
    total = sum((passage.figures[k].value or Decimal(0) for k in parts), Decimal(0))
    if total == passage.figures[whole].value:
        return parts, total
    # 246项,取消29项、149项,合计178项: what the last marks join is what was added up.
    chain = [whole - 1]
    while chain[0] - 1 in parts and re.search("^[^，,；;。]*、[^，,；;。]*$", passage.between(chain[0] - 1, chain[0])):
        chain.insert(0, chain[0] - 1)
    if not 2 <= len(chain) < len(parts) or not set(chain) <= set(parts):
        return parts, total
    return chain, sum((passage.figures[k].value or Decimal(0) for k in chain), Decimal(0))


_PLUS = lazy("(?:加上|(?<=[，,；;])加(?!工|快|大|强))[：:]?[^，,；;。：:]{0,20}$")
_BASE = lazy("[比较由从]|上年|去年|预算数|计划|目标")


def _added_to(passage: Passage, first: int, top: Figure, added: Decimal) -> int | None:
    """Return what amounts are added to: what makes the total with them, else the last that is no base or plan."""
    amounts = [
        k
        for k in range(first)
        if passage.figures[k].unit == top.unit
        and passage.figures[k].measure == "level"
        and not _BASE.search(passage.label(k))
    ]
    return next(
        (k for k in amounts if (passage.figures[k].value or 0) + added == top.value), next(iter(amounts[::-1]), None)
    )


def _in_clauses(passage: Passage, whole: int) -> tuple[list[int], bool] | None:
    """Return the amounts that 分号 part before a total, one of each clause, and whether they make it but for a slip."""
    top, parts = passage.figures[whole], list(range(whole))
    alike = all(passage.kind(k) == passage.kind(whole) and passage.figures[k].unit == top.unit for k in parts)
    apart = all(len(_SEMICOLON.findall(passage.gaps[k])) == 1 for k in parts[1:])
    if len(parts) < 2 or not alike or not apart or _STEP.search("".join(passage.gaps[:whole])):
        return None
    total = sum((f.value or Decimal(0) for f in passage.figures[:whole]), Decimal(0))
    held = list(passage.figures[:whole])
    lacking = Fraction(top.value or 0) - Fraction(total)
    slipped = near_miss(Fraction(total), top, held) or any(
        swap_to(f, Fraction(f.value or 0) + lacking, least=2) for f in held
    )
    near = total < (top.value or 0) * 2 and total * 2 > (top.value or 0)
    return (parts, slipped or total == top.value) if near else None


_STEP = lazy("[比由每均占]|增加|减少|增长|下降")


def _chained(passage: Passage, parts: list[int], whole: int) -> bool | None:
    """Say whether a list joined by 、 and 和 is the first of its unit in the sentence; None where it is no such list.

    The total stands right after it.
    """
    first = parts[0]
    joined = all(JOINED.match(passage.between(k, k + 1)) for k in parts[:-1]) and parts == list(range(first, whole))
    unit = passage.figures[whole].unit
    alone = not any(f.unit == unit for f in passage.figures[:first])
    if not joined or re.search("[；;]|其中", passage.between(whole - 1, whole)):
        return None
    return alone or (None if not _SUMMED.search(passage.between(whole - 1, whole)) else False)
