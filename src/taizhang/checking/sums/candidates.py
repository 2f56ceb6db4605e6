"""An amount with some that may be its parts, and slips other than of a digit: a point moved, a number copied."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import last_place
from taizhang.checking.passages import Passage
from taizhang.checking.slips import digits_of
from taizhang.reading.records import Figure

FINE = 20_000
"""How many of the units that sums are worked out in one makes."""
_POWERS = (10, 10_000)
_TWO, _FOUR, _FIVE, _TEN = 2, 4, 5, 10
_NEAR = 52
MOVES = len(_POWERS) * _TWO
"""How many ways there are to move a point or multiplier."""


@dataclass(frozen=True, slots=True)
class Item:
    """An amount with where it stands among those of its unit and what is said before it."""

    passage: Passage
    number: int
    figure: Figure
    value: int
    """In twenty-thousandths, so that half of four decimals is whole; below 0 for a fall."""
    half: int
    """What rounding may have taken off, 0 for an exact count."""
    label: str
    since: str
    """The words since the amount of the unit before it."""
    between: str
    """The kinds of figures since then."""
    inside: bool
    """Whether it stands in brackets."""
    clause: tuple[int, int]
    """Which sentence it stands in, and which of its 分号-clauses."""


    def clause_head(self) -> str:
        """Return the words that its clause begins with, up to the first figure."""
        text, mark = self.passage.masked, self.passage.marks[self.number]
        begin = max(text.rfind(stop, 0, mark) for stop in "；。") + 1
        first = next(m for m in self.passage.marks if m >= begin)
        return text[begin:first]


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount and some that may be its parts, by their places among those of their unit."""

    items: Sequence[Item]
    at: int
    run: tuple[int, ...]
    way: str
    lacking: int
    """What the parts lack of the whole."""
    room: int
    """What rounding may add."""

    @property
    def whole(self) -> Item:
        """The amount that the others may make."""
        return self.items[self.at]

    @property
    def parts(self) -> list[Item]:
        """The amounts that may be its parts."""
        return [self.items[k] for k in self.run]

    @property
    def rows(self) -> set[tuple[int, int]]:
        """Where the parts stand, each in a sentence of its own or else in a clause."""
        sentences = {(p.clause[0], 0) for p in self.parts}
        return sentences if len(sentences) == len(self.parts) else {p.clause for p in self.parts}


def moved(one: Sum) -> bool:
    """Whether a point or multiplier moved in one of them would make the parts the whole."""
    for item, meant in ((one.whole, one.whole.value - one.lacking), *((p, p.value + one.lacking) for p in one.parts)):
        if meant <= 0 or item.value <= 0 or max(meant, item.value) <= min(meant, item.value) * _FIVE:
            continue
        for power in _POWERS:
            there = Fraction(item.value * power) if meant > item.value else Fraction(item.value, power)
            room = one.room - item.half + item.half * there / item.value
            if power == _TEN and meant > there > item.value:
                # 1928 for 19289: its last digit is lost.
                room += 9 * int(last_place(item.figure) * FINE)
            # Of one digit and noughts there is always one that is ten times another.
            telling = len(digits_of(item.figure).rstrip("0")) > 1 or power == _POWERS[-1]
            if telling and abs(meant - there) <= room and room * _TEN < min(Fraction(meant), there):
                return True
    return False


def twice_told(one: Sum) -> Item | None:
    """Return the part told by the number of another, where one number is told twice and any may be meant."""
    values = [p.value for p in one.parts]
    if len(set(values)) != len(values) - 1 or len(values) < _TWO or one.run[0] != one.at + 1:
        return None
    if len(values) == _TWO and len(digits_of(one.parts[0].figure).rstrip("0")) < _FOUR:
        # Two parts may well be as large as each other, but not to the fourth digit.
        return None
    if any(p.passage is not one.parts[0].passage for p in one.parts):
        return None
    part, other = (p for p, v in zip(one.parts, values, strict=True) if values.count(v) == _TWO)
    if part.label == other.label or not (part.label and other.label):
        # What is told again is told of the same.
        return None
    meant = part.value + one.lacking
    return part if 0 < meant < one.whole.value and len(digits_of(part.figure).rstrip("0")) > 1 else None


def made_with_another(one: Sum) -> bool:
    """Say whether an amount of another unit between them (短信受理2条), or a part left out, is what the parts lack."""
    lacking = abs(one.lacking)
    homes = {id(item.passage): item.passage for item in (one.whole, *one.parts)}
    own = {item.figure.start for item in (one.whole, *one.parts)}
    first, last = min(own), max(own) + _NEAR
    return any(
        f.value is not None and f.value * FINE == lacking and f.start not in own and first < f.start < last
        for home in homes.values()
        for f in home.figures
    )


def one_name(first: str, second: str) -> bool:
    """Say whether one of two names ends in the other, and no state parts them (重点项目, 未开工项目)."""
    short, long = sorted((first, second), key=len)
    return len(short) >= _TWO and long.endswith(short) and not long.startswith(_STATES)


_STATES = ("未", "已", "在", "新", "拟")
