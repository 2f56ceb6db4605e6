"""Lines that each tell an amount and its share: all of them are shares of one whole (经济提案2133件,占42.6%)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, span_of, worded
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SHARE = lazy(f"[，,（(](?:约?占|占比|所占比[例重])(?:[^，,；;。：:]{{0,6}}的)?{LINK}$")
_VERB = lazy("(?:累计|共有?|合计|达到?|为|有|约|已|数)+$")
_FEWEST, _NOUN, _TELLING, _BACK = 4, 2, 3, 4
_HUNDRED = 100
_OPEN = Why(zh="各行的比例未必以同一数为分母", en="the shares of the lines need not be of one whole")


@dataclass(frozen=True, slots=True)
class _Row:
    passage: Passage
    part: Figure
    share: Figure
    noun: str

    @property
    def whole(self) -> Interval | None:
        """How large the whole is by this line."""
        found = span_of(self.part).over(span_of(self.share))
        return None if found is None else found.scaled(_HUNDRED)


def check_line_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Of four and more such lines the one whose whole is not that of all others has a slip."""
    for passages in readings:
        rows: list[_Row] = []
        first = 0
        for at, passage in enumerate(passages):
            row = _row(passage)
            near = bool(rows) and not passage.reading.text[rows[-1].passage.end : passage.start].strip("；;。，, \t\n")
            if row is None or (rows and (not near or rows[-1].part.unit != row.part.unit or rows[-1].noun != row.noun)):
                yield from _judged(rows, _stated(passages, first, rows))
                rows = []
            if row is not None:
                first = first if rows else at
                rows.append(row)
        yield from _judged(rows, _stated(passages, first, rows))


def _stated(passages: Sequence[Passage], first: int, rows: Sequence[_Row]) -> list[Fraction]:
    """Return the amounts above the lines that are counted as they are."""
    return [
        Fraction(figure.value)
        for passage in passages[max(0, first - _BACK) : first]
        for figure in passage.figures
        if rows and figure.value is not None and figure.unit == rows[0].part.unit and figure.measure == "level"
    ]


def _row(passage: Passage) -> _Row | None:
    """Return what a line says that is one amount with its share; None for any other."""
    if len(passage.figures) != 2 or passage.kind(0) not in (COUNT, MONEY) or passage.kind(1) != PERCENT:
        return None
    part, share = passage.figures
    if not (is_plain(part) and is_plain(share) and part.value and share.value) or not _SHARE.search(passage.gaps[1]):
        return None
    noun = _VERB.sub("", passage.label(0))
    return _Row(passage, part, share, noun[-_NOUN:]) if len(noun) >= _NOUN else None


def _swaps(figure: Figure, meant: Fraction, room: Fraction) -> bool:
    """Whether two neighbouring digits swapped bring a count to what its share says, as near as that says it."""
    digits = digits_of(figure)
    step = Fraction(figure.value or 0) / int(digits)
    for k in range(len(digits) - 1):
        swapped = int(digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :]) * step
        if digits[k] != digits[k + 1] and abs(swapped - meant) <= room * 2 and len(digits) >= _TELLING:
            return True
    return False


def _judged(rows: Sequence[_Row], stated: Sequence[Fraction]) -> Iterator[Finding]:
    wholes = [row.whole for row in rows]
    if len(rows) < _FEWEST or any(w is None or w.low is None or w.high is None for w in wholes):
        return
    held = [(w.low or Fraction(0), w.high or Fraction(0)) for w in wholes if w is not None]
    if max(low for low, _ in held) <= min(high for _, high in held):
        return
    off = []
    for k in range(len(held)):
        low = max(low for n, (low, _) in enumerate(held) if n != k)
        high = min(high for n, (_, high) in enumerate(held) if n != k)
        if low <= high:
            off.append((k, any(low <= value <= high for value in stated)))
    # Where two may be wrong, the one is that leaves the others shares of what is stated above.
    off = [at for at in off if at[1]] if len(off) > 1 else off
    if len(off) != 1:
        return
    row, others = rows[off[0][0]], [other for other in rows if other is not rows[off[0][0]]]
    parts = sum((Fraction(o.part.value or 0) for o in others), Fraction(0))
    shares = sum((Fraction(o.share.value or 0) for o in others), Fraction(0))
    exact = Fraction(row.part.value or 0) * shares / parts
    away = abs(exact - Fraction(row.share.value or 0))
    if away <= half_unit(row.share) * 2:
        return
    meant = Fraction(row.share.value or 0) * parts / shares
    told = len(digits_of(row.share)) >= _TELLING and swap_to(row.share, exact)
    slip = told or _swaps(row.part, meant, half_unit(row.share) * parts / shares) or exact > _HUNDRED
    yield worded(
        "share",
        "contradicts" if slip else "unclear",
        places=(row.passage.place(row.share), row.passage.place(row.part), *(o.passage.place(o.part) for o in others)),
        stated=row.share.text,
        computed=decimal_text(exact, 2) + "%",
        difference=decimal_text(away, 2) + "%",
        tolerance=decimal_text(half_unit(row.share), 4) + "%",
        basis=Why(
            zh=f"按其余各行所说的比例推算，{row.part.text}应占的比例",
            en=f"the share of {row.part.text} in the whole that the other lines are shares of",
        ),
        reason=_OPEN,
    )
