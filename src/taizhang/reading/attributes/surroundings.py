"""Where a quantity stands: its clause, its 分号-clause, its sentence, and the words to its left and right."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.reading.quantities import RawQuantity

_MARKS = re.compile(r"“[^”\n]{1,60}”|《[^》\n]{1,60}》|[,。;:!?()\n]|\.(?=\s|$)")
_REACH = 160
"""How many marks away a boundary is looked for; beyond it a text without full stops is cut, so that time stays linear."""
_WIDTH = 160
"""How many characters of a clause are looked at on either side."""


@dataclass(slots=True)
class Surroundings:
    """The stretches of text round one quantity; all offsets are into the normalised text."""

    quantity: RawQuantity
    """The quantity itself."""
    paragraph: int
    """Start of its paragraph."""
    sentence: tuple[int, int]
    """Its sentence, from after one 。!? to before the next."""
    part: tuple[int, int]
    """Its 分号-clause."""
    clause: tuple[int, int]
    """Its comma-clause."""
    left: str
    """What stands between the clause's beginning, or the quantity before it in the clause, and the quantity."""
    right: str
    """What stands between the quantity and the next one in the clause, or the clause's end."""
    previous: "Surroundings | None"
    """The quantity before it in the same clause, or None."""
    following: "Surroundings | None"
    """The quantity after it in the same clause, or None."""
    closing: str
    """The mark that ends its clause."""
    label: str
    """What stands before a colon at the beginning of its paragraph, up to 12 characters, or an empty string."""
    continues: bool
    """Whether its sentence begins with 其中 and so continues the one before."""
    lead: str
    """The comma-clause before its own in the same sentence, up to 60 characters, or an empty string."""
    after_comma: str
    """What follows a comma that ends its clause, up to 24 characters, or an empty string."""


def _paragraph(text: str, start: int, end: int, quantities: Sequence[RawQuantity]) -> Iterator[Surroundings]:
    marks: list[tuple[int, str, int]] = []
    depth = 0
    for match in _MARKS.finditer(text, start, end):
        mark = match.group()
        if len(mark) > 1:
            if any(match.start() < q.start and q.end < match.end() for q in quantities):
                marks.extend((match.start() + i, c, depth) for i, c in enumerate(mark) if c in ",;")
            continue
        if mark == "(":
            depth += 1
            marks.append((match.start(), "(", depth))
        elif mark == ")":
            marks.append((match.start(), ")", depth))
            depth = max(0, depth - 1)
        elif mark in ",:" and text[match.start() - 1 : match.start()].isdigit() and _inside(quantities, match.start()):
            continue
        else:
            marks.append((match.start(), mark, depth))
    if depth:
        marks = [(at, mark, 0) for at, mark, _ in marks if mark not in "()"]
    positions = [at for at, _, _ in marks]
    made: list[Surroundings] = []
    colon = text.find(":", start, start + 14)
    label = text[start:colon].strip(" \t") if 0 <= colon < end else ""
    for quantity in quantities:
        i = bisect_left(positions, quantity.start)
        j = bisect_right(positions, quantity.end - 1)
        level = _level(marks, i)
        sentence = (_back(marks, i, 0, "。!?.", start), _ahead(marks, j, 0, "。!?.", end))
        part = (max(_back(marks, i, 0, ";。!?.", start), sentence[0]), _ahead(marks, j, 0, ";。!?.", end))
        clause = (_back(marks, i, level, ",;。!?:.", start), _ahead(marks, j, level, ",;。!?:.", end))
        before = made[-1] if made and made[-1].clause == clause else None
        left_from = before.quantity.end if before else clause[0]
        closing = text[clause[1] : clause[1] + 1]
        left = text[max(left_from, quantity.start - _WIDTH) : quantity.start]
        continues = text[sentence[0] : sentence[0] + 6].lstrip(" 、").startswith("其中")
        lead = ""
        if level == 0 and clause[0] - 1 > sentence[0] and text[clause[0] - 1] == ",":
            lead = text[max(_back(marks, i - 1, 0, ",;。!?:.", start), clause[0] - 61) : clause[0] - 1] if i > 1 else ""
            if not lead:
                lead = text[max(sentence[0], clause[0] - 61) : clause[0] - 1]
        comma = text[clause[1] + 1 : clause[1] + 25] if closing == "," else ""
        item = Surroundings(quantity, start, sentence, part, clause, left, "", before, None, closing, label, continues, lead, comma)
        if before is not None:
            before.following = item
            before.right = item.left
        item.right = text[quantity.end : min(clause[1], quantity.end + _WIDTH)]
        made.append(item)
    yield from made


def _inside(quantities: Sequence[RawQuantity], at: int) -> bool:
    """Say whether ``at`` lies inside a quantity (12,345 or 14:27:59)."""
    i = bisect_right(quantities, at, key=lambda q: q.start) - 1
    return i >= 0 and at < quantities[i].end


def _level(marks: Sequence[tuple[int, str, int]], i: int) -> int:
    """Return how many brackets are open at the place before mark ``i``."""
    if i == 0:
        return 0
    _, mark, depth = marks[i - 1]
    return depth - 1 if mark == ")" else depth


def _back(marks: Sequence[tuple[int, str, int]], i: int, level: int, kinds: str, start: int) -> int:
    """Return the offset after the last mark of ``kinds`` before place ``i`` at bracket depth ``level``."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        at, mark, depth = marks[k]
        if mark == "(" and depth == level and level:
            return at + 1
        if depth == level and mark in kinds:
            return at + 1
    return start if i < _REACH else marks[i - _REACH][0] + 1


def _ahead(marks: Sequence[tuple[int, str, int]], j: int, level: int, kinds: str, end: int) -> int:
    """Return the offset of the next mark of ``kinds`` from place ``j`` on at bracket depth ``level``."""
    for k in range(j, min(len(marks), j + _REACH)):
        at, mark, depth = marks[k]
        if mark == ")" and depth == level and level:
            return at
        if depth == level and mark in kinds:
            return at
    return end if j + _REACH >= len(marks) else marks[j + _REACH][0]


_SOFT_BEFORE = frozenset(",、由从到至达为约近的和与及(“《.")
_SOFT_AFTER = frozenset(",。;、%)”》")
_BREAK = re.compile(r"\n(?=[^ \n\t])")


def unwrap(text: str) -> str:
    """Return ``text`` with the line breaks inside a sentence made spaces, of the same length.

    A break is inside a sentence where the line before it ends in a comma or a word that wants an object, or the next begins with a mark that
    no line begins with, or where it parts the digits of one number or ratio.
    """
    cuts = []
    for match in _BREAK.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before in _SOFT_BEFORE or after in _SOFT_AFTER or (before == ":" and after.isdigit()) or (before.isdigit() and after.isdigit()):
            if before:
                cuts.append(at)
    if not cuts:
        return text
    pieces, last = [], 0
    for at in cuts:
        pieces.append(text[last:at])
        last = at + 1
    return " ".join([*pieces, text[last:]])


def surroundings(text: str, quantities: Sequence[RawQuantity]) -> list[Surroundings]:
    """Return the surroundings of every quantity, in order; ``text`` is normalised, ``quantities`` are in order."""
    made: list[Surroundings] = []
    i = 0
    text = unwrap(text)
    while i < len(quantities):
        start = text.rfind("\n", 0, quantities[i].start) + 1
        end = text.find("\n", quantities[i].end)
        end = len(text) if end < 0 else end
        j = i
        while j < len(quantities) and quantities[j].start < end:
            j += 1
        made.extend(_paragraph(text, start, end, quantities[i:j]))
        i = j
    return made
