"""Budgets adjusted (由年初预算79553万元调整为82514万元): the lines below make both, the reasons make what was added."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, sum_told, total_of, worded
from taizhang.checking.passages import COUNT, MONEY, NAMED, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_AMOUNT = f"[{MONEY}{COUNT}]"
_PAIR = lazy(
    f"由(?:{NAMED}){{0,12}}?(?P<old>{_AMOUNT})(?:，)?(?:相应)?调[整增减](?:变更)?[为到至](?:{NAMED}){{0,6}}?(?P<new>{_AMOUNT})"
)
_SAME = lazy(f"(?P<same>{_AMOUNT})(?:保持)?不变")
_NUMBER = lazy("[ 　]*(?:(?P<plain>[0-9]{1,2})[、.．]|[（(](?P<round>[0-9]{1,2})[）)])")
_REASONS = lazy(
    "^(?:，(?:共|净)?调[增减](?P<step>.))?[，,](?:主要)?(?:是)?(?:由于|原因是?|因为)[:：]?(?=[（(]?1|(?:(?!。).){0,40}调[增减])"
)
_STEP = lazy(f"调(?P<way>[增减])[^，,；;。：:（）()]{{0,16}}?(?P<n>{_AMOUNT})")
_LEAST, _MOST = 2, 12
_OPEN = Why(zh="所列各项未必是全部", en="the items listed need not be all")
_Pair = tuple[Passage, Figure, Figure]


def check_adjusted(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Numbered lines that each say 由…调整为… or …不变, and the reasons said of one."""
    for passages in readings:
        if not any("调" in passage.masked for passage in passages):
            continue
        for passage in passages:
            for match in _PAIR.finditer(passage.masked):
                yield from _reasons(passage, match)
        rows = _rows(passages)
        for at in range(len(rows) - _LEAST):
            below = _below(rows, at)
            head = rows[at][1]
            if head is not None and len(below) >= _LEAST:
                yield from _columns(head, below)


def _rows(passages: Sequence[Passage]) -> list[tuple[re.Match[str] | None, _Pair | None]]:
    """Return the lines of a text, each with its number and its first pair."""
    rows: list[tuple[re.Match[str] | None, _Pair | None]] = []
    end = -1
    for passage in passages:
        text = passage.reading.text
        if passage.start >= end:
            begin = text.rfind("\n", 0, passage.start) + 1
            end = text.find("\n", passage.start)
            end = len(text) if end < 0 else end
            rows.append((_NUMBER.match(text, begin), None))
        if rows[-1][1] is None:
            rows[-1] = (rows[-1][0], _pair(passage))
    return rows


def _pair(passage: Passage) -> _Pair | None:
    moved, same = _PAIR.search(passage.masked), _SAME.search(passage.masked)
    if moved is not None and (same is None or moved.start() < same.start()):
        pair = passage.figure(moved.start("old")), passage.figure(moved.start("new"))
    elif same is not None:
        pair = passage.figure(same.start("same")), passage.figure(same.start("same"))
    else:
        return None
    return (passage, *pair) if all(map(is_plain, pair)) and all(f.value for f in pair) else None


def _below(rows: Sequence[tuple[re.Match[str] | None, _Pair | None]], at: int) -> list[_Pair]:
    """Return the pairs of the lines numbered 1, 2, 3 … after a line, where each has one."""
    found: list[_Pair] = []
    for number, pair in rows[at + 1 : at + 1 + _MOST]:
        if number is None or int(number["plain"] or number["round"]) != len(found) + 1:
            break
        if pair is None:
            return []
        found.append(pair)
    return found


def _columns(head: _Pair, below: Sequence[_Pair]) -> Iterator[Finding]:
    if len({f.unit for row in (head, *below) for f in row[1:]}) > 1:
        return
    off: list[tuple[Figure, list[Figure], Fraction]] = []
    for whole, parts in ((head[1], [row[1] for row in below]), (head[2], [row[2] for row in below])):
        total = total_of(parts)
        if abs(total - Fraction(whole.value or 0)) > half_unit(whole) + sum(map(half_unit, parts), Fraction(0)):
            off.append((whole, parts, total))
    sure = len(off) == 1
    if len(off) > 1 and Fraction(off[0][0].value or 0) - off[0][2] == Fraction(off[1][0].value or 0) - off[1][2]:
        # Both lack the same, which one amount that stayed as it was explains.
        lacking = Fraction(off[0][0].value or 0) - off[0][2]
        kept = [row[1] for row in below if row[1] is row[2]]
        if any(stray_to(f, Fraction(f.value or 0) + lacking) for f in kept):
            off, sure = off[1:], True
    for whole, parts, total in off:
        lacking = Fraction(whole.value or 0) - total
        slip = stray_to(whole, total) or any(
            stray_to(f, Fraction(f.value or 0) + lacking + step) for f in parts for step in _nearby(f, len(parts))
        )
        if not (sure or slip):
            continue
        yield sum_told(
            head[0],
            whole,
            [(row[0], f) for row, f in zip(below, parts, strict=True)],
            "contradicts" if sure and slip else "unclear",
            room=half_unit(whole) + sum(map(half_unit, parts), Fraction(0)),
            reason=_OPEN,
        )


def _nearby(figure: Figure, count: int) -> list[Fraction]:
    """Return how far a sum of so many may lie off by rounding, in steps of the last place of one of them."""
    return [Fraction(figure.resolution) * k for k in range(-(count // 2), count // 2 + 1)]


def _reasons(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    """调整为3842.88万元,主要由于:(1)调增49.16万元;(2)调增228.96万元;(3)调减9.29万元."""
    told = _REASONS.match(passage.masked[match.end() :])
    if told is None:
        return
    old, new = passage.figure(match.start("old")), passage.figure(match.start("new"))
    steps = list(_STEP.finditer(passage.masked, match.end() + told.end()))
    parts = [passage.figure(step.start("n")) for step in steps]
    if not _LEAST <= len(parts) <= _MOST or not all(map(is_plain, (old, new, *parts))):
        return
    if len({f.unit for f in (old, new, *parts)}) > 1:
        return
    signs = [1 if step["way"] == "增" else -1 for step in steps]
    total = sum((sign * abs(Fraction(f.value or 0)) for sign, f in zip(signs, parts, strict=True)), Fraction(0))
    moved = Fraction(new.value or 0) - Fraction(old.value or 0)
    room = sum(map(half_unit, (old, new, *parts)), Fraction(0))
    slip = any(
        stray_to(f, abs(Fraction(f.value or 0)) + sign * (moved - total) + step)
        for sign, f in zip(signs, parts, strict=True)
        for step in _nearby(f, len(parts))
    )
    slip = slip or stray_to(new, Fraction(old.value or 0) + total) or stray_to(old, Fraction(new.value or 0) - total)
    if abs(moved - total) <= room or not slip:
        return
    yield worded(
        "parts",
        "unclear",
        places=(passage.place(new), passage.place(old), *map(passage.place, parts)),
        stated=new.text,
        computed=show(Fraction(old.value or 0) + total, new),
        difference=show(abs(moved - total), new),
        tolerance=show(room, new, places=2),
        basis=Why(
            zh=f"按{old.text}与各项调增、调减（{'、'.join(f.text for f in parts)}）计算的调整后数",
            en=f"{old.text} with what was added and taken off ({', '.join(f.text for f in parts)})",
        ),
        reason=_OPEN,
    )
