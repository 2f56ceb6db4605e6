"""Where the sentences, 分号-clauses and clauses of a paragraph end, outside and inside brackets."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub

from taizhang.reading.patterns import lazy
from taizhang.reading.quantities import RawQuantity

# One class of first characters, and only then which it was: so a search passes over all others quickly.
_MARKS = lazy(
    r"[,。;:!?()…\n\t“《.](?:(?<=[,。;!?()…\n\t])|(?<=:)(?<![为是达到至]:)(?<!(?:下降|增长|分别):)|(?<=:)(?!\d[\d.]{0,9}[:%万亿元])"
    r"|(?<=“)[^”\n]{1,60}”|(?<=《)[^》\n]{1,60}》|(?<=\.)(?=\s|$))"
)
_REACH = 80
"""How many marks away the ends of a bracketed clause are looked for."""
_CLAUSE, _SENTENCE = 300, 1200
"""The longest clause and sentence looked at as a whole, in characters: a text without marks is cut, so that time
stays linear."""
_OPENS = lazy("[(“《]")


@dataclass(slots=True)
class Bounds:
    """Where clauses, 分号-clauses and sentences of one paragraph end, outside brackets; each list is in order."""

    sentence: list[int]
    part: list[int]
    clause: list[int]
    inner: list[tuple[int, str, int]]
    """Marks inside brackets: offset, mark, depth."""


def bounds_of(text: str, start: int, end: int, quantities: Sequence[RawQuantity], starts: Sequence[int]) -> Bounds:
    """Return where the clauses of the paragraph ``[start, end)`` end, but for marks inside a quantity.

    ``starts`` is where each of its ``quantities`` begins.
    """
    numeral = _inside(text, quantities)
    if _OPENS.search(text, start, end) is None:
        clause = [match.start() for match in _MARKS.finditer(text, start, end)]
        if numeral or text.find(")", start, end) >= 0:
            clause = [at for at in clause if at not in numeral and text[at] != ")"]
        part = [at for at in clause if text[at] not in ",:"]
        found = Bounds([at for at in part if text[at] != ";"], part, clause, [])
    else:
        found = _nested(text, start, end, quantities, starts, numeral)
    for bounds, longest in ((found.clause, _CLAUSE), (found.part, _SENTENCE), (found.sentence, _SENTENCE)):
        bounds.sort()
        if end - start > longest and max(map(sub, [*bounds, end], [start, *bounds])) > longest:
            _cut(bounds, longest, start, starts)
    return found


def _nested(
    text: str,
    start: int,
    end: int,
    quantities: Sequence[RawQuantity],
    starts: Sequence[int],
    numeral: frozenset[int],
) -> Bounds:
    """Return the bounds of a paragraph with brackets or quotes, before stretches without marks are cut."""
    sentence: list[int] = []
    part: list[int] = []
    clause: list[int] = []
    inner: list[tuple[int, str, int]] = []
    depth = 0
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if mark == "," or mark == ":":
            if at in numeral:
                continue
            if depth:
                inner.append((at, mark, depth))
            else:
                clause.append(at)
        elif len(mark) > 1:
            if mark[0] == "“" and (text[at - 1 : at] in _BESIDE or _listed_behind(text, match.end())):
                i = bisect_left(starts, at)
                if i < len(starts) and starts[i] < match.end() and _tells_deed(mark):
                    clause += (at, match.end() - 1)  # “改造道路3条”“新建公园5个”
            if "," in mark or ";" in mark:
                i = bisect_right(starts, at)
                if i < len(quantities) and quantities[i].end < match.end():
                    clause.extend(at + k for k, c in enumerate(mark) if c in ",;")
        elif mark == "(":
            depth += 1
            inner.append((at, mark, depth))
        elif mark == ")":
            if depth:
                inner.append((at, mark, depth))
                depth -= 1
        elif depth:
            inner.append((at, mark, depth))
        else:
            clause.append(at)
            part.append(at)
            if mark != ";":
                sentence.append(at)
    if depth:
        # An unclosed bracket would swallow the rest of the paragraph: then brackets count for nothing here.
        for at, mark, _ in inner:
            if mark not in "()":
                clause.append(at)
                if mark not in ",:":
                    part.append(at)
                    if mark != ";":
                        sentence.append(at)
        inner = []
    return Bounds(sentence, part, clause, inner)


_BESIDE = frozenset("“”、")
"""What stands between titles of a list."""


def _listed_behind(text: str, end: int) -> bool:
    """Say whether a list goes on behind a quote, at once or behind a bracket (“改造道路3条”(区住建局)、“新建公园5个”)."""
    if text[end : end + 1] == "(":
        end = text.find(")", end, end + _BRACKET) + 1
    return end > 0 and text[end : end + 1] in _BESIDE


_BRACKET = 20


def _tells_deed(mark: str) -> bool:
    """Say whether a quote tells more than a number with its counter (“改造道路3条”, not “10分钟”)."""
    return sum("一" <= letter <= "龥" for letter in mark) > _DEED


_DEED = 5


def _cut(bounds: list[int], longest: int, start: int, starts: Sequence[int]) -> None:
    """Put a boundary before a figure wherever a stretch without marks grows longer than ``longest``, so that time
    stays linear."""
    made: list[int] = []
    last, i = start, 0
    for at in starts:
        while i < len(bounds) and bounds[i] < at:
            last = bounds[i]
            i += 1
        if at - last > longest:
            made.append(at - 1)
            last = at - 1
    if made:
        bounds.extend(made)
        bounds.sort()


def between(bounds: Sequence[int], low: int, high: int, start: int, end: int) -> tuple[tuple[int, int], int]:
    """Return the stretch round ``[low, high)`` that ``bounds`` leaves whole, and up to where what follows stands in
    the same (-1 where a bound lies inside ``[low, high)``)."""
    i = bisect_left(bounds, low)
    j = bisect_left(bounds, high, i)
    stop = bounds[j] if j < len(bounds) else end
    return ((bounds[i - 1] + 1 if i else start), stop), (stop if i == j else -1)


def bracketed_in(inner: Sequence[tuple[int, str, int]], low: int, high: int) -> tuple[int, int] | None:
    """Return the clause inside brackets that holds ``[low, high)``, or None outside brackets."""
    i = bisect_left(inner, (low, "", 0))
    if i == 0:
        return None
    at, mark, depth = inner[i - 1]
    level = depth - 1 if mark == ")" else depth
    if level <= 0:
        return None
    left = right = None
    for k in range(i - 1, max(-1, i - _REACH), -1):
        at, mark, depth = inner[k]
        if depth == level and mark != ")":
            left = at + 1
            break
    for k in range(bisect_left(inner, (high, "", 0)), min(len(inner), i + _REACH)):
        at, mark, depth = inner[k]
        if depth == level and mark != "(":
            right = at
            break
    return None if left is None or right is None else (left, right)


def _inside(text: str, quantities: Sequence[RawQuantity]) -> frozenset[int]:
    """Return where a comma or colon after a digit lies inside a quantity (12,345 or 14:27:59)."""
    found: list[int] = []
    for quantity in quantities:
        start = quantity.start
        written = text[start : quantity.end]
        if "," in written or ":" in written:
            for at, mark in enumerate(written, start):
                if mark in ",:" and text[at - 1 : at].isdigit():
                    found.append(at)
    for one, next_one in pairwise(quantities):
        at = one.end
        if next_one.start != at + 1 or text[at] != ",":
            continue
        if next_one.family == "person" and one.unit == "户" and text[one.start - 1 : one.start] in _FOR:
            found.append(at)  # 对7345户,9875人给予了救助
        elif text[next_one.end : next_one.end + 1] in _ENDS:
            before = text[max(one.start - _TOLD_BEFORE, 0) : one.start]
            if _MOVED_BOTH.search(before) is not None:
                found.append(at)  # 同比分别下降26.5%,18.1%; 同比增加5起,3人
    return frozenset(found)


_ENDS = frozenset(("", ",", "。", ";", "\n", ")"))
_FOR = frozenset("对为给向")
_TOLD_BEFORE = 24
_MOVED_BOTH = lazy(
    "(?:(?:同比|环比|比上年|较上年|分别)[^,。;\\d]{0,8}|^)(?:上升|下降|增长|增加|减少|提高|降低|回落|[增减升降])[了长加少]?(?:约|近)?$|分别[^,。;\\d]{0,12}$"
)
"""What moved by so much, before two numbers of which a comma parts the second as if it began a clause."""
